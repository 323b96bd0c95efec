package org.safepassage.reader;

import java.time.DayOfWeek;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Days: {@code Friday, 4 November}, {@code 20.10.2016}, {@code 20 أكتوبر/تشرين الأول}, {@code next
 * Friday}, {@code two weeks ago}. A match's value is that of {@link Day}.
 */
final class Dates {
    private Dates() {}

    /** The category {@code date}. */
    static @Nullable Mark at(Matcher m, int token) {
        Mark plain = calendar(m, token);
        Mark weekday = weekday(m, token);
        if (weekday != null) {
            int next = weekday.to();
            next =
                    next < m.sentence().size()
                                    && (m.sentence().at(next).is(",")
                                            || m.sentence().at(next).is("،")
                                            || m.sentence().at(next).is("("))
                            ? next + 1
                            : next;
            Mark link = m.at("date.link", next);
            Mark after = calendar(m, link == null ? next : link.to());
            if (after != null) {
                Day day = Day.of(after.value());
                DayOfWeek name = Day.of(weekday.value()).weekday();
                return Mark.of(
                        "date",
                        new Day(day.year(), day.month(), day.day(), name, "").value(),
                        token,
                        after.to());
            }
            return weekday;
        }
        return plain != null ? plain : relative(m, token);
    }

    private static @Nullable Mark weekday(Matcher m, int token) {
        Mark way = m.at("date.way", token); // next, last, this, "в прошлую"
        int at = way == null ? token : way.to();
        Mark name = m.at("weekday", at);
        if (name == null) {
            return null;
        }
        Mark behind = m.at("date.way.after", name.to()); // "vendredi prochain"
        String how = way != null ? way.value() : behind != null ? behind.value() : "";
        return Mark.of(
                "date",
                new Day(0, 0, 0, DayOfWeek.of(Integer.parseInt(name.value())), how).value(),
                token,
                behind == null ? name.to() : behind.to());
    }

    private static @Nullable Mark relative(Matcher m, int token) {
        Mark word = m.at("date.relative", token); // today, tomorrow: days from publication
        if (word != null) {
            Mark calendar = null;
            int next = word.to();
            if (next < m.sentence().size()
                    && (m.sentence().at(next).is(",") || m.sentence().at(next).is("،"))) {
                calendar = calendar(m, next + 1);
                calendar = calendar == null ? after(m, next + 1) : calendar;
            } else {
                calendar = calendar(m, next);
                calendar = calendar == null ? after(m, next) : calendar;
            }
            if (calendar != null) {
                return Mark.of("date", calendar.value(), token, calendar.to());
            }
            return Mark.of("date", new Day(0, 0, 0, null, word.value()).value(), token, word.to());
        }
        Mark ago = m.at("date.ago", token); // "<num> days ago"
        if (ago != null) {
            int days = 1;
            for (Mark part : ago.parts()) {
                if (part.category().equals("num")) {
                    days = (int) Math.min(9_999, Long.parseLong(part.value()));
                }
            }
            int unit = Integer.parseInt(ago.value());
            return Mark.of(
                    "date",
                    new Day(0, 0, 0, null, Integer.toString(days * unit)).value(),
                    token,
                    ago.to());
        }
        return null;
    }

    /**
     * "اليوم الخميس", "today, Friday": the weekday says no more than "today" unless a date follows
     * it.
     */
    private static @Nullable Mark after(Matcher m, int token) {
        Mark weekday = weekday(m, token);
        if (weekday == null) {
            return null;
        }
        int next = weekday.to();
        next =
                next < m.sentence().size()
                                && (m.sentence().at(next).is(",") || m.sentence().at(next).is("،"))
                        ? next + 1
                        : next;
        Mark calendar = calendar(m, next);
        if (calendar != null) {
            return calendar;
        }
        return Mark.of(
                "date",
                new Day(0, 0, 0, Day.of(weekday.value()).weekday(), "near").value(),
                token,
                weekday.to());
    }

    private static @Nullable Mark calendar(Matcher m, int token) {
        if (token >= m.sentence().size()) {
            return null;
        }
        Mark numeric = numeric(m, token);
        if (numeric != null) {
            return numeric;
        }
        Mark dayFirst = dayFirst(m, token);
        return dayFirst != null ? dayFirst : monthFirst(m, token);
    }

    private static @Nullable Mark numeric(Matcher m, int token) {
        Sentence s = m.sentence();
        if (token + 4 >= s.size()
                || !s.at(token).isNumber()
                || !s.at(token + 2).isNumber()
                || !s.at(token + 4).isNumber()) {
            return null;
        }
        String sign = s.at(token + 1).form();
        if (!List.of(".", "/", "-").contains(sign)
                || !s.at(token + 3).is(sign)
                || s.at(token + 4).spaced()) {
            return null;
        }
        long[] n = {
            Long.parseLong(s.at(token).form()),
            Long.parseLong(s.at(token + 2).form()),
            Long.parseLong(s.at(token + 4).form())
        };
        if (n[0] >= 1900 && n[0] < 2200 && n[1] <= 12 && n[2] <= 31 && n[1] > 0 && n[2] > 0) {
            return mark((int) n[0], (int) n[1], (int) n[2], token, token + 5);
        }
        long year = n[2] < 100 && s.at(token + 4).raw().length() == 2 ? 2000 + n[2] : n[2];
        if (year >= 1900 && year < 2200 && n[1] > 0 && n[1] <= 12 && n[0] > 0 && n[0] <= 31) {
            return mark((int) year, (int) n[1], (int) n[0], token, token + 5);
        }
        return null;
    }

    private static @Nullable Mark dayFirst(Matcher m, int token) {
        Sentence s = m.sentence();
        int day = dayNumber(m, token);
        if (day == 0) {
            return null;
        }
        int at = token + 1;
        Mark suffix = m.at("day.suffix", at); // "th", ".", "er", "-го"
        at = suffix == null ? at : suffix.to();
        Mark of = m.at("day.of", at);
        at = of == null ? at : of.to();
        Mark month = m.at("month", at);
        if (month == null) {
            return null;
        }
        at = secondMonth(m, month);
        return withYear(m, Integer.parseInt(month.value()), day, token, at, s);
    }

    private static int secondMonth(Matcher m, Mark month) {
        Sentence s = m.sentence();
        int at = month.to();
        if (at + 1 < s.size() && (s.at(at).is("/") || s.at(at).is("("))) {
            Mark second = m.at("month", at + 1);
            if (second != null && second.value().equals(month.value())) {
                int end = second.to();
                return end < s.size() && s.at(end).is(")") ? end + 1 : end;
            }
        }
        return at;
    }

    private static @Nullable Mark monthFirst(Matcher m, int token) {
        Sentence s = m.sentence();
        Mark month = m.at("month", token);
        if (month == null || !m.lexicon().language().equals("en")) {
            return null;
        }
        int at = month.to();
        if (at < s.size() && s.at(at).is(".")) {
            at++;
        }
        int day = at < s.size() ? dayNumber(m, at) : 0;
        if (day == 0) {
            return null;
        }
        at++;
        Mark suffix = m.at("day.suffix", at);
        at = suffix == null || suffix.value().equals(".") ? at : suffix.to();
        return withYear(m, Integer.parseInt(month.value()), day, token, at, s);
    }

    private static Mark withYear(Matcher m, int month, int day, int from, int to, Sentence s) {
        int at = to;
        Mark of = m.at("day.of", at);
        int next = of == null ? at : of.to();
        next = next < s.size() && s.at(next).is(",") ? next + 1 : next;
        if (next < s.size() && s.at(next).isNumber() && s.at(next).raw().length() == 4) {
            int year = Integer.parseInt(s.at(next).form());
            if (year >= 1900 && year < 2200 && !(next + 1 < s.size() && s.at(next + 1).is(":"))) {
                return mark(year, month, day, from, next + 1);
            }
        }
        return mark(0, month, day, from, to);
    }

    static int dayNumber(Matcher m, int token) {
        Token at = m.sentence().at(token);
        if (at.isNumber() && at.form().length() <= 2) {
            int day = Integer.parseInt(at.form());
            return day >= 1 && day <= 31 ? day : 0;
        }
        Mark word = m.at("day.word", token);
        return word != null && word.to() == token + 1 ? Integer.parseInt(word.value()) : 0;
    }

    private static Mark mark(int year, int month, int day, int from, int to) {
        return Mark.of("date", new Day(year, month, day, null, "").value(), from, to);
    }
}
