package org.safepassage.app.server.pages;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.people.Role;

/**
 * Who looks at a page, and in which language.
 *
 * @param account null when nobody is signed in
 * @param token that every form carries back
 * @param path of the page, to come back to
 */
public record Viewer(
        Words words,
        @Nullable String account,
        @Nullable Role role,
        @Nullable String party,
        String tokenName,
        String token,
        String path,
        Instant now) {
    boolean may(Role.Power power) {
        return role != null && role.may(power);
    }

    String say(String key, Object... filling) {
        return words.say(key, filling);
    }

    /** The words for a term of another part of the program, or the term where there are none. */
    String known(String prefix, String term) {
        return words.known(prefix, term);
    }

    /** An hour and a day at a place, with its zone. */
    String time(Instant when, ZoneId zone) {
        return local(
                        words.isRightToLeft()
                                ? "HH:mm'،' EEEE d MMMM yyyy"
                                : "HH:mm, EEEE d MMMM yyyy",
                        when,
                        zone)
                + (zone.equals(ZoneOffset.UTC) || zone.getId().equals("Etc/UTC")
                        ? " UTC"
                        : " (" + zone.getId() + ")");
    }

    /** A whole number, grouped by narrow spaces or as Arabic does. */
    String count(long number) {
        String grouped =
                String.format(java.util.Locale.ROOT, "%,d", number)
                        .replace(',', words.isRightToLeft() ? '\u066c' : '\u202f');
        return words.digits(grouped);
    }

    /** A day. */
    String day(java.time.LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", words.locale())
                .withDecimalStyle(DecimalStyle.of(words.locale()))
                .format(day);
    }

    /** How long something lasts still, to the minute. */
    String left(java.time.Duration time) {
        return say("time.left", time.toHours(), time.toMinutesPart());
    }

    /** The hour alone, to the minute, at a place. */
    String minute(Instant when, ZoneId zone) {
        return local("HH:mm", when, zone);
    }

    /** The hour alone, with seconds, at a place. */
    String hour(Instant when, ZoneId zone) {
        return local("HH:mm:ss", when, zone);
    }

    private String local(String pattern, Instant when, ZoneId zone) {
        return DateTimeFormatter.ofPattern(pattern, words.locale())
                .withDecimalStyle(DecimalStyle.of(words.locale()))
                .format(when.atZone(zone));
    }
}
