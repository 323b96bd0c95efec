package org.safepassage.planner.flow;

import java.util.Arrays;

/**
 * Many rows of numbers over time, each kept as the stretches on which it is constant, or rises by
 * one each step.
 *
 * <p>Immutable once built; 13 bytes a stretch, in pieces that never move, so that building leaves
 * nothing to be thrown away. What lies in no stretch has the value the rows were built with as
 * absent.
 */
final class Runs {
    private final int absent;
    private final int[] first; // [row] number of its first stretch; one more at the end
    private final Stretches stretches;

    /** Stretches by number. */
    private static final class Stretches {
        private static final int SHIFT = 11;
        private static final int PIECE = 1 << SHIFT;

        private int[][] number = new int[4][]; // [piece][3 × stretch] from, until, value at from
        private byte[][] rise = new byte[4][]; // [piece][stretch] per step, 0 or 1
        private int size;

        int from(int run) {
            return number[run >> SHIFT][3 * (run & (PIECE - 1))];
        }

        int until(int run) {
            return number[run >> SHIFT][3 * (run & (PIECE - 1)) + 1];
        }

        int value(int run) {
            return number[run >> SHIFT][3 * (run & (PIECE - 1)) + 2];
        }

        int rise(int run) {
            return rise[run >> SHIFT][run & (PIECE - 1)];
        }

        int at(int run, int step) {
            return value(run) + rise(run) * (step - from(run));
        }

        void add(int from, int until, int value, int climb) {
            int piece = size >> SHIFT;
            int place = size & (PIECE - 1);
            if (place == 0) {
                if (piece == number.length) {
                    number = Arrays.copyOf(number, 2 * piece);
                    rise = Arrays.copyOf(rise, 2 * piece);
                }
                number[piece] = new int[3 * PIECE];
                rise[piece] = new byte[PIECE];
            }
            number[piece][3 * place] = from;
            number[piece][3 * place + 1] = until;
            number[piece][3 * place + 2] = value;
            rise[piece][place] = (byte) climb;
            size++;
        }
    }

    private Runs(Builder built) {
        absent = built.absent;
        first = built.first;
        stretches = built.stretches;
    }

    int rows() {
        return first.length - 1;
    }

    int at(int row, int step) {
        int low = first[row];
        int high = first[row + 1]; // those before low begin by the step, those from high on later
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (stretches.from(middle) <= step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int run = low - 1;
        return run >= first[row] && step < stretches.until(run) ? stretches.at(run, step) : absent;
    }

    /** Writes a row out, one number a step. */
    void expand(int row, int[] into) {
        Arrays.fill(into, absent);
        for (int run = first[row]; run < first[row + 1]; run++) {
            write(run, 0, into.length, into);
        }
    }

    /** Writes what a row has from one step on into numbers by step, as far as those reach. */
    void expandFrom(int row, int start, int[] into) {
        for (int run = first[row]; run < first[row + 1]; run++) {
            write(run, start, into.length, into);
        }
    }

    private void write(int run, int start, int stop, int[] into) {
        int begin = Math.max(start, stretches.from(run));
        int end = Math.min(stop, stretches.until(run));
        int climb = stretches.rise(run);
        int number = stretches.value(run) + climb * (begin - stretches.from(run));
        for (int step = begin; step < end; step++) {
            into[step] = number;
            number += climb;
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
            visitor.run(
                    row,
                    stretches.from(run),
                    stretches.until(run),
                    stretches.value(run),
                    stretches.rise(run));
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
        private final int[] first;
        private int row;
        private final Stretches stretches = new Stretches();

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
            first[row] = stretches.size;
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
            stretches.add(start, end, begin, climb);
        }

        Runs build() {
            return new Runs(this);
        }
    }
}
