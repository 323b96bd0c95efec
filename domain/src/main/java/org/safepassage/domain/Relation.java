package org.safepassage.domain;

import java.util.List;

/**
 * How two parties stand to each other, as somebody stated it.
 *
 * @param of id of a party
 * @param to id of a party
 */
public record Relation(String of, String to, Kind is, List<String> per) {
    public Relation {
        if (of.equals(to)) {
            throw new IllegalArgumentException(
                    "%s cannot stand in a relation to itself.".formatted(of));
        }
        per = List.copyOf(per);
    }

    /** The kinds of relation. */
    public enum Kind implements Worded {
        SUPPORTS("supports"),
        FIGHTS("fights"),
        MEDIATES("mediates");

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
