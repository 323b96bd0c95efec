package org.safepassage.notices.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.safepassage.notices.Markup;

/**
 * Small arithmetic of pictures: coordinates as text, the width of words, where a line of words
 * breaks.
 */
final class Drawing {
    private Drawing() {}

    /** One digit after the point at most. */
    static String n(double coordinate) {
        long tenths = Math.round(coordinate * 10);
        return tenths % 10 == 0
                ? Long.toString(tenths / 10)
                : String.format(Locale.ROOT, "%.1f", tenths / 10.0);
    }

    /** "M x y L x y", for a line or a small shape. */
    static String path(double... coordinates) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i + 1 < coordinates.length; i += 2) {
            path.append(i == 0 ? 'M' : 'L')
                    .append(n(coordinates[i]))
                    .append(' ')
                    .append(n(coordinates[i + 1]));
        }
        return path.toString();
    }

    /**
     * About how many pixels wide a text of this size is; errs to the wide side for Latin, Cyrillic
     * and Arabic.
     */
    static double width(String text, double size) {
        return text.codePoints().mapToDouble(Drawing::em).sum() * size;
    }

    private static double em(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.FORMAT) {
            return 0;
        }
        if (c == ' ' || c == '\u202F') {
            return 0.27;
        }
        return c >= 0x2E80 && c < 0xFB00 ? 1.0 : 0.58;
    }

    /**
     * How many chars from {@code from} on are no wider than {@code width}; one code point at least.
     */
    private static int room(String text, int from, double width, double size) {
        double used = 0;
        int end = from;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            used += em(c) * size;
            if (used > width && end > from) {
                break;
            }
            end += Character.charCount(c);
        }
        return end - from;
    }

    /**
     * Breaks at blanks so that no line is wider than {@code width}; a word that alone is wider is
     * cut. Linear time.
     */
    static List<String> wrap(String text, double width, double size) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        double used = 0;
        for (String word : text.strip().split("\\s+", -1)) {
            int at = 0;
            while (at < word.length()) {
                int chars = room(word, at, width, size);
                String part = word.substring(at, at + chars);
                double wide = width(part, size);
                double gap = line.isEmpty() || at > 0 ? 0 : em(' ') * size;
                if (!line.isEmpty() && used + gap + wide > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                    used = 0;
                    gap = 0;
                }
                line.append(gap > 0 ? " " : "").append(part);
                used += gap + wide;
                at += chars;
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /**
     * The text, or its beginning and "…" when it is wider than {@code width}. Looks at no more than
     * it shows.
     */
    static String fitted(String text, double width, double size) {
        if (room(text, 0, width, size) == text.length()) {
            return text;
        }
        return text.substring(0, room(text, 0, width - size, size)).stripTrailing() + "…";
    }

    /** Writes text at a place. {@code look} names classes of the style sheet. */
    static void text(Markup page, double x, double y, String look, String text) {
        page.leaf("text", text, "x", n(x), "y", n(y), "class", look);
    }

    /**
     * A step of 1, 2, 2.5 or 5 times a power of ten, so that at most four lie between 0 and {@code
     * most}.
     */
    static long step(long most) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(1, most / 4.0))));
        for (double factor : new double[] {1, 2, 2.5, 5, 10}) {
            long step = Math.round(Math.ceil(factor * power));
            if (most / step <= 4) {
                return step;
            }
        }
        return Math.max(1, most);
    }
}
