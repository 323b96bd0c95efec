package org.safepassage.app.server.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Scope;

/**
 * An assurance asked of a party.
 *
 * @param due by when an answer is needed
 * @param acknowledged when the party said that it received the request; null when it did not
 * @param answered when it answered; null when it did not. Silence is not consent
 */
public record Request(
        String id,
        String party,
        Scope scope,
        Instant asked,
        Instant due,
        @Nullable Instant acknowledged,
        @Nullable Instant answered) {
    Request withAcknowledged(Instant when) {
        return new Request(id, party, scope, asked, due, when, answered);
    }

    Request withAnswered(Instant when) {
        return new Request(id, party, scope, asked, due, acknowledged, when);
    }
}
