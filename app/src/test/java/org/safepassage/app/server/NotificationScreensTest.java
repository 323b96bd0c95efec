package org.safepassage.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.safepassage.app.server.people.Role;

/** A notification is made here, sent by hand, and each sending and receipt is on record. */
class NotificationScreensTest {
    private final TestServer server = TestServer.get();
    private Client officer = new Client(server);
    private String pause = "";

    @BeforeEach
    void people() throws Exception {
        officer = server.regular(Role.ACCESS_OFFICER);
        pause = server.livePause(officer);
    }

    private Client.Answer make(String recipients) throws Exception {
        return Forms.post(
                officer,
                "/pauses/" + pause + "/notifications",
                "party",
                "S",
                "language",
                "fr",
                "corridor",
                "C1",
                "recipients",
                recipients);
    }

    @Test
    @DisplayName("the document holds what was announced; sending and receipt show in the matrix")
    void wholeWay() throws Exception {
        Client.Answer made = make("Liaison office of South, e-mail\nOperations room, fax\n");
        assertEquals(303, made.status(), made.body());
        String address = made.header("location");
        Client.Answer text = officer.get(address + "/text");
        assertTrue(text.header("Content-Type").startsWith("text/plain"));
        assertTrue(text.body().contains("COULOIRS HUMANITAIRES"), text.body());
        assertTrue(text.body().contains("Couloir C1"), text.body());
        assertFalse(text.body().contains("C2"), text.body());

        assertEquals(303, Forms.post(officer, address + "/sent", "recipient", "1").status());
        Client south = server.someone(Role.LIAISON, "S");
        assertEquals(303, Forms.post(south, address + "/heard", "recipient", "1").status());
        String matrix = officer.get("/pauses/" + pause + "/assurances").body();
        assertTrue(matrix.contains("Operations room"), matrix);
        assertTrue(matrix.contains("received "), matrix);
        assertTrue(matrix.contains("not sent yet"), matrix);
        assertEquals(
                422,
                Forms.post(officer, address + "/sent", "recipient", "0", "when", "2016-11-04T09:00")
                        .status());
    }

    @Test
    @DisplayName("another party's liaison does not see it; an office without a channel is refused")
    void restricted() throws Exception {
        assertEquals(422, make("somebody").status());
        String address = make("Liaison office of South, e-mail").header("location");
        assertEquals(404, server.someone(Role.LIAISON, "N").get(address).status());
        assertEquals(200, server.someone(Role.LIAISON, "S").get(address).status());
        assertEquals(403, server.regular(Role.MONITOR).get(address).status());
    }

    @Test
    @DisplayName("the matrix is that of the minute asked about, with clocks")
    void asOf() throws Exception {
        String assurances = "/pauses/" + pause + "/assurances";
        String before =
                LocalDateTime.ofInstant(server.now(), ZoneOffset.UTC)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString();
        server.pass(Duration.ofMinutes(2));
        String until =
                LocalDateTime.ofInstant(server.now().plus(Duration.ofHours(3)), ZoneOffset.UTC)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString();
        Client.Answer given =
                Forms.post(
                        officer,
                        assurances,
                        "party",
                        "N",
                        "state",
                        "given",
                        "corridor",
                        "C1",
                        "admits",
                        "civilians",
                        "until",
                        until,
                        "condition",
                        "");
        assertEquals(303, given.status(), given.body());
        Client.Answer asked =
                Forms.post(officer, assurances, "party", "S", "hours", "5", "state", "");
        assertEquals(422, asked.status());
        assertEquals(
                303,
                Forms.post(officer, "/pauses/" + pause + "/requests", "party", "S", "hours", "5")
                        .status());
        String now = officer.get(assurances).body();
        assertTrue(now.contains("2 h 5"), now);
        assertTrue(now.contains("4 h 59 min left") || now.contains("5 h 0 min left"), now);
        String then = officer.get(assurances + "?at=" + before).body();
        assertTrue(then.contains("none on record"), then);
        assertFalse(then.contains("min left"), then);
    }
}
