package org.safepassage.app.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
            Actor server = new Actor(Event.SERVER, Role.ACCESS_OFFICER, null, "", desk.instant());
            desk.addPause(server, "drill", true, text(desk.instant()));
        }
    }

    /** Its file, with a window that holds this instant. */
    static String text(Instant now) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(DrillPause.class.getResourceAsStream("drill.pause.yaml"))) {
            String day = LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("{today}", day);
        }
    }
}
