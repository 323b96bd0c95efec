package org.safepassage.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.safepassage.app.server.people.Role;

/** Plans made by a process of its own, on files that an officer gave. */
class PlanScreensTest {
    private static final AtomicInteger IDS = new AtomicInteger();
    private static final Path EXAMPLE =
            Path.of(System.getProperty("safepassage.root", ".."))
                    .resolve("examples/aleppo-2016-11-04");

    private final TestServer server = TestServer.get();
    private Client officer = new Client(server);
    private String base = "";

    @BeforeEach
    void pause() throws Exception {
        officer = server.regular(Role.ACCESS_OFFICER);
        String id = "planned-" + IDS.incrementAndGet();
        String file =
                Files.readString(EXAMPLE.resolve("pause.yaml"))
                        .replaceFirst("(?m)^id: .*$", "id: " + id);
        Client.Answer added =
                officer.post(
                        "/api/pauses",
                        Client.object().put("drill", true).put("file", file).toString());
        assertEquals(201, added.status(), added.body());
        base = "/pauses/" + id + "/plans";
    }

    private Client.Answer give(String kind, String name, String content) throws Exception {
        String body =
                """
                --x\r
                Content-Disposition: form-data; name="kind"\r
                \r
                %s\r
                --x\r
                Content-Disposition: form-data; name="file"; filename="%s"\r
                Content-Type: application/octet-stream\r
                \r
                %s\r
                --x--\r
                """
                        .formatted(kind, name, content);
        return officer.send("POST", base + "/files", body, "multipart/form-data; boundary=x");
    }

    private String ended(String address) throws Exception {
        for (int i = 0; i < 600; i++) {
            Client.Answer page = officer.get(address);
            assertEquals(200, page.status(), page.body());
            if (!page.headers().containsKey("Refresh")) {
                return page.body();
            }
            Thread.sleep(100);
        }
        throw new AssertionError("It does not end: " + address);
    }

    @Test
    @DisplayName("a plan says first who has not assured it, then a range; a what-if stands beside")
    void planned() throws Exception {
        assertTrue(officer.get(base).body().contains("There is no map yet"));
        assertEquals(409, officer.post(base).status());
        Client.Answer given =
                give("roads", "city.geojson", Files.readString(EXAMPLE.resolve("roads.geojson")));
        assertEquals(303, given.status(), given.body());

        Client.Answer started = officer.post(base);
        assertEquals(303, started.status(), started.body());
        String run = started.header("location");
        String page = ended(run);
        int missing = page.indexOf("No assurance on record");
        int answer = page.indexOf("id=\"answer\"");
        assertTrue(page.contains("RESTRICTED") && missing > 0 && answer > missing, page);
        // The figures of the worked example: docs/first-hour.md.
        assertTrue(page.contains("19\u202f279 to 43\u202f642 people"), page);

        Client.Answer report = officer.get(run + "/report.html");
        assertEquals(200, report.status());
        assertTrue(report.header("Content-Security-Policy").contains("default-src 'none'"));
        assertTrue(officer.get(run + "/plan.json").body().contains("\"notAssured\""));
        assertEquals(404, officer.get(run + "/pause.yaml").status());

        Client.Answer asked = Forms.post(officer, base + "/whatif", "close", "C1");
        assertEquals(303, asked.status(), asked.body());
        String beside = ended(asked.header("location"));
        assertTrue(beside.contains("C1 does not open"), beside);
        assertTrue(beside.contains("31\u202f293"), beside);
        assertEquals(422, Forms.post(officer, base + "/whatif").status());

        for (Client other :
                new Client[] {
                    server.regular(Role.MONITOR),
                    server.regular(Role.AUDITOR),
                    server.someone(Role.LIAISON, "SY")
                }) {
            assertEquals(403, other.get(run).status());
            assertEquals(403, other.get(run + "/report.html").status());
            assertEquals(403, other.get(base).status());
        }
    }

    @Test
    @DisplayName("a file that holds no map is refused with its reason, and no path of this machine")
    void refused() throws Exception {
        assertEquals(422, give("roads", "city.exe", "x").status());
        assertEquals(422, give("roads", "city.geojson", "").status());
        assertEquals(303, give("roads", "city.geojson", "{\"type\": \"soup\"}").status());
        String page = ended(officer.post(base).header("location"));
        assertTrue(page.contains("not possible"), page);
        assertTrue(page.contains("roads.geojson"), page);
        assertFalse(page.contains("/plans/.incoming") || page.contains("/tmp/"), page);
    }

    @Test
    @DisplayName("a plan that waits or works can be ended")
    void cancelled() throws Exception {
        give("roads", "city.geojson", Files.readString(EXAMPLE.resolve("roads.geojson")));
        String run = officer.post(base).header("location");
        assertEquals(303, Forms.post(officer, run + "/cancel").status());
        assertTrue(ended(run).contains("ended before its end"));
    }
}
