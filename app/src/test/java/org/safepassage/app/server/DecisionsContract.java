package org.safepassage.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.safepassage.app.server.people.Role;

/**
 * Through the API as programs use it: two open, one suspends, and what stands against it is said.
 */
abstract class DecisionsContract {
    private final TestServer server;
    private Client officer;
    private Client approver;
    private Client duty;
    private String pause = "";
    private String c1 = "";

    DecisionsContract(TestServer server) {
        this.server = server;
        this.officer = new Client(server);
        this.approver = officer;
        this.duty = officer;
    }

    @BeforeEach
    void people() throws Exception {
        officer = server.regular(Role.ACCESS_OFFICER);
        approver = server.regular(Role.APPROVER);
        duty = server.regular(Role.DUTY_OFFICER);
        pause = server.livePause(officer);
        c1 = "/api/pauses/%s/corridors/C1/".formatted(pause);
    }

    private String state(String corridor) throws Exception {
        for (var each : duty.get("/api/pauses/" + pause).json().get("corridors")) {
            if (each.get("id").asString().equals(corridor)) {
                return each.get("state").asString();
            }
        }
        throw new AssertionError(corridor);
    }

    private Client.Answer answers(Client who, String party, String state) throws Exception {
        return who.post(
                "/api/pauses/%s/assurances".formatted(pause),
                Client.object().put("party", party).put("state", state).toString());
    }

    private Client.Answer propose(Client who, String action, Duration ahead) throws Exception {
        return who.post(
                "/api/pauses/%s/proposals".formatted(pause),
                Client.object()
                        .put("action", action)
                        .put("corridor", "C1")
                        .put("until", server.now().plus(ahead).toString())
                        .toString());
    }

    private Client.Answer approve(Client who, String proposal) throws Exception {
        return who.post("/api/pauses/%s/proposals/%s/approve".formatted(pause, proposal));
    }

    private void open() throws Exception {
        assertEquals(200, answers(officer, "N", "given").status());
        assertEquals(200, answers(officer, "S", "given").status());
        Client.Answer prepared = duty.post(c1 + "prepare");
        assertEquals(200, prepared.status(), prepared.body());
        Client.Answer proposed = propose(duty, "open", Duration.ofMinutes(2));
        assertEquals(201, proposed.status(), proposed.body());
        Client.Answer approved = approve(approver, proposed.at("/id"));
        assertEquals(200, approved.status(), approved.body());
        assertEquals("open", state("C1"));
    }

    @Test
    @DisplayName("nothing opens without the assurances, and the refusal names whose are missing")
    void assurancesFirst() throws Exception {
        Client.Answer prepared = duty.post(c1 + "prepare");
        assertEquals(409, prepared.status());
        assertTrue(prepared.body().contains("assurance-missing"), prepared.body());
        assertTrue(prepared.body().contains("North"), prepared.body());
        assertEquals("planned", state("C1"));
    }

    @Test
    @DisplayName("two people open, one suspends at once, and one alone does not open again")
    void wholeWay() throws Exception {
        open();
        Client.Answer suspended = officer.post(c1 + "suspend");
        assertEquals(200, suspended.status(), suspended.body());
        assertEquals("suspended", state("C1"));
        assertEquals(409, duty.post(c1 + "prepare").status());
        Client.Answer alone = propose(approver, "resume", Duration.ofMinutes(2));
        assertEquals(201, alone.status(), alone.body());
        Client.Answer own = approve(approver, alone.at("/id"));
        assertEquals(409, own.status());
        assertEquals("second-person", own.at("/because/0/rule"));
        assertEquals("suspended", state("C1"));
        Client.Answer reason =
                officer.post(
                        c1 + "reason",
                        Client.object()
                                .put("reason", "fire")
                                .put("words", "shots heard")
                                .toString());
        assertEquals(200, reason.status(), reason.body());
    }

    @Test
    @DisplayName("a withdrawal suspends by itself, and giving it again opens nothing")
    void withdrawal() throws Exception {
        open();
        Client south = server.someone(Role.LIAISON, "S");
        Client.Answer withdrawn = answers(south, "S", "withdrawn");
        assertEquals(200, withdrawn.status(), withdrawn.body());
        assertEquals("suspended", state("C1"));
        assertEquals(200, answers(south, "S", "given").status());
        assertEquals("suspended", state("C1"));
        assertEquals(403, answers(south, "N", "given").status());
    }

    @Test
    @DisplayName("a suspension overtakes what was proposed before it")
    void overtaken() throws Exception {
        open();
        Client.Answer extension = propose(duty, "extend", Duration.ofMinutes(4));
        assertEquals(201, extension.status(), extension.body());
        officer.post(c1 + "suspend");
        assertEquals(404, approve(approver, extension.at("/id")).status());
        Client.Answer resumption = propose(duty, "resume", Duration.ofMinutes(4));
        assertEquals(201, resumption.status(), resumption.body());
        officer.post(c1 + "suspend"); // pressed again
        assertEquals(404, approve(approver, resumption.at("/id")).status());
        assertEquals("suspended", state("C1"));
    }

    @Test
    @DisplayName("whoever approves has signed in within five minutes")
    void recentSignIn() throws Exception {
        open();
        Client.Answer extension = propose(duty, "extend", Duration.ofMinutes(20));
        server.pass(Duration.ofSeconds(301));
        Client.Answer late = approve(approver, extension.at("/id"));
        assertEquals(403, late.status(), late.body());
        assertEquals("sign-in-again", late.at("/type"));
        approver.signIn(approver.account()); // the clock went on, so there is another code
        // Its end of two minutes has passed meanwhile, so there is nothing to extend any more.
        assertEquals(409, approve(approver, extension.at("/id")).status());
        assertEquals("not-confirmed", state("C1"));
    }

    @Test
    @DisplayName(
            "sent twice under one key, it is done once; something else under that key is refused")
    void idempotency() throws Exception {
        officer.with("Idempotency-Key", "k1");
        Client.Answer first = answers(officer, "N", "given");
        Client.Answer again = answers(officer, "N", "given");
        assertEquals(first.body(), again.body());
        assertEquals(422, answers(officer, "N", "refused").status());
        officer.without("Idempotency-Key");
    }

    @Test
    @DisplayName("a file is not written over what another has changed since")
    void versions() throws Exception {
        Client.Answer file = officer.get("/api/pauses/%s/file".formatted(pause));
        String path = "/api/pauses/%s/file".formatted(pause);
        String text = file.body() + "# seen\n";
        assertEquals(428, officer.send("PUT", path, text, "application/yaml").status());
        officer.with("If-Match", file.header("ETag"));
        assertEquals(200, officer.send("PUT", path, text, "application/yaml").status());
        assertEquals(412, officer.send("PUT", path, text + "#\n", "application/yaml").status());
        officer.without("If-Match");
    }
}
