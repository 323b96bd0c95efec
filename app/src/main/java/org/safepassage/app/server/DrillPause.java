package org.safepassage.app.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.safepassage.app.server.desk.Actor;
import org.safepassage.app.server.desk.Desk;
import org.safepassage.app.server.desk.Event;
import org.safepassage.app.server.people.Role;

/** The pause to play with that a new server holds. */
final class DrillPause {
    private DrillPause() {}

    /** Takes it in when the server has no pause at all. */
    static void addIfEmpty(Desk desk) throws IOException {
        if (desk.recorded().pauses().isEmpty()) {
            String day = LocalDate.ofInstant(desk.instant(), ZoneOffset.UTC).toString();
            Actor server = new Actor(Event.SERVER, Role.ACCESS_OFFICER, null, "", desk.instant());
            desk.addPause(server, "drill", true, text().replace("{today}", day));
        }
    }

    private static String text() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(DrillPause.class.getResourceAsStream("drill.pause.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
