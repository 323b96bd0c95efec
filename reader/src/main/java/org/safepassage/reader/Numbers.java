package org.safepassage.reader;

import org.jspecify.annotations.Nullable;

/**
 * Numbers in digits and in words, up to a thousand million: {@code 80,414}, {@code 50 ألف}, {@code
 * двадцать пять}. The lexicon's category {@code number} has the words, {@code multiplier} thousands
 * and millions.
 */
final class Numbers {
    private static final long MOST = 1_000_000_000L;

    private Numbers() {}

    /** The category {@code num}: its value is the number in digits. */
    static @Nullable Mark at(Matcher matcher, int token) {
        Sentence sentence = matcher.sentence();
        Mark first = one(matcher, token);
        if (first == null) {
            return null;
        }
        long value = Long.parseLong(first.value());
        int end = first.to();
        boolean digits = sentence.at(token).isNumber();
        if (digits && value > 999 && sentence.at(token).raw().length() == 4) {
            return scaled(
                    matcher, token, value,
                    end); // a year or a clock: never the beginning of a longer number
        }
        // "80 414": groups of three behind a plain space, in languages that write them so
        while (digits
                && end < sentence.size()
                && sentence.at(end).isNumber()
                && sentence.at(end).raw().length() == 3
                && value > 0
                && value < MOST / 1000
                && sentence.at(token).raw().length() <= 3
                && !matcher.lexicon().language().equals("en")) {
            value = value * 1000 + Long.parseLong(sentence.at(end).form());
            end++;
        }
        // "twenty-five", "двадцать пять", "cent vingt"
        while (!digits && end < sentence.size()) {
            int next =
                    sentence.at(end).is("-")
                                    || (!matcher.lexicon().patterns("number.and").isEmpty()
                                            && matcher.at("number.and", end) != null)
                            ? end + 1
                            : end;
            Mark more =
                    next < sentence.size() && !sentence.at(next).isNumber()
                            ? one(matcher, next)
                            : null;
            if (more == null) {
                break;
            }
            long add = Long.parseLong(more.value());
            if (add == 0
                    || add >= 100
                    || (value % 100 == 0 && value < 100)
                    || (value % 100 != 0 && (value % 10 != 0 || add >= 10))) {
                break;
            }
            value += add;
            end = more.to();
        }
        return scaled(matcher, token, value, end);
    }

    private static @Nullable Mark scaled(Matcher matcher, int token, long number, int from) {
        long value = number;
        int end = from;
        Sentence sentence = matcher.sentence();
        // "1.5 million", "2,5 тыс."
        long tenths = 0;
        if (end + 1 < sentence.size()
                && (sentence.at(end).is(".") || sentence.at(end).is(","))
                && !sentence.at(end).spaced()
                && sentence.at(end + 1).isNumber()
                && sentence.at(end + 1).form().length() == 1
                && !sentence.at(end + 1).spaced()
                && matcher.at("multiplier", end + 2) != null) {
            tenths = Long.parseLong(sentence.at(end + 1).form());
            end += 2;
        }
        Mark times = matcher.at("multiplier", end);
        if (times != null) {
            long by = Long.parseLong(times.value());
            if (value > MOST / by) {
                return null;
            }
            value = value * by + tenths * by / 10;
            end = times.to();
        }
        return value > MOST ? null : Mark.of("num", Long.toString(value), token, end);
    }

    private static @Nullable Mark one(Matcher matcher, int token) {
        Token at = matcher.sentence().at(token);
        if (at.is("(") && token + 2 < matcher.sentence().size()) {
            Mark inside = // "(٧٢) ساعة"
                    matcher.sentence().at(token + 1).isNumber()
                                    && matcher.sentence().at(token + 2).is(")")
                            ? one(matcher, token + 1)
                            : null;
            return inside == null ? null : Mark.of("num", inside.value(), token, token + 3);
        }
        if (at.isNumber()) {
            String digits = at.form();
            return digits.length() > 10
                    ? null
                    : Mark.of("num", Long.toString(Long.parseLong(digits)), token, token + 1);
        }
        Mark word = matcher.at("number", token);
        if (word == null && at.isWord()) {
            Mark scale = matcher.at("multiplier.alone", token);
            return scale;
        }
        return word;
    }
}
