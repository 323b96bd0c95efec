package org.safepassage.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who was reporting, from where, and when each fell silent. Scope 0 is the area, scope 1 + i the
 * corridor with number i. Times in seconds; each minute of an observer is kept once.
 */
final class Presence {
    private static final int MOST_OBSERVERS = 5_000;

    /** One observer: minute of what was seen, to the second at which that was known. */
    private static final class Track {
        final Map<Integer, TreeMap<Long, Long>> seen = new TreeMap<>();
        final TreeMap<Long, Long> left = new TreeMap<>();
    }

    private final Map<String, Track> tracks = new TreeMap<>();
    private final long silentAfter;

    Presence(long silentAfter) {
        this.silentAfter = silentAfter;
    }

    /** Notes that an observer was there; false when there are more observers than are followed. */
    boolean saw(String observer, int scope, long when, long known) {
        Track track = track(observer);
        if (track != null) {
            track.seen
                    .computeIfAbsent(scope, s -> new TreeMap<>())
                    .merge(Math.floorDiv(when, 60L) * 60, known, Math::min);
        }
        return track != null;
    }

    /** Notes that an observer left, or was missing, from then until it reports again. */
    boolean left(String observer, long when, long known) {
        Track track = track(observer);
        if (track != null) {
            track.left.merge(when, known, Math::min);
        }
        return track != null;
    }

    private @Nullable Track track(String observer) {
        Track track = tracks.get(observer);
        if (track == null && tracks.size() < MOST_OBSERVERS) {
            track = new Track();
            tracks.put(observer, track);
        }
        return track;
    }

    /** How many observers were reporting from a scope at a time, as known at another. */
    int reporting(int scope, long when, long known) {
        int number = 0;
        for (Track track : tracks.values()) {
            if (isReporting(track, scope, when, known)) {
                number++;
            }
        }
        return number;
    }

    private boolean isReporting(Track track, int scope, long when, long known) {
        Long last = last(track.seen.get(scope), when, known);
        if (last == null || last <= when - silentAfter) {
            return false;
        }
        Long left = last(track.left, when, known);
        return left == null || left < last;
    }

    private @Nullable Long last(@Nullable NavigableMap<Long, Long> times, long when, long known) {
        if (times == null) {
            return null;
        }
        for (Map.Entry<Long, Long> entry : times.headMap(when, true).descendingMap().entrySet()) {
            if (entry.getValue() <= known) {
                return entry.getKey();
            }
            if (entry.getKey() < when - 2 * silentAfter) {
                // Not fresh in any case; the exact last time is found by observers().
                return entry.getKey();
            }
        }
        return null;
    }

    /**
     * What is known of one observer.
     *
     * @param scopes where it has reported from by then
     * @param last when it last reported, in seconds; null when it never had
     */
    record Seen(
            String observer,
            List<Integer> scopes,
            @Nullable Long last,
            boolean left,
            boolean reporting) {}

    /** All observers that had reported by then. */
    List<Seen> observers(long when, long known) {
        List<Seen> all = new ArrayList<>();
        tracks.forEach(
                (observer, track) -> {
                    List<Integer> scopes = new ArrayList<>();
                    Long latest = null;
                    boolean reporting = false;
                    for (Map.Entry<Integer, TreeMap<Long, Long>> scope : track.seen.entrySet()) {
                        Long last = lastKnown(scope.getValue(), when, known);
                        if (last != null) {
                            scopes.add(scope.getKey());
                            latest = latest == null ? last : Long.valueOf(Math.max(latest, last));
                        }
                        reporting |=
                                scope.getKey() != Judge.HEARD
                                        && isReporting(track, scope.getKey(), when, known);
                    }
                    Long left = lastKnown(track.left, when, known);
                    if (!scopes.isEmpty() || left != null) {
                        boolean gone = left != null && (latest == null || left >= latest);
                        all.add(new Seen(observer, scopes, latest, gone, reporting));
                    }
                });
        return all;
    }

    private static @Nullable Long lastKnown(NavigableMap<Long, Long> times, long when, long known) {
        for (Map.Entry<Long, Long> entry : times.headMap(when, true).descendingMap().entrySet()) {
            if (entry.getValue() <= known) {
                return entry.getKey();
            }
        }
        return null;
    }

    /** Minutes of a stretch in which at least one observer was reporting from a scope. */
    long minutesObserved(int scope, long from, long until, long known) {
        java.util.BitSet minutes = new java.util.BitSet();
        long most = Math.min(until, from + 60L * 60 * 24 * 366);
        for (Track track : tracks.values()) {
            TreeMap<Long, Long> seen = track.seen.get(scope);
            if (seen == null) {
                continue;
            }
            for (Map.Entry<Long, Long> entry :
                    seen.subMap(from - silentAfter, true, most, false).entrySet()) {
                if (entry.getValue() > known) {
                    continue;
                }
                long start = Math.max(entry.getKey(), from);
                long end = Math.min(entry.getKey() + silentAfter, most);
                Map.Entry<Long, Long> left = track.left.higherEntry(entry.getKey());
                if (left != null && left.getValue() <= known) {
                    end = Math.min(end, left.getKey());
                }
                if (start < end) {
                    minutes.set((int) ((start - from) / 60), (int) ((end - from + 59) / 60));
                }
            }
        }
        return minutes.cardinality();
    }

    void forgetBefore(long when) {
        tracks.values()
                .forEach(
                        track -> {
                            track.seen.values().forEach(seen -> seen.headMap(when).clear());
                            track.seen.values().removeIf(TreeMap::isEmpty);
                            track.left.headMap(when).clear();
                        });
        tracks.values().removeIf(t -> t.seen.isEmpty() && t.left.isEmpty());
    }
}
