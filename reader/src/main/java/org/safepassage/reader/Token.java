package org.safepassage.reader;

import java.util.List;

/**
 * One word, number or sign.
 *
 * @param start in characters (UTF-16) of the text as given, included
 * @param end in characters of the text as given, not included
 * @param raw as it stands
 * @param form folded
 * @param variants the form, and for Arabic the form without its prefixes; the form first
 * @param kind what it is
 * @param spaced whether white space stands before it
 * @param line number of its line, from 0
 */
record Token(
        int start,
        int end,
        String raw,
        String form,
        List<String> variants,
        Kind kind,
        boolean spaced,
        int line) {
    enum Kind {
        WORD,
        NUMBER,
        SIGN
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }

    boolean isNumber() {
        return kind == Kind.NUMBER;
    }

    boolean isSign() {
        return kind == Kind.SIGN;
    }

    boolean is(String other) {
        return form.equals(other);
    }

    /** Whether it begins with a capital; scripts without capitals have none. */
    boolean isCapital() {
        return Character.isUpperCase(raw.charAt(0)) || Character.isTitleCase(raw.charAt(0));
    }

    boolean isQuote() {
        return isSign() && "\"“”„«»‟❝❞".contains(form);
    }

    @Override
    public String toString() {
        return raw;
    }
}
