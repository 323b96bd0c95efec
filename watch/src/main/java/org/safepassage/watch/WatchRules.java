package org.safepassage.watch;

import static org.safepassage.watch.IncidentRule.Reach.AREA;
import static org.safepassage.watch.IncidentRule.Reach.CORRIDOR;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.safepassage.domain.GeoPoint;

/**
 * By which rules a pause is judged. Rules are data: one set a pause, from a file or {@link #OURS}.
 *
 * @param ours true when the figures are our defaults, which no source prescribes
 * @param areaMetres how far the area reaches from its point, 100 to 500,000
 * @param silentAfter after how long without a word an observer has fallen silent, 5 minutes to 2
 *     days
 * @param observersToHold how many observers must be reporting from a corridor before it can hold, 1
 *     to 20; there is no 0, because silence is no evidence
 * @param brokenCorridors how many broken corridors break the pause, at least 1
 * @param recovery how long at best strained follows after broken, 0 to 7 days
 * @param clockTolerance by how much clocks may differ before a report is called one from the future
 * @param joinWithin two reports of one place closer than this in time are of one event
 * @param joinMetres what "one place" is
 * @param baselineDays how many days before the pause are compared with it, 2 to 365
 * @param level of confidence of every test and interval, 0.8 to 0.999
 * @param quieterRatio days are "quieter" when even the upper limit of the ratio of rates is below
 *     this
 * @param lines corridors on the map, where the pause does not say
 * @param sources what is stated about sources of days
 * @param regions names by which alert files call the area
 * @param expected observers who were to report; who never did is named in the coverage
 */
public record WatchRules(
        String id,
        boolean ours,
        List<IncidentRule> incidents,
        double areaMetres,
        Duration silentAfter,
        int observersToHold,
        int brokenCorridors,
        Duration recovery,
        Duration clockTolerance,
        Duration joinWithin,
        double joinMetres,
        int baselineDays,
        double level,
        double quieterRatio,
        Map<String, List<GeoPoint>> lines,
        List<SourceCoverage> sources,
        Set<String> regions,
        List<String> expected) {

    private static final Duration WEEK = Duration.ofDays(7);

    /** The default. Its figures are ours: no agreement or handbook at hand prescribes any. */
    public static final WatchRules OURS =
            new WatchRules(
                    "ours",
                    true,
                    oursIncidents(),
                    15_000,
                    Duration.ofHours(1),
                    1,
                    2,
                    Duration.ofHours(6),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(5),
                    300,
                    14,
                    0.95,
                    0.5,
                    Map.of(),
                    List.of(),
                    Set.of(),
                    List.of());

    /** Fails when a figure is out of range, or a rule's id stands twice. */
    public WatchRules {
        incidents = List.copyOf(incidents);
        sources = List.copyOf(sources);
        regions = Set.copyOf(regions);
        expected = List.copyOf(expected);
        Map<String, List<GeoPoint>> copied = new LinkedHashMap<>();
        lines.forEach((corridor, line) -> copied.put(corridor, List.copyOf(line)));
        lines = java.util.Collections.unmodifiableMap(copied);
        range("area/metres", areaMetres, 100, 500_000);
        range("silentAfter", silentAfter, Duration.ofMinutes(5), Duration.ofDays(2));
        range("observersToHold", observersToHold, 1, 20);
        range("brokenCorridors", brokenCorridors, 1, 50);
        range("recovery", recovery, Duration.ZERO, WEEK);
        range("clockTolerance", clockTolerance, Duration.ZERO, Duration.ofHours(12));
        range("join/within", joinWithin, Duration.ZERO, Duration.ofHours(2));
        range("join/metres", joinMetres, 0, 5_000);
        range("days/baseline", baselineDays, 2, 365);
        range("days/level", level, 0.8, 0.999);
        range("days/quieterRatio", quieterRatio, 0.05, 1);
        if (incidents.isEmpty()
                || incidents.size() > 50
                || incidents.stream().map(IncidentRule::id).distinct().count()
                        != incidents.size()) {
            throw new IllegalArgumentException(
                    "A rule set has 1 to 50 rules, each with an id of its own.");
        }
    }

    private static void range(String what, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(
                    "'%s' is %s to %s, not %s.".formatted(what, low, high, value));
        }
    }

    private static void range(String what, Duration value, Duration low, Duration high) {
        if (value.compareTo(low) < 0 || value.compareTo(high) > 0) {
            throw new IllegalArgumentException(
                    "'%s' is %s to %s, not %s.".formatted(what, low, high, value));
        }
    }

    private static Set<ReportKind> of(ReportKind.Family family) {
        EnumSet<ReportKind> kinds = EnumSet.noneOf(ReportKind.class);
        Arrays.stream(ReportKind.values()).filter(k -> k.family() == family).forEach(kinds::add);
        return kinds;
    }

    private static List<IncidentRule> oursIncidents() {
        Set<ReportKind> violence = of(ReportKind.Family.VIOLENCE);
        Set<ReportKind> obstruction = of(ReportKind.Family.OBSTRUCTION);
        Duration sixHours = Duration.ofHours(6);
        Duration day = Duration.ofDays(1);
        return List.of(
                new IncidentRule(
                        "fire-on-corridor",
                        Verdict.BROKEN,
                        violence,
                        CORRIDOR,
                        500,
                        Standing.CORROBORATED,
                        true,
                        sixHours,
                        1),
                new IncidentRule(
                        "fire-alleged-on-corridor",
                        Verdict.STRAINED,
                        violence,
                        CORRIDOR,
                        500,
                        Standing.ALLEGED,
                        false,
                        sixHours,
                        1),
                new IncidentRule(
                        "corridor-obstructed",
                        Verdict.STRAINED,
                        obstruction,
                        CORRIDOR,
                        500,
                        Standing.ALLEGED,
                        false,
                        sixHours,
                        1),
                new IncidentRule(
                        "violence-in-area",
                        Verdict.BROKEN,
                        violence,
                        AREA,
                        15_000,
                        Standing.CORROBORATED,
                        true,
                        day,
                        3),
                new IncidentRule(
                        "violence-alleged-in-area",
                        Verdict.STRAINED,
                        violence,
                        AREA,
                        15_000,
                        Standing.ALLEGED,
                        false,
                        day,
                        1),
                new IncidentRule(
                        "obstruction-in-area",
                        Verdict.STRAINED,
                        obstruction,
                        AREA,
                        15_000,
                        Standing.ALLEGED,
                        false,
                        day,
                        1));
    }

    /** The longest an incident can matter: the longest window, and the recovery after it. */
    public Duration longestMemory() {
        Duration longest =
                incidents.stream()
                        .map(IncidentRule::window)
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO);
        return longest.plus(recovery);
    }

    /** All of it as sentences, the first saying whose figures they are. */
    public List<String> inWords() {
        List<String> words = new ArrayList<>();
        words.add(
                ours
                        ? "The rules are our default: no agreement or handbook prescribes their figures."
                        : "The rules are those of the set '%s'.".formatted(id));
        for (IncidentRule rule : incidents) {
            words.add("%s: %s, by %s.".formatted(rule.id(), rule.gives().word(), rule.inWords()));
        }
        words.add(
                "corridors-broken: broken, when %d corridors are (or all, when there are fewer)."
                        .formatted(brokenCorridors));
        words.add(
                "observed-quiet: a corridor holds only while %d observer%s reported from it within %s; the pause only while all its corridors do."
                        .formatted(
                                observersToHold,
                                observersToHold == 1 ? "" : "s",
                                IncidentRule.span(silentAfter)));
        words.add(
                "recovering: after broken it is at best strained for %s."
                        .formatted(IncidentRule.span(recovery)));
        return words;
    }

    /** The same rules with lines of corridors added; lines already there stay. */
    public WatchRules withLines(Map<String, List<GeoPoint>> more) {
        Map<String, List<GeoPoint>> all = new LinkedHashMap<>(more);
        all.putAll(lines);
        return new WatchRules(
                id,
                ours,
                incidents,
                areaMetres,
                silentAfter,
                observersToHold,
                brokenCorridors,
                recovery,
                clockTolerance,
                joinWithin,
                joinMetres,
                baselineDays,
                level,
                quieterRatio,
                all,
                sources,
                regions,
                expected);
    }
}
