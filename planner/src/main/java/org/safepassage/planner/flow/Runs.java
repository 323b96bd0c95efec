package org.safepassage.planner.flow;

import java.util.Arrays;

/**
 * Many rows of numbers over time, each kept as the stretches on which it is constant, or rises by
 * one each step.
 *
 * <p>Immutable once built; 13 bytes a stretch. What lies in no stretch has the value the rows were
 * built with as absent.
 */
final class Runs {
    private final int absent;
    private final int[] first; // [row] into the arrays below; one more at the end
    private final int[] from;
    private final int[] until;
    private final int[] value; // at from
    private final byte[] rise; // per step, 0 or 1

    private Runs(Builder built) {
        absent = built.absent;
        first = Arrays.copyOf(built.first, built.row + 1);
        from = Arrays.copyOf(built.from, built.size);
        until = Arrays.copyOf(built.until, built.size);
        value = Arrays.copyOf(built.value, built.size);
        rise = Arrays.copyOf(built.rise, built.size);
    }

    int rows() {
        return first.length - 1;
    }

    int at(int row, int step) {
        int found = Arrays.binarySearch(from, first[row], first[row + 1], step);
        int run = found >= 0 ? found : -found - 2;
        return run >= first[row] && step < until[run]
                ? value[run] + rise[run] * (step - from[run])
                : absent;
    }

    /** Writes a row out, one number a step. */
    void expand(int row, int[] into) {
        Arrays.fill(into, absent);
        for (int run = first[row]; run < first[row + 1]; run++) {
            for (int step = from[run]; step < until[run]; step++) {
                into[step] = value[run] + rise[run] * (step - from[run]);
            }
        }
    }

    /** Writes what a row has from one step on into numbers by step, as far as those reach. */
    void expandFrom(int row, int start, int[] into) {
        for (int run = first[row]; run < first[row + 1]; run++) {
            int end = Math.min(until[run], into.length);
            for (int step = Math.max(start, from[run]); step < end; step++) {
                into[step] = value[run] + rise[run] * (step - from[run]);
            }
        }
    }

    boolean isAbsent(int row) {
        return first[row] == first[row + 1];
    }

    void forEach(Visitor visitor) {
        for (int row = 0; row < rows(); row++) {
            forEach(row, visitor);
        }
    }

    void forEach(int row, Visitor visitor) {
        for (int run = first[row]; run < first[row + 1]; run++) {
            visitor.run(row, from[run], until[run], value[run], rise[run]);
        }
    }

    /** Receives stretches by rising row and step. */
    @FunctionalInterface
    interface Visitor {
        void run(int row, int from, int until, int value, int rise);
    }

    /** Takes the rows in order. */
    static final class Builder {
        private final int absent;
        private final boolean rising;
        private int[] first;
        private int row;
        private int[] from = new int[64];
        private int[] until = new int[64];
        private int[] value = new int[64];
        private byte[] rise = new byte[64];
        private int size;

        /**
         * Rows without a stretch are {@code absent}; {@code rising} allows stretches that rise by
         * one a step.
         */
        Builder(int rows, int absent, boolean rising) {
            this.absent = absent;
            this.rising = rising;
            first = new int[rows + 1];
        }

        /** Closes the row as it is. */
        void endRow() {
            row++;
            first[row] = size;
        }

        /** Adds a row given step by step. */
        void row(int[] values) {
            int step = 0;
            while (step < values.length) {
                int start = step;
                int begin = values[step++];
                if (begin == absent) {
                    continue;
                }
                while (step < values.length && values[step] == begin) {
                    step++;
                }
                int climb = 0;
                if (rising
                        && step == start + 1
                        && step < values.length
                        && values[step] == begin + 1) {
                    climb = 1;
                    while (step < values.length && values[step] == begin + step - start) {
                        step++;
                    }
                }
                add(start, step, begin, climb);
            }
            endRow();
        }

        /** Adds a row of others as it is from one step on. */
        void copy(Runs others, int from, int start) {
            others.forEach(
                    from,
                    (row, begin, end, number, climb) -> {
                        int first = Math.max(start, begin);
                        if (first < end) {
                            add(first, end, number + climb * (first - begin), climb);
                        }
                    });
            endRow();
        }

        /** Adds a stretch to the row that is open; stretches come by rising step. */
        void add(int start, int end, int begin, int climb) {
            if (size == from.length) {
                from = Arrays.copyOf(from, 2 * size);
                until = Arrays.copyOf(until, 2 * size);
                value = Arrays.copyOf(value, 2 * size);
                rise = Arrays.copyOf(rise, 2 * size);
            }
            from[size] = start;
            until[size] = end;
            value[size] = begin;
            rise[size] = (byte) climb;
            size++;
        }

        Runs build() {
            return new Runs(this);
        }
    }
}
