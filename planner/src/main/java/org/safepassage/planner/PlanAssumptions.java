package org.safepassage.planner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.safepassage.domain.Assumption;
import org.safepassage.domain.Basis;
import org.safepassage.domain.Checkpoint;
import org.safepassage.domain.LaneRate;
import org.safepassage.domain.PeopleRange;
import org.safepassage.domain.Walking;

/** Every number and rule the plan rests on, with its source; "ours" where it has none. */
final class PlanAssumptions {
    private static final String ACRP =
            "ACRP: a screening lane passes 100 to 200 people an hour, mean 149";

    private final List<Assumption> all = new ArrayList<>();

    List<Assumption> of(
            Walking walking,
            List<MappedCorridor> corridors,
            List<Home> homes,
            List<BusTimetable> buses,
            List<Assumption> changes,
            PlanSettings settings) {
        boolean walkingStated = !walking.equals(Walking.FAMILIES_WITH_BAGS);
        add(
                "walking speed",
                "%s m/s".formatted(plain(walking.likely())),
                "%s to %s m/s".formatted(plain(walking.slow()), plain(walking.fast())),
                walkingStated ? walking.source() : "default: " + walking.source(),
                false);
        lanes(corridors);
        people(homes);
        add(
                "street capacity",
                "%d people a minute and metre of width"
                        .formatted(settings.peoplePerMinuteAndMetre()),
                null,
                "HCM level of service C: 23 to 33 people a minute and metre; widths by kind of street, docs/roads.md",
                false);
        all.addAll(changes);
        for (BusTimetable bus : buses) {
            add(
                    "transport " + bus.transport().id(),
                    "%d trips of %d seats in the window, at most %d people"
                            .formatted(bus.trips().size(), bus.transport().seats(), bus.seats()),
                    null,
                    "pause file; vehicles start one after another, a round trip divided by their number apart (ours)",
                    bus.transport().basis() == Basis.ILLUSTRATION);
        }
        add(
                "step of the plan",
                settings.step().toSeconds() + " s",
                null,
                "ours; settable with --step",
                false);
        add(
                "margin of the latest start",
                settings.margin().toMinutes() + " minutes",
                null,
                "ours; taken off the last departure at the slow walking speed",
                false);
        add(
                "people wait at home, not on the road",
                "yes",
                null,
                "property of the model: docs/planning.md",
                false);
        add(
                "every corridor opens on time and stays open",
                "yes",
                null,
                "the question asked; no forecast",
                false);
        add(
                "start of walking",
                "at the opening, not before",
                null,
                "ours: nobody is sent onto a road that is not open",
                false);
        add(
                "both directions of a street",
                "each has the whole width",
                null,
                "ours: opposing streams are not modelled",
                false);
        return List.copyOf(all);
    }

    private void lanes(List<MappedCorridor> corridors) {
        Map<LaneRate, List<Checkpoint>> byRate =
                corridors.stream()
                        .flatMap(c -> c.checkpoints().stream())
                        .distinct()
                        .collect(
                                Collectors.groupingBy(
                                        Checkpoint::perHourAndLane,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        byRate.forEach(
                (rate, checkpoints) -> {
                    String ids =
                            checkpoints.stream()
                                    .map(Checkpoint::id)
                                    .collect(Collectors.joining(", "));
                    boolean stated = rate.slow() != null && rate.fast() != null;
                    add(
                            "people an hour in one lane at " + ids,
                            Integer.toString(rate.likely()),
                            "%d to %d"
                                    .formatted(
                                            Conditions.SLOW.perHourAndLane(rate),
                                            Conditions.FAST.perHourAndLane(rate)),
                            stated
                                    ? "pause file"
                                    : "pause file; range with the spread of "
                                            + ACRP
                                            + " (the scaling is ours)",
                            checkpoints.stream().anyMatch(c -> c.basis() == Basis.ILLUSTRATION));
                });
        Map<Integer, List<Checkpoint>> byLanes =
                corridors.stream()
                        .flatMap(c -> c.checkpoints().stream())
                        .distinct()
                        .collect(
                                Collectors.groupingBy(
                                        Checkpoint::lanes,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        byLanes.forEach(
                (lanes, checkpoints) ->
                        add(
                                "lanes at "
                                        + checkpoints.stream()
                                                .map(Checkpoint::id)
                                                .collect(Collectors.joining(", ")),
                                Integer.toString(lanes),
                                null,
                                "pause file",
                                checkpoints.stream()
                                        .anyMatch(c -> c.basis() == Basis.ILLUSTRATION)));
        boolean between = corridors.stream().anyMatch(c -> c.checkpoints().size() > 1);
        if (between) {
            add(
                    "several checkpoints of one corridor",
                    "counted at its end",
                    null,
                    "ours: who queues where between them is not modelled",
                    false);
        }
    }

    private void people(List<Home> homes) {
        PeopleRange all3 =
                homes.stream().map(Home::people).reduce(PeopleRange.of(0), PeopleRange::plus);
        add(
                "people waiting",
                Long.toString(all3.likely()),
                all3.low() == all3.high() ? null : "%d to %d".formatted(all3.low(), all3.high()),
                "%d places of the pause file and the people file; a planning case, not a count"
                        .formatted(homes.stream().map(Home::key).distinct().count()),
                homes.stream().anyMatch(h -> h.basis() == Basis.ILLUSTRATION));
    }

    private void add(
            String what,
            String used,
            @org.jspecify.annotations.Nullable String range,
            String source,
            boolean illustration) {
        all.add(new Assumption(what, used, range, source, illustration));
    }

    static String plain(double number) {
        String text = String.format(Locale.ROOT, "%.2f", number);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }
}
