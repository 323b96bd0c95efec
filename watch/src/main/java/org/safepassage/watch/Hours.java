package org.safepassage.watch;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.AnnouncedWindow;
import org.safepassage.domain.Pause;

/**
 * When the pause is in effect, as announced: one stretch after another, without overlap.
 *
 * <p>A day without hours is a stretch in which nobody can tell whether the pause is open. An
 * open-ended window ends never.
 */
final class Hours {
    /** No end stated. Far enough, and still a date that every format can write. */
    static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private static final int MOST_TIMES = 3_660;

    /** One stretch; {@code certain} is false when no hour was announced. */
    record Stretch(Instant from, Instant until, boolean certain) {}

    /** Where in the hours an instant falls. */
    enum Phase {
        NONE_ANNOUNCED,
        BEFORE,
        IN,
        PERHAPS,
        BETWEEN,
        AFTER
    }

    private final List<Stretch> stretches;
    private final ZoneId zone;

    Hours(Pause pause) {
        List<Stretch> all = new ArrayList<>();
        pause.windows().forEach(w -> add(w, all));
        all.sort(Comparator.comparing(Stretch::from).thenComparing(Stretch::until));
        stretches = merged(all);
        zone = pause.windows().isEmpty() ? ZoneOffset.UTC : pause.windows().getFirst().zone();
    }

    private static void add(AnnouncedWindow window, List<Stretch> all) {
        if (window.opens() == null) {
            Instant until = window.openEnded() ? NEVER : window.latestOpening();
            all.add(new Stretch(window.earliestOpening(), window.latestOpening(), false));
            if (until.isAfter(window.latestOpening())) {
                all.add(new Stretch(window.latestOpening(), until, true));
            }
        } else if (window.closes() == null) {
            Instant opening = window.earliestOpening();
            Instant until =
                    window.openEnded()
                            ? NEVER
                            : opening.atZone(window.zone())
                                    .toLocalDate()
                                    .plusDays(1)
                                    .atStartOfDay(window.zone())
                                    .toInstant();
            all.add(new Stretch(opening, until, window.openEnded()));
        } else {
            window.windows(MOST_TIMES)
                    .forEach(w -> all.add(new Stretch(w.opens(), w.closes(), true)));
        }
    }

    /** Windows that touch are one stretch, so that an event over their border is inside. */
    private static List<Stretch> merged(List<Stretch> sorted) {
        List<Stretch> merged = new ArrayList<>();
        for (Stretch next : sorted) {
            Stretch last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && last.certain == next.certain && !next.from.isAfter(last.until)) {
                Instant until = last.until.isAfter(next.until) ? last.until : next.until;
                merged.set(merged.size() - 1, new Stretch(last.from, until, last.certain));
            } else {
                merged.add(next);
            }
        }
        return List.copyOf(merged);
    }

    List<Stretch> stretches() {
        return stretches;
    }

    ZoneId zone() {
        return zone;
    }

    @Nullable Instant first() {
        return stretches.isEmpty() ? null : stretches.getFirst().from;
    }

    Instant last() {
        return stretches.isEmpty() ? NEVER : stretches.getLast().until;
    }

    Phase at(Instant when) {
        if (stretches.isEmpty()) {
            return Phase.NONE_ANNOUNCED;
        }
        if (when.isBefore(Objects.requireNonNull(first()))) {
            return Phase.BEFORE;
        }
        Phase phase = Phase.AFTER;
        for (Stretch stretch : stretches) {
            if (!when.isBefore(stretch.from) && when.isBefore(stretch.until)) {
                if (stretch.certain) {
                    return Phase.IN;
                }
                phase = Phase.PERHAPS;
            } else if (when.isBefore(stretch.from) && phase == Phase.AFTER) {
                phase = Phase.BETWEEN;
            }
        }
        return phase;
    }

    /** The next opening after an instant, or null. */
    @Nullable Instant nextOpening(Instant when) {
        for (Stretch stretch : stretches) {
            if (stretch.from.isAfter(when)) {
                return stretch.from;
            }
        }
        return null;
    }

    /** Whether all of the span is in one stretch whose hours are known. */
    boolean contain(Span span) {
        return stretches.stream().anyMatch(s -> s.certain && span.isWithin(s.from, s.until));
    }

    /** Whether some of it is in a stretch. */
    boolean touch(Span span) {
        return stretches.stream().anyMatch(s -> span.overlaps(s.from, s.until));
    }
}
