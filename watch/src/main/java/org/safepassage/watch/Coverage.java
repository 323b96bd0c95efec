package org.safepassage.watch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the verdict rests on: what became of each row, who was reporting, who fell silent.
 *
 * @param read rows of the input
 * @param rows what became of them; the sum is {@code read}
 * @param observers everybody who had reported by then
 * @param neverReported observers who were expected and of whom nothing is known
 * @param corridors each corridor, and for how much of the hours so far somebody reported from it
 * @param receivedInferred rows whose time of arrival was concluded from something else
 * @param receivedUnknown rows without any; taken as known when what they tell was over
 * @param alertMinutes minutes of the hours so far under an alert, overlaps counted once
 * @param notes what limits the coverage, in sentences
 */
public record Coverage(
        long read,
        Map<Reason, Long> rows,
        List<ObserverCoverage> observers,
        List<String> neverReported,
        List<CorridorCoverage> corridors,
        long receivedInferred,
        long receivedUnknown,
        long alertMinutes,
        List<String> notes) {
    public Coverage {
        rows = Map.copyOf(rows);
        observers = List.copyOf(observers);
        neverReported = List.copyOf(neverReported);
        corridors = List.copyOf(corridors);
        notes = List.copyOf(notes);
    }

    /**
     * One observer.
     *
     * @param from corridors it has reported from; "area" for the area
     * @param state reporting; silent; off (it said so, or was marked missing); or heard: it sent
     *     reports of events and never one of having been at a place
     * @param last when it last reported, or null
     */
    public record ObserverCoverage(
            String observer, List<String> from, String state, @Nullable Instant last) {
        public ObserverCoverage {
            from = List.copyOf(from);
        }
    }

    /**
     * One corridor.
     *
     * @param reporting how many observers were reporting from it at that minute
     * @param minutesObserved minutes of the hours so far in which somebody was
     * @param minutes of the hours so far
     */
    public record CorridorCoverage(
            String corridor, int reporting, long minutesObserved, long minutes) {}
}
