package org.safepassage.roads;

/**
 * A street or place that answers to a name.
 *
 * @param kind {@code node} for a place a map drawn by hand names, the map's word for a place
 *     ({@code suburb}), or the {@code highway} value of a street
 * @param name what the map calls it
 * @param matched the one of its names that answered; the same as {@code name} or another language's
 * @param why how it answered, in words
 * @param score 60 to 100; higher is nearer
 * @param lon degrees: of the place, or of the middle of the street's longest piece
 * @param lat degrees
 * @param metres length of the street; 0 for a place
 */
public record Found(
        String kind,
        String name,
        String matched,
        String why,
        int score,
        double lon,
        double lat,
        double metres) {}
