package org.safepassage.reader;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An hour, a day or both, side by side in a sentence.
 *
 * @param cue from, to, or nothing
 * @param hour a mark of category hour, or null
 * @param date a mark of category date, or null
 * @param converted the same hour in another zone, printed beside it, or null
 */
record Moment(
        String cue,
        @Nullable Mark hour,
        @Nullable Mark date,
        @Nullable Mark converted,
        int from,
        int to) {
    /** The moments of a sentence from left to right. */
    static List<Moment> in(Matcher m) {
        List<Moment> moments = new ArrayList<>();
        int at = 0;
        while (at < m.sentence().size()) {
            Moment moment = at(m, at);
            if (moment == null) {
                at++;
            } else {
                moments.add(moment);
                at = moment.to();
            }
        }
        return moments;
    }

    private static @Nullable Moment at(Matcher m, int token) {
        Mark from = m.at("range.from", token);
        Mark to = m.at("range.to", token);
        Mark cue = to != null && (from == null || to.to() >= from.to()) ? to : from;
        String word =
                cue == null
                        ? ""
                        : cue.category().equals("range.to")
                                ? "to"
                                : cue.value().equals("between") ? "between" : "from";
        int at = cue == null ? token : cue.to();
        Mark hour = null;
        Mark date = null;
        Mark converted = null;
        int end = at;
        boolean more = true;
        while (more) {
            more = false;
            int next = skipLinks(m, end, hour != null || date != null);
            Mark day = date == null ? m.at("date", next) : null;
            Mark clock = hour == null ? m.at("hour", next) : null;
            if (clock != null
                    && clock.value().startsWith("?")
                    && ((cue == null && date == null) || isNoHour(m, clock))) {
                clock = null;
            }
            if (day != null && (clock == null || day.to() >= clock.to())) {
                date = day;
                end = day.to();
                more = true;
            } else if (clock != null) {
                hour = clock;
                date = date == null ? dayInside(m, clock) : date;
                end = clock.to();
                converted = conversion(m, end);
                end = converted == null ? end : closing(m, converted.to());
                more = true;
            } else if (date != null && hour == null && next > end && m.at("date", next) == null) {
                more = false;
            }
        }
        if (hour == null && date == null) {
            return null;
        }
        if (hour != null && converted == null && end > hour.to()) {
            converted = conversion(m, end);
            end = converted == null ? end : closing(m, converted.to());
        }
        if (cue == null && hour == null && date != null && token != date.from()) {
            return null;
        }
        return new Moment(word, hour, date, converted, token, end);
    }

    /** "Six this evening" names the day with the hour. */
    private static @Nullable Mark dayInside(Matcher m, Mark clock) {
        for (int i = clock.from() + 1; i < clock.to(); i++) {
            Mark day = m.at("date.relative", i);
            boolean own = day != null && m.at("daypart", day.from()) != null;
            if (own && day != null && day.to() <= clock.to()) {
                return m.at("date", i);
            }
        }
        return null;
    }

    private static int skipLinks(Matcher m, int from, boolean inside) {
        int at = from;
        for (int i = 0; i < 3 && at < m.sentence().size(); i++) {
            boolean means = m.at("date", at) != null || m.at("clock.fixed", at) != null;
            Mark link = means ? null : m.at("moment.link", at);
            if (link != null) {
                at = link.to();
            } else if (inside && (m.sentence().at(at).is(",") || m.sentence().at(at).is("،"))) {
                at++;
            } else {
                break;
            }
        }
        return at;
    }

    /** "6 pm Moscow time (1 pm GMT)". */
    private static @Nullable Mark conversion(Matcher m, int end) {
        Sentence s = m.sentence();
        if (end + 1 >= s.size()
                || !(s.at(end).is("(")
                        || s.at(end).is(",")
                        || s.at(end).is("/")
                        || s.at(end).is("-"))) {
            return null;
        }
        Mark or = m.at("conversion.or", end + 1);
        Mark other = m.at("hour", or == null ? end + 1 : or.to());
        return other != null
                        && other.find("zone").isPresent()
                        && (s.at(end).is("(") || !other.value().startsWith("?"))
                ? other
                : null;
    }

    private static int closing(Matcher m, int at) {
        return at < m.sentence().size() && m.sentence().at(at).is(")") ? at + 1 : at;
    }

    /** A bare number in front of people, lengths or months is no hour. */
    private static boolean isNoHour(Matcher m, Mark clock) {
        int after = clock.to();
        return m.at("count.noun", after) != null
                || m.at("unit", after) != null
                || m.at("month", after) != null
                || m.at("corridor", after) != null
                || (m.at("day.suffix", after) != null && m.at("month", after + 1) != null)
                || (after < m.sentence().size()
                        && (m.sentence().at(after).is("%") || m.sentence().at(after).isNumber()))
                || m.at("noun.any", after) != null;
    }
}
