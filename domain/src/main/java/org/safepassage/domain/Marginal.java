package org.safepassage.domain;

/**
 * What one change would bring.
 *
 * @param change for people: "one more lane at Q4"
 * @param people more people out by the window's end
 * @param exact true when it was planned again with the change; false when {@code people} is a
 *     bound: at most that many
 */
public record Marginal(String change, long people, boolean exact) {}
