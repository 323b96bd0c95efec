package org.safepassage.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a corridor leads, as somebody said.
 *
 * @param ofChoice whether those who leave may choose where to go; null when nobody said so
 */
public record Destination(String says, @Nullable Boolean ofChoice, List<String> per) {
    public Destination {
        if (says.isBlank()) {
            throw new IllegalArgumentException("'says' of a destination is empty.");
        }
        per = List.copyOf(per);
    }
}
