package org.safepassage.app.server.store;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.desk.AssuranceSaid;
import org.safepassage.app.server.desk.Event;
import org.safepassage.app.server.desk.Ledger;
import org.safepassage.app.server.desk.Once;
import org.safepassage.app.server.desk.PauseState;
import org.safepassage.app.server.desk.State;
import org.safepassage.app.server.people.Person;
import org.safepassage.domain.CorridorStatus;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Which rows an entry of the journal makes, and which a state: the tables and nothing else. */
final class TableRows {
    /**
     * A table.
     *
     * @param keys how many of its first columns identify a row
     * @param version name of the column that tells the newer of two rows, or null where a row never
     *     changes
     */
    record Table(String name, List<String> columns, int keys, @Nullable String version) {
        String create() {
            StringBuilder sql = new StringBuilder("create table if not exists " + name + " (");
            for (String column : columns) {
                boolean number = NUMBERS.contains(column);
                sql.append(column).append(number ? " bigint, " : " text, ");
            }
            return sql.append("primary key (")
                    .append(String.join(", ", columns.subList(0, keys)))
                    .append("))")
                    .toString();
        }

        /** Inserts a row, or puts it in the place of an older one. */
        String upsert() {
            String marks = String.join(", ", columns.stream().map(_ -> "?").toList());
            String sql =
                    "insert into %s (%s) values (%s) on conflict (%s) do "
                            .formatted(
                                    name,
                                    String.join(", ", columns),
                                    marks,
                                    String.join(", ", columns.subList(0, keys)));
            if (version == null) {
                return sql + "nothing";
            }
            List<String> sets =
                    columns.subList(keys, columns.size()).stream()
                            .map(c -> c + " = excluded." + c)
                            .toList();
            return sql
                    + "update set %s where excluded.%s >= %s.%s"
                            .formatted(String.join(", ", sets), version, name, version);
        }
    }

    /** A row of a table; the values are texts, whole numbers and nulls. */
    record Row(Table table, List<@Nullable Object> values) {
        static Row of(Table table, @Nullable Object... values) {
            List<@Nullable Object> all = new ArrayList<>();
            for (@Nullable Object value : values) {
                all.add(value);
            }
            return new Row(table, all);
        }

        String key() {
            return table.name() + " " + values.subList(0, table.keys());
        }
    }

    private static final List<String> NUMBERS =
            List.of("number", "version", "revision", "drill", "published", "entry", "open_to_all");

    static final Table DECISION =
            new Table(
                    "decision",
                    List.of("pause", "number", "at", "account", "kind", "corridor", "says"),
                    2,
                    null);
    static final Table ASSURANCE =
            new Table(
                    "assurance",
                    List.of(
                            "pause",
                            "number",
                            "at",
                            "party",
                            "scope",
                            "state",
                            "until_",
                            "condition_",
                            "open_to_all"),
                    2,
                    null);
    static final Table ANSWERED =
            new Table("answered", List.of("key_", "what", "entry", "id"), 1, "entry");
    static final Table PAUSE =
            new Table(
                    "pause",
                    List.of("id", "version", "drill", "published", "revision"),
                    1,
                    "version");
    static final Table CORRIDOR =
            new Table(
                    "corridor",
                    List.of(
                            "pause",
                            "id",
                            "version",
                            "state",
                            "since",
                            "until_",
                            "confirmed",
                            "because"),
                    2,
                    "version");
    static final Table ACCOUNT =
            new Table(
                    "account", List.of("name", "version", "role", "party", "state"), 1, "version");
    static final List<Table> ALL = List.of(DECISION, ASSURANCE, ANSWERED, PAUSE, CORRIDOR, ACCOUNT);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Of one width, so that texts are in the order of time. */
    private static final DateTimeFormatter INSTANT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private TableRows() {}

    static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : INSTANT.format(instant);
    }

    /** Rows that never change. */
    static List<Row> of(Ledger.Entry entry) {
        List<Row> rows = new ArrayList<>();
        if (entry.event() instanceof Event.OfPause event) {
            rows.add(
                    Row.of(
                            DECISION,
                            event.pause(),
                            entry.number(),
                            text(event.at()),
                            event.by(),
                            kind(event),
                            event instanceof Event.OfCorridor of ? of.corridor() : null,
                            says(event)));
            if (event instanceof Event.AssuranceAnswered answered) {
                AssuranceSaid said = answered.said();
                rows.add(
                        Row.of(
                                ASSURANCE,
                                event.pause(),
                                entry.number(),
                                text(said.at()),
                                said.party(),
                                said.scope().toString(),
                                said.state().name().toLowerCase(java.util.Locale.ROOT),
                                text(said.until()),
                                said.condition(),
                                said.isPublic() ? 1L : 0L));
            }
        }
        Once once = entry.once();
        if (once != null) {
            rows.add(Row.of(ANSWERED, once.key(), once.what(), once.entry(), once.id()));
        }
        return rows;
    }

    private static ObjectNode tree(Event event) {
        return (ObjectNode) JSON.readTree(JSON.writerFor(Event.class).writeValueAsString(event));
    }

    private static String kind(Event event) {
        return tree(event).path("kind").asString("");
    }

    /** What it says beside what has a column; the text of a pause file stands in the journal. */
    private static String says(Event event) {
        ObjectNode tree = tree(event);
        tree.remove(List.of("kind", "at", "by", "pause", "corridor", "text"));
        return JSON.writeValueAsString(tree);
    }

    /** Rows that hold how things stand. Nothing of them proves who somebody is. */
    static List<Row> of(State state) {
        List<Row> rows = new ArrayList<>();
        for (PauseState pause : state.pauses().values()) {
            rows.addAll(of(pause));
        }
        long office =
                state.size()
                        - state.pauses().values().stream().mapToLong(PauseState::version).sum();
        for (Person person : state.people().values()) {
            rows.add(
                    Row.of(
                            ACCOUNT,
                            person.account(),
                            office,
                            person.role().word(),
                            person.party(),
                            !person.active()
                                    ? "removed"
                                    : person.canSignIn() ? "active" : "invited"));
        }
        return rows;
    }

    static List<Row> of(PauseState pause) {
        List<Row> rows = new ArrayList<>();
        rows.add(
                Row.of(
                        PAUSE,
                        pause.id(),
                        pause.version(),
                        pause.drill() ? 1L : 0L,
                        pause.findPublished().isPresent() ? 1L : 0L,
                        (long) pause.revision()));
        for (CorridorStatus status : pause.corridors().values()) {
            rows.add(
                    Row.of(
                            CORRIDOR,
                            pause.id(),
                            status.corridor(),
                            pause.version(),
                            status.state().word(),
                            text(status.since()),
                            text(status.until()),
                            text(status.confirmed()),
                            status.because() == null ? null : status.because().word()));
        }
        return rows;
    }
}
