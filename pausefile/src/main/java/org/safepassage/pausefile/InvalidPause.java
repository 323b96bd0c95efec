package org.safepassage.pausefile;

import java.util.List;
import java.util.stream.Collectors;

/** A text that is no pause file, with everything that is wrong in it. */
public final class InvalidPause extends Exception {
    private static final long serialVersionUID = 1;

    /** More problems than this are counted and not listed. */
    public static final int LISTED = 100;

    private final String name;
    private final transient List<Problem> problems;
    private final int unlisted;

    InvalidPause(String name, List<Problem> problems, int unlisted) {
        super(
                problems.stream().map(p -> name + ":" + p).collect(Collectors.joining("\n"))
                        + (unlisted == 0 ? "" : "\n%s: and %d more".formatted(name, unlisted)));
        this.name = name;
        this.problems = List.copyOf(problems);
        this.unlisted = unlisted;
    }

    /** The file's name as given. */
    public String name() {
        return name;
    }

    /** At least one and at most {@link #LISTED}, in the order of the file. */
    public List<Problem> problems() {
        return problems;
    }

    /** How many problems beyond those listed. */
    public int unlisted() {
        return unlisted;
    }
}
