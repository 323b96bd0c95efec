package org.safepassage.app.server.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.CorridorState;
import org.safepassage.domain.CorridorStatus;
import org.safepassage.domain.Worded;

/**
 * Something that the public is told of a published pause.
 *
 * @param number in this pause, from 1: what a channel must show before it counts as saying so
 * @param corridors it is about; all when it is announced
 * @param at when it happened, which for a lapse may be before anybody looked
 */
public record Bulletin(long number, Kind kind, List<String> corridors, Instant at) {
    /** What happened. */
    public enum Kind implements Worded {
        ANNOUNCED("announced"),
        OPEN("open"),
        RESUMED("resumed"),
        EXTENDED("extended"),
        SUSPENDED("suspended"),
        /** Open no more without anybody's decision. */
        LAPSED("lapsed"),
        CLOSED("closed");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    public Bulletin {
        corridors = List.copyOf(corridors);
    }

    /**
     * What is to be told of a change of statuses, gathered by kind; closing before opening.
     *
     * @param number of the first
     */
    static List<Bulletin> of(
            Map<String, CorridorStatus> before,
            Map<String, CorridorStatus> after,
            Instant at,
            long number) {
        List<Bulletin> told = new ArrayList<>();
        long next = number;
        for (Kind kind :
                List.of(
                        Kind.SUSPENDED,
                        Kind.LAPSED,
                        Kind.CLOSED,
                        Kind.OPEN,
                        Kind.RESUMED,
                        Kind.EXTENDED)) {
            List<String> corridors = new ArrayList<>();
            after.forEach(
                    (id, now) -> {
                        if (kind(before.get(id), now) == kind) {
                            corridors.add(id);
                        }
                    });
            if (!corridors.isEmpty()) {
                told.add(new Bulletin(next++, kind, corridors, at));
            }
        }
        return told;
    }

    private static @Nullable Kind kind(@Nullable CorridorStatus before, CorridorStatus now) {
        CorridorState old = before == null ? CorridorState.PLANNED : before.state();
        return switch (now.state()) {
            case PLANNED, READY -> null;
            case OPEN -> {
                if (before == null || !before.isOpen()) {
                    yield old == CorridorState.READY ? Kind.OPEN : Kind.RESUMED;
                }
                yield before.until() != null
                                && now.until() != null
                                && now.until().isAfter(before.until())
                        ? Kind.EXTENDED
                        : null;
            }
            case SUSPENDED -> old == CorridorState.SUSPENDED ? null : Kind.SUSPENDED;
            case NOT_CONFIRMED -> old == CorridorState.NOT_CONFIRMED ? null : Kind.LAPSED;
            case CLOSED -> old == CorridorState.CLOSED ? null : Kind.CLOSED;
        };
    }
}
