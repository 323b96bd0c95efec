package org.safepassage.reader;

/** Days on which something was said, which are not the days of a pause. */
final class SpeechDays {
    private SpeechDays() {}

    /** A day beside a word of saying is the day of saying. */
    static boolean isSpeech(Matcher m, Mark date) {
        Sentence s = m.sentence();
        if (date.from() <= 3 && s.index() == 0 && isDateline(s, date)) {
            return true;
        }
        for (Mark say : m.all("say")) {
            int after = date.from() - say.to();
            int before = say.from() - date.to();
            if ((after >= 0 && after <= 3 && !comma(s, say.to(), date.from()))
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
