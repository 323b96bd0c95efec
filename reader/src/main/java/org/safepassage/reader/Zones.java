package org.safepassage.reader;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Time zones that a text names, and the zones of places, by the tz database of the running Java.
 */
final class Zones {
    private Zones() {}

    /**
     * The zone that a mark of category zone names, or null for "local time" and where none is
     * known.
     */
    static @Nullable ZoneId of(Mark zone) {
        if (zone.value().equals("local")) {
            return null;
        }
        if (zone.value().equals("place")) {
            return zone.parts().stream()
                    .filter(p -> p.category().equals("place"))
                    .map(p -> ofPlace(p))
                    .findFirst()
                    .orElse(null);
        }
        return parse(zone.value());
    }

    /** A place's value is its name, then @ and its zone. */
    static @Nullable ZoneId ofPlace(Mark place) {
        int at = place.value().indexOf('@');
        return at < 0 ? null : parse(place.value().substring(at + 1).strip().split(" ", -1)[0]);
    }

    private static @Nullable ZoneId parse(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            return null;
        }
    }

    static boolean isStated(@Nullable Mark zone) {
        return zone != null && !zone.value().equals("local");
    }

    /**
     * Warns of a printed conversion that is wrong on its day.
     *
     * @param one the hour in the text's own zone, or that of the place
     * @param other the same hour in another zone
     */
    static void check(Document document, Matcher m, Mark one, Mark other, @Nullable Mark date) {
        Mark stated = one.find("zone").orElse(null);
        ZoneId from =
                stated == null || stated.value().equals("local")
                        ? new Places(document).zone()
                        : of(stated);
        ZoneId to = other.find("zone").map(Zones::of).orElse(null);
        if (from == null || to == null) {
            return;
        }
        LocalDate day =
                date == null
                        ? document.published()
                        : Day.of(date.value()).resolve(document.published(), false);
        if (day == null) {
            return;
        }
        LocalTime first = Clocks.time(one.value());
        LocalTime printed = Clocks.time(other.value());
        LocalTime right = day.atTime(first).atZone(from).withZoneSameInstant(to).toLocalTime();
        if (!right.equals(printed)) {
            document.warn(
                    "\"%s\" is a wrong conversion: %s in %s on %s is %s in %s, not %s."
                            .formatted(
                                    document.words(m, one.from(), Math.max(one.to(), other.to())),
                                    first,
                                    from,
                                    day,
                                    right,
                                    to instanceof ZoneOffset
                                                    || to.getId().equals("UTC")
                                                    || to.getId().equals("GMT")
                                            ? "GMT"
                                            : to.getId(),
                                    printed));
        }
    }
}
