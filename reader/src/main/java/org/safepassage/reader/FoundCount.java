package org.safepassage.reader;

import org.jspecify.annotations.Nullable;

/**
 * A number of people or vehicles as somebody gives it.
 *
 * @param comparator {@code =}, {@code ~}, {@code >}, {@code >=}, {@code <} or {@code <=}
 * @param of people, civilians, wounded, fighters, dead, vehicles
 * @param source who gives it, or null when the text gives it itself
 */
public record FoundCount(
        long value, String comparator, String of, @Nullable Found source, Span span) {}
