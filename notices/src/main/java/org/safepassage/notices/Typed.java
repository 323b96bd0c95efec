package org.safepassage.notices;

/**
 * Text that somebody else typed, made fit to stand in one line of ours. Escaping is the business of
 * each format.
 */
public final class Typed {
    private Typed() {}

    /**
     * Without bidi controls, which can make a line read as something else (Unicode UAX #9, 2;
     * Boucher and Anderson, "Trojan Source", 2021), and with each control character, line end or
     * unpaired surrogate replaced: a blank for the first two, U+FFFD for the last. Joiners stay:
     * Persian and Hindi names need them.
     */
    public static String line(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(clean, c));
        return clean.toString();
    }

    private static void append(StringBuilder clean, int c) {
        if (isBidiControl(c)) {
            return;
        }
        if (c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029) {
            clean.append(' ');
        } else if ((c >= 0xD800 && c <= 0xDFFF) || (c & 0xFFFE) == 0xFFFE) {
            clean.append('\uFFFD');
        } else {
            clean.appendCodePoint(c);
        }
    }

    public static boolean isBidiControl(int c) {
        return c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x206F);
    }
}
