package org.safepassage.app.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.safepassage.app.server.people.Person;
import org.safepassage.app.server.people.Role;
import org.safepassage.app.server.people.Secrets;
import org.safepassage.domain.CorridorLimits;

/** Two people for people: what one administrator does alone, and what takes a second. */
class ConfirmationsTest {
    private static final int SEQUENCES = Integer.getInteger("server.sequences", 400);

    private Instant now = Instant.parse("2026-03-01T08:00:00Z");
    private Play.MemoryLedger ledger = new Play.MemoryLedger();
    private Desk desk = new Desk(ledger, () -> now, CorridorLimits.STANDARD, State.EMPTY);
    private People people = new People(desk, Secrets.fresh());

    @BeforeEach
    void firstAdministrator() {
        begin();
    }

    private void begin() {
        ledger = new Play.MemoryLedger();
        desk = new Desk(ledger, () -> now, CorridorLimits.STANDARD, State.EMPTY);
        people = new People(desk, people.secrets());
        takeUp("admin", people.inviteFirstAdministrator().orElseThrow());
    }

    private Actor as(String account) {
        Person person = desk.recorded().findPerson(account).orElseThrow();
        return new Actor(account, person.role(), person.party(), account, now.minusSeconds(60));
    }

    private Person person(String account) {
        return desk.recorded().findPerson(account).orElseThrow();
    }

    private String add(String by, String account, Role role) {
        return Objects.requireNonNull(people.add(as(by), account, role, null).token());
    }

    private Outcome takeUp(String account, String token) {
        return people.takeUp(
                token,
                person(account),
                (at, waits) -> new Event.CredentialSet(at, account, account, token, waits));
    }

    private static String rule(Outcome outcome) {
        return assertInstanceOf(Outcome.Refused.class, outcome).because().getFirst().rule();
    }

    @Test
    @DisplayName("the first approver holds at once, for nobody is there who could confirm")
    void first() {
        takeUp("omar", add("admin", "omar", Role.APPROVER));
        assertTrue(person("omar").canSignIn());
    }

    @Test
    @DisplayName("the next waits, and holds when the approver has heard the digits")
    void second() {
        takeUp("omar", add("admin", "omar", Role.APPROVER));
        takeUp("lena", add("admin", "lena", Role.DUTY_OFFICER));
        assertFalse(person("lena").canSignIn());
        String code = Objects.requireNonNull(person("lena").findCode());
        assertEquals(
                "second-person", rule(people.confirmations().confirm(as("admin"), "lena", code)));
        String wrong = code.equals("00000000") ? "11111111" : "00000000";
        assertEquals("code", rule(people.confirmations().confirm(as("omar"), "lena", wrong)));
        Actor stale = new Actor("omar", Role.APPROVER, null, "s", now.minus(Duration.ofMinutes(6)));
        assertEquals("sign-in-again", rule(people.confirmations().confirm(stale, "lena", code)));
        assertInstanceOf(
                Outcome.Done.class,
                people.confirmations()
                        .confirm(
                                as("omar"),
                                "lena",
                                code.substring(0, 4) + " " + code.substring(4)));
        assertTrue(person("lena").canSignIn());
        assertEquals(
                "nothing-waits", rule(people.confirmations().confirm(as("omar"), "lena", code)));
    }

    @Test
    @DisplayName("who only looks holds at once; a new password of who decides does not")
    void whoDecides() {
        takeUp("omar", add("admin", "omar", Role.APPROVER));
        takeUp("watch", add("admin", "watch", Role.MONITOR));
        assertTrue(person("watch").canSignIn());
        String before = Objects.requireNonNull(person("omar").proofs().password());
        takeUp("omar", Objects.requireNonNull(people.invite(as("admin"), "omar").token()));
        assertEquals(before, person("omar").proofs().password(), "the old one still holds");
        String code = person("omar").findCode();
        assertEquals(
                "second-person", rule(people.confirmations().confirm(as("admin"), "omar", code)));
        // The owner, who still signs in as before, agrees.
        people.confirmations().confirm(as("omar"), "omar", code);
        assertFalse(before.equals(person("omar").proofs().password()));
    }

    @Test
    @DisplayName("a role that decides waits for the second; one that does not holds at once")
    void roles() {
        takeUp("omar", add("admin", "omar", Role.APPROVER));
        takeUp("watch", add("admin", "watch", Role.MONITOR));
        people.changeRole(as("admin"), "watch", Role.APPROVER, null);
        assertEquals(Role.MONITOR, person("watch").role());
        assertNull(person("watch").findCode());
        people.confirmations().sendBack(as("omar"), "watch");
        assertEquals(Role.MONITOR, person("watch").role());
        assertNull(person("watch").waiting());
        people.changeRole(as("admin"), "watch", Role.APPROVER, null);
        people.confirmations().confirm(as("omar"), "watch", null);
        assertEquals(Role.APPROVER, person("watch").role());
        people.changeRole(as("admin"), "watch", Role.AUDITOR, null);
        assertEquals(Role.AUDITOR, person("watch").role());
        assertEquals(
                "second-person",
                rule(people.changeRole(as("admin"), "admin", Role.APPROVER, null)));
    }

    @Test
    @DisplayName("removing everybody else brings the beginning not back; the machine does")
    void alone() {
        takeUp("omar", add("admin", "omar", Role.APPROVER));
        people.remove(as("admin"), "omar");
        takeUp("evil", add("admin", "evil", Role.APPROVER));
        assertFalse(person("evil").canSignIn());
        assertInstanceOf(Outcome.Done.class, people.confirmations().confirmAtTheMachine("evil"));
        assertTrue(person("evil").canSignIn());
        takeUp("more", add("admin", "more", Role.APPROVER));
        assertEquals("second-person", rule(people.confirmations().confirmAtTheMachine("more")));
    }

    @Test
    @DisplayName("the journal read again gives the same accounts")
    void readAgain() throws IOException {
        takeUp("omar", add("admin", "omar", Role.APPROVER));
        takeUp("watch", add("admin", "watch", Role.MONITOR));
        people.changeRole(as("admin"), "watch", Role.APPROVER, null);
        people.confirmations().confirm(as("omar"), "watch", null);
        takeUp("lena", add("admin", "lena", Role.DUTY_OFFICER));
        assertNotNull(person("lena").waiting());
        Play.MemoryLedger again = new Play.MemoryLedger();
        again.entries.addAll(ledger.entries);
        Desk other = Desk.open(again, () -> now, CorridorLimits.STANDARD);
        assertEquals(desk.recorded().people(), other.recorded().people());
    }

    @Test
    @DisplayName("random acts of one administrator and all accounts they get: never a second voice")
    void oneAloneStaysOne() {
        int waited = 0;
        for (int seed = 0; seed < SEQUENCES; seed++) {
            begin();
            takeUp("omar", add("admin", "omar", Role.APPROVER)); // honest, and does nothing
            Random random = new Random(seed);
            Map<String, String> tokens = new HashMap<>();
            List<String> trace = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                waited += step(random, tokens, trace) ? 1 : 0;
                for (Person person : desk.recorded().people().values()) {
                    boolean theirs = !Set.of("admin", "omar").contains(person.account());
                    if (theirs && person.canSignIn() && person.role().decides()) {
                        throw new AssertionError("Seed " + seed + " " + trace + ": " + person);
                    }
                    if (person.account().equals("omar")
                            && person.role().decides()
                            && tokens.containsValue(person.proofs().password())) {
                        throw new AssertionError("Seed " + seed + " " + trace + ": " + person);
                    }
                }
            }
        }
        assertTrue(waited > SEQUENCES, "something waits after " + waited + " steps");
    }

    /** One act of the administrator, or of an account that they hold. */
    private boolean step(Random random, Map<String, String> tokens, List<String> trace) {
        List<String> mine = new ArrayList<>();
        for (Person person : desk.recorded().people().values()) {
            if (person.canSignIn() && !person.account().equals("omar")) {
                mine.add(person.account());
            }
        }
        String actor = mine.get(random.nextInt(mine.size()));
        int which = random.nextInt(5);
        String account = which == 4 ? "omar" : "e" + which;
        Role role = List.of(Role.values()).get(random.nextInt(Role.values().length));
        String party = role == Role.LIAISON ? "A" : null;
        boolean there = desk.recorded().findPerson(account).isPresent();
        int act = random.nextInt(7);
        trace.add(actor + " " + act + " " + account + " " + role);
        switch (act) {
            case 0 -> keep(tokens, account, people.add(as(actor), account, role, party).token());
            case 1 -> keep(tokens, account, people.invite(as(actor), account).token());
            case 2, 3 -> {
                String token = tokens.get(account);
                if (token != null && there) {
                    takeUp(account, token);
                }
            }
            case 4 -> people.changeRole(as(actor), account, role, party);
            case 5 -> {
                String code = there ? person(account).findCode() : null;
                people.confirmations().confirm(as(actor), account, code);
            }
            default -> {
                if (random.nextInt(10) == 0) {
                    people.remove(as(actor), account);
                }
            }
        }
        return desk.recorded().people().values().stream().anyMatch(p -> p.waiting() != null);
    }

    private static void keep(Map<String, String> tokens, String account, @Nullable String token) {
        if (token != null) {
            tokens.put(account, token);
        }
    }
}
