package org.safepassage.domain;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of pauses, side by side: the one asked about first, those before it after it. Values
 * only; who is right is not among them.
 *
 * @param pauses at least one
 * @param known what came to be known until then was used
 */
public record Account(List<Of> pauses, Instant known) {
    public Account {
        pauses = List.copyOf(pauses);
        if (pauses.isEmpty()) {
            throw new IllegalArgumentException("An account is of at least one pause.");
        }
    }

    /**
     * One pause.
     *
     * @param type its arrangement type in words
     * @param announced the hours as announced
     * @param minutes of the announced hours, by what could be said of them, in hindsight; the sum
     *     is all of them up to {@code known}
     * @param firstBroken the first minute of "broken" in hindsight, or null
     * @param breaches events within the hours, by kind and by how far they had been looked into
     * @param crossings how many people passed, source by source
     * @param observed how much of the hours each corridor was observed
     * @param rows of the input, and how many of them nothing could be made of
     * @param explanations how each side explains the end
     * @param outcome how the file of a later pause says that this one ended, as claims; empty when
     *     none does
     * @param notes what limits all this
     */
    public record Of(
            String id,
            Names names,
            String type,
            ZoneId zone,
            List<Window> announced,
            List<Minutes> minutes,
            @Nullable Instant firstBroken,
            List<Breaches> breaches,
            List<Crossing> crossings,
            List<Observed> observed,
            Rows rows,
            List<Attributed> explanations,
            List<Attributed> outcome,
            List<String> notes) {
        public Of {
            announced = List.copyOf(announced);
            minutes = List.copyOf(minutes);
            breaches = List.copyOf(breaches);
            crossings = List.copyOf(crossings);
            observed = List.copyOf(observed);
            explanations = List.copyOf(explanations);
            outcome = List.copyOf(outcome);
            notes = List.copyOf(notes);
        }

        /** All announced minutes, also those that are still to come. */
        public long announcedMinutes() {
            return announced.stream().mapToLong(w -> w.length().toMinutes()).sum();
        }

        /** Minutes with this word, 0 when there are none. */
        public long minutesOf(String verdict) {
            return minutes.stream()
                    .filter(m -> m.verdict().equals(verdict))
                    .mapToLong(Minutes::minutes)
                    .sum();
        }
    }

    /**
     * How long one thing could be said.
     *
     * @param verdict the watch's word: holds, strained, broken, cannot-tell, ended
     */
    public record Minutes(String verdict, long minutes) {}

    /**
     * Events of one kind and one status.
     *
     * @param kind the report's word
     * @param status alleged, corroborated, verified, unverifiable, refuted
     * @param disputed whether somebody disputes them
     */
    public record Breaches(String kind, String status, boolean disputed, int number) {}

    /**
     * One source's count of those who passed.
     *
     * @param comparator =, ~, &gt;= or &lt;=
     * @param of who was counted, in the source's words
     * @param says the source's own words for it, or ""
     */
    public record Crossing(
            String source,
            long people,
            String comparator,
            String of,
            Instant from,
            Instant until,
            String says) {}

    /** How much of a corridor's hours somebody reported from it. */
    public record Observed(String corridor, long minutesObserved, long minutes) {}

    /** Rows of the input. */
    public record Rows(long read, long unread) {}

    /**
     * One thing somebody says.
     *
     * @param by whose words they are
     * @param source who told of them
     */
    public record Attributed(String by, String source, String says) {}
}
