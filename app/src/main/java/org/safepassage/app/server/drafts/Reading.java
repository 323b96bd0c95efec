package org.safepassage.app.server.drafts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.safepassage.reader.Draft;
import org.safepassage.reader.ReadStatement;
import org.safepassage.reader.Row;
import org.safepassage.reader.Span;

/**
 * What was read in one text, field by field.
 *
 * @param fields of all pauses that the text tells of, in the order in which they are asked for
 */
public record Reading(Draft draft, List<Field> fields) {
    /**
     * One field.
     *
     * @param id stays the same as long as the text and the reader do
     * @param number from 1, as on the page
     * @param statement which of the pauses that the text tells of, from 0
     */
    public record Field(String id, int number, int statement, Row row) {
        /** Whether somebody must look before anything rests on it: it was concluded, not said. */
        public boolean decides() {
            return row.inferred();
        }

        public Span span() {
            return row.span();
        }
    }

    public Reading {
        fields = List.copyOf(fields);
    }

    static Reading of(Draft draft) {
        List<Field> fields = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < draft.statements().size(); i++) {
            ReadStatement statement = draft.statements().get(i);
            for (Row row : Row.of(statement)) {
                String at = row.key() + "@" + row.span().from() + "-" + row.span().until();
                int again = seen.merge(at, 1, Integer::sum);
                fields.add(
                        new Field(again == 1 ? at : at + "#" + again, fields.size() + 1, i, row));
            }
        }
        return new Reading(draft, fields);
    }

    /** Whether the text announces a pause, or tells of one. */
    public boolean findsSomething() {
        return !draft.statements().isEmpty();
    }

    public Optional<Field> findField(String id) {
        return fields.stream().filter(f -> f.id().equals(id)).findFirst();
    }
}
