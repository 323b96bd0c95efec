package org.safepassage.app.server.desk;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.people.Person;
import org.safepassage.app.server.people.Role;
import org.safepassage.app.server.people.Role.Power;

/**
 * Two people for people: an account that can have a part in opening, made or changed by one person,
 * takes effect when another has confirmed it. So no administrator alone becomes two people.
 *
 * <p>The one exception is the beginning: as long as there has never been another who could confirm,
 * accounts take effect at once, and so do those that the machine itself invites.
 */
public final class Confirmations {
    private final Desk desk;

    public Confirmations(Desk desk) {
        this.desk = desk;
    }

    /** Whether what {@code by} does to an account of this role waits for a second person. */
    static boolean needed(State state, String by, Role role) {
        return !by.equals(Event.SERVER)
                && role.decides()
                && state.people().values().stream()
                        .anyMatch(p -> p.couldConfirm() && !p.account().equals(by));
    }

    /** As {@link #needed}, for an event: true or absent. */
    static @Nullable Boolean waits(State state, String by, Role role) {
        return needed(state, by, role) ? Boolean.TRUE : null;
    }

    /**
     * Confirms what another did to an account. Its owner may, who signs in as before until then.
     *
     * @param code the eight digits that whoever took up the account reads out; null for a role
     */
    public Outcome confirm(Actor actor, String account, @Nullable String code) {
        return second(
                actor,
                account,
                person -> {
                    String right = person.findCode();
                    String typed = code == null ? "" : code.replaceAll("[\\s-]", "");
                    return right == null || right.equals(typed)
                            ? Optional.empty()
                            : Optional.of(
                                    Outcome.refused(
                                            Outcome.Why.INVALID,
                                            "code",
                                            "people/" + account,
                                            "These are not the eight digits that were shown to whoever took up the account. Ask that person, not whoever invited them."));
                },
                at -> new Event.PersonConfirmed(at, actor.account(), account));
    }

    /** Drops what another did to an account; what held before goes on. */
    public Outcome sendBack(Actor actor, String account) {
        return second(
                actor,
                account,
                _ -> Optional.empty(),
                at -> new Event.PersonReturned(at, actor.account(), account));
    }

    @FunctionalInterface
    private interface Entry {
        Event at(Instant at);
    }

    @FunctionalInterface
    private interface Check {
        Optional<Outcome> of(Person person);
    }

    private Outcome second(Actor actor, String account, Check check, Entry entry) {
        if (!actor.role().may(Power.CONFIRM_PEOPLE)) {
            return Desk.forbidden();
        }
        return desk.change(
                at -> {
                    Person person = desk.recorded().findPerson(account).orElse(null);
                    if (person == null || person.waiting() == null) {
                        return nothingWaits(account);
                    }
                    if (person.waiting().by().equals(actor.account())) {
                        return Outcome.refused(
                                Outcome.Why.RULE,
                                "second-person",
                                "people/" + account,
                                "This takes two different people; you set it in motion yourself.");
                    }
                    if (!desk.isRecent(actor, at)) {
                        return Desk.signInAgain("people/" + account);
                    }
                    return check.of(person).orElseGet(() -> desk.write(account, entry.at(at)));
                });
    }

    private static Outcome nothingWaits(String account) {
        return Outcome.refused(
                Outcome.Why.NOT_FOUND,
                "nothing-waits",
                "people/" + account,
                "Nothing about %s waits for a second person.".formatted(account));
    }

    /**
     * Confirms at the machine, when nobody is left who could: whoever starts the server has its
     * keys anyway. Refused while somebody else can do it.
     */
    public Outcome confirmAtTheMachine(String account) {
        return desk.change(
                at -> {
                    State state = desk.recorded();
                    Person person = state.findPerson(account).orElse(null);
                    if (person == null || person.waiting() == null) {
                        return nothingWaits(account);
                    }
                    String by = person.waiting().by();
                    Optional<String> other =
                            state.people().values().stream()
                                    .filter(Person::canConfirm)
                                    .map(Person::account)
                                    .filter(a -> !a.equals(by) && !a.equals(account))
                                    .findFirst();
                    return other.<Outcome>map(
                                    a ->
                                            Outcome.refused(
                                                    Outcome.Why.RULE,
                                                    "second-person",
                                                    "people/" + account,
                                                    "%s can confirm it; ask there.".formatted(a)))
                            .orElseGet(
                                    () ->
                                            desk.write(
                                                    account,
                                                    new Event.PersonConfirmed(
                                                            at, Event.SERVER, account)));
                });
    }
}
