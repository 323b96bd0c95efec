package org.safepassage.planner;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** The nodes that can be reached on foot from some nodes. */
final class Reach {
    private final Set<Integer> reached = new HashSet<>();

    Reach(StreetArcs streets, Collection<Integer> from) {
        // Arcs are indexed by their head only, so walk from each arc's tail through a list made
        // once.
        java.util.Map<Integer, java.util.List<Integer>> onward = new java.util.HashMap<>();
        for (int a = 0; a < streets.count(); a++) {
            onward.computeIfAbsent(streets.tail(a), v -> new java.util.ArrayList<>(4))
                    .add(streets.head(a));
        }
        ArrayDeque<Integer> queue = new ArrayDeque<>(from);
        reached.addAll(from);
        while (!queue.isEmpty()) {
            for (int next : onward.getOrDefault(queue.remove(), java.util.List.of())) {
                if (reached.add(next)) {
                    queue.add(next);
                }
            }
        }
    }

    boolean reaches(int node) {
        return reached.contains(node);
    }
}
