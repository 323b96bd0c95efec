package org.safepassage.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.safepassage.app.server.people.Role;

/** A form as a browser sends it, which names no charset. */
class FormsTest {
    private final TestServer server = TestServer.get();

    @Test
    @DisplayName("Arabic and Russian pasted into a form are kept as they were typed")
    void letters() throws Exception {
        Client officer = server.regular(Role.ACCESS_OFFICER);
        String file =
                officer.get("/api/pauses/drill/file").body().replace("id: drill", "id: in-a-form");
        assertTrue(file.contains("طريق") && file.contains("Мельничная"), file);
        Client.Answer taken =
                officer.send(
                        "POST",
                        "/pauses",
                        "file=" + URLEncoder.encode(file, StandardCharsets.UTF_8),
                        "application/x-www-form-urlencoded");
        assertTrue(taken.status() < 400, taken.body());
        assertEquals(file, officer.get("/api/pauses/in-a-form/file").body());
    }
}
