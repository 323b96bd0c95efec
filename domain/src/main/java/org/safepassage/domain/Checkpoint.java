package org.safepassage.domain;

/**
 * Where people are searched or screened before they are out.
 *
 * @param lanes side by side, 0 to 1 000; 0 is a checkpoint that nobody staffs
 */
public record Checkpoint(String id, Spot at, int lanes, LaneRate perHourAndLane, Basis basis) {
    public Checkpoint {
        if (lanes < 0 || lanes > 1000) {
            throw new IllegalArgumentException(
                    "Lanes of checkpoint %s must be 0 to 1000, but are %d.".formatted(id, lanes));
        }
    }
}
