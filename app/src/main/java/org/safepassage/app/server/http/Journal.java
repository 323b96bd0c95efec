package org.safepassage.app.server.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.record.PauseRecord;
import org.safepassage.app.record.Recorded;
import org.safepassage.app.server.pages.OfficePages.RecordKey;
import org.safepassage.app.server.pages.OfficePages.Row;
import org.safepassage.app.server.store.RecordLedger;
import org.safepassage.domain.PrivateEntry;
import org.safepassage.domain.RecordEntry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The records, for those who may read them. Credentials and tokens are never shown. */
public final class Journal {
    private final RecordLedger ledger;
    private final JsonMapper json = JsonMapper.builder().build();

    public Journal(RecordLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * Some entries.
     *
     * @param next what the next slice comes after; null when these are the last
     */
    record Slice(List<Row> rows, @Nullable Long next) {}

    /** Entries of a pause's record, or of the office's, after a number. */
    Slice after(@Nullable String pause, long number, int most) throws IOException {
        List<Recorded> some = ledger.entries(pause, Math.max(0, number + 1), most + 1);
        List<Row> rows = new ArrayList<>();
        for (Recorded each : some.subList(0, Math.min(most, some.size()))) {
            rows.add(row(each));
        }
        return new Slice(rows, some.size() > most ? rows.getLast().number() : null);
    }

    private Row row(Recorded recorded) {
        RecordEntry entry = recorded.entry();
        if (entry == null) {
            return new Row(
                    recorded.number(),
                    null,
                    "redacted",
                    recorded.disclosure().word(),
                    List.of(),
                    null);
        }
        String kind = entry.kind().word();
        String says =
                json.writerWithDefaultPrettyPrinter().writeValueAsString(json.valueToTree(entry));
        if (entry instanceof PrivateEntry.TableRow row && row.value() != null) {
            JsonNode event = json.readTree(row.value());
            if (event instanceof ObjectNode object) {
                object.remove(List.of("sealed", "token", "once"));
                kind = object.path("kind").asString(kind);
            }
            says = json.writerWithDefaultPrettyPrinter().writeValueAsString(event);
        }
        return new Row(
                recorded.number(),
                entry.findAt().orElse(null),
                kind,
                recorded.disclosure().word(),
                recorded.behind() == null ? List.of() : recorded.behind().accounts(),
                says);
    }

    /** The keys by which outsiders check the records. */
    List<RecordKey> keys(Collection<String> pauses) {
        List<RecordKey> keys = new ArrayList<>();
        for (String pause : pauses) {
            ledger.findRecord(pause)
                    .map(PauseRecord::checkpoint)
                    .ifPresent(
                            checkpoint ->
                                    keys.add(
                                            new RecordKey(
                                                    pause, checkpoint.checkpoint().origin())));
        }
        return keys;
    }
}
