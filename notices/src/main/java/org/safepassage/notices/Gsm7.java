package org.safepassage.notices;

/**
 * The GSM 7-bit default alphabet and its extension table (3GPP TS 23.038, 6.2.1): how many septets
 * a text takes, if it can be written in it at all.
 */
public final class Gsm7 {
    private static final String BASIC =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";

    private Gsm7() {}

    /** Septets of one character: 1, 2 for the extension table, 0 when it is in neither. */
    public static int septets(char c) {
        if (BASIC.indexOf(c) >= 0) {
            return 1;
        }
        return EXTENSION.indexOf(c) >= 0 ? 2 : 0;
    }

    /** Whether all of it can be written in the alphabet. */
    public static boolean holds(String text) {
        return text.chars().allMatch(c -> septets((char) c) > 0);
    }

    /** The same with typographic signs made plain, where that is all that keeps it out. */
    static String plain(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\u2018', '\u2019' -> out.append('\'');
                case '\u201C', '\u201D', '\u00AB', '\u00BB' -> out.append('"');
                case '\u2013', '\u2014', '\u2212' -> out.append('-');
                case '\u00A0', '\u202F', '\u2009' -> out.append(' ');
                case '\u2026' -> out.append("...");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
