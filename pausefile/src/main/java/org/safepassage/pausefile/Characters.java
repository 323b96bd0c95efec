package org.safepassage.pausefile;

/**
 * Which characters a pause file may hold. Left out are those that nobody sees and that change what
 * is seen: controls, and the embeddings, overrides and isolates of the bidirectional algorithm (UAX
 * #9; "Trojan Source", CVE-2021-42574). The marks U+200E, U+200F and U+061C stay: ordinary Arabic
 * and Hebrew text uses them and they reorder nothing else.
 */
final class Characters {
    private Characters() {}

    static boolean isPlain(int c) {
        if (c < 0x20) {
            return c == '\n' || c == '\r' || c == '\t';
        }
        return !(c >= 0x7F && c <= 0x9F) // controls, and NEL, which only some tools take for the
                // end of a line
                && c != 0x2028
                && c != 0x2029
                && !isReordering(c)
                && c != 0xFEFF // a byte-order mark inside the text
                && !(c >= 0xD800 && c <= 0xDFFF) // half a character
                && (c & 0xFFFE) != 0xFFFE
                && !(c >= 0xE0000 && c <= 0xE007F); // invisible tags
    }

    /** Embeddings, overrides and isolates. */
    static boolean isReordering(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    /** {@code U+202E}. */
    static String name(int c) {
        return "U+%04X".formatted(c);
    }

    /** What is wrong with a character that is not plain. */
    static String says(int c) {
        if (c == 0) {
            return "There is a NUL character (U+0000) here; this may be no text file.";
        }
        String what = isReordering(c) ? "that reorders text (%s)" : "that nobody sees (%s)";
        return "There is a character " + what.formatted(name(c)) + " here.";
    }
}
