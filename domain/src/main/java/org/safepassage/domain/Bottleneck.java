package org.safepassage.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What no plan can pass, and when: one part of the minimum cut over time.
 *
 * @param what for people: "checkpoint Q4, corridor C4" or the name of a street
 * @param corridor id, or null for a street
 * @param from when it begins to bind
 * @param until when it no longer binds
 * @param people who pass while it binds
 * @param peoplePerMinute what it passes in a minute
 */
public record Bottleneck(
        String what,
        Kind kind,
        @Nullable String corridor,
        Instant from,
        Instant until,
        long people,
        double peoplePerMinute) {
    public Bottleneck {
        if (!from.isBefore(until) || people < 0 || !(peoplePerMinute >= 0)) {
            throw new IllegalArgumentException(
                    "A bottleneck binds from one instant until a later one and passes people, but has %s, %s, %d and %s a minute."
                            .formatted(from, until, people, peoplePerMinute));
        }
    }

    /** What kind of thing holds people up. */
    public enum Kind implements Worded {
        CHECKPOINT("checkpoint"),
        STREET("street"),
        CORRIDOR("corridor"),
        TRANSPORT("transport");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }
}
