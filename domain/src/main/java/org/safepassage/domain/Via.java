package org.safepassage.domain;

import org.jspecify.annotations.Nullable;

/**
 * A corridor on the map.
 *
 * @param entry where people come onto it, or null when not known
 * @param exit past here a person is out
 */
public record Via(@Nullable Spot entry, Spot exit, Basis basis) {}
