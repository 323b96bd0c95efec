package org.safepassage.pausefile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A value as YAML, and whether nothing else changed. */
final class Written {
    /** Plain words and sentences that mean the same inside and outside of brackets. */
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9 ._/()-]{0,200}[A-Za-z0-9.)])?");

    private Written() {}

    /**
     * A text in the style that the old value had, or in double quotes where that style cannot hold
     * it.
     */
    static String text(String value, Node.Style style) {
        Node.Scalar plain = new Node.Scalar(new Node.Extent(1, 1, 0, 0), value, Node.Style.PLAIN);
        return switch (style) {
            case PLAIN ->
                    PLAIN.matcher(value).matches()
                                    && Scalars.isText(plain)
                                    && !Scalars.isReadOtherwise(plain)
                            ? value
                            : inDoubleQuotes(value);
            case SINGLE_QUOTED ->
                    value.chars().noneMatch(c -> c < ' ')
                            ? "'" + value.replace("'", "''") + "'"
                            : inDoubleQuotes(value);
            case DOUBLE_QUOTED, BLOCK -> inDoubleQuotes(value);
        };
    }

    static String inDoubleQuotes(String value) {
        return "\""
                + value.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                + "\"";
    }

    /** Whether {@code after} is {@code before} with this value at this path, and nothing else. */
    static boolean differOnlyAt(Node before, Node after, String path, String value) {
        if (!(after.findAt(path).orElse(null) instanceof Node.Scalar scalar)
                || !scalar.text().equals(value)) {
            return false;
        }
        return content(before, before.findAt(path).orElse(null)).equals(content(after, scalar));
    }

    /** Texts, lists and maps without their places; the part left out is a blank, or no entry. */
    private static Object content(Node node, @Nullable Node leftOut) {
        return switch (node) {
            case Node.Scalar scalar -> scalar.text();
            case Node.Refused _ -> "";
            case Node.Listing listing -> {
                List<Object> items = new ArrayList<>();
                listing.items()
                        .forEach(
                                item ->
                                        items.add(
                                                item.equals(leftOut)
                                                        ? ""
                                                        : content(item, leftOut)));
                yield items;
            }
            case Node.Mapping mapping -> {
                Map<String, Object> entries = new LinkedHashMap<>();
                for (Node.Entry entry : mapping.entries()) {
                    if (!entry.value().equals(leftOut)) {
                        entries.put(entry.key().text(), content(entry.value(), leftOut));
                    }
                }
                yield List.copyOf(entries.entrySet());
            }
        };
    }
}
