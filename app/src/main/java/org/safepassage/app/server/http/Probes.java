package org.safepassage.app.server.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import org.safepassage.app.server.desk.Desk;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For whatever looks after the process. */
@RestController
final class Probes {
    private final Desk desk;
    private final PrometheusMeterRegistry metrics;

    Probes(Desk desk, PrometheusMeterRegistry metrics) {
        this.desk = desk;
        this.metrics = metrics;
    }

    @GetMapping("/livez")
    Map<String, String> live() {
        return Map.of("status", "ok");
    }

    @GetMapping("/readyz")
    ResponseEntity<Map<String, String>> ready() {
        return desk.findFault()
                .map(
                        fault ->
                                ResponseEntity.status(503)
                                        .body(Map.of("status", "the journal takes no entries")))
                .orElseGet(() -> ResponseEntity.ok(Map.of("status", "ok")));
    }

    @GetMapping(path = "/metrics", produces = MediaType.TEXT_PLAIN_VALUE)
    String metrics() {
        return metrics.scrape();
    }
}
