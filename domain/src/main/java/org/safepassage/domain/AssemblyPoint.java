package org.safepassage.domain;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Where people gather for a bus. Its place is kept from the public.
 *
 * @param near id of a place of people, or null
 * @param node where it is on the map; null when {@code near} says it
 * @param releasedFrom local time from which its place may be told, or null
 */
public record AssemblyPoint(
        String id,
        @Nullable String near,
        @Nullable Spot node,
        @Nullable LocalDateTime releasedFrom,
        Basis basis) {}
