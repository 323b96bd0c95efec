package org.safepassage.domain;

import java.util.List;

/**
 * What the plan's map shows.
 *
 * @param lines streets first, then flows, then corridors
 * @param schematic whether it must say so wherever it shows
 * @param attribution whose data it is, for example "© OpenStreetMap contributors, ODbL 1.0"; empty
 *     for a hand-drawn one
 */
public record PlanMap(
        List<MapLine> lines, List<MapSpot> spots, boolean schematic, String attribution) {
    public PlanMap {
        lines = List.copyOf(lines);
        spots = List.copyOf(spots);
    }
}
