package org.safepassage.roads;

import java.util.Arrays;

/**
 * A growing array of ints: maps have millions of vertices, and a boxed list would take six times
 * the memory.
 */
final class Ints {
    private int[] values;
    private int size;

    Ints(int expected) {
        values = new int[Math.max(16, expected)];
    }

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.addExact(size, size >> 1));
        }
        values[size++] = value;
    }

    int get(int index) {
        return values[index];
    }

    void set(int index, int value) {
        values[index] = value;
    }

    int size() {
        return size;
    }

    int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
