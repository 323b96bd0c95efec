package org.safepassage.domain;

import org.jspecify.annotations.Nullable;

/**
 * One link of the chain by which something is known: who carried it.
 *
 * @param source id of the source, or null for one who merely passed the next source on
 * @param name of an outlet, an office or a party
 * @param seen whether somebody of ours has seen it; null when not said
 */
public record Carrier(@Nullable String source, String name, @Nullable Boolean seen) {}
