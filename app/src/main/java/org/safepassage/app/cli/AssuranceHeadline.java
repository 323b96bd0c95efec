package org.safepassage.app.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.safepassage.domain.Assurance;
import org.safepassage.domain.NotAssured;
import org.safepassage.domain.Pause;
import org.safepassage.domain.Relation;
import org.safepassage.domain.Requirement;

/**
 * The first sentence of every answer: who has given its word, who has not, and what that means.
 * "Two allies have said yes; no yes is on record from the armed groups. Expect no movement."
 */
final class AssuranceHeadline {
    private static final List<String> NUMBERS =
            List.of(
                    "No party",
                    "One party",
                    "Two parties",
                    "Three parties",
                    "Four parties",
                    "Five parties");

    private final Pause pause;

    AssuranceHeadline(Pause pause) {
        this.pause = pause;
    }

    String sentence() {
        Set<String> required = new LinkedHashSet<>();
        pause.requires().stream().map(Requirement::parties).forEach(required::addAll);
        if (required.isEmpty()) {
            return "Nobody has said whose assurance is required: name them under 'requires' before anybody opens.";
        }
        Set<String> yes = new LinkedHashSet<>();
        for (Assurance assurance : pause.assurances()) {
            if (assurance instanceof Assurance.Given && required.contains(assurance.party())) {
                yes.add(assurance.party());
            }
        }
        Set<String> no = new LinkedHashSet<>();
        for (NotAssured missing : pause.notAssured()) {
            if (!yes.contains(missing.party())) {
                no.add(missing.party());
            }
        }
        if (pause.notAssured().isEmpty()) {
            return "Every assurance that is required is on record. An assurance can be withdrawn at any time.";
        }
        if (no.isEmpty()) {
            return "%s said yes, but not every yes is its own word or covers all: nobody may open yet."
                    .formatted(names(yes));
        }
        String who =
                yes.size() == 2 && areAllies(yes)
                        ? "Two allies have said yes (%s)".formatted(names(yes))
                        : yes.isEmpty()
                                ? "No party whose word is required has said yes"
                                : "%s said yes (%s)"
                                        .formatted(
                                                yes.size() < NUMBERS.size()
                                                        ? NUMBERS.get(yes.size())
                                                                + (yes.size() == 1
                                                                        ? " has"
                                                                        : " have")
                                                        : yes.size() + " parties have",
                                                names(yes));
        return "%s; no yes is on record from: %s. Expect no movement. Capacity is not permission."
                .formatted(who, names(no));
    }

    private boolean areAllies(Set<String> two) {
        return pause.relations().stream()
                .anyMatch(
                        r ->
                                r.is() == Relation.Kind.SUPPORTS
                                        && two.contains(r.of())
                                        && two.contains(r.to()));
    }

    private String names(Set<String> parties) {
        return parties.stream().map(pause::nameOf).collect(Collectors.joining(", "));
    }
}
