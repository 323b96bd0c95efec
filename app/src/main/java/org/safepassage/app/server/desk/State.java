package org.safepassage.app.server.desk;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.people.Passkey;
import org.safepassage.app.server.people.Person;
import org.safepassage.app.server.people.Proofs;
import org.safepassage.domain.CorridorLimits;

/**
 * Everything the journal says, up to one entry. A value: two servers that read the same journal
 * have the same state.
 *
 * @param codes step of the last one-time code that each account has used up
 * @param size entries read
 */
public record State(
        Map<String, Person> people,
        Map<String, PauseState> pauses,
        Map<String, Long> codes,
        long size) {
    /** Before the first entry. */
    public static final State EMPTY = new State(Map.of(), Map.of(), Map.of(), 0);

    public State {
        people = Collections.unmodifiableMap(new LinkedHashMap<>(people));
        pauses = Collections.unmodifiableMap(new LinkedHashMap<>(pauses));
        codes = Map.copyOf(codes);
    }

    public Optional<Person> findPerson(String account) {
        return Optional.ofNullable(people.get(account));
    }

    public Optional<PauseState> findPause(String id) {
        return Optional.ofNullable(pauses.get(id));
    }

    /** The same people, with pauses as they are seen otherwise. */
    State withPauses(Map<String, PauseState> seen) {
        return new State(people, seen, codes, size);
    }

    /** As seen at an instant: what has lapsed by then has lapsed. */
    public State settled(Instant when, CorridorLimits limits) {
        Map<String, PauseState> seen = new LinkedHashMap<>();
        pauses.forEach((id, pause) -> seen.put(id, pause.settled(when, limits)));
        return withPauses(seen);
    }

    /** The state after one more entry. */
    public State after(Event event, CorridorLimits limits) {
        return switch (event) {
            case Event.PersonAdded e -> withPerson(Person.added(e.account(), e.role(), e.party()));
            case Event.PersonInvited e ->
                    changed(
                            e.account(),
                            p ->
                                    p.withInvitation(
                                            new Person.Invitation(e.token(), e.until(), e.by())));
            case Event.PersonRole e ->
                    changed(
                            e.account(),
                            p ->
                                    Boolean.TRUE.equals(e.waits())
                                            ? p.withWaiting(
                                                    new Person.Waiting(
                                                            e.at(), e.by(), e.role(), e.party(),
                                                            null))
                                            : p.withRole(e.role(), e.party()));
            case Event.CredentialSet e ->
                    proved(e.account(), Proofs.ofPassword(e.sealed()), e.at(), e.waits());
            case Event.SubjectLinked e ->
                    proved(e.account(), Proofs.ofSubject(e.subject()), e.at(), e.waits());
            case Event.PasskeyAdded e -> {
                Passkey passkey = new Passkey(e.id(), e.sealed(), e.label(), e.at(), 0);
                yield Boolean.TRUE.equals(e.joining())
                        ? proved(e.account(), Proofs.NONE.with(passkey), e.at(), e.waits())
                        : changed(e.account(), p -> p.withOwnProofs(p.proofs().with(passkey)));
            }
            case Event.PasskeyRemoved e ->
                    changed(e.account(), p -> p.withOwnProofs(p.proofs().withoutPasskey(e.id())));
            case Event.PasskeyUsed e -> changed(e.by(), p -> p.withCounter(e.id(), e.counter()));
            case Event.PersonConfirmed e -> changed(e.account(), Person::confirmed);
            case Event.PersonReturned e -> changed(e.account(), Person::returned);
            case Event.PersonRemoved e -> changed(e.account(), Person::removed);
            case Event.SignedIn e -> signedIn(e);
            case Event.LockedOut _ -> new State(people, pauses, codes, size + 1);
            case Event.PauseAdded e -> withPause(PauseState.of(e));
            case Event.OfPause e ->
                    withPause(Objects.requireNonNull(pauses.get(e.pause())).after(e, limits));
        };
    }

    /** Somebody took up an account, at once or when a second person has confirmed it. */
    private State proved(String account, Proofs proofs, Instant at, @Nullable Boolean waits) {
        return changed(
                account,
                p -> {
                    if (!Boolean.TRUE.equals(waits)) {
                        return p.withProofs(proofs);
                    }
                    Person.Invitation by = p.invitation();
                    return p.withWaiting(
                            new Person.Waiting(
                                    at,
                                    by == null ? Event.SERVER : by.by(),
                                    p.role(),
                                    p.party(),
                                    proofs));
                });
    }

    private State signedIn(Event.SignedIn event) {
        Map<String, Long> used = new LinkedHashMap<>(codes);
        Long step = event.step();
        if (step != null) {
            used.merge(event.by(), step, Math::max);
        }
        return new State(people, pauses, used, size + 1);
    }

    /** Whether the code of this step is still good for one sign-in of this account. */
    boolean isUnused(String account, long step) {
        return step > codes.getOrDefault(account, -1L);
    }

    private State changed(String account, UnaryOperator<Person> change) {
        return withPerson(change.apply(Objects.requireNonNull(people.get(account))));
    }

    private State withPerson(Person person) {
        Map<String, Person> with = new LinkedHashMap<>(people);
        with.put(person.account(), person);
        return new State(with, pauses, codes, size + 1);
    }

    private State withPause(PauseState pause) {
        Map<String, PauseState> with = new LinkedHashMap<>(pauses);
        with.put(pause.id(), pause);
        return new State(people, with, codes, size + 1);
    }
}
