package org.safepassage.app.server.http;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.desk.Desk;
import org.safepassage.app.server.pages.BoardPage;
import org.safepassage.app.server.pages.OfficePages;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The records, in pages, and what the channels say. */
@RestController
final class ApiRecord {
    private final Desk desk;
    private final Journal journal;
    private final Channels channels;

    ApiRecord(Desk desk, Journal journal, Channels channels) {
        this.desk = desk;
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

    @GetMapping("/api/channels")
    List<ChannelView> channels() {
        return desk.now().pauses().values().stream()
                .flatMap(
                        pause ->
                                channels.of(pause).stream().map(c -> ChannelView.of(pause.id(), c)))
                .toList();
    }
}
