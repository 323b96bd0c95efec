package org.safepassage.app.server.pages;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes HTML that is closed and escaped whatever texts it is given. A text that somebody typed
 * loses its control and bidi characters on the way.
 */
final class Html {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]*");
    private static final Set<String> VOID =
            Set.of("meta", "link", "input", "br", "img", "hr", "use");

    private final StringBuilder out = new StringBuilder(1 << 14);
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens an element. Attributes come as name, value, name, value; an empty name leaves its pair
     * out.
     */
    Html open(String element, String... attributes) {
        start(element, attributes);
        if (VOID.contains(element)) {
            throw new IllegalArgumentException("<%s> holds nothing.".formatted(element));
        }
        open.push(element);
        return this;
    }

    /** An element that holds nothing. */
    Html empty(String element, String... attributes) {
        if (!VOID.contains(element)) {
            throw new IllegalArgumentException("<%s> has a content.".formatted(element));
        }
        start(element, attributes);
        return this;
    }

    Html leaf(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    Html text(String text) {
        escape(text);
        return this;
    }

    /** A name, a code or a time, kept apart from the direction of the text around it. */
    Html bdi(String text) {
        return leaf("bdi", text);
    }

    Html close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    Html close(int elements) {
        for (int i = 0; i < elements; i++) {
            close();
        }
        return this;
    }

    /** Markup of our own, never of a pause or a person. */
    Html ours(String markup) {
        out.append(markup);
        return this;
    }

    private void start(String element, String[] attributes) {
        if (!NAME.matcher(element).matches() || attributes.length % 2 != 0) {
            throw new IllegalArgumentException("Not an element with pairs: " + element + ".");
        }
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            String name = attributes[i];
            if (name.isEmpty()) {
                continue;
            }
            if (!NAME.matcher(name).matches() || name.startsWith("on") || name.equals("style")) {
                throw new IllegalArgumentException("Attribute %s is not written.".formatted(name));
            }
            boolean address = name.equals("href") || name.equals("action") || name.equals("src");
            if (address && !attributes[i + 1].matches("(/(?!/)|#|data:image/svg\\+xml).*")) {
                throw new IllegalArgumentException(
                        "A page leads to nothing outside itself: " + attributes[i + 1]);
            }
            out.append(' ').append(name).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\n', '\t' -> out.append(c);
                default -> {
                    boolean turns = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
                    if (!turns && !Character.isISOControl(c)) {
                        out.append(c);
                    }
                }
            }
        }
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("Still open: " + open + ".");
        }
        return out.toString();
    }
}
