package org.safepassage.app.server.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a monitor reports. It holds no person and no point on a map: a corridor, or the area.
 *
 * @param id chosen by the page that sends it, so that a report sent twice is one
 * @param kind a word of {@code docs/formats/reports.md}
 * @param corridor id; null for somewhere in the area
 * @param from when it happened, included
 * @param until not included
 * @param people of a crossing, or null
 * @param says a few words, without names
 * @param observer the account that sent it
 * @param received when it came in
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportSaid(
        String id,
        String kind,
        @Nullable String corridor,
        Instant from,
        Instant until,
        @Nullable Integer people,
        String says,
        String observer,
        Instant received,
        Standing standing,
        boolean disputed) {
    /** How far it has been looked into. */
    public enum Standing {
        @JsonProperty("alleged")
        ALLEGED,
        @JsonProperty("corroborated")
        CORROBORATED,
        @JsonProperty("verified")
        VERIFIED,
        @JsonProperty("unverifiable")
        UNVERIFIABLE,
        @JsonProperty("refuted")
        REFUTED,
        @JsonProperty("retracted")
        RETRACTED;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    ReportSaid judged(Standing of, boolean isDisputed) {
        return new ReportSaid(
                id, kind, corridor, from, until, people, says, observer, received, of, isDisputed);
    }

    ReportSaid received(String by, Instant at) {
        return new ReportSaid(
                id, kind, corridor, from, until, people, says, by, at, Standing.ALLEGED, false);
    }

    /** As it is committed to. */
    String inWords() {
        return "%s, %s, %s to %s%s: %s"
                .formatted(
                        kind,
                        corridor == null ? "in the area" : "corridor " + corridor,
                        from,
                        until,
                        people == null ? "" : ", people " + people,
                        says);
    }

    /** Whether another says the same of the same: sent again under another id. */
    boolean same(ReportSaid other) {
        return kind.equals(other.kind)
                && java.util.Objects.equals(corridor, other.corridor)
                && from.equals(other.from)
                && until.equals(other.until)
                && java.util.Objects.equals(people, other.people)
                && says.equals(other.says)
                && observer.equals(other.observer);
    }
}
