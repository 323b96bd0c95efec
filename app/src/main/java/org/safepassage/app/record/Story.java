package org.safepassage.app.record;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.RecordEntry;
import org.safepassage.domain.RecordedRelease;
import org.safepassage.domain.RecordedStatement;
import org.safepassage.domain.SourceRef;

/**
 * A public log as a story: each entry in plain words with its times, its sources and its permanent
 * link, corrections beside what they correct, and gaps shown.
 *
 * @param title of the pause, or the log's origin
 * @param origin of the log
 * @param size of the log when it was read
 * @param lines in the order of the log
 */
public record Story(String title, String origin, long size, List<Line> lines) {
    /** Ours: with a status confirmed every half hour, longer silence is worth a line. */
    public static final Duration USUAL_GAP = Duration.ofMinutes(30);

    public Story {
        lines = List.copyOf(lines);
    }

    /** One line. */
    public sealed interface Line {
        /**
         * An entry.
         *
         * @param at null when it carries no time
         * @param time the same in words, or null
         * @param corrections indices of entries that correct this one, with what they say
         */
        record Told(
                long index,
                String kind,
                @Nullable Instant at,
                @Nullable String time,
                String says,
                List<SourceRef> sources,
                Map<Long, String> corrections)
                implements Line {
            public Told {
                sources = List.copyOf(sources);
                corrections = Map.copyOf(corrections);
            }
        }

        /**
         * Commitments one after the other.
         *
         * @param first index
         * @param last index
         */
        record Committed(long first, long last) implements Line {}

        /** Nothing that carries a time was entered for a while, or time went back. */
        record Gap(String says) implements Line {}

        /** An entry that is nothing of ours. */
        record Foreign(long index, String says) implements Line {}
    }

    /** Where an entry can be named for good. */
    public String link(long index) {
        return "%s#%d".formatted(origin, index);
    }

    /**
     * Tells a log.
     *
     * @param gap silence that is shown when it is longer
     */
    public static Story of(String origin, List<PublicEntry> entries, Duration gap) {
        Wording wording = new Wording();
        Map<Long, Map<Long, String>> corrections = new TreeMap<>();
        String title = origin;
        for (PublicEntry each : entries) {
            RecordEntry entry = each.entry();
            if (entry == null) {
                continue;
            }
            wording.learn(entry);
            if (entry instanceof RecordedRelease.Corrected corrected) {
                corrections
                        .computeIfAbsent(corrected.corrects(), _ -> new TreeMap<>())
                        .put(each.index(), corrected.says());
            }
            if (entry instanceof RecordedStatement.Begun begun && each.index() == 0) {
                title = begun.names().in("en");
            }
        }
        List<Line> lines = new ArrayList<>();
        Instant last = null;
        for (PublicEntry each : entries) {
            RecordEntry entry = each.entry();
            if (each.isCommitment()) {
                commitment(lines, each.index());
            } else if (entry == null) {
                lines.add(
                        new Line.Foreign(
                                each.index(), "Nothing this program can read: " + each.fault()));
            } else {
                Instant at = entry.findAt().orElse(null);
                if (at != null && last != null) {
                    gap(lines, last, at, gap, wording);
                }
                last = at == null ? last : at;
                lines.add(
                        new Line.Told(
                                each.index(),
                                entry.kind().word(),
                                at,
                                at == null ? null : wording.time(at),
                                wording.says(entry),
                                Wording.sources(entry),
                                corrections.getOrDefault(each.index(), Map.of())));
            }
        }
        return new Story(title, origin, entries.size(), lines);
    }

    private static void commitment(List<Line> lines, long index) {
        if (!lines.isEmpty() && lines.getLast() instanceof Line.Committed before) {
            lines.set(lines.size() - 1, new Line.Committed(before.first(), index));
        } else {
            lines.add(new Line.Committed(index, index));
        }
    }

    private static void gap(
            List<Line> lines, Instant before, Instant now, Duration gap, Wording wording) {
        Duration between = Duration.between(before, now);
        if (between.isNegative()) {
            lines.add(
                    new Line.Gap(
                            "What follows is said to have happened earlier than what stands above it: it was entered late, or a clock was set back."));
        } else if (between.compareTo(gap) > 0) {
            lines.add(
                    new Line.Gap(
                            "Nothing with a time was entered for %s, until %s. That is no statement that nothing happened."
                                    .formatted(words(between), wording.time(now))));
        }
    }

    private static String words(Duration between) {
        long days = between.toDays();
        String hours = "%d h %02d min".formatted(between.toHoursPart(), between.toMinutesPart());
        return days == 0 ? hours : "%d day%s %s".formatted(days, days == 1 ? "" : "s", hours);
    }
}
