package org.safepassage.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.safepassage.app.server.people.Role;
import org.safepassage.domain.Pause;
import org.safepassage.pausefile.PauseFile;

/** From a pasted text to the draft of a pause, field by field. */
class StatementScreensTest {
    private static final AtomicInteger IDS = new AtomicInteger();
    private static final String FIRST =
            """
            The Ministry of Defence announced a "humanitarian pause" in Aleppo on 4 November from 9 am to 7 pm.
            Two corridors will be open for fighters, who may leave with their weapons.
            Six corridors will be open for civilians. Rebel groups rejected the offer.
            """;
    private static final String SECOND =
            "The Ministry of Defence said the pause in Aleppo on 4 November would last from 9 am to 6 pm.";

    private final TestServer server = TestServer.get();
    private Client officer = new Client(server);
    private String id = "";
    private String statement = "";

    @BeforeEach
    void paste() throws Exception {
        officer = server.regular(Role.ACCESS_OFFICER);
        id = "read-" + IDS.incrementAndGet();
        Client.Answer pasted =
                Forms.post(
                        officer,
                        "/statements",
                        "id",
                        id,
                        "name",
                        "A news agency",
                        "published",
                        "2016-11-02",
                        "zone",
                        "",
                        "text",
                        FIRST.replace("\n", "\r\n"));
        assertEquals(303, pasted.status(), pasted.body());
        statement = pasted.header("location");
    }

    private Pause pause() throws Exception {
        return PauseFile.parse(officer.get("/api/pauses/" + id + "/file").body(), id).pause();
    }

    /** The number and id of the field that is called so, as the page has them. */
    private Matcher field(String name) throws Exception {
        String page = officer.get(statement).body();
        Matcher found =
                Pattern.compile("name=\"id(\\d+)\" value=\"(" + name + "@[^\"]*)\"").matcher(page);
        assertTrue(found.find(), page);
        return found;
    }

    private Client.Answer judge(String name, String judgement, String... more) throws Exception {
        Matcher field = field(name);
        String[] fields = new String[4 + more.length];
        fields[0] = "id" + field.group(1);
        fields[1] = field.group(2);
        fields[2] = "f" + field.group(1);
        fields[3] = judgement;
        for (int i = 0; i < more.length; i += 2) {
            fields[4 + i] = more[i] + field.group(1);
            fields[5 + i] = more[i + 1];
        }
        return Forms.post(officer, statement, fields);
    }

    @Test
    @DisplayName("the page marks the words of each field, and says what is inferred")
    void marked() throws Exception {
        String page = officer.get(statement).body();
        assertTrue(page.contains("<mark><span id=\"t1\">"), page);
        assertTrue(page.contains("from 9 am to 7 pm"), page);
        assertTrue(page.contains(">inferred<"), page);
        assertTrue(page.contains(">confirm<"), page);
        Pause pause = pause();
        assertEquals(8, pause.corridors().size());
        assertEquals("2016-11-04T09:00", String.valueOf(pause.windows().getFirst().opens()));
        assertTrue(
                String.valueOf(pause.sources().getFirst().text()).contains("9 am"),
                "the words are kept");
    }

    @Test
    @DisplayName("a text that announces nothing makes no pause, and what was typed is kept")
    void nothing() throws Exception {
        Client.Answer answer =
                Forms.post(
                        officer,
                        "/statements",
                        "id",
                        "soup",
                        "name",
                        "A recipe",
                        "text",
                        "Soup for winter: boil two onions.");
        assertEquals(422, answer.status());
        assertTrue(answer.body().contains("announces nothing"), answer.body());
        assertTrue(answer.body().contains("boil two onions"), answer.body());
        assertEquals(404, officer.get("/pauses/soup").status());
    }

    @Test
    @DisplayName("two texts that disagree stand side by side, and the first one's hours stay")
    void disagree() throws Exception {
        Client.Answer second =
                Forms.post(
                        officer,
                        "/pauses/" + id + "/statements",
                        "name",
                        "Another outlet",
                        "published",
                        "2016-11-03",
                        "text",
                        SECOND);
        assertEquals(303, second.status(), second.body());
        assertEquals("2016-11-04T19:00", String.valueOf(pause().windows().getFirst().closes()));
        assertEquals(
                2, pause().claims().stream().filter(c -> c.field().equals("windows/W1")).count());
        String page = officer.get(second.header("location")).body();
        assertTrue(page.contains("id=\"differ\""), page);
        assertTrue(page.contains("2016-11-04T18:00"), page);
    }

    @Test
    @DisplayName(
            "a correction is one more claim, its value rests on it, and the text's claim stays")
    void corrected() throws Exception {
        Client.Answer corrected =
                judge(
                        "Hours",
                        "corrected",
                        "o",
                        "2016-11-04T10:00",
                        "c",
                        "2016-11-04T18:30",
                        "z",
                        "Asia/Damascus");
        assertEquals(303, corrected.status(), corrected.body());
        Pause pause = pause();
        var window = pause.windows().getFirst();
        assertEquals("2016-11-04T18:30", String.valueOf(window.closes()));
        assertEquals(ZoneId.of("Asia/Damascus"), window.zone());
        assertEquals("O1", window.per().getFirst());
        assertTrue(
                pause.claims().stream()
                        .anyMatch(
                                c -> c.field().equals("windows/W1") && c.value().contains("19:00")),
                pause.claims().toString());
        Client.Answer wrong =
                judge(
                        "Hours",
                        "corrected",
                        "o",
                        "2016-11-04T10:00",
                        "c",
                        "2016-11-04T08:00",
                        "z",
                        "Asia/Damascus");
        assertEquals(422, wrong.status());
        assertEquals("2016-11-04T18:30", String.valueOf(pause().windows().getFirst().closes()));
    }

    @Test
    @DisplayName("no corridor is made ready while an inferred field is unanswered")
    void undecided() throws Exception {
        Client duty = server.regular(Role.DUTY_OFFICER);
        String prepare = "/api/pauses/%s/corridors/C1/prepare".formatted(id);
        assertTrue(duty.post(prepare).body().contains("fields-undecided"));
        assertEquals(303, judge("Hours", "confirmed").status());
        Client.Answer then = duty.post(prepare);
        assertFalse(then.body().contains("fields-undecided"), then.body());
        assertEquals(409, then.status(), "the file lacks assurances and notices");
    }

    @Test
    @DisplayName("a text beside a pause file that people wrote adds claims and changes no value")
    void besideAFile() throws Exception {
        String live = server.livePause(officer);
        String before = officer.get("/api/pauses/" + live + "/file").body();
        Client.Answer added =
                Forms.post(
                        officer,
                        "/pauses/" + live + "/statements",
                        "name",
                        "A news agency",
                        "published",
                        "2016-11-02",
                        "text",
                        FIRST);
        assertEquals(303, added.status(), added.body());
        String after = officer.get("/api/pauses/" + live + "/file").body();
        Pause old = PauseFile.parse(before, live).pause();
        Pause now = PauseFile.parse(after, live).pause();
        assertEquals(old.windows(), now.windows());
        assertEquals(old.corridors(), now.corridors());
        assertTrue(now.claims().size() > old.claims().size());
        assertTrue(now.claims().stream().anyMatch(c -> c.field().startsWith("corridors/all")));
    }

    @Test
    @DisplayName("who does not see plans does not see statements")
    void restricted() throws Exception {
        assertEquals(403, server.regular(Role.MONITOR).get(statement).status());
        assertEquals(403, server.someone(Role.LIAISON, "P1").get(statement).status());
        assertEquals(200, server.regular(Role.AUDITOR).get(statement).status());
    }
}
