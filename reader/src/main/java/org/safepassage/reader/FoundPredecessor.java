package org.safepassage.reader;

import org.jspecify.annotations.Nullable;

/**
 * An earlier pause.
 *
 * @param outcome collapsed, failed, ended, extended, held, or null when not said
 */
public record FoundPredecessor(String value, @Nullable String outcome, Span span) {}
