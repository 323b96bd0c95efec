package org.safepassage.planner;

import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.safepassage.planner.flow.ShiftedPath;

/** How many people each street carries in which direction, and from when to when. */
final class StreetUse {
    private static final class Use {
        private long people;
        private int first = Integer.MAX_VALUE;
        private int last = -1;
    }

    /** Receives each used street. */
    @FunctionalInterface
    interface Visitor {
        void street(int streetArc, long people, int firstStep, int lastStep);
    }

    private final TreeMap<Integer, Use> uses = new TreeMap<>();

    static StreetUse of(SolvedCase solved) {
        StreetUse use = new StreetUse();
        solved.groups().forEach(use::add);
        return use;
    }

    static StreetUse of(SolvedCase.Group group) {
        StreetUse use = new StreetUse();
        use.add(group);
        return use;
    }

    private void add(SolvedCase.Group group) {
        group.paths().forEach(path -> add(group.model(), path));
    }

    /** Links that may be used in these steps. */
    Set<Integer> links(StreetArcs streets, int from, int until) {
        Set<Integer> links = new TreeSet<>();
        for (int arc : uses.keySet()) {
            if (mayBeUsed(arc, from, until)) {
                links.add(streets.link(arc));
            }
        }
        return links;
    }

    private void add(FlowModel model, ShiftedPath path) {
        int[] arcs = path.arcs();
        int[] waits = path.waits();
        long people = path.people();
        int first = path.departures().getFirst().from();
        int last = path.departures().getLast().until() - 1;
        int offset = 0;
        for (int i = 0; i < arcs.length; i++) {
            offset += waits[i];
            if (model.isStreet(arcs[i])) {
                Use use = uses.computeIfAbsent(model.street(arcs[i]), a -> new Use());
                use.people += people;
                use.first = Math.min(use.first, first + offset);
                use.last = Math.max(use.last, last + offset);
            }
            offset += model.network().transit(arcs[i]);
        }
    }

    void forEach(Visitor visitor) {
        uses.forEach((arc, use) -> visitor.street(arc, use.people, use.first, use.last));
    }

    /**
     * Whether anybody is on the street in this direction in these steps, as far as first and last
     * use tell.
     */
    boolean mayBeUsed(int streetArc, int from, int until) {
        Use use = uses.get(streetArc);
        return use != null && use.first < until && use.last >= from;
    }
}
