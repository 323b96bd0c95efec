package org.safepassage.pausefile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The ids that a file defines, and the places that name them. */
final class Ids {
    /** What an id can be of. */
    enum Kind {
        PARTY("party", "parties"),
        WINDOW("window", "windows"),
        CORRIDOR("corridor", "corridors"),
        CHECKPOINT("checkpoint", "checkpoints"),
        PLACE("place", "people"),
        ASSEMBLY_POINT("assembly point", "assemblyPoints"),
        TRANSPORT("transport", "transport"),
        SOURCE("source", "sources"),
        CLAIM("claim", "claims");

        private final String word;
        private final String list;

        Kind(String word, String list) {
            this.word = word;
            this.list = list;
        }

        /** The key of the list that defines it. */
        String list() {
            return list;
        }
    }

    private record Reference(Kind kind, Node.Scalar scalar, String path) {}

    private final Problems problems;
    private final Map<Kind, Map<String, Node.Extent>> defined = new EnumMap<>(Kind.class);
    private final List<Reference> references = new ArrayList<>();
    private final Map<Kind, Set<String>> doubtful = new EnumMap<>(Kind.class);
    private final Set<Kind> incomplete = EnumSet.noneOf(Kind.class);

    Ids(Problems problems) {
        this.problems = problems;
        for (Kind kind : Kind.values()) {
            defined.put(kind, new LinkedHashMap<>());
        }
    }

    /** Takes an id in; a second one of its kind is a problem. */
    void define(Kind kind, Node.Scalar scalar, String path) {
        Node.Extent first = ids(kind).putIfAbsent(scalar.text(), scalar.extent());
        if (first != null) {
            problems.add(
                    scalar.extent(),
                    path,
                    "The %s %s stands twice; first in line %d."
                            .formatted(kind.word, Quoted.of(scalar.text()), first.line()),
                    "Give one of them another id.");
        }
    }

    /** Takes in what stands where an id should and is none: whoever meant it is not told twice. */
    void doubt(Kind kind, Node.Scalar scalar) {
        ids(kind).putIfAbsent(scalar.text(), scalar.extent());
        doubtful.computeIfAbsent(kind, k -> new HashSet<>()).add(scalar.text());
    }

    /** Takes an id in that may come again. */
    void mention(Kind kind, Node.Scalar scalar) {
        ids(kind).putIfAbsent(scalar.text(), scalar.extent());
    }

    /**
     * The list of this kind could not be read to its end, so that an id nobody knows may still
     * stand in it.
     */
    void isIncomplete(Kind kind) {
        incomplete.add(kind);
    }

    /** Whether every id of this kind could be read. */
    boolean isComplete(Kind kind) {
        return !incomplete.contains(kind);
    }

    boolean has(Kind kind, String id) {
        return ids(kind).containsKey(id);
    }

    Set<String> all(Kind kind) {
        return ids(kind).keySet();
    }

    Optional<Node.Extent> findExtent(Kind kind, String id) {
        return Optional.ofNullable(ids(kind).get(id));
    }

    /**
     * Notes that something of this kind is named here; checked by {@link #resolve}, when all ids
     * are known.
     */
    void refer(Kind kind, Node.Scalar scalar, String path) {
        references.add(new Reference(kind, scalar, path));
    }

    /** Adds a problem for each name that nothing has. */
    void resolve() {
        for (Reference reference : references) {
            String id = reference.scalar().text();
            if (has(reference.kind(), id) || !isComplete(reference.kind())) {
                continue;
            }
            Optional<String> nearest =
                    problems.isFull() ? Optional.empty() : Nearest.find(id, all(reference.kind()));
            if (nearest.isPresent()
                    && doubtful.getOrDefault(reference.kind(), Set.of()).contains(nearest.get())) {
                problems.skip();
                continue;
            }
            problems.add(
                    reference.scalar().extent(),
                    reference.path(),
                    "There is no %s %s.".formatted(reference.kind().word, Quoted.of(id)),
                    nearest.isPresent()
                            ? "Did you mean '%s'?".formatted(nearest.get())
                            : "Add it to '%s', or name one that is there."
                                    .formatted(reference.kind().list));
        }
    }

    private Map<String, Node.Extent> ids(Kind kind) {
        return java.util.Objects.requireNonNull(defined.get(kind));
    }
}
