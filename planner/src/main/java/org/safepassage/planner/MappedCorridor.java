package org.safepassage.planner;

import java.util.List;
import org.safepassage.domain.Checkpoint;
import org.safepassage.domain.Corridor;

/**
 * A corridor with its place on the road network.
 *
 * @param entry node, or {@code NOWHERE}
 * @param exit node past which a person is out
 * @param checkpoints in the order people pass them
 */
record MappedCorridor(Corridor corridor, int entry, int exit, List<Checkpoint> checkpoints) {
    static final int NOWHERE = -1;

    String id() {
        return corridor.id();
    }
}
