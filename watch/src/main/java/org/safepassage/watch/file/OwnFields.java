package org.safepassage.watch.file;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Worded;
import org.safepassage.watch.Count;
import org.safepassage.watch.Report;
import org.safepassage.watch.ReportBuilder;
import org.safepassage.watch.ReportKind;
import org.safepassage.watch.Span;
import org.safepassage.watch.Standing;
import org.safepassage.watch.Where;

/** Our own report, from fields by name: of a JSON object or of a row. */
final class OwnFields {
    /** Every field there is; whatever begins with {@code x-} is left unread. */
    static final List<String> ALL =
            List.of(
                    "id",
                    "observer",
                    "kind",
                    "at",
                    "from",
                    "until",
                    "date",
                    "corridor",
                    "lon",
                    "lat",
                    "radius",
                    "received",
                    "verification",
                    "disputedBy",
                    "by",
                    "attribution",
                    "event",
                    "replaces",
                    "people",
                    "comparator",
                    "of",
                    "says",
                    "via");

    private final UnaryOperator<@Nullable String> fields;
    private final Times times;
    private final SharedWords words;

    OwnFields(UnaryOperator<@Nullable String> fields, Times times, SharedWords words) {
        this.fields = fields;
        this.times = times;
        this.words = words;
    }

    private @Nullable String get(String name) {
        return fields.apply(name);
    }

    private String need(String name, String example) throws RowFault {
        String value = get(name);
        if (value == null) {
            throw new RowFault(
                    name,
                    "It is missing.",
                    "Every report has one, for example %s.".formatted(example));
        }
        return value;
    }

    Report report(String row) throws RowFault {
        String kind = need("kind", "quiet");
        ReportKind of = choice("kind", ReportKind.class, kind);
        try {
            ReportBuilder report =
                    Report.of(
                                    need("id", "R1"),
                                    words.of(need("observer", "M4")),
                                    of,
                                    when(),
                                    where())
                            .via(words.ofNullable(get("via")))
                            .received(received())
                            .standing(standing())
                            .disputedBy(list(get("disputedBy")))
                            .by(get("by"))
                            .attribution(get("attribution"))
                            .event(get("event"))
                            .replaces(get("replaces"))
                            .count(count())
                            .row(row);
            String says = get("says");
            return report.says(says == null ? "" : says).build();
        } catch (IllegalArgumentException e) {
            throw new RowFault("", String.valueOf(e.getMessage()), "Put it right in the row.");
        }
    }

    private static <E extends Enum<E> & Worded> E choice(String field, Class<E> of, String word)
            throws RowFault {
        E found = Worded.find(of, word.toLowerCase(java.util.Locale.ROOT)).orElse(null);
        if (found == null) {
            String nearest =
                    Nearest.to(word, Worded.words(of))
                            .map(n -> "The nearest is '%s'. ".formatted(n))
                            .orElse("");
            throw RowFault.unreadable(
                    field,
                    word,
                    nearest + "There are: " + String.join(", ", Worded.words(of)) + ".");
        }
        return found;
    }

    private Span when() throws RowFault {
        String at = get("at");
        String from = get("from");
        String until = get("until");
        String date = get("date");
        if (at != null && from == null && until == null && date == null) {
            return Span.at(Times.instant("at", at));
        }
        if (date != null && at == null && from == null && until == null) {
            java.time.LocalDate day = times.day("date", date);
            return times.days(day, day);
        }
        if (from != null && until != null && at == null && date == null) {
            Instant start = Times.instant("from", from);
            Instant end = Times.instant("until", until);
            if (!start.isBefore(end)) {
                throw new RowFault(
                        "until",
                        "It ends %s and begins %s.".formatted(end, start),
                        "It must end after it began; a single minute is 'at'.");
            }
            return new Span(start, end);
        }
        throw new RowFault(
                "at", "When it was is not clear.", "Give 'at', or 'from' and 'until', or 'date'.");
    }

    private Where where() throws RowFault {
        String corridor = get("corridor");
        String lon = get("lon");
        String lat = get("lat");
        if (corridor != null && (lon != null || lat != null)) {
            throw new RowFault(
                    "corridor", "There is a corridor and a point.", "Give one of them: the surer.");
        }
        if (corridor != null) {
            return new Where.On(words.of(corridor));
        }
        if (lon == null && lat == null) {
            return new Where.InArea();
        }
        String radius = get("radius");
        if (radius == null) {
            throw new RowFault(
                    "radius",
                    "How exact the point is is not said.",
                    "Give 'radius' in metres: 50 for a spot, some thousands for a town.");
        }
        double metres = Numbers.decimal("radius", radius);
        if (metres < 0 || metres > 1_000_000) {
            throw RowFault.unreadable("radius", radius, "Metres, 0 to 1000000.");
        }
        return new Where.Within(Numbers.point(lon, lat), metres);
    }

    private @Nullable Instant received() throws RowFault {
        String received = get("received");
        return received == null ? null : Times.instant("received", received);
    }

    private Standing standing() throws RowFault {
        String word = get("verification");
        return word == null ? Standing.ALLEGED : choice("verification", Standing.class, word);
    }

    private @Nullable Count count() throws RowFault {
        String people = get("people");
        if (people == null) {
            return null;
        }
        String comparator = get("comparator");
        String of = get("of");
        return new Count(
                Numbers.whole("people", people, 0, 10_000_000),
                comparator == null ? "=" : comparator,
                of == null ? "people" : of);
    }

    private static List<String> list(@Nullable String names) {
        return names == null
                ? List.of()
                : java.util.Arrays.stream(names.split(";", 50))
                        .map(String::strip)
                        .filter(n -> !n.isEmpty())
                        .toList();
    }
}
