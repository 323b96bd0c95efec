package org.safepassage.reader;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Routes as sequences of places: {@code Sumy — Holubivka — Lubny — Poltava}. */
final class Routes {
    private static final int FEWEST = 3;

    private static final java.util.Set<String> PARTICLES =
            java.util.Set.of(
                    "al", "el", "ad", "az", "as", "ar", "ash", "an", "at", "ed", "ez", "es", "er",
                    "эль", "аль", "эз", "эд", "эс", "эш", "эр", "эт", "ан", "ас", "аз", "ат", "еш",
                    "ель");

    private Routes() {}

    /** The first sequence of at least three names between dashes in part of a sentence, or null. */
    static @Nullable Mark in(Matcher m, int start, int end) {
        Sentence s = m.sentence();
        for (int i = start; i < end; i++) {
            int at = name(s, i);
            int names = at > i ? 1 : 0;
            while (names > 0 && at + 1 < end && isDash(s.at(at))) {
                int next = name(s, at + 1);
                if (next == at + 1) {
                    break;
                }
                at = next;
                names++;
            }
            if (names >= FEWEST) {
                return Mark.of("route", "", i, at);
            }
        }
        return null;
    }

    /**
     * A line of a list that names one way: {@code Sumy — Poltava}, whatever sign stands before it.
     *
     * @return where it begins and where it leads, or nothing
     */
    static List<Mark> line(Matcher m) {
        Sentence s = m.sentence();
        int at = 0;
        while (at < s.size() && at < 3 && !isLetters(s.at(at))) {
            at++;
        }
        int end = name(s, at);
        if (end == at || end + 1 >= s.size() || !isDash(s.at(end)) || !s.at(end).spaced()) {
            return List.of();
        }
        int to = name(s, end + 1);
        boolean alone = to > end + 1;
        for (int i = to; i < s.size(); i++) {
            alone &= !isLetters(s.at(i)) && !s.at(i).isNumber();
        }
        return alone
                ? List.of(Mark.of("place", "", at, end), Mark.of("place", "", end + 1, to))
                : List.of();
    }

    private static boolean isLetters(Token t) {
        return t.isWord() && Character.isLetter(t.raw().codePointAt(0));
    }

    /**
     * The category {@code road.caps}: a road by its name, {@code Salah ad-Din Road}, {@code дорога
     * Кастелло}, {@code شارع صلاح الدين}.
     */
    static @Nullable Mark road(Matcher m, int token) {
        Sentence s = m.sentence();
        String language = m.lexicon().language();
        if (language.equals("en") || language.equals("de")) {
            int at = name(s, token);
            if (at == token) {
                return null;
            }
            Mark road = m.at("road", at);
            if (road != null && m.at("stop", token) == null && m.at("det", token) == null) {
                return Mark.of("road.caps", "", token, road.to());
            }
            boolean compound =
                    at - token >= 2
                            && m.endingAt("road", at) != null
                            && m.at("det", token) == null
                            && m.at("stop", token) == null;
            return compound ? Mark.of("road.caps", "", token, at) : null;
        }
        Mark road = m.at("road", token);
        if (road == null) {
            return null;
        }
        int at = road.to();
        Mark join = m.at("road.join", at);
        at = join == null ? at : join.to();
        int end = at;
        if (language.equals("ar")) {
            while (end < s.size()
                    && end - at < 3
                    && s.at(end).isWord()
                    && m.at("stop", end) == null) {
                end++;
            }
        } else {
            if (at < s.size() && s.at(at).isQuote()) {
                int close = name(s, at + 1);
                end = close > at + 1 && close < s.size() && s.at(close).isQuote() ? close + 1 : at;
            } else {
                end = name(s, at);
            }
        }
        return end > at ? Mark.of("road.caps", "", token, end) : null;
    }

    /** The category {@code cap}: one to four words with capitals. */
    static @Nullable Mark capital(Matcher m, int token) {
        int end = name(m.sentence(), token);
        return end > token ? Mark.of("cap", "", token, end) : null;
    }

    /** An Arabic article in front of a name, with a hyphen or without. */
    private static boolean isParticle(Sentence s, int at) {
        return at + 1 < s.size()
                && s.at(at).isWord()
                && PARTICLES.contains(s.at(at).raw())
                && (!s.at(at + 1).is("-") || (!s.at(at + 1).spaced() && at + 2 < s.size()));
    }

    private static boolean isDash(Token token) {
        return token.isSign() && (token.is("-") || token.is("→") || token.is(">"));
    }

    /** Where a name of one to four capitalised words ends. */
    static int name(Sentence s, int from) {
        int at = from;
        while (at < s.size() && at - from < 6) {
            int next = at;
            if (isParticle(s, at) && (at == from || s.at(at - 1).isCapital())) {
                next += s.at(at + 1).is("-") ? 2 : 1; // "Urem al-Kubra", "Deir el-Balah"
            }
            if (next >= s.size() || !s.at(next).isWord() || !s.at(next).isCapital()) {
                break;
            }
            at = next + 1;
            while (at + 1 < s.size()
                    && s.at(at).is("-")
                    && !s.at(at).spaced()
                    && !s.at(at + 1).spaced()
                    && s.at(at + 1).isWord()) {
                at += 2; // Salah-ad-Din, Сук-эль-Хай
            }
        }
        return at;
    }
}
