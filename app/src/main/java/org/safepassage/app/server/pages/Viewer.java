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
