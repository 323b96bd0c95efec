package org.safepassage.domain;

import java.util.regex.Pattern;

/**
 * An office that signs in public, of ours or of a party: {@code duty-officer}, {@code
 * liaison-office.RU}. Never a person; who held it at the time is not said in public.
 *
 * @param id 1 to 64 of letters, digits, '.', '_' and '-'
 */
public record Office(String id) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public Office {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "An office is 1 to 64 letters, digits, '.', '_' and '-', not '%s'."
                            .formatted(id));
        }
    }

    @Override
    public String toString() {
        return id;
    }
}
