package org.safepassage.domain;

import java.util.List;

/**
 * Without whose assurance nobody may open. Set by the access officer, not by a party.
 *
 * @param parties ids, at least one
 */
public record Requirement(List<String> parties, Scope scope) {
    public Requirement {
        parties = List.copyOf(parties);
        if (parties.isEmpty()) {
            throw new IllegalArgumentException("A requirement names no party.");
        }
    }
}
