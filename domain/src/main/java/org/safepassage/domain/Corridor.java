package org.safepassage.domain;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A way out, as announced. All corridors lead out; a person is out past the corridor's end. A
 * corridor of fighters is held as announced and has no numbers.
 *
 * @param names null when nobody named it
 * @param admits for whom, at least one, in the order given
 * @param route null when nobody published one
 * @param via null when it is not on the map
 * @param checkpoints ids, in the order people pass them
 * @param state as announced in the file; what happened on the day belongs to the record
 */
public record Corridor(
        String id,
        @Nullable Names names,
        Set<Admission> admits,
        ArmsRule arms,
        @Nullable Route route,
        @Nullable Via via,
        @Nullable Destination destination,
        List<String> checkpoints,
        CorridorState state,
        List<String> per) {
    public Corridor {
        admits = java.util.Collections.unmodifiableSet(new java.util.LinkedHashSet<>(admits));
        checkpoints = List.copyOf(checkpoints);
        per = List.copyOf(per);
        if (admits.isEmpty()) {
            throw new IllegalArgumentException(
                    "Corridor %s admits nobody; say for whom it is.".formatted(id));
        }
    }

    /** Whether people of this category may use it. */
    public boolean admits(PersonCategory category) {
        return admits.stream().anyMatch(a -> a.admits(category));
    }

    /** Whether it is announced for fighters: then nothing but the announcement is ever shown. */
    public boolean isForFighters() {
        return admits.contains(Admission.ARMED_FIGHTERS)
                || admits.contains(Admission.UNARMED_FIGHTERS);
    }
}
