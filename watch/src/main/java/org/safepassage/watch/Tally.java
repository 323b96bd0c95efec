package org.safepassage.watch;

import java.util.EnumMap;
import java.util.Map;

/** How many rows of the input became what. */
final class Tally {
    private final EnumMap<Reason, Long> rows = new EnumMap<>(Reason.class);

    void add(Reason reason) {
        add(reason, 1);
    }

    void add(Reason reason, long more) {
        if (more > 0) {
            rows.merge(reason, more, Long::sum);
        }
    }

    void addAll(Tally other) {
        other.rows.forEach(this::add);
    }

    Map<Reason, Long> rows() {
        return new EnumMap<>(rows);
    }
}
