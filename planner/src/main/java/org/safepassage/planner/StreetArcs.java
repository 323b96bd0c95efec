package org.safepassage.planner;

import java.util.BitSet;
import org.safepassage.roads.RoadNetwork;

/** The directions in which each link can be walked, as arcs, and the arcs into each node. */
final class StreetArcs {
    private final int[] link; // [arc]
    private final boolean[] forward; // [arc] from the link's first node to its second
    private final int[] tail; // [arc] node
    private final int[] head; // [arc] node
    private final int[] firstInto; // [node] into intoArcs; one more at the end
    private final int[] intoArcs;

    /**
     * All that can be walked.
     *
     * @param closed links that nobody walks
     */
    StreetArcs(RoadNetwork roads, BitSet closed) {
        int count = 0;
        for (int l = 0; l < roads.links(); l++) {
            if (!closed.get(l)) {
                count += (roads.walkForward(l) ? 1 : 0) + (roads.walkBackward(l) ? 1 : 0);
            }
        }
        link = new int[count];
        forward = new boolean[count];
        tail = new int[count];
        head = new int[count];
        int arc = 0;
        for (int l = 0; l < roads.links(); l++) {
            if (roads.walkForward(l) && !closed.get(l)) {
                set(arc++, l, true, roads.from(l), roads.to(l));
            }
            if (roads.walkBackward(l) && !closed.get(l)) {
                set(arc++, l, false, roads.to(l), roads.from(l));
            }
        }
        firstInto = new int[roads.nodes() + 1];
        for (int h : head) {
            firstInto[h + 1]++;
        }
        for (int v = 0; v < roads.nodes(); v++) {
            firstInto[v + 1] += firstInto[v];
        }
        intoArcs = new int[count];
        int[] next = firstInto.clone();
        for (int a = 0; a < count; a++) {
            intoArcs[next[head[a]]++] = a;
        }
    }

    private void set(int arc, int ofLink, boolean isForward, int from, int to) {
        link[arc] = ofLink;
        forward[arc] = isForward;
        tail[arc] = from;
        head[arc] = to;
    }

    int count() {
        return link.length;
    }

    int link(int arc) {
        return link[arc];
    }

    boolean forward(int arc) {
        return forward[arc];
    }

    int tail(int arc) {
        return tail[arc];
    }

    int head(int arc) {
        return head[arc];
    }

    int firstInto(int node) {
        return firstInto[node];
    }

    int into(int i) {
        return intoArcs[i];
    }
}
