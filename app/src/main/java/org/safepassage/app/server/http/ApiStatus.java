package org.safepassage.app.server.http;

import java.util.List;
import java.util.Map;
import org.safepassage.app.server.desk.Desk;
import org.safepassage.app.server.outbox.StreamEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is public, for programs: the same as each pause's stream says. */
@RestController
final class ApiStatus {
    private final Desk desk;

    ApiStatus(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/api/status")
    List<Map<String, Object>> status() {
        return desk.now().pauses().values().stream()
                .filter(p -> !p.drill() && p.findPublished().isPresent())
                .map(
                        p ->
                                StreamEvent.status(
                                        p,
                                        p.told().isEmpty() ? 0 : p.told().getLast().number(),
                                        desk.instant()))
                .toList();
    }
}
