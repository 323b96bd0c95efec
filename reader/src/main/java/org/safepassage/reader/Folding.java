package org.safepassage.reader;

import java.text.Normalizer;

/**
 * Words as they are compared: lower case, Latin letters without accents, ё as е, Arabic without
 * vowel signs, tatweel and the differences of hamza, taa marbuta and alef maqsura, digits of every
 * script as 0 to 9, without characters nobody sees.
 */
final class Folding {
    private Folding() {}

    /**
     * Whether the character is part of no word and no space: direction marks, zero widths, vowel
     * signs, NUL.
     */
    static boolean isIgnorable(char c) {
        return (c < 0x20 && c != '\n' && c != '\t' && c != '\r' && c != '\f' && c != 0x0B)
                || c == 0x7F
                || c == 0xAD
                || c == 0x61C
                || c == 0x640
                || (c >= 0x64B && c <= 0x65F)
                || c == 0x670
                || (c >= 0x6D6 && c <= 0x6ED)
                || (c >= 0x300 && c <= 0x36F)
                || (c >= 0x200B && c <= 0x200F)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2060 && c <= 0x206F)
                || c == 0xFEFF;
    }

    static String fold(CharSequence word) {
        StringBuilder folded = new StringBuilder(word.length());
        boolean marked = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c < 0x80) {
                if (c >= 0x20) {
                    folded.append(Character.toLowerCase(c));
                }
                continue;
            }
            if (isIgnorable(c)) {
                continue;
            }
            marked |= c < 0x250 || c >= 0xFB50;
            fold(c, folded);
        }
        return marked ? unaccented(folded) : folded.toString();
    }

    private static void fold(char c, StringBuilder folded) {
        int digit = Character.isDigit(c) ? Character.digit(c, 10) : -1;
        if (digit >= 0) {
            folded.append((char) ('0' + digit));
            return;
        }
        switch (c) {
            case 'أ', 'إ', 'آ', 'ٱ' -> folded.append('ا');
            case 'ى', 'ئ', 'ی' -> folded.append('ي');
            case 'ؤ' -> folded.append('و');
            case 'ة', 'ہ', 'ۀ' -> folded.append('ه');
            case 'ک' -> folded.append('ك');
            case 'ё', 'Ё' -> folded.append('е');
            case 'ß' -> folded.append("ss");
            case 'œ', 'Œ' -> folded.append("oe");
            case 'æ', 'Æ' -> folded.append("ae");
            case '’', '‘', 'ʼ', '`', '´', '\u02B9' -> folded.append('\'');
            case '–', '—', '‑', '‐', '−' -> folded.append('-');
            default -> folded.append(Character.toLowerCase(c));
        }
    }

    private static String unaccented(StringBuilder word) {
        String apart = Normalizer.normalize(word, Normalizer.Form.NFKD);
        StringBuilder plain = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            if (c < 0x300 || c > 0x36F) {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
