package org.safepassage.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What must hold for a corridor to be open: the same rules that forbid opening in {@code check}.
 */
final class OpeningConditions {
    private OpeningConditions() {}

    /**
     * What is missing to get ready: judged for all windows, each at its opening, or now while it is
     * open.
     */
    static List<Finding> missing(Pause pause, String id, Instant when, CheckLimits limits) {
        Optional<Corridor> corridor = pause.findCorridor(id);
        if (corridor.isEmpty()) {
            return List.of(unknown(id));
        }
        List<Finding> missing = new ArrayList<>(WindowRules.of(pause, limits));
        missing.addAll(AssuranceRules.bare(pause, pause.windows(), List.of(corridor.get())));
        AssuranceMatrix.of(pause)
                .notAssured(corridor.get(), when)
                .forEach(gap -> missing.add(AssuranceRules.finding(pause, gap, limits)));
        missing.addAll(CorridorRules.instructions(pause, List.of(corridor.get())));
        return forbidding(missing);
    }

    /** What is missing at this instant: assurances bind now, in every window that holds now. */
    static List<Finding> missingAt(Pause pause, String id, Instant when, CheckLimits limits) {
        Optional<Corridor> corridor = pause.findCorridor(id);
        if (corridor.isEmpty()) {
            return List.of(unknown(id));
        }
        List<AnnouncedWindow> windows = pause.windowsAt(when);
        if (windows.isEmpty()) {
            return List.of(
                    Rule.OUTSIDE_WINDOW.finding(
                            "windows", "No announced window of this pause is open now."));
        }
        List<Finding> missing =
                new ArrayList<>(AssuranceRules.bare(pause, windows, List.of(corridor.get())));
        AssuranceMatrix.of(pause)
                .notAssuredAt(corridor.get(), when)
                .forEach(gap -> missing.add(AssuranceRules.finding(pause, gap, limits)));
        missing.addAll(CorridorRules.instructions(pause, List.of(corridor.get())));
        return forbidding(missing);
    }

    /**
     * The latest end an opening at this instant may carry; {@code MAX} in a window without a stated
     * end.
     */
    static Instant latestEnd(Pause pause, Instant when) {
        Instant latest = when;
        for (AnnouncedWindow window : pause.windowsAt(when)) {
            Instant end = window.findAt(when).map(Window::closes).orElse(Instant.MAX);
            latest = end.isAfter(latest) ? end : latest;
        }
        return latest;
    }

    private static Finding unknown(String id) {
        return Rule.CORRIDOR_MISSING.finding(
                "corridors", "There is no corridor %s in the pause.".formatted(id));
    }

    private static List<Finding> forbidding(List<Finding> findings) {
        return findings.stream().filter(f -> f.severity() == Severity.FORBIDS).toList();
    }
}
