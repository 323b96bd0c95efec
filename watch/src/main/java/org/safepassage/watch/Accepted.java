package org.safepassage.watch;

/**
 * What became of a report as it came in. Whether it counts is another question, and depends on the
 * minute one asks about.
 *
 * @param reason {@link Reason#COUNTS} when it is weighed at each verdict; else what became of it
 */
public record Accepted(Reason reason) {}
