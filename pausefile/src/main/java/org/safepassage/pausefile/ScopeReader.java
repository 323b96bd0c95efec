package org.safepassage.pausefile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.safepassage.domain.Admission;
import org.safepassage.domain.Scope;
import org.safepassage.domain.Worded;

/**
 * Scopes such as {@code [W1, C1, civilians]}: each word is a window, a corridor or a kind of
 * people.
 */
final class ScopeReader {
    private final Reading reading;

    /**
     * Made when windows and corridors have been read; an id that could be two of the three is a
     * problem.
     */
    ScopeReader(Reading reading) {
        this.reading = reading;
        Ids ids = reading.ids();
        for (String corridor : ids.all(Ids.Kind.CORRIDOR)) {
            Optional<Node.Extent> window = ids.findExtent(Ids.Kind.WINDOW, corridor);
            if (window.isPresent()) {
                clash(
                        Ids.Kind.CORRIDOR,
                        corridor,
                        "%s is also the id of a window, in line %d; a scope could mean either."
                                .formatted(Quoted.of(corridor), window.get().line()));
            }
        }
        for (String word : Worded.words(Admission.class)) {
            for (Ids.Kind kind : List.of(Ids.Kind.WINDOW, Ids.Kind.CORRIDOR)) {
                if (ids.has(kind, word)) {
                    clash(
                            kind,
                            word,
                            "%s is also a kind of people; a scope could mean either."
                                    .formatted(Quoted.of(word)));
                }
            }
        }
    }

    private void clash(Ids.Kind kind, String id, String says) {
        Node.Extent extent = reading.ids().findExtent(kind, id).orElseThrow();
        reading.problems()
                .add(
                        extent,
                        Paths.join(Paths.join(kind.list(), id), "id"),
                        says,
                        "Give it another id.");
    }

    /**
     * The scope behind the key {@code scope}; it must name something, for nothing named would mean
     * everything.
     */
    Scope scope(Fields f) {
        Set<String> windows = new LinkedHashSet<>();
        Set<String> corridors = new LinkedHashSet<>();
        Set<Admission> admits = new LinkedHashSet<>();
        Ids ids = reading.ids();
        for (Node.Scalar scalar : f.scalars("scope")) {
            String word = scalar.text();
            Optional<Admission> admission = Worded.find(Admission.class, word);
            if (ids.has(Ids.Kind.WINDOW, word)) {
                windows.add(word);
            } else if (ids.has(Ids.Kind.CORRIDOR, word)) {
                corridors.add(word);
            } else if (admission.isPresent()) {
                admits.add(admission.get());
            } else if (ids.isComplete(Ids.Kind.WINDOW) && ids.isComplete(Ids.Kind.CORRIDOR)) {
                unknown(f, scalar);
            }
        }
        if (f.findNode("scope").orElse(null) instanceof Node.Listing listing
                && listing.items().isEmpty()) {
            f.problem(
                    "scope",
                    "The scope is empty.",
                    "Name windows, corridors or kinds of people; everything in one window is [W1].");
        }
        return f.needed(
                "scope",
                "windows, corridors or kinds of people, as in 'scope: [W1]'",
                f.has("scope")
                        ? Optional.of(new Scope(windows, corridors, admits))
                        : Optional.empty(),
                new Scope(Set.of(), Set.of(), Set.of()));
    }

    private void unknown(Fields f, Node.Scalar scalar) {
        List<String> known = new ArrayList<>(reading.ids().all(Ids.Kind.WINDOW));
        known.addAll(reading.ids().all(Ids.Kind.CORRIDOR));
        known.addAll(Worded.words(Admission.class));
        Optional<String> nearest =
                reading.problems().isFull() ? Optional.empty() : Nearest.find(scalar.text(), known);
        f.problem(
                scalar.extent(),
                f.path("scope"),
                "%s is no window, no corridor and no kind of people."
                        .formatted(Quoted.of(scalar.text())),
                nearest.isPresent()
                        ? "Did you mean '%s'?".formatted(nearest.get())
                        : "Name a window or a corridor of this file, or one of %s."
                                .formatted(String.join(", ", Worded.words(Admission.class))));
    }
}
