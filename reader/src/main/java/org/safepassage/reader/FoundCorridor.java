package org.safepassage.reader;

import java.util.List;

/**
 * Ways out as a text has them; fighters by the corridor as announced, never by number or place.
 *
 * @param count how many, or 0 when not said
 * @param admits armed-fighters, unarmed-fighters, civilians, wounded, aid, anyone; empty when not
 *     said
 * @param arms may-keep, must-leave or not-stated
 * @param medicalUse whether the sick or wounded may use it
 * @param basis stated, or hedged where the text says "reportedly"
 * @param names of roads, places or routes
 */
public record FoundCorridor(
        int count,
        List<String> admits,
        String arms,
        boolean medicalUse,
        String basis,
        List<Found> names,
        Span span) {
    public FoundCorridor {
        admits = List.copyOf(admits);
        names = List.copyOf(names);
    }
}
