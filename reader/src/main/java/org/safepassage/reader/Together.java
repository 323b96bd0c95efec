package org.safepassage.reader;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several texts about one pause: what they say field by field, agreeing sources joined, disagreeing
 * ones side by side. Two texts are of one pause when they name a place or a party in common and
 * their days are at most a day apart; where one of the two is missing, that is a warning.
 *
 * @param sources the texts, in the order given
 * @param main of each text the statement about the pause of the first, or null
 * @param warnings what a person should decide
 */
record Together(List<Source> sources, List<@Nullable ReadStatement> main, List<String> warnings) {
    /** A text and what it is called. */
    record Source(String name, Draft draft) {}

    static Together of(List<Source> sources) {
        List<@Nullable ReadStatement> main = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        ReadStatement first = null;
        String firstName = "";
        for (Source source : sources) {
            List<ReadStatement> statements = source.draft().statements();
            if (statements.size() > 1) {
                warnings.add(
                        "%s tells of %d separate pauses; the draft holds the first. Read the others from a text of their own."
                                .formatted(source.name(), statements.size()));
            }
            ReadStatement chosen = null;
            for (ReadStatement statement : statements) {
                if (first == null) {
                    first = statement;
                    firstName = source.name();
                }
                if (statement.equals(first) || isSame(first, statement, null)) {
                    chosen = statement;
                    break;
                }
            }
            if (chosen == null && !statements.isEmpty()) {
                warnings.add(
                        "%s seems to tell of another pause than %s: the days lie apart, or no place is common. It is left out of the draft."
                                .formatted(source.name(), firstName));
            } else if (chosen != null && first != null && !chosen.equals(first)) {
                isSame(first, chosen, warnings);
            }
            main.add(chosen);
        }
        return new Together(
                List.copyOf(sources),
                java.util.Collections.unmodifiableList(main),
                List.copyOf(warnings));
    }

    private static boolean isSame(ReadStatement a, ReadStatement b, @Nullable List<String> unsure) {
        Boolean days = days(a, b);
        Boolean places = places(a, b);
        if (Boolean.FALSE.equals(days) || (Boolean.FALSE.equals(places) && days == null)) {
            return false;
        }
        if (unsure != null && (days == null || !Boolean.TRUE.equals(places))) {
            unsure.add(
                    "Not sure that all texts tell of one pause: %s. They are joined; check it."
                            .formatted(
                                    days == null
                                            ? "one of them names no day"
                                            : "no place stands in both"));
        }
        return true;
    }

    /** Whether the days overlap; null when one of them has none. */
    private static @Nullable Boolean days(ReadStatement a, ReadStatement b) {
        boolean known = false;
        for (FoundWindow x : a.windows()) {
            for (FoundWindow y : b.windows()) {
                if (x.date() == null || y.date() == null) {
                    continue;
                }
                known = true;
                long apart = Math.abs(x.date().toEpochDay() - y.date().toEpochDay());
                boolean running =
                        (x.openEnded() && !y.date().isBefore(x.date()))
                                || (y.openEnded() && !x.date().isBefore(y.date()));
                if (apart <= 1 || running) {
                    return true;
                }
            }
        }
        return known ? false : null;
    }

    private static @Nullable Boolean places(ReadStatement a, ReadStatement b) {
        if (a.places().isEmpty() || b.places().isEmpty()) {
            return null;
        }
        for (Found x : a.places()) {
            for (Found y : b.places()) {
                if (Names.same(x.value(), y.value())) {
                    return true;
                }
            }
        }
        return false;
    }
}
