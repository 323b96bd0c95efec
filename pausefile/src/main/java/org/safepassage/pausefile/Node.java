package org.safepassage.pausefile;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** A part of a document and where it stands. */
sealed interface Node {
    /** Where it stands. */
    Extent extent();

    /**
     * A range of the text.
     *
     * @param line from 1
     * @param column from 1
     * @param from index of the first code point
     * @param until index after the last code point
     */
    record Extent(int line, int column, int from, int until) {}

    /** How a scalar is written. */
    enum Style {
        PLAIN,
        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        /** Literal or folded, over several lines. */
        BLOCK
    }

    /** A text, a number, a word. */
    record Scalar(Extent extent, String text, Style style) implements Node {
        boolean isPlain() {
            return style == Style.PLAIN;
        }
    }

    /** A list; {@code flow} in brackets. */
    record Listing(Extent extent, List<Node> items, boolean flow) implements Node {}

    /** Keys and values in their order, each by its key; {@code flow} in braces. */
    record Mapping(Extent extent, SequencedMap<String, Entry> byKey, boolean flow) implements Node {
        Optional<Node> find(String key) {
            return findEntry(key).map(Entry::value);
        }

        Optional<Entry> findEntry(String key) {
            return Optional.ofNullable(byKey.get(key));
        }

        Collection<Entry> entries() {
            return byKey.values();
        }
    }

    /** What was refused while the tree was built; its problem is already on the list. */
    record Refused(Extent extent) implements Node {}

    /** One key and its value. */
    record Entry(Scalar key, Node value) {}

    /** The keys that name an item of a list in a path, the first that it has. */
    List<String> NAMING = List.of("id", "place", "by", "party", "of", "is");

    /** The keys whose value is unique in its list, so that problems name items by it. */
    List<String> UNIQUE = List.of("id", "place");

    /** The node at a path such as {@code corridors/C1/via/exit}, where there is one. */
    default Optional<Node> findAt(String path) {
        Node at = this;
        for (String step : path.isEmpty() ? new String[0] : path.split("/", -1)) {
            Optional<Node> next =
                    switch (at) {
                        case Mapping mapping -> mapping.find(step);
                        case Listing listing -> findItem(listing, step);
                        case Scalar _, Refused _ -> Optional.empty();
                    };
            if (next.isEmpty()) {
                return next;
            }
            at = next.get();
        }
        return Optional.of(at);
    }

    private static Optional<Node> findItem(Listing listing, String name) {
        for (String key : NAMING) {
            for (Node item : listing.items()) {
                if (item instanceof Mapping mapping
                        && mapping.find(key).orElse(null) instanceof Scalar scalar
                        && scalar.text().equals(name)) {
                    return Optional.of(item);
                }
            }
        }
        if (!name.matches("[1-9][0-9]{0,6}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(name);
        return number <= listing.items().size()
                ? Optional.of(listing.items().get(number - 1))
                : Optional.empty();
    }
}
