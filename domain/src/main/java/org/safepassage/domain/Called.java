package org.safepassage.domain;

import java.util.List;

/**
 * What a party calls the pause: kept as that party's word and never as ours.
 *
 * @param by id of the party
 */
public record Called(String by, String label, List<String> per) {
    public Called {
        if (label.isBlank()) {
            throw new IllegalArgumentException("The label that %s uses is empty.".formatted(by));
        }
        per = List.copyOf(per);
    }
}
