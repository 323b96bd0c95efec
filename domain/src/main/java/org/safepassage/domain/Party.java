package org.safepassage.domain;

import org.jspecify.annotations.Nullable;

/**
 * A party to the fighting or to the pause. An organisation or an office, never a private person.
 *
 * @param partOf id of the party it belongs to, or null. What a part says binds the part alone
 */
public record Party(String id, Names names, PartyKind kind, @Nullable String partOf) {}
