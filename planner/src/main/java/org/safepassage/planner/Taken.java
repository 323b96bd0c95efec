package org.safepassage.planner;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.safepassage.planner.flow.Capacity;

/**
 * What people planned before take of streets and checkpoints, by step: the next group plans on the
 * rest.
 */
final class Taken {
    private final int steps;
    private final boolean separate;
    private final BitSet links = new BitSet();
    private final Map<String, long[]> people = new HashMap<>(); // [key][step]

    /**
     * Nothing yet.
     *
     * @param separate whether a street that one group uses is closed to the next for good
     */
    Taken(int steps, boolean separate) {
        this.steps = steps;
        this.separate = separate;
    }

    /** Says that people walk along a link, in whichever direction. */
    void walk(int link) {
        links.set(link);
    }

    /** Whether this link is another group's alone. */
    boolean closes(int link) {
        return separate && links.get(link);
    }

    static String street(int arc) {
        return "street " + arc;
    }

    static String exit(String id) {
        return "exit " + id;
    }

    void add(String key, int step, long number) {
        people.computeIfAbsent(key, k -> new long[steps])[step] += number;
    }

    /** The capacity less what is taken. */
    Capacity left(String key, Capacity whole) {
        long[] used = people.get(key);
        if (used == null) {
            return whole;
        }
        Capacity left = whole;
        for (int t = 0; t < steps; t++) {
            if (used[t] > 0 && whole.at(t) != Capacity.UNLIMITED) {
                left = left.during(t, t + 1, Capacity.of(whole.at(t) - used[t]));
            }
        }
        return left;
    }
}
