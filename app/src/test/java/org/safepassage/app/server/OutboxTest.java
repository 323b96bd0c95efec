package org.safepassage.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.safepassage.app.server.people.Role;
import tools.jackson.databind.JsonNode;

/** What the public sees: nothing before two people publish, a suspension on every channel after. */
class OutboxTest {
    private final TestServer server = TestServer.get();

    private static void ok(Client.Answer answer) {
        assertTrue(answer.status() < 300, answer.toString());
    }

    @Test
    @DisplayName("published by two, opened by two, suspended by one: every channel is read back")
    void everywhere() throws Exception {
        Client officer = server.regular(Role.ACCESS_OFFICER);
        Client approver = server.regular(Role.APPROVER);
        Client duty = server.regular(Role.DUTY_OFFICER);
        Client reader = new Client(server);
        String id = server.livePause(officer);
        String api = "/api/pauses/" + id;
        String site = "/public/" + id + "/";
        assertEquals(404, reader.get(site).status());

        twoPeople(officer, approver, api, Client.object().put("action", "publish").toString());
        awaitReadBack(duty, id);
        assertTrue(reader.get(site).body().contains("Mill Road"), reader.get(site).body());

        for (String party : new String[] {"N", "S"}) {
            ok(
                    officer.post(
                            api + "/assurances",
                            Client.object()
                                    .put("party", party)
                                    .put("state", "given")
                                    .put("isPublic", true)
                                    .toString()));
        }
        ok(duty.post(api + "/corridors/C1/prepare"));
        twoPeople(
                duty,
                approver,
                api,
                Client.object()
                        .put("action", "open")
                        .put("corridor", "C1")
                        .put("until", server.now().plus(Duration.ofMinutes(10)).toString())
                        .toString());
        awaitReadBack(duty, id);
        assertTrue(reader.get(site).body().contains("Open"), reader.get(site).body());

        ok(duty.post(api + "/corridors/C1/suspend"));
        awaitReadBack(duty, id);
        String page = reader.get(site).body();
        assertTrue(page.contains("suspended"), page);
        String cap = reader.get(site + "cap-C1.xml").body();
        assertTrue(cap.contains("<msgType>"), cap);
        assertTrue(cap.contains("<references>"), cap); // to the alert that said open
        assertTrue(reader.get(site + "feed.en.atom").body().contains("<feed"));
        assertFalse(page.contains(duty.account()), "nobody of the staff is named in public");
    }

    private static void twoPeople(Client first, Client second, String api, String body)
            throws Exception {
        Client.Answer proposed = first.post(api + "/proposals", body);
        ok(proposed);
        ok(second.post(api + "/proposals/" + proposed.at("/id") + "/approve"));
    }

    private static void awaitReadBack(Client who, String id) throws Exception {
        String last = "";
        for (int i = 0; i < 300; i++) {
            int channels = 0;
            boolean all = true;
            last = who.get("/api/channels").body();
            for (JsonNode each : who.get("/api/channels").json()) {
                if (each.get("pause").asString().equals(id)) {
                    channels++;
                    all &= each.get("state").asString().equals("read-back");
                }
            }
            if (all && channels == 4) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError(last);
    }

    @Test
    @DisplayName("nothing of a drill is public, and the public pages are nobody's session")
    void drill() throws Exception {
        Client reader = new Client(server);
        Client.Answer answer = reader.get("/public/drill/");
        assertEquals(404, answer.status());
        assertFalse(reader.get("/public/").headers().containsKey("Set-Cookie"));
        assertEquals(404, reader.get("/public/../api/pauses/").status());
    }
}
