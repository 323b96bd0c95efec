package org.safepassage.notices.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Moment;
import org.safepassage.domain.Plan;
import org.safepassage.domain.Window;

/**
 * Instants as the people at the place read them: 24 hours, absolute, in the zone of the plan. The
 * day is added when it is not the day of the opening, the offset when it changes within the window.
 */
final class LocalTimes {
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private final ZoneId zone;
    private final boolean stated;
    private final Window window;
    private final boolean offsetChanges;

    LocalTimes(Plan plan) {
        zone = plan.zone();
        stated = plan.zoneStated();
        window = plan.window();
        ZoneOffsetTransition next = zone.getRules().nextTransition(window.opens());
        offsetChanges = next != null && !next.getInstant().isAfter(window.closes());
    }

    /** "13:10", "02:00 on 5 November", "01:30 (UTC+3)". */
    String clock(Instant when) {
        LocalDate day = when.atZone(zone).toLocalDate();
        return hour(when) + (day.equals(openingDay()) ? "" : " on " + DAY.format(day));
    }

    /** "13:10", without the day: for an axis. */
    String hour(Instant when) {
        return HOUR.format(when.atZone(zone)) + (offsetChanges ? " (" + offset(when) + ")" : "");
    }

    /** "13:00", or "5 November" for a midnight: for an axis that may be longer than a day. */
    String axis(Instant when) {
        String hour = HOUR.format(when.atZone(zone));
        return hour.equals("00:00") ? DAY.format(when.atZone(zone)) : hour;
    }

    /** "Friday 4 November 2016, 09:00 to 19:00, Asia/Damascus time (UTC+2)". */
    String windowInFull() {
        String end = clock(window.closes());
        return "%s, %s to %s, %s"
                .formatted(FULL.format(openingDay()), hour(window.opens()), end, zoneInWords());
    }

    /** "Asia/Damascus time (UTC+2)"; says so when nobody stated the zone. */
    String zoneInWords() {
        String name = zone.getId().replace('_', ' ') + " time (" + offset(window.opens()) + ")";
        return stated ? name : name + ", zone inferred";
    }

    /** "3 Nov 2016, 20:14", in the zone of the plan. */
    String dayAndHour(Instant when) {
        return SHORT.format(when.atZone(zone)) + ", " + hour(when);
    }

    /** "2 Nov 2016", with the hour when it is known; "date not known". */
    static String day(@Nullable Moment moment) {
        if (moment == null) {
            return "date not known";
        }
        return SHORT.format(moment.date())
                + (moment.time() == null ? "" : ", " + HOUR.format(moment.time()));
    }

    /** ISO 8601 with the offset, for files: {@code 2016-11-04T09:00:00+02:00}. */
    String iso(Instant when) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(when.atZone(zone));
    }

    /** The first instant not before {@code when} at which a local clock shows a full hour. */
    Instant nextFullHour(Instant when) {
        var local = when.atZone(zone);
        var floor = local.withMinute(0).withSecond(0).withNano(0);
        return (floor.toInstant().isBefore(when) ? floor.plusHours(1) : floor).toInstant();
    }

    private LocalDate openingDay() {
        return window.opens().atZone(zone).toLocalDate();
    }

    private String offset(Instant when) {
        ZoneOffset offset = zone.getRules().getOffset(when);
        int minutes = offset.getTotalSeconds() / 60;
        if (minutes == 0) {
            return "UTC";
        }
        String sign = minutes < 0 ? "\u2212" : "+";
        int size = Math.abs(minutes);
        return "UTC"
                + sign
                + size / 60
                + (size % 60 == 0 ? "" : String.format(Locale.ROOT, ":%02d", size % 60));
    }
}
