package org.safepassage.notices;

import java.time.Instant;
import java.util.List;

/**
 * The last thing that happened and is told.
 *
 * @param corridors ids; empty for all
 * @param number of the notice in this pause, from 1
 */
public record NoticeEvent(
        @Public NoticeKind kind,
        @Public List<String> corridors,
        @Public Instant at,
        @Public Reason reason,
        @Public long number) {
    public NoticeEvent {
        corridors = List.copyOf(corridors);
        if (number < 1) {
            throw new IllegalArgumentException("Notices are numbered from 1, not " + number + ".");
        }
    }

    /** Whether it is about this corridor. */
    public boolean isAbout(String corridor) {
        return corridors.isEmpty() || corridors.contains(corridor);
    }
}
