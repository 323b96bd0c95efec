package org.safepassage.pausefile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Assurance;
import org.safepassage.domain.Moment;
import org.safepassage.domain.Requirement;
import org.safepassage.domain.Scope;
import org.safepassage.domain.Worded;

/** Whose word is needed, and who has given it. */
final class AssuranceReader {
    /** The states of an assurance; absent is "none on record". */
    enum State implements Worded {
        REQUESTED,
        GIVEN,
        CONDITIONAL,
        REFUSED,
        WITHDRAWN,
        LAPSED;

        @Override
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private AssuranceReader() {}

    static @Nullable Requirement requirement(Fields f, ScopeReader scopes) {
        List<String> parties = f.references("parties", Ids.Kind.PARTY);
        Scope scope = scopes.scope(f);
        f.needed(
                "parties",
                "ids of parties, as in 'parties: [A1]'",
                f.has("parties") ? Optional.of(parties) : Optional.empty(),
                parties);
        return f.build(() -> new Requirement(parties, scope));
    }

    static @Nullable Assurance assurance(Fields f, ScopeReader scopes) {
        String party = f.reference("party", Ids.Kind.PARTY);
        Scope scope = scopes.scope(f);
        State state = f.word("state", State.class);
        Assurance.Form form = f.word("form", Assurance.Form.class);
        Optional<Moment> at = f.find("at", Scalars.quoted(Texts::moment));
        Optional<Instant> until = f.find("until", Scalars.quoted(Texts::instant));
        Optional<String> condition = f.findText("condition");
        List<String> per = f.per();
        if (state == State.CONDITIONAL && !f.has("condition")) {
            f.problem(
                    "condition",
                    "A conditional assurance does not say its condition.",
                    "Add it: condition: …");
        }
        unused(f, "until", until, state, State.GIVEN);
        unused(f, "condition", condition, state, State.CONDITIONAL);
        return f.build(
                () -> {
                    Assurance.Terms terms =
                            new Assurance.Terms(party, scope, form, at.orElse(null), per);
                    return switch (state) {
                        case REQUESTED -> new Assurance.Requested(terms);
                        case GIVEN -> new Assurance.Given(terms, until.orElse(null));
                        case CONDITIONAL -> new Assurance.Conditional(terms, condition.orElse(""));
                        case REFUSED -> new Assurance.Refused(terms);
                        case WITHDRAWN -> new Assurance.Withdrawn(terms);
                        case LAPSED -> new Assurance.Lapsed(terms);
                    };
                });
    }

    private static void unused(Fields f, String key, Optional<?> value, State state, State user) {
        if (value.isPresent() && state != user) {
            f.warn(
                    key,
                    "'%s' has no effect while the assurance is '%s'.".formatted(key, state.word()),
                    "Leave it, or take it out; it counts for '%s' alone.".formatted(user.word()));
        }
    }
}
