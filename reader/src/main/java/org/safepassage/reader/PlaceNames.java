package org.safepassage.reader;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The category {@code place.cap}: a name that no gazetteer holds, where the words before it say
 * that a place follows ("the village of …", "بلدة …", "taken to …"). Alone it proves nothing; only
 * patterns use it.
 */
final class PlaceNames {
    /** What a capital may also be. */
    private static final List<String> OTHERS =
            List.of("party", "org", "role", "outlet", "weekday", "month", "demonym", "rank", "say");

    private PlaceNames() {}

    static @Nullable Mark at(Matcher m, int token) {
        Sentence s = m.sentence();
        if (m.lexicon().language().equals("ar")) {
            return arabic(m, token);
        }
        boolean quoted = s.at(token).isQuote();
        int from = quoted ? token + 1 : token;
        int end = Routes.name(s, from);
        if (end == from) {
            return null;
        }
        if (m.lexicon().language().equals("de")) {
            end = from + 1; // every noun has a capital: only the first word is sure
        }
        for (int i = from; i < end; i++) {
            if (isOther(m, i)) {
                end = i;
            }
        }
        if (end == from || m.at("stop", from) != null || m.at("det", from) != null) {
            return null;
        }
        boolean closed = quoted && end < s.size() && s.at(end).isQuote();
        if (quoted && !closed) {
            return null;
        }
        return Mark.of("place.cap", "", token, closed ? end + 1 : end);
    }

    /** Arabic has no capitals: one word, and a second where it carries the article. */
    private static @Nullable Mark arabic(Matcher m, int token) {
        Sentence s = m.sentence();
        boolean adjective = token > 0 && s.at(token - 1).form().startsWith("ال");
        if (adjective || !isPlain(m, token)) {
            return null; // "المنطقة المحاصرة" is no name
        }
        boolean more =
                token + 1 < s.size()
                        && isPlain(m, token + 1)
                        && s.at(token + 1).form().startsWith("ال");
        return Mark.of("place.cap", "", token, more ? token + 2 : token + 1);
    }

    private static boolean isPlain(Matcher m, int at) {
        Token t = m.sentence().at(at);
        return t.isWord()
                && !t.isNumber()
                && t.form().length() > 2
                && m.at("stop", at) == null
                && m.at("prep", at) == null
                && !isOther(m, at);
    }

    private static boolean isOther(Matcher m, int at) {
        for (String category : OTHERS) {
            if (m.at(category, at) != null) {
                return true;
            }
        }
        return false;
    }
}
