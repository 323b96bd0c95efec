package org.safepassage.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a party has said about a scope of the pause, readable without the pause file.
 *
 * @param party id
 * @param state the word of {@link Assurance#state}
 * @param said when, as exactly as known; null when not known
 * @param until first instant at which it no longer binds; null when it carries no end
 * @param condition null unless conditional
 * @param per ids of claims that it rests on
 */
public record AssuranceOnRecord(
        String party,
        String state,
        Scope scope,
        Assurance.Form form,
        @Nullable String said,
        @Nullable Instant until,
        @Nullable String condition,
        List<String> per) {
    public AssuranceOnRecord {
        per = List.copyOf(per);
    }

    /** An assurance of a pause. */
    public static AssuranceOnRecord of(Assurance assurance) {
        Assurance.Terms terms = assurance.terms();
        return new AssuranceOnRecord(
                terms.party(),
                assurance.state(),
                terms.scope(),
                terms.form(),
                terms.at() == null ? null : terms.at().toString(),
                assurance instanceof Assurance.Given given ? given.until() : null,
                assurance instanceof Assurance.Conditional conditional
                        ? conditional.condition()
                        : null,
                terms.per());
    }
}
