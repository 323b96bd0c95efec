package org.safepassage.planner;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.safepassage.domain.Assumption;
import org.safepassage.planner.flow.Capacity;
import org.safepassage.roads.Change;
import org.safepassage.roads.Effect;
import org.safepassage.roads.Overlay;
import org.safepassage.roads.RoadNetwork;
import org.safepassage.roads.Walkway;

/**
 * What the war changed, step by step: streets closed for a time or for all of it, narrowed, slowed,
 * screened. A street that is slowed at any time of the window is slow for all of it.
 */
final class StreetChanges {
    private final RoadNetwork roads;
    private final StepClock clock;
    private final Overlay overlay;
    private final Map<Integer, List<Effect>> byLink = new HashMap<>();

    StreetChanges(RoadNetwork roads, List<Change> changes, StepClock clock) {
        this.roads = roads;
        this.clock = clock;
        this.overlay = Overlay.of(roads, changes, Overlay.WITHIN_METRES);
        for (Effect effect : overlay.effects()) {
            boolean onFoot = effect.change().users().onFoot();
            if (onFoot && from(effect) < until(effect)) {
                byLink.computeIfAbsent(effect.link(), l -> new ArrayList<>()).add(effect);
            }
        }
    }

    Overlay overlay() {
        return overlay;
    }

    /** First step in which it holds. A step it touches at all counts as touched. */
    private int from(Effect effect) {
        Instant from = effect.change().from();
        return from == null ? 0 : step(from, false);
    }

    /** First step in which it no longer holds. */
    private int until(Effect effect) {
        Instant until = effect.change().until();
        return until == null ? clock.steps() : step(until, true);
    }

    private int step(Instant when, boolean up) {
        long seconds = java.time.Duration.between(clock.window().opens(), when).toSeconds();
        long steps =
                up
                        ? Math.ceilDiv(seconds, clock.seconds())
                        : Math.floorDiv(seconds, clock.seconds());
        return Math.clamp(steps, 0, clock.steps());
    }

    /** Links nobody can walk at any time of the window. */
    BitSet closedThroughout() {
        BitSet closed = new BitSet(roads.links());
        byLink.forEach(
                (link, effects) -> {
                    for (Effect effect : effects) {
                        if (effect.closesWalking()
                                && from(effect) == 0
                                && until(effect) == clock.steps()) {
                            closed.set(link);
                        }
                    }
                });
        return closed;
    }

    /** The slowest percent of the usual speed at any time of the window. */
    int speedPercent(int link) {
        int percent = 100;
        for (Effect effect : byLink.getOrDefault(link, List.of())) {
            percent = Math.min(percent, effect.change().speedPercent());
        }
        return percent;
    }

    /** The capacity with what is closed, narrowed or screened. */
    Capacity left(int link, Capacity whole, Walkway walkway) {
        Capacity left = whole;
        List<Effect> effects = byLink.getOrDefault(link, List.of());
        for (Effect effect : effects) {
            int narrowed =
                    Math.min(walkway.clearMillimetres(roads, link), effect.widthMillimetres(roads));
            Capacity narrow =
                    Capacity.rate(walkway.milliPeoplePerMinute(narrowed) * clock.seconds(), 60_000);
            if (narrowed < walkway.clearMillimetres(roads, link)) {
                left = left.during(from(effect), until(effect), narrow);
            }
        }
        for (Effect effect : effects) {
            int perHour = effect.change().peoplePerHour();
            if (effect.change().kind() == Change.Kind.CHECKPOINT && perHour > 0) {
                left =
                        left.during(
                                from(effect),
                                until(effect),
                                Capacity.rate((long) perHour * clock.seconds(), 3600));
            }
        }
        for (Effect effect : effects) {
            if (effect.closesWalking()) {
                left = left.during(from(effect), until(effect), Capacity.of(0));
            }
        }
        return left;
    }

    /** One assumption for each change, with its times and its source. */
    List<Assumption> assumptions() {
        Map<Change, Integer> links = new LinkedHashMap<>();
        overlay.effects().forEach(e -> links.merge(e.change(), 1, Integer::sum));
        List<Assumption> all = new ArrayList<>();
        links.forEach(
                (change, count) ->
                        all.add(
                                new Assumption(
                                        "change of the map: "
                                                + (change.name().isEmpty()
                                                        ? change.id()
                                                        : change.name()),
                                        "%s, %d street pieces"
                                                .formatted(change.kind().word(), count),
                                        null,
                                        "%s; from %s until %s"
                                                .formatted(
                                                        change.source(),
                                                        change.from() == null
                                                                ? "not known when"
                                                                : change.from(),
                                                        change.until() == null
                                                                ? "somebody says otherwise"
                                                                : change.until()),
                                        false)));
        return all;
    }

    /** Changes drawn where the map has no street, and checkpoints whose throughput nobody knows. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (Change change : overlay.unmatched()) {
            warnings.add(
                    "The change %s (%s) touches no street of the map and changes nothing."
                            .formatted(change.id(), change.kind().word()));
        }
        overlay.effects().stream()
                .map(Effect::change)
                .distinct()
                .filter(c -> c.kind() == Change.Kind.CHECKPOINT && c.peoplePerHour() == 0)
                .forEach(
                        c ->
                                warnings.add(
                                        "What the checkpoint %s passes is not known; the plan counts it as if nobody were held up there."
                                                .formatted(c.id())));
        return warnings;
    }
}
