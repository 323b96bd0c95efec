package org.safepassage.reader;

import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hours of the day: {@code 9 am}, {@code 19:00}, {@code 9 h 30}, {@code الساعة العاشرة صباحا},
 * {@code noon}. The value of a match is {@code HH:mm}, with {@code 24:00} for the end of a day; its
 * part {@code zone} is the zone that stands beside it.
 */
final class Clocks {
    private Clocks() {}

    /** The category {@code clock}: an hour that its own words show to be one. */
    static @Nullable Mark at(Matcher matcher, int token) {
        Mark bare = read(matcher, token);
        return bare == null || bare.value().startsWith("?") ? null : bare;
    }

    /**
     * The category {@code hour}: a clock, or a bare number that could be one; its value then begins
     * with a question mark.
     */
    static @Nullable Mark hour(Matcher matcher, int token) {
        return read(matcher, token);
    }

    private static @Nullable Mark read(Matcher m, int token) {
        Sentence s = m.sentence();
        Mark noon = m.at("clock.fixed", token);
        if (noon != null) {
            return withZone(m, noon.value(), token, noon.to());
        }
        int at = token;
        Mark before = m.at("clock.before", at); // "الساعة", "a las", "um"
        if (before != null) {
            at = before.to();
        }
        if (at >= s.size()) {
            return null;
        }
        int hour;
        int minute = 0;
        boolean sure = before != null && before.value().equals("sure");
        if (s.at(at).isNumber()) {
            String digits = s.at(at).form();
            if (digits.length() == 4 && s.at(at).raw().length() == 4) {
                return military(m, token, at, digits, sure);
            }
            if (digits.length() > 2) {
                return null;
            }
            hour = Integer.parseInt(digits);
            at++;
            Mark ending = m.at("clock.suffix", at); // "9-й", "19-ї"
            at = ending == null ? at : ending.to();
            int minutes = minutes(m, at);
            if (minutes >= 0) {
                // "20.10.2016" is a date
                if (at + 2 < s.size()
                        && s.at(at + 2).is(".")
                        && at + 3 < s.size()
                        && s.at(at + 3).isNumber()
                        && !s.at(at + 3).spaced()) {
                    return null;
                }
                minute = minutes;
                sure |=
                        !s.at(at).is(".")
                                || s.at(at + 1).form().equals("00")
                                || s.at(at + 1).form().equals("30");
                at += 2;
                if (at + 1 < s.size()
                        && s.at(at).is(":")
                        && !s.at(at).spaced()
                        && s.at(at + 1).isNumber()) {
                    at += 2; // seconds
                }
            }
        } else {
            Mark word = m.at("clock.word", at); // "العاشرة", "nine o'clock"
            if (word == null && before != null) {
                Mark number = Numbers.at(m, at);
                word = number != null && number.value().length() <= 2 ? number : null;
            }
            if (word == null) {
                Mark number = Numbers.at(m, at);
                if (number == null
                        || number.value().length() > 2
                        || (m.at("clock.after", number.to()) == null
                                && m.at("daypart", number.to()) == null
                                && m.endingAt("range.from", token) == null)) {
                    return null;
                }
                word = number;
            }
            hour = Integer.parseInt(word.value());
            at = word.to();
        }
        Mark after = m.at("clock.after", at); // "h", "Uhr", "часов", "o'clock"
        if (after != null && !isDuration(m, after, token, before != null)) {
            at = after.to();
            sure = true;
            if (at < s.size()
                    && s.at(at).isNumber()
                    && s.at(at).form().length() == 2
                    && Integer.parseInt(s.at(at).form()) < 60
                    && minute == 0
                    && m.at("date", at) == null
                    && m.at("unit", at + 1) == null) {
                minute = Integer.parseInt(s.at(at).form()); // "9 h 30", "19 Uhr 30"
                at++;
            }
        }
        Mark half = m.at("clock.minutes", at); // "والنصف"
        if (half != null) {
            minute += Integer.parseInt(half.value());
            at = half.to();
            sure = true;
        }
        Mark part = m.at("daypart", at);
        if (part == null && at < s.size() && s.at(at).is(",")) {
            part = null;
        }
        if (part != null && isLength(m, token, before, after, half, part)) {
            return null;
        }
        if (part != null) {
            hour = inPart(hour, part.value());
            at = part.to();
            sure = true;
            Mark again = m.at("clock.after", at);
            if (again != null) {
                at = again.to();
            }
        }
        if (hour > 24 || hour < 0 || (hour == 24 && minute > 0) || minute > 59) {
            return null;
        }
        String value = "%02d:%02d".formatted(hour, minute);
        Mark full = withZone(m, value, token, at);
        sure |= full.find("zone").isPresent();
        return sure ? full : new Mark("clock", "?" + value, token, full.to(), full.parts());
    }

    /** "На три дня" is a length, "в три дня" an hour. */
    private static boolean isLength(
            Matcher m,
            int token,
            @Nullable Mark before,
            @Nullable Mark after,
            @Nullable Mark half,
            Mark part) {
        return before == null
                && after == null
                && half == null
                && m.at("unit", part.from()) != null
                && m.endingAt("clock.intro", token) == null
                && m.endingAt("range.from", token) == null
                && m.endingAt("range.to", token) == null;
    }

    /** "24 hours" is a length unless a word before says it is a time. */
    private static boolean isDuration(Matcher m, Mark after, int token, boolean introduced) {
        if (introduced
                || after.value().equals("sure")
                || m.at("zone", after.to()) != null
                || m.endingAt("weekday", token) != null) {
            return false; // "22 heures GMT", "samedi 8 heures"
        }
        if (m.lexicon().language().equals("en")) {
            return true; // only "0900 hours" is an hour
        }
        Mark intro = m.endingAt("clock.intro", token);
        int word = intro == null ? token - 1 : intro.from();
        Mark to = m.at("range.to", after.to());
        boolean range = to != null && isHourLike(m, to.to());
        if ((m.endingAt("pause", word) != null || m.endingAt("length.intro", token) != null)
                && !range) {
            return true; // "una tregua de seis horas", "une durée de cinq heures"
        }
        return m.at("clock.intro", token - 1) == null && intro == null;
    }

    private static boolean isHourLike(Matcher m, int at) {
        return at < m.sentence().size()
                && (m.sentence().at(at).isNumber()
                        || m.at("number", at) != null
                        || m.at("clock.word", at) != null
                        || m.at("clock.before", at) != null
                        || m.at("clock.fixed", at) != null);
    }

    private static @Nullable Mark military(
            Matcher m, int token, int at, String digits, boolean sure) {
        int hour = Integer.parseInt(digits.substring(0, 2));
        int minute = Integer.parseInt(digits.substring(2));
        Mark after = m.at("clock.after", at + 1);
        Mark full =
                withZone(
                        m,
                        "%02d:%02d".formatted(hour, minute),
                        token,
                        after == null ? at + 1 : after.to());
        if (hour > 24 || minute > 59 || (hour == 24 && minute > 0)) {
            return null;
        }
        boolean isClock = sure || after != null || full.find("zone").isPresent();
        return isClock
                ? full
                : new Mark("clock", "?" + full.value(), token, full.to(), full.parts());
    }

    private static int minutes(Matcher m, int at) {
        Sentence s = m.sentence();
        if (at + 1 >= s.size()
                || s.at(at).spaced()
                || !s.at(at + 1).isNumber()
                || s.at(at + 1).spaced()) {
            return -1;
        }
        boolean sign = s.at(at).is(":") || s.at(at).is(".") || s.at(at).is("h");
        String digits = s.at(at + 1).form();
        return sign && digits.length() == 2 && Integer.parseInt(digits) < 60
                ? Integer.parseInt(digits)
                : -1;
    }

    private static int inPart(int hour, String part) {
        return switch (part) {
            case "am" -> hour == 12 ? 0 : hour;
            case "pm" -> hour < 12 ? hour + 12 : hour;
            case "noon" -> hour >= 1 && hour <= 4 ? hour + 12 : hour;
            case "night" -> hour == 12 ? 24 : hour >= 6 && hour < 12 ? hour + 12 : hour;
            default -> hour;
        };
    }

    private static Mark withZone(Matcher m, String value, int from, int to) {
        Sentence s = m.sentence();
        int at = to;
        if (at + 1 < s.size() && (s.at(at).is("(") || s.at(at).is(","))) {
            Mark zone = m.at("zone", at + 1);
            boolean closes =
                    zone != null
                            && s.at(at).is("(")
                            && zone.to() < s.size()
                            && s.at(zone.to()).is(")");
            boolean place =
                    zone != null
                            && m.at("place", zone.from()) != null
                            && java.util.Objects.requireNonNull(m.at("place", zone.from())).to()
                                    == zone.to();
            if (zone != null && (closes || (s.at(at).is(",") && !place))) {
                return new Mark(
                        "clock",
                        value,
                        from,
                        zone.to() + (closes ? 1 : 0),
                        java.util.List.of(zone));
            }
        }
        Mark zone = m.at("zone", at);
        if (zone != null) {
            return new Mark("clock", value, from, zone.to(), java.util.List.of(zone));
        }
        return Mark.of("clock", value, from, to);
    }

    /**
     * The time of a clock's value; 24:00 is midnight of the next day, which {@link #isNextDay}
     * tells.
     */
    static LocalTime time(String value) {
        String bare = value.startsWith("?") ? value.substring(1) : value;
        return bare.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(bare);
    }

    static boolean isNextDay(String value) {
        return value.endsWith("24:00");
    }

    /** The zone beside a clock, or empty. */
    static Optional<Mark> zone(Mark clock) {
        return clock.find("zone");
    }
}
