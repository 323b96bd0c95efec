package org.safepassage.watch;

import java.time.Instant;
import java.util.List;

/**
 * One version of the verdict: from this minute on it was so, as known then, until the next.
 *
 * @param at the first minute of it
 */
public record Change(Instant at, ScopeVerdict pause, List<ScopeVerdict> corridors) {
    public Change {
        corridors = List.copyOf(corridors);
    }

    boolean sameAs(Change other) {
        if (!pause.sameAs(other.pause)) {
            return false;
        }
        for (int i = 0; i < corridors.size(); i++) {
            if (!corridors.get(i).sameAs(other.corridors.get(i))) {
                return false;
            }
        }
        return true;
    }
}
