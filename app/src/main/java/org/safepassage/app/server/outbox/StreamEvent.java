package org.safepassage.app.server.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.safepassage.app.server.desk.Bulletin;
import org.safepassage.app.server.desk.PauseState;
import org.safepassage.domain.CorridorStatus;
import tools.jackson.databind.json.JsonMapper;

/** What the stream and {@code /api/status} say of a pause: corridors and their ends, no people. */
public final class StreamEvent {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private StreamEvent() {}

    /** One server-sent event, with the number of the bulletin as its id. */
    static String of(PauseState pause, long number, Instant at) {
        return "id: %d\nevent: status\ndata: %s\n\n"
                .formatted(number, JSON.writeValueAsString(status(pause, number, at)));
    }

    /** The public status of a pause, as JSON is made of it. */
    public static Map<String, Object> status(PauseState pause, long number, Instant at) {
        List<Map<String, Object>> corridors = new ArrayList<>();
        for (CorridorStatus status : pause.corridors().values()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("id", status.corridor());
            one.put("state", status.state().word());
            one.put("since", status.since().toString());
            if (status.until() != null && status.confirmed() != null) {
                one.put("until", status.until().toString());
                one.put("confirmed", status.confirmed().toString());
            }
            corridors.add(one);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("pause", pause.id());
        all.put("number", number);
        all.put("asOf", at.toString());
        all.put("corridors", corridors);
        if (!pause.told().isEmpty()) {
            Bulletin last = pause.told().getLast();
            all.put("last", last.kind().word());
            all.put("about", last.corridors());
        }
        return all;
    }
}
