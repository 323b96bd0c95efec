package org.safepassage.domain;

import java.util.List;

/**
 * A route as a sequence of places somebody named, or somebody inferred.
 *
 * @param named places in order, at least one
 */
public record Route(List<String> named, Basis basis, List<String> per) {
    public Route {
        named = List.copyOf(named);
        per = List.copyOf(per);
        if (named.isEmpty()) {
            throw new IllegalArgumentException("A route names no place.");
        }
    }
}
