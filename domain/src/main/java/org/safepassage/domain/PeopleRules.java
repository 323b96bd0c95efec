package org.safepassage.domain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The people themselves: what they are owed, how they are counted, who carries those who cannot
 * walk.
 */
final class PeopleRules {
    private PeopleRules() {}

    static List<Finding> of(Pause pause) {
        List<Finding> found = new ArrayList<>();
        Set<EvacuationStandard> shown = new LinkedHashSet<>();
        pause.standards().forEach(s -> shown.add(s.standard()));
        for (EvacuationStandard standard : EvacuationStandard.values()) {
            if (!shown.contains(standard)) {
                found.add(
                        Rule.EVACUATION_STANDARD.finding(
                                "standards/" + standard.word(),
                                "Not shown: %s.".formatted(standard.inWords())));
            }
        }
        if (pause.transport().stream().noneMatch(t -> t.kind() == Transport.Kind.AMBULANCE)) {
            found.add(
                    Rule.MEDICAL_TRANSPORT_MISSING.finding(
                            "transport",
                            "No medical transport is known for wounded and sick people."));
        }
        boolean counted =
                !pause.people().isEmpty()
                        || (pause.files() != null && pause.files().people() != null);
        if (!counted) {
            found.add(
                    Rule.PEOPLE_NOT_KNOWN.finding(
                            "people", "How many people wait, and where, is not known."));
        }
        if (pause.handling() == Handling.PUBLIC
                && !(pause.people().isEmpty()
                        && pause.assemblyPoints().isEmpty()
                        && pause.transport().isEmpty())) {
            found.add(
                    Rule.HANDLING_PUBLIC.finding(
                            "handling",
                            "The file is marked public, but holds people by place, assembly points or transport."));
        }
        if (pause.follows() != null && pause.follows().outcome() == Predecessor.Outcome.COLLAPSED) {
            found.add(
                    Rule.PREDECESSOR_COLLAPSED.finding(
                            "follows/ended",
                            "The pause before it, %s, collapsed.".formatted(pause.follows().id())));
        }
        illustrations(pause, found);
        return found;
    }

    private static void illustrations(Pause pause, List<Finding> found) {
        made(
                found,
                "checkpoints",
                "lanes and rates of checkpoints",
                pause.checkpoints().stream()
                        .filter(c -> c.basis() == Basis.ILLUSTRATION)
                        .map(Checkpoint::id)
                        .toList());
        made(
                found,
                "people",
                "numbers of people",
                pause.people().stream()
                        .filter(p -> p.basis() == Basis.ILLUSTRATION)
                        .map(PeopleAtPlace::place)
                        .distinct()
                        .toList());
        made(
                found,
                "transport",
                "vehicles and times of transport",
                pause.transport().stream()
                        .filter(t -> t.basis() == Basis.ILLUSTRATION)
                        .map(Transport::id)
                        .toList());
        made(
                found,
                "assemblyPoints",
                "places of assembly",
                pause.assemblyPoints().stream()
                        .filter(a -> a.basis() == Basis.ILLUSTRATION)
                        .map(AssemblyPoint::id)
                        .toList());
        List<String> drawn =
                pause.corridors().stream()
                        .filter(c -> c.via() != null && c.via().basis() == Basis.ILLUSTRATION)
                        .map(Corridor::id)
                        .toList();
        if (!drawn.isEmpty()) {
            found.add(
                    Rule.ILLUSTRATION.finding(
                            InWords.path(pause, drawn, "via"),
                            "Made up to show the tool: the place of %s on the map."
                                    .formatted(InWords.corridors(pause, drawn))));
        }
    }

    private static void made(List<Finding> found, String list, String what, List<String> ids) {
        if (!ids.isEmpty()) {
            found.add(
                    Rule.ILLUSTRATION.finding(
                            list,
                            "Made up to show the tool: %s (%s)."
                                    .formatted(
                                            what,
                                            InWords.list(FieldExpression.runs(ids, ids, " to ")))));
        }
    }
}
