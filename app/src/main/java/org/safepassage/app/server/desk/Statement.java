package org.safepassage.app.server.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.drafts.Pasted;

/**
 * A text about a pause as somebody pasted it, and what an officer says to each field that was read
 * in it. Restricted.
 *
 * @param name what it is called: an outlet, an office
 * @param published the day it came out, or null
 * @param zone of the place, or null to conclude it
 * @param fields how many were read
 * @param inferred ids of those that were concluded and not said
 * @param judged what was said to a field, by its id
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Statement(
        String id,
        String name,
        @Nullable LocalDate published,
        @Nullable String zone,
        String text,
        Instant at,
        String by,
        int fields,
        List<String> inferred,
        Map<String, Judged> judged) {
    /** What an officer says to a field. */
    public enum Judgement {
        @JsonProperty("confirmed")
        CONFIRMED,
        @JsonProperty("corrected")
        CORRECTED,
        @JsonProperty("open")
        OPEN
    }

    /**
     * What was said to one field.
     *
     * @param value in place of what was read, when it is corrected; else empty
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Judged(String field, Judgement judgement, String value, Instant at, String by) {
        public Judged {
            value = value == null ? "" : value;
        }
    }

    public Statement {
        inferred = inferred == null ? List.of() : List.copyOf(inferred);
        judged =
                judged == null
                        ? Map.of()
                        : Collections.unmodifiableMap(new LinkedHashMap<>(judged));
    }

    /** The text, to be read again. */
    public Pasted pasted() {
        return new Pasted(name, published, zone == null ? null : ZoneId.of(zone), text);
    }

    public Optional<Judged> findJudged(String field) {
        return Optional.ofNullable(judged.get(field));
    }

    /** How many fields nobody has confirmed or corrected. */
    public int unconfirmed() {
        return fields - (int) judged.values().stream().filter(Statement::isAnswered).count();
    }

    /** How many of those that were concluded nobody has confirmed or corrected. */
    public int undecided() {
        return (int)
                inferred.stream()
                        .filter(f -> findJudged(f).filter(Statement::isAnswered).isEmpty())
                        .count();
    }

    private static boolean isAnswered(Judged judged) {
        return judged.judgement() != Judgement.OPEN;
    }

    /** Whether this was said to the field last. */
    boolean says(Judged what) {
        return findJudged(what.field())
                .filter(j -> j.judgement() == what.judgement() && j.value().equals(what.value()))
                .isPresent();
    }

    Statement with(List<Judged> more) {
        Map<String, Judged> all = new LinkedHashMap<>(judged);
        more.forEach(j -> all.put(j.field(), j));
        return new Statement(id, name, published, zone, text, at, by, fields, inferred, all);
    }
}
