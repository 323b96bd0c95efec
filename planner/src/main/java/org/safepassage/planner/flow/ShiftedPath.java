package org.safepassage.planner.flow;

import java.util.Arrays;
import java.util.List;

/**
 * One way from people's homes through an exit, with the steps in which people set out on it:
 * everyone takes the same arcs and waits the same steps at the same holding nodes, some earlier,
 * some later.
 */
public final class ShiftedPath {
    private final int source;
    private final int exit;
    private final int[] arcs;
    private final int[] waits;
    private final int steps;
    private final List<Departures> departures;

    /**
     * People who set out in a stretch of steps.
     *
     * @param from first step of setting out
     * @param until first step in which they no longer do
     * @param peoplePerStep in each of them
     */
    public record Departures(int from, int until, long peoplePerStep) {
        /** People in the whole stretch. */
        public long people() {
            return (until - from) * peoplePerStep;
        }
    }

    ShiftedPath(
            int source, int exit, int[] arcs, int[] waits, int steps, List<Departures> departures) {
        this.source = source;
        this.exit = exit;
        this.arcs = arcs;
        this.waits = waits;
        this.steps = steps;
        this.departures = List.copyOf(departures);
    }

    /** The node where the people live. */
    public int source() {
        return source;
    }

    /** The exit they pass. */
    public int exit() {
        return exit;
    }

    /** The arcs in the order in which they are taken; empty where people live at the exit. */
    public int[] arcs() {
        return arcs.clone();
    }

    /**
     * Steps waited in a holding area before each arc, and last before the exit: one more than arcs.
     */
    public int[] waits() {
        return waits.clone();
    }

    /** Steps from setting out to passing the exit. */
    public int steps() {
        return steps;
    }

    /** When people set out and how many, by rising step. */
    public List<Departures> departures() {
        return departures;
    }

    /** People who take this way. */
    public long people() {
        return departures.stream().mapToLong(Departures::people).sum();
    }

    @Override
    public String toString() {
        return "from %d by %s with waits %s through exit %d: %s"
                .formatted(source, Arrays.toString(arcs), Arrays.toString(waits), exit, departures);
    }
}
