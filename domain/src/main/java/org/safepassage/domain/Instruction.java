package org.safepassage.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said, and was written beforehand, when a corridor is suspended. A corridor without all
 * three cannot be opened.
 *
 * @param corridors ids; empty for all
 * @param suspensionNotice the notice itself, or null when not written
 * @param notStarted what people do who have not started, or null
 * @param onTheWay what people do who are on the way, or null
 */
public record Instruction(
        List<String> corridors,
        @Nullable Names suspensionNotice,
        @Nullable Names notStarted,
        @Nullable Names onTheWay) {
    public Instruction {
        corridors = List.copyOf(corridors);
    }

    /** Whether it speaks of this corridor. */
    public boolean isFor(String corridor) {
        return corridors.isEmpty() || corridors.contains(corridor);
    }
}
