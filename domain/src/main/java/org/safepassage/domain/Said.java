package org.safepassage.domain;

import java.util.List;

/**
 * A few words and the claims they rest on.
 *
 * @param says our own short words for it, not blank
 * @param per ids of claims; empty when nothing on record supports it
 */
public record Said(String says, List<String> per) {
    public Said {
        if (says.isBlank()) {
            throw new IllegalArgumentException("'says' is empty.");
        }
        per = List.copyOf(per);
    }
}
