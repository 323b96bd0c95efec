package org.safepassage.planner.flow;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;

/**
 * What may pass an arc or exit: a constant or a rate, and constants in its place from some steps
 * until others. The checker's own, apart from {@link Capacity} on purpose.
 */
final class Room implements IntToLongFunction {
    long numerator;
    long denominator = 1;
    private final TreeMap<Integer, Long> changes =
            new TreeMap<>(); // from that step on; -1 as without changes

    @Override
    public long applyAsLong(int step) {
        Map.Entry<Integer, Long> change = changes.floorEntry(step);
        if (change != null && change.getValue() >= 0) {
            return change.getValue();
        }
        if (denominator == 1) {
            return numerator;
        }
        return (step + 1L) * numerator / denominator - step * numerator / denominator;
    }

    void change(int from, int until, long people) {
        if (from < until) {
            Map.Entry<Integer, Long> after = changes.floorEntry(until);
            changes.put(until, after == null ? Long.valueOf(-1) : after.getValue());
            changes.subMap(from, until).clear();
            changes.put(from, people);
        }
    }
}
