package org.safepassage.reader;

import java.util.List;

/** Days on which something was said, which are not the days of a pause. */
final class SpeechDays {
    /** Words of a clause that has a verb of its own; "on the morning of 4 November," has fewer. */
    private static final int SHORTEST_CLAUSE = 8;

    private static final List<String> OWN = List.of("pause", "corridor", "halt", "clock");

    private SpeechDays() {}

    /** A day beside a word of saying is the day of saying. */
    static boolean isSpeech(Matcher m, Mark date) {
        Sentence s = m.sentence();
        if (date.from() <= 3 && s.index() == 0 && isDateline(s, date)) {
            return true;
        }
        if (isOfTheClauseBefore(m, date)) {
            return true;
        }
        for (Mark say : m.all("say")) {
            int after = date.from() - say.to();
            int before = say.from() - date.to();
            // "were declared from 27 February": from then on, whenever it was said.
            boolean from = between(m, "range.from", say.to(), date.from());
            if ((after >= 0 && after <= 3 && !from && !comma(s, say.to(), date.from()))
                    || (before >= 0 && before <= 2 && !comma(s, date.to(), say.from()))) {
                return true;
            }
            // "…, said the minister in Moscow on Thursday"
            if (after > 3
                    && after <= 9
                    && !comma(s, say.to(), date.from())
                    && m.at("pause", say.to() + 1) == null
                    && !between(m, "pause", say.to(), date.from())
                    && !between(m, "corridor", say.to(), date.from())
                    && !between(m, "range.from", say.to(), date.from())) {
                return true;
            }
        }
        return false;
    }

    /**
     * "After the Council had adopted its resolution on 24 February, daily pauses were declared from
     * 27 February": a clause that speaks of no pause, before one that does and has its own day.
     */
    private static boolean isOfTheClauseBefore(Matcher m, Mark date) {
        Sentence s = m.sentence();
        int comma = 0;
        while (comma < s.size() && !comma(s, comma, comma + 1)) {
            comma++;
        }
        if (comma < SHORTEST_CLAUSE || comma >= s.size() || date.to() > comma) {
            return false;
        }
        for (String own : OWN) {
            if (between(m, own, 0, comma)) {
                return false;
            }
        }
        int rest = comma;
        return (between(m, "pause", rest, s.size()) || between(m, "corridor", rest, s.size()))
                && m.all("date").stream().anyMatch(d -> d.from() > rest);
    }

    static boolean between(Matcher m, String category, int from, int to) {
        for (int i = from; i < to; i++) {
            if (m.at(category, i) != null) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDateline(Sentence s, Mark date) {
        return date.to() >= s.size() || ".-:".contains(s.at(date.to()).form());
    }

    private static boolean comma(Sentence s, int from, int to) {
        for (int i = from; i < to; i++) {
            if (s.at(i).is(",") || s.at(i).is("،") || s.at(i).is(";")) {
                return true;
            }
        }
        return false;
    }
}
