package org.safepassage.pausefile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with one text, gathered while it is read. */
final class Problems {
    private static final Comparator<Problem> IN_FILE_ORDER =
            Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

    private final String name;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private int unlisted;
    private int faults;

    Problems(String name) {
        this.name = name;
    }

    void add(Node.Extent extent, String path, String says, String remedy) {
        faults++;
        if (isFull()) {
            unlisted++;
        } else {
            problems.add(new Problem(extent.line(), extent.column(), path, says, remedy));
        }
    }

    void warn(Node.Extent extent, String path, String says, String remedy) {
        if (warnings.size() < InvalidPause.LISTED) {
            warnings.add(new Problem(extent.line(), extent.column(), path, says, remedy));
        }
    }

    /** A part was passed over whose problem is already here. */
    void skip() {
        faults++;
    }

    /**
     * Grows with each problem and each part passed over: whoever builds a value compares before and
     * after.
     */
    int faults() {
        return faults;
    }

    /** True when no more are listed, so that nobody need look for a remedy. */
    boolean isFull() {
        return problems.size() >= InvalidPause.LISTED;
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    InvalidPause asException() {
        return new InvalidPause(name, problems.stream().sorted(IN_FILE_ORDER).toList(), unlisted);
    }

    List<Problem> warnings() {
        return warnings.stream().sorted(IN_FILE_ORDER).toList();
    }
}
