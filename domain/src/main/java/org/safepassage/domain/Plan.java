package org.safepassage.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who can get out, by which road, by when, if every corridor opens and stays open. RESTRICTED:
 * people per place, bands, starts and bottlenecks are a target list.
 *
 * <p>Capacity is not permission: {@code notAssured} is said before any number of people.
 *
 * @param pause id
 * @param title of the pause, in English
 * @param notAssured whose required assurance is not on record
 * @param window the hours planned for; nobody is on the road at its end
 * @param zone in which times are shown
 * @param step the planner's unit of time
 * @param people who wait, over all places
 * @param cases the likely case, and the slow and the fast one: the range of every sentence
 * @param mostWaiting people who may still wait at the end: slow case, high number of people
 * @param proof of the likely case
 * @param corridors what each corridor passes in the likely case
 * @param unreached places from which no exit can be reached in the window, with their people
 */
public record Plan(
        String pause,
        String title,
        List<NotAssured> notAssured,
        Window window,
        ZoneId zone,
        boolean zoneStated,
        Duration step,
        PeopleRange people,
        Cases cases,
        long mostWaiting,
        Proof proof,
        List<CorridorUse> corridors,
        List<Band> bands,
        List<Bottleneck> bottlenecks,
        List<Marginal> marginals,
        List<Trip> trips,
        List<RoadConflict> conflicts,
        List<Unreached> unreached,
        PlanMap map,
        List<Assumption> assumptions,
        List<String> warnings) {

    /** The first line of every file of a plan. */
    public static final String RESTRICTED = "RESTRICTED, not for publication";

    public Plan {
        notAssured = List.copyOf(notAssured);
        corridors = List.copyOf(corridors);
        bands = List.copyOf(bands);
        bottlenecks = List.copyOf(bottlenecks);
        marginals = List.copyOf(marginals);
        trips = List.copyOf(trips);
        conflicts = List.copyOf(conflicts);
        unreached = List.copyOf(unreached);
        assumptions = List.copyOf(assumptions);
        warnings = List.copyOf(warnings);
        if (proof.bound() - proof.gap() != cases.likely().out()) {
            throw new IllegalArgumentException(
                    "The bound %d less the gap %d is not the %d people of the likely case."
                            .formatted(proof.bound(), proof.gap(), cases.likely().out()));
        }
    }

    /** The same plan, resting on one more assumption, named last. */
    public Plan with(Assumption another) {
        List<Assumption> all = new ArrayList<>(assumptions);
        all.add(another);
        return new Plan(
                pause,
                title,
                notAssured,
                window,
                zone,
                zoneStated,
                step,
                people,
                cases,
                mostWaiting,
                proof,
                corridors,
                bands,
                bottlenecks,
                marginals,
                trips,
                conflicts,
                unreached,
                map,
                all,
                warnings);
    }

    /** People on the road when the window closes: nobody is sent who would be. */
    public long onTheRoadAtClose() {
        return 0;
    }

    /**
     * What holds people up for more than a moment: the parts of the cut that pass at least 2 %
     * (ours) of all it passes. A lane of houses that is full in the first minutes belongs to the
     * proof and not to the answer.
     */
    public List<Bottleneck> mainBottlenecks() {
        long all = bottlenecks.stream().mapToLong(Bottleneck::people).sum();
        return bottlenecks.stream().filter(b -> b.people() * 50 >= all).toList();
    }

    /** The earliest latest start of any place, when there is one. */
    public Optional<Instant> findEarliestLatestStart() {
        return bands.stream()
                .map(Band::latestStart)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }

    /**
     * The three cases.
     *
     * @param slow slow walkers, slow lanes, the low number of people: the low end of the range
     * @param likely the plan itself
     * @param fast fast walkers, fast lanes, the high number of people: the high end of the range
     */
    public record Cases(PlanCase slow, PlanCase likely, PlanCase fast) {}

    /**
     * One corridor in the likely case.
     *
     * @param lanes of its checkpoint with the least throughput, or null when it has none
     * @param peoplePerHour that its end can pass at most; null when nothing there limits it
     * @param out people out by it
     * @param firstOut when the first person is out, or null when nobody is
     * @param places ids of the places that use it
     */
    public record CorridorUse(
            String corridor,
            String name,
            @Nullable Integer lanes,
            @Nullable Double peoplePerHour,
            long out,
            @Nullable Instant firstOut,
            List<String> places) {
        public CorridorUse {
            places = List.copyOf(places);
        }
    }

    /** A place from which nobody gets out, and why. */
    public record Unreached(String place, String name, PeopleRange people, String why) {}
}
