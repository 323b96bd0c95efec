package org.safepassage.notices;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * HTML and the SVG in it, written so that no text can become markup: whatever comes in as text or
 * as the value of an attribute is escaped, always and only here. Names of elements and attributes
 * are ours; handlers, styles and links to anywhere but this page are refused.
 */
public final class Markup {
    /** Where links may lead. */
    public enum Links {
        /** Nowhere outside the page. */
        OWN_PAGE(Pattern.compile("#[A-Za-z0-9._-]*")),
        /** Files beside the page, and addresses that the publisher configured. */
        SITE(
                Pattern.compile(
                        "#[A-Za-z0-9._-]*|[A-Za-z0-9][A-Za-z0-9._-]*(#[A-Za-z0-9._-]*)?|https://[^\\s\"<>]+"));

        private final Pattern allowed;

        Links(Pattern allowed) {
            this.allowed = allowed;
        }
    }

    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]*");
    private static final Set<String> VOID = Set.of("meta", "br", "col", "hr", "link", "input");
    private static final Set<String> SHAPES =
            Set.of("path", "circle", "rect", "line", "use", "ellipse");

    private final StringBuilder out = new StringBuilder(1 << 16);
    private final Deque<String> open = new ArrayDeque<>();
    private final Links links;

    /** A page that links to nothing outside itself. */
    public Markup() {
        this(Links.OWN_PAGE);
    }

    public Markup(Links links) {
        this.links = links;
    }

    /** Opens an element. Attributes come as name, value, name, value. */
    public Markup open(String element, String... attributes) {
        start(element, attributes);
        out.append('>');
        open.push(element);
        return this;
    }

    /** An element that holds nothing: a void one of HTML or a shape of SVG. */
    public Markup empty(String element, String... attributes) {
        start(element, attributes);
        if (VOID.contains(element)) {
            out.append('>');
        } else if (SHAPES.contains(element)) {
            out.append("/>");
        } else {
            throw new IllegalArgumentException("<%s> has a content.".formatted(element));
        }
        return this;
    }

    /** An element with a text. */
    public Markup leaf(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** A name that somebody typed, kept apart from the direction of the text around it. */
    public Markup bdi(String name) {
        return leaf("bdi", name);
    }

    public Markup text(String text) {
        escape(Typed.line(text));
        return this;
    }

    /**
     * A text of our own composing in which isolates stand about whatever was put in: they become
     * {@code <bdi>}, where the page or the text put in runs right to left.
     */
    public Markup isolated(String text, boolean rightToLeft) {
        StringBuilder plain = new StringBuilder();
        Deque<Boolean> written = new ArrayDeque<>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == Voice.LTR_ISOLATE || c == Voice.ISOLATE) {
                boolean needed = rightToLeft || isRightToLeft(text, i + 1);
                text(plain.toString());
                plain.setLength(0);
                if (needed) {
                    if (c == Voice.LTR_ISOLATE) {
                        open("bdi", "dir", "ltr");
                    } else {
                        open("bdi");
                    }
                }
                written.push(needed);
            } else if (c == Voice.END && !written.isEmpty()) {
                text(plain.toString());
                plain.setLength(0);
                if (written.pop()) {
                    close();
                }
            } else {
                plain.append(c);
            }
        }
        text(plain.toString());
        while (!written.isEmpty()) {
            if (written.pop()) {
                close();
            }
        }
        return this;
    }

    private static boolean isRightToLeft(String text, int from) {
        for (int i = from; i < text.length() && text.charAt(i) != Voice.END; i++) {
            byte direction = Character.getDirectionality(text.charAt(i));
            if (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC) {
                return true;
            }
        }
        return false;
    }

    /** Closes the element opened last. */
    public Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    public Markup close(int elements) {
        for (int i = 0; i < elements; i++) {
            close();
        }
        return this;
    }

    /** A line end in the source, so that two reports can be compared line by line. */
    public Markup line() {
        out.append('\n');
        return this;
    }

    /** Markup of our own, from a file of the program: never from a pause, a plan or a map. */
    public Markup ours(String markup) {
        out.append(markup);
        return this;
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("Still open: " + open + ".");
        }
        return out.toString();
    }

    private void start(String element, String[] attributes) {
        if (!NAME.matcher(element).matches() || attributes.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "Not an element with pairs of attributes: " + element + ".");
        }
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            String name = attributes[i];
            if (!NAME.matcher(name).matches()
                    || name.startsWith("on")
                    || name.equals("style")
                    || name.equals("src")) {
                throw new IllegalArgumentException("Attribute %s is not written.".formatted(name));
            }
            if (name.equals("href") && !links.allowed.matcher(attributes[i + 1]).matches()) {
                throw new IllegalArgumentException(
                        "This page does not link there: " + attributes[i + 1]);
            }
            out.append(' ').append(name).append("=\"");
            escape(Typed.line(attributes[i + 1]));
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
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }
}
