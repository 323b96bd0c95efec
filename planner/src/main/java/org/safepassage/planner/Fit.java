package org.safepassage.planner;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.safepassage.domain.PersonCategory;

/**
 * Whether corridors, people, streets and hours fit together at all: checked before anything is
 * solved.
 */
final class Fit {
    private Fit() {}

    /** Civilians need a corridor on the map that is for them. */
    static void requireAdmission(List<MappedCorridor> corridors, List<Home> homes)
            throws InvalidPlan {
        for (PersonCategory category : PersonCategory.values()) {
            boolean any = homes.stream().anyMatch(h -> h.category() == category);
            if (any
                    && category == PersonCategory.CIVILIANS
                    && corridors.stream().noneMatch(c -> c.corridor().admits(category))) {
                throw new InvalidPlan(
                        "corridors",
                        "No corridor on the map admits %s.".formatted(category.word()),
                        "Give a corridor for them a 'via' with an exit on the map.");
            }
        }
    }

    /**
     * Every corridor that people are planned to use must be reached on foot from some place of
     * theirs.
     */
    static void requireReach(StreetArcs streets, List<MappedCorridor> corridors, List<Home> homes)
            throws InvalidPlan {
        for (PersonCategory category : PersonCategory.values()) {
            Set<Integer> from = new HashSet<>();
            homes.stream().filter(h -> h.category() == category).forEach(h -> from.add(h.node()));
            if (from.isEmpty()) {
                continue;
            }
            Reach reach = new Reach(streets, from);
            for (MappedCorridor corridor : corridors) {
                if (corridor.corridor().admits(category) && !reach.reaches(corridor.exit())) {
                    throw new InvalidPlan(
                            "corridors/" + corridor.id() + "/via/exit",
                            "No street leads there on foot from any place where %s wait."
                                    .formatted(category.word()),
                            "Move the exit onto the connected part of the map, or take the corridor out of the plan.");
                }
            }
        }
    }

    /** A corridor that closes early is on the map and closes inside the window. */
    static void requireClosings(
            List<Closing> closings, List<MappedCorridor> corridors, StepClock clock)
            throws InvalidPlan {
        for (Closing closing : closings) {
            if (corridors.stream().noneMatch(c -> c.id().equals(closing.corridor()))) {
                throw new InvalidPlan(
                        "corridors/" + closing.corridor(),
                        "There is no such corridor on the map.",
                        "The corridors are %s."
                                .formatted(
                                        OnTheMap.firstFew(
                                                corridors.stream()
                                                        .map(MappedCorridor::id)
                                                        .toList())));
            }
            if (closing.from().isAfter(clock.window().closes())) {
                throw new InvalidPlan(
                        "corridors/" + closing.corridor(),
                        "It is to close at %s, after the window's end.".formatted(closing.from()),
                        "Give a time inside the window.");
            }
        }
    }
}
