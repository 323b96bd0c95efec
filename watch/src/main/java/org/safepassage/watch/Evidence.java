package org.safepassage.watch;

/**
 * One report, and what the verdict made of it.
 *
 * @param report its id
 * @param row where it stands in the input
 * @param observer who says it
 * @param counts whether it counts
 * @param reason the kind of reason
 * @param why one sentence: by which rule, or why not
 */
public record Evidence(
        String report, String row, String observer, boolean counts, Reason reason, String why) {}
