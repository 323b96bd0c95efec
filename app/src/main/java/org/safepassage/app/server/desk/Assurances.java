package org.safepassage.app.server.desk;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.people.Role.Power;
import org.safepassage.domain.AnnouncedWindow;
import org.safepassage.domain.Corridor;
import org.safepassage.domain.Pause;
import org.safepassage.domain.Scope;

/** Asking parties for their word, and what they answer. A withdrawal suspends by itself. */
public final class Assurances {
    /** Scopes that parties may speak of in one pause, beyond which only less can be said. Ours. */
    private static final int SCOPES = 400;

    private final Desk desk;

    public Assurances(Desk desk) {
        this.desk = desk;
    }

    /** Asks a party, with the time by which an answer is needed. */
    public Outcome request(
            Actor actor,
            String id,
            String party,
            Scope scope,
            Instant due,
            @Nullable Long version) {
        return desk.onPause(
                actor,
                Power.ASK_PARTIES,
                id,
                version,
                (pause, at) -> {
                    Optional<Outcome> unfit = unfit(pause.pause(), party, scope);
                    if (unfit.isPresent()) {
                        return unfit.get();
                    }
                    if (!due.isAfter(at)) {
                        return Outcome.refused(
                                Outcome.Why.INVALID,
                                "due",
                                "due",
                                "The time by which an answer is needed has passed.");
                    }
                    String request = "r" + pause.version();
                    return desk.write(
                            request,
                            new Event.AssuranceRequested(
                                    at, actor.account(), id, request, party, scope, due));
                });
    }

    /** The party says that it received the request. That is no answer. */
    public Outcome acknowledge(Actor actor, String id, String requestId) {
        return mayAnswer(actor)
                ? desk.onPause(
                        actor,
                        power(actor),
                        id,
                        null,
                        (pause, at) -> {
                            Request request = pause.requests().get(requestId);
                            if (request == null || !isOwn(actor, request.party())) {
                                return gone(requestId);
                            }
                            return request.acknowledged() != null
                                    ? new Outcome.Done(pause.version(), requestId)
                                    : desk.write(
                                            requestId,
                                            new Event.AssuranceAcknowledged(
                                                    at, actor.account(), id, requestId));
                        })
                : Desk.forbidden();
    }

    /**
     * What a party answers. A withdrawal and a refusal are taken in whatever shape; when a pause
     * holds too many scopes they count for everything, which closes more and opens nothing.
     */
    public Outcome answer(
            Actor actor,
            String id,
            @Nullable String requestId,
            String party,
            Scope scope,
            AssuranceSaid.State state,
            @Nullable Instant until,
            @Nullable String condition,
            boolean isPublic) {
        if (!mayAnswer(actor) || !isOwn(actor, party)) {
            return Desk.forbidden();
        }
        return desk.onPause(
                actor,
                power(actor),
                id,
                null,
                (pause, at) -> {
                    Optional<Outcome> unfit = unfit(pause.pause(), party, scope);
                    if (unfit.isPresent()) {
                        return unfit.get();
                    }
                    Request request = requestId == null ? null : pause.requests().get(requestId);
                    if (requestId != null && (request == null || !request.party().equals(party))) {
                        return gone(requestId);
                    }
                    AssuranceSaid said;
                    try {
                        said =
                                new AssuranceSaid(
                                        requestId, party, scope, state, until, condition, isPublic,
                                        at);
                    } catch (IllegalArgumentException e) {
                        return Outcome.refused(
                                Outcome.Why.INVALID,
                                "assurance",
                                "state",
                                String.valueOf(e.getMessage()));
                    }
                    if (pause.scopesSpokenOf() >= SCOPES) {
                        if (state == AssuranceSaid.State.GIVEN
                                || state == AssuranceSaid.State.CONDITIONAL) {
                            return Outcome.refused(
                                    Outcome.Why.RULE,
                                    "too-many-scopes",
                                    "assurances",
                                    "Parties have spoken of %d different scopes already; speak of larger ones."
                                            .formatted(SCOPES));
                        }
                        said = said.withScope(new Scope(Set.of(), Set.of(), Set.of()));
                    }
                    return desk.write(
                            party, new Event.AssuranceAnswered(at, actor.account(), id, said));
                });
    }

    private static boolean mayAnswer(Actor actor) {
        return actor.role().may(Power.ANSWER_FOR_A_PARTY)
                || actor.role().may(Power.ANSWER_FOR_OWN_PARTY);
    }

    private static Power power(Actor actor) {
        return actor.role().may(Power.ANSWER_FOR_A_PARTY)
                ? Power.ANSWER_FOR_A_PARTY
                : Power.ANSWER_FOR_OWN_PARTY;
    }

    private static boolean isOwn(Actor actor, String party) {
        return actor.party() == null || actor.party().equals(party);
    }

    private static Outcome gone(String request) {
        return Outcome.refused(
                Outcome.Why.NOT_FOUND,
                "no-such-request",
                "requests/" + request,
                "There is no such request to this party.");
    }

    private static Optional<Outcome> unfit(Pause pause, String party, Scope scope) {
        if (pause.findParty(party).isEmpty()) {
            return unknown("party", party);
        }
        for (String window : scope.windows()) {
            if (pause.windows().stream().map(AnnouncedWindow::id).noneMatch(window::equals)) {
                return unknown("window", window);
            }
        }
        for (String corridor : scope.corridors()) {
            if (pause.corridors().stream().map(Corridor::id).noneMatch(corridor::equals)) {
                return unknown("corridor", corridor);
            }
        }
        return Optional.empty();
    }

    private static Optional<Outcome> unknown(String what, String id) {
        return Optional.of(
                Outcome.refused(
                        Outcome.Why.INVALID,
                        "no-such-" + what,
                        "scope",
                        "There is no %s %s in this pause.".formatted(what, id)));
    }
}
