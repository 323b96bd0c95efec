package org.safepassage.reader;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Cuts reading matter into sentences of tokens, in one pass. */
final class Tokens {
    /** Words that end with a full stop and end no sentence. */
    private static final Set<String> SHORT =
            Set.of(
                    "mr", "mrs", "ms", "dr", "gen", "lt", "col", "maj", "st", "no", "nos", "art",
                    "vs", "u", "s", "a", "p", "m", "capt", "brig", "sgt", "rep", "sen", "gov",
                    "prof", "approx", "ca", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
                    "sept", "oct", "nov", "dec", "г", "гг", "ген", "тыс", "млн", "ул", "им", "р",
                    "рр", "тис", "обл", "див", "м", "z", "b", "d", "h", "bzw", "nr", "usw", "jh",
                    "sr", "sra", "gral", "janv", "fevr", "juil", "e", "n", "о", "ч", "мин", "хв",
                    "год", "т", "рис");

    private final Matter matter;
    private final List<Sentence> sentences = new ArrayList<>();
    private List<Token> current = new ArrayList<>();
    private int paragraph;
    private int line;

    private Tokens(Matter matter) {
        this.matter = matter;
    }

    static List<Sentence> sentences(Matter matter) {
        Tokens tokens = new Tokens(matter);
        tokens.cut();
        return tokens.sentences;
    }

    private void cut() {
        String text = matter.text();
        int i = 0;
        boolean spaced = true;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (Folding.isIgnorable(c)) {
                i++;
                continue;
            }
            if (c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029' || c == '\f') {
                i = lineEnd(i);
                spaced = true;
                continue;
            }
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                i++;
                spaced = true;
                continue;
            }
            int end =
                    Character.isDigit(c)
                            ? number(i)
                            : Character.isLetter(c) || Character.isSurrogate(c) ? word(i) : i + 1;
            add(i, end, spaced);
            spaced = false;
            i = end;
        }
        close();
    }

    /** Digits, with one sign inside groups of three. */
    private int number(int from) {
        String text = matter.text();
        int end = digits(from);
        boolean grouped = end - from <= 3;
        while (grouped
                && end < text.length()
                && isGrouping(text.charAt(end))
                && digits(end + 1) == end + 4) {
            char sign = text.charAt(end);
            boolean date = sign == '.' && end + 5 < text.length() && text.charAt(end + 4) == '.';
            if (date && !isThree(end + 5)) {
                break;
            }
            end += 4;
        }
        return end;
    }

    private boolean isThree(int from) {
        return digits(from) == from + 3;
    }

    private static boolean isGrouping(char c) {
        return c == ','
                || c == '.'
                || c == '\u00A0'
                || c == '\u202F'
                || c == '\u066C'
                || c == '\u2009'
                || c == '\''
                || c == '’';
    }

    private int digits(int from) {
        String text = matter.text();
        int end = from;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private int word(int from) {
        String text = matter.text();
        int end = from;
        boolean hour =
                (text.charAt(from) == 'h' || text.charAt(from) == 'H')
                        && from > 0
                        && Character.isDigit(text.charAt(from - 1))
                        && from + 1 < text.length()
                        && Character.isDigit(text.charAt(from + 1));
        if (hour) {
            return from + 1; // "9h30"
        }
        while (end < text.length()) {
            char c = text.charAt(end);
            boolean inside =
                    Character.isLetterOrDigit(c)
                            || Character.isSurrogate(c)
                            || (Folding.isIgnorable(c) && c != 0)
                            || (isApostrophe(c)
                                    && isCyrillic(text, end - 1)
                                    && isCyrillic(text, end + 1));
            if (!inside) {
                break;
            }
            end++;
        }
        while (end > from + 1 && Folding.isIgnorable(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '’' || c == 'ʼ';
    }

    private static boolean isCyrillic(String text, int i) {
        return i >= 0 && i < text.length() && text.charAt(i) >= 0x400 && text.charAt(i) <= 0x52F;
    }

    private void add(int from, int end, boolean spaced) {
        String raw = matter.text().substring(from, end);
        String form = Folding.fold(raw);
        char first = raw.charAt(0);
        Token.Kind kind =
                Character.isDigit(first)
                        ? Token.Kind.NUMBER
                        : Character.isLetter(first) || Character.isSurrogate(first)
                                ? Token.Kind.WORD
                                : Token.Kind.SIGN;
        if (kind == Token.Kind.NUMBER) {
            form = form.replaceAll("[^0-9]", "");
        }
        if (form.isEmpty()) {
            return;
        }
        Token token =
                new Token(
                        matter.start(from),
                        matter.end(end - 1),
                        raw,
                        form,
                        variants(form),
                        kind,
                        spaced,
                        line);
        current.add(token);
        if (current.size() >= Sentence.MOST_TOKENS || endsSentence(token, end)) {
            close();
        }
    }

    private boolean endsSentence(Token token, int end) {
        String text = matter.text();
        if (!token.isSign()) {
            return false;
        }
        char c = token.form().charAt(0);
        if (c == '!' || c == '?' || c == '؟' || c == '。' || c == '…') {
            return atSpace(text, end);
        }
        if (c != '.' || !atSpace(text, end)) {
            return false;
        }
        Token before = current.size() < 2 ? token : current.get(current.size() - 2);
        int next = afterSpace(text, end);
        if (next < 0) {
            return true;
        }
        char following = text.charAt(next);
        if (before.isWord()
                && (SHORT.contains(before.form())
                        || (before.raw().length() == 1 && before.isCapital()))) {
            // "p.m. Moscow" goes on; "… at 9 p.m. The …" does not, and a capital cannot tell: a
            // line end or a known opener does
            return before.form().equals("m")
                    && Character.isUpperCase(following)
                    && opensSentence(text, next);
        }
        if (before.isNumber() && Character.isLowerCase(following)) {
            return false;
        }
        if (before.isNumber()
                && before.form().length() <= 2
                && Character.isLetter(following)
                && isMonthLike(text, next)) {
            return false;
        }
        return !Character.isLowerCase(following);
    }

    /** German writes "4. November". */
    private static boolean isMonthLike(String text, int from) {
        int end = from;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return Set.of(
                        "januar",
                        "februar",
                        "marz",
                        "april",
                        "mai",
                        "juni",
                        "juli",
                        "august",
                        "september",
                        "oktober",
                        "november",
                        "dezember",
                        "tag",
                        "jahrestag")
                .contains(Folding.fold(text.substring(from, end)));
    }

    private static boolean opensSentence(String text, int from) {
        int end = from;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return Set.of(
                        "the",
                        "it",
                        "he",
                        "she",
                        "they",
                        "a",
                        "an",
                        "in",
                        "on",
                        "at",
                        "no",
                        "this",
                        "that",
                        "civilians",
                        "un",
                        "but")
                .contains(Folding.fold(text.substring(from, end)));
    }

    private static boolean atSpace(String text, int i) {
        int at = i;
        while (at < text.length()
                && (Folding.isIgnorable(text.charAt(at)) || isCloser(text.charAt(at)))) {
            at++;
        }
        return at >= text.length()
                || Character.isWhitespace(text.charAt(at))
                || Character.isSpaceChar(text.charAt(at));
    }

    private static boolean isCloser(char c) {
        return c == '"' || c == '”' || c == '»' || c == ')' || c == '’' || c == '“' || c == ']';
    }

    private static int afterSpace(String text, int i) {
        int at = i;
        while (at < text.length()
                && (Character.isWhitespace(text.charAt(at))
                        || Character.isSpaceChar(text.charAt(at))
                        || isCloser(text.charAt(at))
                        || Folding.isIgnorable(text.charAt(at)))) {
            at++;
        }
        return at >= text.length() ? -1 : at;
    }

    /**
     * A line end inside a sentence is a space; an empty line, or a line that looks finished, ends
     * it.
     */
    private int lineEnd(int from) {
        String text = matter.text();
        int at = from;
        int ends = 0;
        int lineStart = from;
        while (at < text.length()
                && (Character.isWhitespace(text.charAt(at))
                        || Folding.isIgnorable(text.charAt(at)))) {
            char c = text.charAt(at);
            if (c == '\n'
                    || (c == '\r' && (at + 1 >= text.length() || text.charAt(at + 1) != '\n'))
                    || c >= '\u2028') {
                ends++;
            }
            at++;
        }
        line++;
        boolean wrapped =
                ends == 1
                        && !current.isEmpty()
                        && at < text.length()
                        && lineStart - lineBegin(lineStart) >= 60
                        && !endsWithStop();
        boolean goesOn =
                ends == 1
                        && at < text.length()
                        && (Character.isLowerCase(text.charAt(at)) && !endsWithStop());
        if (!wrapped && !goesOn) {
            close();
            if (ends > 1) {
                paragraph++;
            }
        }
        return at;
    }

    private boolean endsWithStop() {
        Token last = current.isEmpty() ? null : current.getLast();
        return last != null && last.isSign() && ".!?؟:".contains(last.form());
    }

    private int lineBegin(int lineEnd) {
        int at = lineEnd;
        String text = matter.text();
        while (at > 0 && lineEnd - at < 200 && text.charAt(at - 1) != '\n') {
            at--;
        }
        return at;
    }

    private void close() {
        if (!current.isEmpty()) {
            sentences.add(new Sentence(sentences.size(), paragraph, current));
            current = new ArrayList<>();
        }
    }

    /** Arabic words of two letters before which "and" is written without a space. */
    private static final Set<String> SMALL =
            Set.of("لم", "لا", "لن", "قد", "من", "عن", "في", "هو", "هي", "ان", "كل", "ما", "عد");

    /** Arabic writes "and", "so", "in", "for", "as" and "the" at the word they belong to. */
    static List<String> variants(String form) {
        if (form.length() < 3 || form.charAt(0) < 0x600 || form.charAt(0) > 0x6FF) {
            return List.of(form);
        }
        Set<String> all = new LinkedHashSet<>();
        all.add(form);
        String rest = form;
        boolean joins = rest.charAt(0) == 'و' || rest.charAt(0) == 'ف';
        if (joins && (rest.length() > 3 || SMALL.contains(rest.substring(1)))) {
            rest = rest.substring(1);
            all.add(rest);
        }
        addWithoutPreposition(rest, all);
        addWithoutPreposition(form, all);
        return List.copyOf(all);
    }

    private static void addWithoutPreposition(String word, Set<String> all) {
        addWithoutArticle(word, all);
        if (word.length() <= 3) {
            return;
        }
        char c = word.charAt(0);
        if (c == 'ب' || c == 'ل' || c == 'ك' || c == 'س') {
            String rest = word.substring(1);
            all.add(rest);
            addWithoutArticle(rest, all);
            if (c == 'ل' && rest.startsWith("ل") && rest.length() > 3) {
                all.add(rest.substring(1)); // for the: ل + ال is written لل
            }
        }
    }

    private static void addWithoutArticle(String word, Set<String> all) {
        if (word.startsWith("ال") && word.length() > 4) {
            all.add(word.substring(2));
        }
    }
}
