package org.safepassage.app.server.desk;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.safepassage.app.server.people.Person;
import org.safepassage.domain.CorridorLimits;

/**
 * Everything the journal says, up to one entry. A value: two servers that read the same journal
 * have the same state.
 *
 * @param size entries read
 */
public record State(Map<String, Person> people, Map<String, PauseState> pauses, long size) {
    /** Before the first entry. */
    public static final State EMPTY = new State(Map.of(), Map.of(), 0);

    public State {
        people = Collections.unmodifiableMap(new LinkedHashMap<>(people));
        pauses = Collections.unmodifiableMap(new LinkedHashMap<>(pauses));
    }

    public Optional<Person> findPerson(String account) {
        return Optional.ofNullable(people.get(account));
    }

    public Optional<PauseState> findPause(String id) {
        return Optional.ofNullable(pauses.get(id));
    }

    /** As seen at an instant: what has lapsed by then has lapsed. */
    public State settled(Instant when, CorridorLimits limits) {
        Map<String, PauseState> seen = new LinkedHashMap<>();
        pauses.forEach((id, pause) -> seen.put(id, pause.settled(when, limits)));
        return new State(people, seen, size);
    }

    /** The state after one more entry. */
    public State after(Event event, CorridorLimits limits) {
        return switch (event) {
            case Event.PersonAdded e ->
                    withPerson(
                            new Person(e.account(), e.role(), e.party(), null, null, null, true));
            case Event.PersonInvited e ->
                    changed(e.account(), p -> p.withInvitation(e.token(), e.until()));
            case Event.PersonRole e -> changed(e.account(), p -> p.withRole(e.role(), e.party()));
            case Event.CredentialSet e -> changed(e.account(), p -> p.withCredential(e.sealed()));
            case Event.PersonRemoved e -> changed(e.account(), Person::removed);
            case Event.SignedIn _, Event.LockedOut _ -> new State(people, pauses, size + 1);
            case Event.PauseAdded e -> withPause(PauseState.of(e));
            case Event.OfPause e ->
                    withPause(Objects.requireNonNull(pauses.get(e.pause())).after(e, limits));
        };
    }

    private State changed(String account, UnaryOperator<Person> change) {
        return withPerson(change.apply(Objects.requireNonNull(people.get(account))));
    }

    private State withPerson(Person person) {
        Map<String, Person> with = new LinkedHashMap<>(people);
        with.put(person.account(), person);
        return new State(with, pauses, size + 1);
    }

    private State withPause(PauseState pause) {
        Map<String, PauseState> with = new LinkedHashMap<>(pauses);
        with.put(pause.id(), pause);
        return new State(people, with, size + 1);
    }
}
