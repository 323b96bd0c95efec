package org.safepassage.watch.file;

import java.util.List;

/**
 * What reading a file came to.
 *
 * @param rows all rows after the header, also those of tags and those that could not be read
 * @param notes what is unusual about the columns, in sentences
 * @param problems of the first hundred rows that could not be read
 * @param unlisted how many more could not be read
 */
public record Reading(
        Format format, long rows, List<String> notes, List<RowProblem> problems, long unlisted) {
    public Reading {
        notes = List.copyOf(notes);
        problems = List.copyOf(problems);
    }

    public boolean isWhole() {
        return problems.isEmpty();
    }
}
