package org.safepassage.roads;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is not as the map has it: what the war changed, as somebody says, from when until
 * when.
 *
 * @param id the file's word for it, or its number in the file
 * @param kind what happened
 * @param name what the place is called; "" when the file does not say
 * @param lines its points and lines, each as longitude, latitude, longitude, latitude …
 * @param area its polygons; null when it has none
 * @param from first instant at which it holds; null: as long as anybody knows
 * @param until first instant at which it no longer holds; null: until somebody says otherwise
 * @param source who says so; never empty
 * @param users whom it binds
 * @param widthMillimetres what is left of the width; 0 when the file does not say
 * @param speedPercent how fast one gets along, in percent of usual; 100 when the file does not say
 *     and nothing is damaged
 * @param peoplePerHour what a checkpoint lets pass, all lanes together; 0 when not known, which is
 *     not none
 */
public record Change(
        String id,
        Kind kind,
        String name,
        List<double[]> lines,
        @Nullable Area area,
        @Nullable Instant from,
        @Nullable Instant until,
        String source,
        Users users,
        int widthMillimetres,
        int speedPercent,
        int peoplePerHour) {

    /** What happened. */
    public enum Kind {
        /** Nobody gets through. */
        CLOSED("closed"),
        /** One gets through, slower or by less of the width. */
        DAMAGED("damaged"),
        /** One lane is left. */
        ONE_LANE("one-lane"),
        /** People are stopped and let pass one by one. */
        CHECKPOINT("checkpoint"),
        /** An area nobody may enter. */
        NO_GO("no-go"),
        /** A line nobody can cross. */
        FRONT_LINE("front-line");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word in files. */
        public String word() {
            return word;
        }

        /** Whether it stops everybody it binds. */
        public boolean closes() {
            return switch (this) {
                case CLOSED, NO_GO, FRONT_LINE -> true;
                case DAMAGED, ONE_LANE, CHECKPOINT -> false;
            };
        }
    }

    /** Whom a change binds. */
    public enum Users {
        EVERYBODY("everybody"),
        ON_FOOT("foot"),
        VEHICLES("vehicles");

        private final String word;

        Users(String word) {
            this.word = word;
        }

        /** The word in files. */
        public String word() {
            return word;
        }

        /** Whether people on foot are bound. */
        public boolean onFoot() {
            return this != VEHICLES;
        }

        /** Whether vehicles are bound. */
        public boolean vehicles() {
            return this != ON_FOOT;
        }
    }

    /**
     * Fails with the values when times are out of order, nobody says so, or a number is out of
     * range.
     */
    public Change {
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException(
                    "A change must begin before it ends, but is from %s until %s."
                            .formatted(from, until));
        }
        if (source.isBlank()) {
            throw new IllegalArgumentException("A change needs a source: who says so?");
        }
        if (widthMillimetres < 0 || widthMillimetres > Street.WIDEST) {
            throw new IllegalArgumentException(
                    "A width is 0 to 200 m, but got %d mm.".formatted(widthMillimetres));
        }
        if (speedPercent < 1 || speedPercent > 100) {
            throw new IllegalArgumentException(
                    "A speed is 1 to 100 percent, but got %d.".formatted(speedPercent));
        }
        if (peoplePerHour < 0 || peoplePerHour > 1_000_000) {
            throw new IllegalArgumentException(
                    "A checkpoint lets 0 to 1,000,000 people pass an hour, but got %d."
                            .formatted(peoplePerHour));
        }
        lines = List.copyOf(lines);
    }

    /** Whether it holds at an instant. */
    public boolean holdsAt(Instant when) {
        return (from == null || !when.isBefore(from)) && (until == null || when.isBefore(until));
    }
}
