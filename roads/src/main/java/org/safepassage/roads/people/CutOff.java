package org.safepassage.roads.people;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.safepassage.roads.Change;
import org.safepassage.roads.Effect;
import org.safepassage.roads.RoadNetwork;

/**
 * People who can reach no exit on foot. Restricted.
 *
 * @param waiting who
 * @param by the one change without which they could; null when they could not even on the map as it
 *     was
 */
public record CutOff(Waiting waiting, @Nullable Change by) {
    /**
     * Who each change cuts off by itself, by place: those who reach an exit on the map as it was,
     * and do not with that one change. One search for each change, O(changes · (V + E)). Times are
     * not looked at: whoever is cut off for an hour is named.
     *
     * @param exits nodes at which people are out
     */
    public static List<CutOff> byEach(
            RoadNetwork roads, List<Effect> effects, List<Placed.At> people, int... exits) {
        List<CutOff> cutOff = new ArrayList<>();
        BitSet asItWas = reaching(roads, new BitSet(), exits);
        for (Placed.At at : people) {
            if (!asItWas.get(at.node())) {
                cutOff.add(new CutOff(at.waiting(), null));
            }
        }
        Map<Change, BitSet> closed = new LinkedHashMap<>();
        for (Effect effect : effects) {
            if (effect.closesWalking()) {
                closed.computeIfAbsent(effect.change(), change -> new BitSet()).set(effect.link());
            }
        }
        closed.forEach(
                (change, links) -> {
                    BitSet still = reaching(roads, links, exits);
                    for (Placed.At at : people) {
                        if (asItWas.get(at.node()) && !still.get(at.node())) {
                            cutOff.add(new CutOff(at.waiting(), change));
                        }
                    }
                });
        return List.copyOf(cutOff);
    }

    /** Nodes from which some exit can be reached on foot, without the closed links. O(V + E). */
    public static BitSet reaching(RoadNetwork roads, BitSet closed, int... exits) {
        int[] first = new int[roads.nodes() + 1];
        for (int link = 0; link < roads.links(); link++) {
            first[roads.from(link) + 1]++;
            first[roads.to(link) + 1]++;
        }
        for (int node = 0; node < roads.nodes(); node++) {
            first[node + 1] += first[node];
        }
        int[] meeting = new int[2 * roads.links()];
        int[] next = first.clone();
        for (int link = 0; link < roads.links(); link++) {
            meeting[next[roads.from(link)]++] = link;
            meeting[next[roads.to(link)]++] = link;
        }
        BitSet reached = new BitSet(roads.nodes());
        Deque<Integer> open = new ArrayDeque<>();
        for (int exit : exits) {
            if (!reached.get(exit)) {
                reached.set(exit);
                open.add(exit);
            }
        }
        while (!open.isEmpty()) {
            int node = open.remove();
            for (int i = first[node]; i < first[node + 1]; i++) {
                int link = meeting[i];
                boolean here = roads.to(link) == node;
                int other = here ? roads.from(link) : roads.to(link);
                // Searched backwards: one must be able to walk from the other node to this one.
                boolean walkable = here ? roads.walkForward(link) : roads.walkBackward(link);
                if (walkable && !closed.get(link) && !reached.get(other)) {
                    reached.set(other);
                    open.add(other);
                }
            }
        }
        return reached;
    }
}
