package org.safepassage.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.safepassage.notices.Released;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One latest start for each corridor out of a plan, and never one for a place. */
final class LatestStarts {
    private LatestStarts() {}

    /**
     * The soonest latest start of all bands that use a corridor, released by two people.
     *
     * @throws Invalid when the file is no plan
     * @throws IllegalArgumentException when one person would release it alone
     */
    static Map<String, Released<Instant>> released(
            Path plan, String first, String second, long entry) throws IOException, Invalid {
        Map<String, Instant> soonest = new HashMap<>();
        try {
            JsonNode bands = JsonMapper.shared().readTree(Files.readAllBytes(plan)).path("bands");
            for (JsonNode band : bands) {
                String corridor = band.path("corridor").asString("");
                String start = band.path("latestStart").asString("");
                if (!corridor.isEmpty() && !start.isEmpty()) {
                    soonest.merge(corridor, Instant.parse(start), (a, b) -> a.isBefore(b) ? a : b);
                }
            }
        } catch (JacksonException | DateTimeException e) {
            throw new Invalid(
                    "%s: it is no plan that this program wrote: %s"
                            .formatted(
                                    plan,
                                    String.valueOf(e.getMessage()).lines().findFirst().orElse("")));
        }
        Map<String, Released<Instant>> released = new HashMap<>();
        soonest.forEach(
                (corridor, start) ->
                        released.put(corridor, Released.by(first, second, start, entry)));
        return released;
    }
}
