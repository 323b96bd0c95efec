package org.safepassage.planner.flow;

/**
 * One piece of a minimum cut over time: what is full, from when, until when.
 *
 * @param kind what it is
 * @param index of the arc or exit; the node of a holding area
 * @param from first step of entering that is in the cut
 * @param until first step that no longer is
 * @param people whom it lets through in these steps, and all of whom it has let through
 */
public record CutArc(Kind kind, int index, int from, int until, long people) {
    /** What can be in a cut. */
    public enum Kind {
        ARC,
        EXIT,
        HOLDING
    }
}
