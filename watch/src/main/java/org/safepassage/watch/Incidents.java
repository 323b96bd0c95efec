package org.safepassage.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The events that are near enough in time and place to matter, each with its reports, in order of
 * their end.
 *
 * <p>Reports of one event are joined: by the source's own id of the event, by an id that a
 * correction names, or, where time and place are exact, because they are close in both. Reports
 * that are exact to a day or a town only are never joined by closeness: two a day in one town may
 * well be two.
 *
 * <p>Memory: at most {@value #MOST} events, {@value #MOST_AN_HOUR} of one hour, 24 reports each,
 * and {@value #MOST_REPORTS} reports in all, of about 400 bytes.
 */
final class Incidents {
    static final int MOST = 200_000;
    static final int MOST_AN_HOUR = 20_000;
    static final int MOST_REPORTS = 1_000_000;
    private static final long EXACT_SECONDS = 3_600;
    private static final double EXACT_METRES = 1_000;

    private final WatchRules rules;
    private final List<Incident> incidents = new ArrayList<>();
    private final Map<Key, Witness> byId = new HashMap<>();
    private final Map<String, Incident> byEvent = new HashMap<>();
    private final Map<String, List<Incident>> byPlace = new HashMap<>();
    private final Map<Long, Integer> byHour = new HashMap<>();
    private boolean sorted = true;
    private int kept;

    Incidents(WatchRules rules) {
        this.rules = rules;
    }

    /** What became of a report here. */
    enum Taken {
        NEW,
        JOINED,
        DUPLICATE,
        OVER_LIMIT
    }

    Taken add(
            Report report,
            Span span,
            double areaMetres,
            double @Nullable [] corridors,
            @Nullable Reason outside) {
        Witness witness = new Witness(report);
        Witness earlier = earlier(report);
        Incident corrected = null;
        if (earlier != null) {
            if (sameContent(earlier.report, report)) {
                return Taken.DUPLICATE;
            }
            corrected = withdrawOrDoubt(earlier, witness);
        }
        Incident same = corrected != null ? corrected : sameEvent(report, span, corridors);
        if (kept >= MOST_REPORTS) {
            return Taken.OVER_LIMIT;
        }
        if (same != null && same.kind.family() == report.kind().family()) {
            Incident told = new Incident(report.kind(), span, areaMetres, corridors, outside);
            sorted &= !same.adopt(witness, told);
            boolean kept = same.add(witness);
            if (kept) {
                remember(report, witness, same);
            }
            return kept ? Taken.JOINED : Taken.OVER_LIMIT;
        }
        long hour = Math.floorDiv(span.until().getEpochSecond(), 3_600L);
        int there = byHour.getOrDefault(hour, 0);
        if (incidents.size() >= MOST || there >= MOST_AN_HOUR) {
            return Taken.OVER_LIMIT;
        }
        byHour.put(hour, there + 1);
        Incident fresh = new Incident(report.kind(), span, areaMetres, corridors, outside);
        fresh.add(witness);
        sorted &= incidents.isEmpty() || incidents.getLast().until <= fresh.until;
        incidents.add(fresh);
        remember(report, witness, fresh);
        for (String place : places(report, span, 0)) {
            byPlace.computeIfAbsent(place, p -> new ArrayList<>(1)).add(fresh);
        }
        return Taken.NEW;
    }

    private void remember(Report report, Witness witness, Incident incident) {
        kept++;
        witness.of = incident;
        byId.put(key(report.observer(), report.via(), report.id()), witness);
        if (report.event() != null) {
            byEvent.putIfAbsent(eventKey(report), incident);
        }
    }

    private static String eventKey(Report report) {
        return report.via() + "\n" + report.event();
    }

    private static Key key(String observer, @Nullable String via, String id) {
        return new Key(observer, via, id);
    }

    /** What a report goes by: the strings are the report's own. */
    private record Key(String observer, @Nullable String via, String id) {}

    private @Nullable Witness earlier(Report report) {
        Witness same = byId.get(key(report.observer(), report.via(), report.id()));
        if (same != null || report.replaces() == null) {
            return same;
        }
        return byId.get(
                key(report.observer(), report.via(), Objects.requireNonNull(report.replaces())));
    }

    private static boolean sameContent(Report a, Report b) {
        return a.id().equals(b.id())
                && a.kind() == b.kind()
                && a.when().equals(b.when())
                && a.where().equals(b.where())
                && a.standing() == b.standing()
                && a.disputedBy().equals(b.disputedBy())
                && Objects.equals(a.event(), b.event())
                && Objects.equals(a.count(), b.count())
                && a.says().equals(b.says());
    }

    /**
     * A later report under the same id, or one that says it replaces it, corrects the earlier one
     * from when it was known. Two at one time contradict each other: both are kept, and neither
     * corroborates. Returns the event when the correction is about the same time and place.
     */
    private @Nullable Incident withdrawOrDoubt(Witness earlier, Witness later) {
        Incident incident = earlier.of;
        if (later.known == earlier.known && later.report.replaces() == null) {
            earlier.conflicting = true;
            later.conflicting = true;
        } else {
            Witness first = later.known >= earlier.known ? earlier : later;
            Witness second = first == earlier ? later : earlier;
            first.withdrawn = Math.min(first.withdrawn, second.known);
            first.withdrawnAs =
                    second.report.standing() == Standing.RETRACTED
                            ? Reason.RETRACTED
                            : Reason.REPLACED;
        }
        boolean samePlaceAndTime =
                later.report.when().equals(earlier.report.when())
                        && later.report.where().equals(earlier.report.where());
        return samePlaceAndTime ? incident : null;
    }

    private @Nullable Incident sameEvent(Report report, Span span, double @Nullable [] corridors) {
        if (report.event() != null) {
            Incident named = byEvent.get(eventKey(report));
            if (named != null) {
                return named;
            }
        }
        long tolerance = rules.joinWithin().toSeconds();
        for (String place : places(report, span, 1)) {
            for (Incident near : byPlace.getOrDefault(place, List.of())) {
                if (Math.abs(near.from - span.from().getEpochSecond()) <= tolerance
                        && sameCorridor(near, corridors)) {
                    return near;
                }
            }
        }
        return null;
    }

    /** Events of different corridors are different events, however close. */
    private static boolean sameCorridor(Incident near, double @Nullable [] corridors) {
        if (near.corridorMetres == null || corridors == null) {
            return true;
        }
        for (int i = 0; i < corridors.length; i++) {
            if ((corridors[i] == 0) != (near.corridorMetres[i] == 0)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The cells of place and time a report falls in, and with {@code around} 1 the neighbours too.
     * None when it is not exact enough to be joined by closeness.
     */
    private List<String> places(Report report, Span span, int around) {
        if (span.length().toSeconds() > EXACT_SECONDS || report.via() != null) {
            return List.of();
        }
        long step = Math.max(60, rules.joinWithin().toSeconds());
        long slot = Math.floorDiv(span.from().getEpochSecond(), step);
        String family = report.kind().family().name();
        List<String> cells = new ArrayList<>();
        for (long s = slot - around; s <= slot + around; s++) {
            switch (report.where()) {
                case Where.On on -> cells.add(family + s + "/" + on.corridor());
                case Where.Within w -> {
                    if (w.radiusMetres() > EXACT_METRES) {
                        return List.of();
                    }
                    double size = Math.max(50, rules.joinMetres()) / 111_195;
                    long x =
                            (long)
                                    Math.floor(
                                            w.point().lon()
                                                    * Math.cos(Math.toRadians(w.point().lat()))
                                                    / size);
                    long y = (long) Math.floor(w.point().lat() / size);
                    for (long i = x - around; i <= x + around; i++) {
                        for (long j = y - around; j <= y + around; j++) {
                            cells.add(family + s + "/" + i + "/" + j);
                        }
                    }
                }
                case Where.InArea _, Where.Unknown _ -> {
                    return List.of();
                }
            }
        }
        return cells;
    }

    /** All events, in order of their end. */
    List<Incident> inOrder() {
        if (!sorted) {
            incidents.sort(Comparator.comparingLong(i -> i.until));
            sorted = true;
        }
        return incidents;
    }

    /** Number of the first event that ends after {@code when}, in order of end. */
    int firstEndingAfter(long when) {
        List<Incident> all = inOrder();
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).until <= when) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    int size() {
        return incidents.size();
    }

    /** Lets go of events that ended before; returns how many reports went with them. */
    long forgetBefore(long when) {
        int first = firstEndingAfter(when);
        if (first == 0) {
            return 0;
        }
        List<Incident> gone = incidents.subList(0, first);
        long reports = gone.stream().mapToLong(i -> i.witnesses().size()).sum();
        Set<Incident> lost = new HashSet<>(gone); // by identity: an event has no equals
        gone.clear();
        byId.values().removeIf(w -> w.of != null && lost.contains(w.of));
        kept -= (int) Math.min(kept, reports);
        byEvent.values().removeIf(lost::contains);
        byPlace.values()
                .removeIf(
                        list -> {
                            list.removeIf(lost::contains);
                            return list.isEmpty();
                        });
        byHour.keySet().removeIf(h -> h * 3_600 + 3_600 < when);
        return reports;
    }
}
