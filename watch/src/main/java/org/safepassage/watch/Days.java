package org.safepassage.watch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Events by local day, source by source, with when each came to be known. Sources are never added
 * up: two that list one day may list the same events.
 *
 * <p>Only days that something is compared with are kept, so memory is bounded by days and sources.
 */
final class Days {
    private static final int MOST_SOURCES = 50;
    private static final int MOST_IDS = 1_000_000;

    /** One day of one source: events by the second they were known; a figure, or missing. */
    private static final class Day {
        final TreeMap<Long, Integer> events = new TreeMap<>();
        final TreeMap<Long, Long> figures = new TreeMap<>();
        final TreeMap<Long, Integer> spanning = new TreeMap<>();
        @Nullable Long missing;
    }

    private final Map<String, TreeMap<LocalDate, Day>> sources = new TreeMap<>();
    private final Set<Long> taken = new HashSet<>();
    private final WatchRules rules;
    private final ZoneId zone;
    private final @Nullable LocalDate first;

    Days(WatchRules rules, Hours hours) {
        this.rules = rules;
        this.zone = hours.zone();
        Instant opening = hours.first();
        this.first =
                opening == null
                        ? null
                        : opening.atZone(zone).toLocalDate().minusDays(rules.baselineDays());
    }

    /** Whether no event of this source and id has been taken for a day yet. */
    boolean isNew(String source, String id) {
        return !taken.contains(hash(source, id));
    }

    /** Of one id only the first report is an event of a day; 64 bits of it are kept. */
    private static long hash(String source, String id) {
        long hash = 1125899906842597L;
        for (int i = 0; i < source.length(); i++) {
            hash = 31 * hash + source.charAt(i);
        }
        hash *= 0x9E3779B97F4A7C15L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }

    /** An event of a day; false when the day or the source is not kept, or the id came before. */
    boolean event(String source, String id, Span span, long known) {
        Day day = day(source, span.from().atZone(zone).toLocalDate());
        if (day == null || (taken.size() < MOST_IDS && !taken.add(hash(source, id)))) {
            return false;
        }
        // Known to the hour is exact enough for days, and keeps the map small.
        day.events.merge(Math.floorDiv(known + 3_599, 3_600L) * 3_600, 1, Integer::sum);
        return true;
    }

    /** An event that spans days and belongs to none of them. */
    void spanning(String source, Span span, long known) {
        Day day = day(source, span.from().atZone(zone).toLocalDate());
        if (day != null) {
            day.spanning.merge(known, 1, Integer::sum);
        }
    }

    /** A figure that a series states for a day; null when it states that there is none. */
    boolean figure(String source, LocalDate date, @Nullable Long count, long known) {
        Day day = day(source, date);
        if (day == null) {
            return false;
        }
        if (count == null) {
            day.missing = known;
        } else {
            day.figures.put(known, count);
        }
        return true;
    }

    private @Nullable Day day(String source, LocalDate date) {
        if (first == null || date.isBefore(first) || date.isAfter(first.plusDays(1_500))) {
            return null;
        }
        TreeMap<LocalDate, Day> days = sources.get(source);
        if (days == null) {
            if (sources.size() >= MOST_SOURCES) {
                return null;
            }
            days = new TreeMap<>();
            sources.put(source, days);
        }
        return days.computeIfAbsent(date, d -> new Day());
    }

    List<String> sources() {
        return List.copyOf(sources.keySet());
    }

    ZoneId zone() {
        return zone;
    }

    @Nullable LocalDate first() {
        return first;
    }

    /** What is stated about a source, or null. */
    @Nullable SourceCoverage coverage(String source) {
        return rules.sources().stream()
                .filter(c -> c.source().equals(source))
                .findFirst()
                .orElse(null);
    }

    /** Whether a source states figures rather than events. */
    boolean isSeries(String source) {
        TreeMap<LocalDate, Day> days = sources.get(source);
        return days != null && days.values().stream().anyMatch(d -> !d.figures.isEmpty());
    }

    /**
     * Events of a day as known by then; null when that is not known: no figure, a day marked
     * missing, or a day for which nobody states that the source lists it.
     */
    @Nullable Long count(String source, LocalDate date, long known) {
        TreeMap<LocalDate, Day> days = sources.get(source);
        Day day = days == null ? null : days.get(date);
        if (day != null && !day.figures.isEmpty()) {
            Map.Entry<Long, Long> last = day.figures.floorEntry(known);
            return last == null ? null : last.getValue();
        }
        if (day != null && day.missing != null) {
            return null;
        }
        SourceCoverage stated = coverage(source);
        if (stated == null || date.isBefore(stated.from()) || date.isAfter(stated.until())) {
            return null;
        }
        if (isSeries(source)) {
            return null;
        }
        long events = 0;
        if (day != null) {
            for (int n : day.events.headMap(known, true).values()) {
                events += n;
            }
        }
        return events;
    }

    /** Events that span days and begin in a stretch of days, as known by then. */
    long spanning(String source, LocalDate from, LocalDate until, long known) {
        TreeMap<LocalDate, Day> days = sources.get(source);
        long number = 0;
        if (days != null) {
            for (Day day : days.subMap(from, true, until, true).values()) {
                for (int n : day.spanning.headMap(known, true).values()) {
                    number += n;
                }
            }
        }
        return number;
    }

    /** Counts of a stretch of days, {@code -1} where not known. */
    long[] counts(String source, LocalDate from, LocalDate until, long known) {
        List<Long> counts = new ArrayList<>();
        for (LocalDate d = from; !d.isAfter(until); d = d.plusDays(1)) {
            Long count = count(source, d, known);
            counts.add(count == null ? -1L : count);
        }
        return counts.stream().mapToLong(Long::longValue).toArray();
    }

    void forgetBefore(LocalDate day) {
        sources.values().forEach(days -> days.headMap(day).clear());
    }
}
