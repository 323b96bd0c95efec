package org.safepassage.app.server.http;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.desk.Desk;
import org.safepassage.app.server.pages.BoardPage;
import org.safepassage.app.server.pages.OfficePages;
import org.safepassage.app.server.store.Tables;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The records, in pages, and what the channels say. */
@RestController
final class ApiRecord {
    /** How long a list waits for the tables. Ours. */
    private static final int TABLES_MILLIS = 2000;

    private final Desk desk;
    private final Journal journal;
    private final Tables tables;
    private final Channels channels;

    ApiRecord(Desk desk, Journal journal, Tables tables, Channels channels) {
        this.desk = desk;
        this.tables = tables;
        this.journal = journal;
        this.channels = channels;
    }

    record ChannelView(String pause, String channel, String state, long ageMillis) {
        static ChannelView of(String pause, BoardPage.Channel channel) {
            return new ChannelView(
                    pause, channel.name(), channel.state(), channel.age().toMillis());
        }
    }

    @GetMapping("/api/record")
    Views.Page<OfficePages.Row> record(
            @RequestParam(required = false) @Nullable String pause,
            @RequestParam(defaultValue = "-1") long after,
            @RequestParam(defaultValue = "50") int limit)
            throws IOException {
        Journal.Slice slice = journal.after(pause, after, Math.clamp(limit, 1, 200));
        Long next = slice.next();
        return new Views.Page<>(slice.rows(), next == null ? null : Long.toString(next));
    }

    /** From the tables, which have what was entered before this was asked, or it is 503. */
    @GetMapping("/api/pauses/{pause}/decisions")
    Views.Page<Tables.Decision> decisions(
            @PathVariable("pause") String pause,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String corridor) {
        if (desk.recorded().findPause(pause).isEmpty()) {
            throw ApiAssurances.unknown(pause);
        }
        int most = Math.clamp(limit, 1, 200);
        try {
            if (tables.await(TABLES_MILLIS)) {
                List<Tables.Decision> some = tables.decisions(pause, after, most + 1, corridor);
                return some.size() <= most
                        ? new Views.Page<>(some, null)
                        : new Views.Page<>(
                                some.subList(0, most), Long.toString(some.get(most - 1).number()));
            }
        } catch (IOException _) {
            // said below
        }
        throw new Refusal(
                503,
                "tables",
                "Not just now",
                "The tables are being compared with the journal; ask again in a moment, or read /api/record.");
    }

    @GetMapping("/api/channels")
    List<ChannelView> channels() {
        return desk.now().pauses().values().stream()
                .flatMap(
                        pause ->
                                channels.of(pause).stream().map(c -> ChannelView.of(pause.id(), c)))
                .toList();
    }
}
