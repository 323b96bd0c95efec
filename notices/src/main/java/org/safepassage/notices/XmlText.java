package org.safepassage.notices;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * XML of our own, indented, with line feeds only. Text is escaped here and nowhere else, and
 * characters that XML 1.0 forbids are replaced; bidi isolates of our own composing stay.
 */
public final class XmlText {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9:-]*");

    private final StringBuilder out =
            new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element that holds others. Attributes come as name, value, name, value. */
    public XmlText open(String element, String... attributes) {
        start(element, attributes);
        out.append(">\n");
        open.push(element);
        return this;
    }

    /** An element with a text. */
    public XmlText leaf(String element, String text, String... attributes) {
        start(element, attributes);
        out.append('>');
        escape(text);
        out.append("</").append(element).append(">\n");
        return this;
    }

    /** An element without content. */
    public XmlText empty(String element, String... attributes) {
        start(element, attributes);
        out.append("/>\n");
        return this;
    }

    /** Closes the element opened last. */
    public XmlText close() {
        String element = open.pop();
        indent();
        out.append("</").append(element).append(">\n");
        return this;
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("Still open: " + open + ".");
        }
        return out.toString();
    }

    private void indent() {
        out.append("  ".repeat(open.size()));
    }

    private void start(String element, String[] attributes) {
        if (!NAME.matcher(element).matches() || attributes.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "Not an element with pairs of attributes: " + element + ".");
        }
        indent();
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\n' -> out.append('\n');
                default -> out.append(c < 0x20 || c == 0xFFFE || c == 0xFFFF ? ' ' : c);
            }
        }
    }
}
