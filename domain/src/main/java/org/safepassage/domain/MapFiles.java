package org.safepassage.domain;

import org.jspecify.annotations.Nullable;

/**
 * The files a pause names, as paths relative to the pause file.
 *
 * @param roads road network or GeoJSON lines, or null
 * @param people places or cells with counts, or null
 * @param schematic whether the map is drawn by hand and must say so wherever it shows
 */
public record MapFiles(@Nullable String roads, @Nullable String people, boolean schematic) {}
