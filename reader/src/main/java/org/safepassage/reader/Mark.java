package org.safepassage.reader;

import java.util.List;
import java.util.Optional;

/**
 * A match: tokens {@code from} to {@code to}, not included, of one sentence are of this category
 * and mean this.
 *
 * @param parts what its pattern's categories matched, in order
 */
record Mark(String category, String value, int from, int to, List<Mark> parts) {
    Mark {
        parts = List.copyOf(parts);
    }

    static Mark of(String category, String value, int from, int to) {
        return new Mark(category, value, from, to, List.of());
    }

    Optional<Mark> find(String part) {
        return parts.stream().filter(p -> p.category().equals(part)).findFirst();
    }

    boolean covers(int token) {
        return from <= token && token < to;
    }

    boolean overlaps(Mark other) {
        return from < other.to && other.from < to;
    }
}
