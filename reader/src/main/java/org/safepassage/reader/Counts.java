package org.safepassage.reader;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers of people and vehicles, each with its comparator and whoever gives it. */
final class Counts {
    private final Document document;
    private final Speakers speakers;
    private final Follows follows;

    Counts(Document document, Speakers speakers, Follows follows) {
        this.document = document;
        this.speakers = speakers;
        this.follows = follows;
    }

    List<FoundCount> counts() {
        List<FoundCount> all = new ArrayList<>();
        for (Matcher m : document.sentences()) {
            if (follows.isAbout(m)) {
                continue;
            }
            int free = 0;
            for (Mark number : m.all("num")) {
                FoundCount count = number.from() < free ? null : count(m, number);
                if (count != null
                        && all.stream()
                                .noneMatch(
                                        c ->
                                                c.value() == count.value()
                                                        && c.of().equals(count.of()))) {
                    all.add(count);
                    free = number.to();
                }
            }
            for (Mark none : m.all("count.zero")) { // "nobody left"
                Mark number = Mark.of("num", "0", none.from(), none.to());
                all.add(
                        new FoundCount(
                                0,
                                "=",
                                none.value().isEmpty() ? "people" : none.value(),
                                source(m, number),
                                document.span(m, none)));
            }
        }
        return all;
    }

    private @Nullable FoundCount count(Matcher m, Mark number) {
        if (isTime(m, number)
                || (number.value().equals("0") && m.sentence().at(number.from()).isWord())) {
            return null;
        }
        Mark noun = noun(m, number.to(), number.value().equals("1"));
        Mark bare = noun == null ? m.at("count.after", number.to()) : null;
        Mark before = noun == null && bare == null ? at(m, number.from()) : null;
        if (noun == null && bare == null && before == null) {
            return null;
        }
        String of =
                noun != null
                        ? noun.value()
                        : bare != null && !bare.value().isEmpty() ? bare.value() : "people";
        if (of.equals("skip")) {
            return null;
        }
        if (m.endingAt("not.count", number.from()) != null
                || m.at("not.count.after", number.to()) != null) {
            return null;
        }
        int from = number.from();
        String comparator = "=";
        for (int end = number.from(); end >= Math.max(1, number.from() - 2); end--) {
            Mark cmp = m.endingAt("comparator", end);
            if (cmp != null) {
                comparator = cmp.value();
                from = cmp.from();
                break;
            }
        }
        Mark fate = m.endingAt("count.fate", from); // "a bomb killed two …"
        if (fate != null && List.of("people", "fighters").contains(of)) {
            of = fate.value();
        }
        if (noun != null && List.of("people", "fighters").contains(of)) {
            for (int i = noun.to(); i <= noun.to() + 1 && i < m.sentence().size(); i++) {
                Mark fell = m.at("count.fell", i); // "two people died"
                if (fell != null) {
                    of = fell.value();
                    break;
                }
            }
        }
        int to = noun != null ? noun.to() : number.to();
        Mark after = m.at("comparator.after", number.to());
        after = after == null && noun != null ? m.at("comparator.after", noun.to()) : after;
        if (after != null) {
            comparator = after.value();
            to = Math.max(to, after.to());
        }
        return new FoundCount(
                Long.parseLong(number.value()),
                comparator,
                of,
                source(m, number),
                document.span(m, from, to));
    }

    /** "Puts the number at about": before a number, or before its comparator. */
    private static @Nullable Mark at(Matcher m, int from) {
        Mark here = m.endingAt("count.at", from);
        Mark comparator = here == null ? m.endingAt("comparator", from) : null;
        return comparator == null ? here : m.endingAt("count.at", comparator.from());
    }

    /** The noun that a number counts, over at most three other words. */
    private static @Nullable Mark noun(Matcher m, int from, boolean one) {
        Sentence s = m.sentence();
        boolean article = s.at(from - 1).isWord() && s.at(from - 1).form().length() <= 5;
        int reach = article && one ? 2 : 4; // "un père de six enfants": an article counts nothing
        for (int i = from; i < Math.min(s.size(), from + reach); i++) {
            Mark noun = m.at("count.noun", i);
            if (noun != null) {
                return noun;
            }
            if ((s.at(i).isSign() && !s.at(i).is("-"))
                    || s.at(i).isNumber()
                    || m.at("prep.strong", i) != null
                    || m.at("unit", i) != null
                    || m.at("corridor", i) != null
                    || (m.at("clock.after", i) != null && i == from)) {
                return null;
            }
        }
        return null;
    }

    private static boolean isTime(Matcher m, Mark number) {
        for (String category :
                List.of("clock", "date", "duration", "age", "corridor.share", "count.zero")) {
            for (Mark mark : m.all(category)) {
                if (mark.overlaps(number)) {
                    return true;
                }
            }
        }
        return false;
    }

    private @Nullable Found source(Matcher m, Mark number) {
        Attribution nearest = null;
        for (Attribution a : speakers.in(m)) {
            nearest =
                    nearest == null || distance(m, a, number) < distance(m, nearest, number)
                            ? a
                            : nearest;
        }
        return nearest == null ? sourceAround(m) : nearest.found();
    }

    /**
     * "This was said by X" in the sentence behind, or whoever speaks in the same paragraph before.
     */
    private @Nullable Found sourceAround(Matcher m) {
        Found before = null;
        for (Attribution a : speakers.all()) {
            int apart = a.sentence() - m.sentence().index();
            if (apart == 1 && a.matcher().has("this") && a.matcher().sentence().size() < 30) {
                return a.found();
            }
            if (apart < 0
                    && a.matcher().sentence().paragraph() == m.sentence().paragraph()
                    && a.matcher().sentence().at(0).line() == m.sentence().at(0).line()) {
                before = a.found();
            }
        }
        return before;
    }

    private static int distance(Matcher m, Attribution a, Mark number) {
        int edge =
                a.verb().to() <= number.from()
                        ? number.from() - a.verb().to()
                        : Math.max(0, a.verb().from() - number.to());
        int signs = 0;
        for (int i = Math.min(a.verb().to(), number.to());
                i < Math.max(a.verb().from(), number.from());
                i++) {
            signs += m.sentence().at(i).is(";") ? 50 : 0;
        }
        return edge + signs;
    }
}
