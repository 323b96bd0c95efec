package org.safepassage.app.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Account;
import org.safepassage.domain.Claim;
import org.safepassage.domain.Pause;
import org.safepassage.domain.Window;
import org.safepassage.watch.Breach;
import org.safepassage.watch.Change;
import org.safepassage.watch.Coverage;
import org.safepassage.watch.Reason;
import org.safepassage.watch.Report;
import org.safepassage.watch.ReportKind;
import org.safepassage.watch.Span;
import org.safepassage.watch.Verdict;
import org.safepassage.watch.Watch;

/** Makes the account's values from what the watch knows of each pause. */
final class Accounting {
    /** Words about a pause are looked for from so long before its first hour (ours). */
    private static final Duration BEFORE = Duration.ofDays(7);

    /** And until so long after its last (ours). */
    private static final Duration AFTER = Duration.ofDays(3);

    private final List<Pause> pauses;
    private final Instant known;

    Accounting(List<Pause> pauses, Instant known) {
        this.pauses = pauses;
        this.known = known;
    }

    Account.Of of(Watching watching) {
        Watch watch = watching.watch();
        Pause pause = watch.pause();
        List<Span> hours = watch.announcedHours();
        List<Account.Minutes> minutes = new ArrayList<>();
        Instant firstBroken = null;
        for (Change change : versions(watch, hours)) {
            if (change.pause().verdict() == Verdict.BROKEN && firstBroken == null) {
                firstBroken = change.at();
            }
        }
        Map<String, Long> byVerdict = new TreeMap<>();
        hours.forEach(span -> add(watch, span, byVerdict));
        byVerdict.forEach((word, n) -> minutes.add(new Account.Minutes(word, n)));
        Coverage coverage = watch.inHindsight(last(hours), known).coverage();
        return new Account.Of(
                pause.id(),
                pause.names(),
                pause.type().inWords(),
                watching.settings().zone(),
                hours.stream().map(s -> new Window(s.from(), s.until())).toList(),
                minutes,
                firstBroken,
                breaches(watch),
                words(watch, hours, ReportKind.CROSSING).map(Accounting::crossing).toList(),
                coverage.corridors().stream()
                        .map(
                                c ->
                                        new Account.Observed(
                                                c.corridor(), c.minutesObserved(), c.minutes()))
                        .toList(),
                new Account.Rows(coverage.read(), coverage.rows().getOrDefault(Reason.INVALID, 0L)),
                words(watch, hours, ReportKind.EXPLANATION)
                        .map(r -> explanation(pause, r))
                        .toList(),
                outcome(pause),
                coverage.notes());
    }

    private Instant last(List<Span> hours) {
        return hours.isEmpty() || hours.getLast().until().isAfter(known)
                ? known
                : hours.getLast().until();
    }

    private List<Change> versions(Watch watch, List<Span> hours) {
        return hours.isEmpty() || hours.getFirst().from().isAfter(known)
                ? List.of()
                : watch.replayInHindsight(hours.getFirst().from(), last(hours), known);
    }

    /** Minutes of one stretch by verdict, each version until the next one. */
    private void add(Watch watch, Span span, Map<String, Long> minutes) {
        Instant end = span.until().isBefore(known) ? span.until() : known;
        if (!span.from().isBefore(end)) {
            return;
        }
        List<Change> versions = watch.replayInHindsight(span.from(), end, known);
        for (int i = 0; i < versions.size(); i++) {
            Instant from = versions.get(i).at();
            Instant until = i + 1 < versions.size() ? versions.get(i + 1).at() : end;
            minutes.merge(
                    versions.get(i).pause().verdict().word(),
                    Duration.between(from, until).toMinutes(),
                    Long::sum);
        }
        minutes.values().removeIf(n -> n == 0);
    }

    private List<Account.Breaches> breaches(Watch watch) {
        Map<List<String>, Integer> number = new LinkedHashMap<>();
        for (Breach breach : watch.breaches(known)) {
            number.merge(
                    List.of(
                            breach.kind().word(),
                            breach.standing().word(),
                            Boolean.toString(breach.disputed())),
                    1,
                    Integer::sum);
        }
        return number.entrySet().stream()
                .map(
                        e ->
                                new Account.Breaches(
                                        e.getKey().get(0),
                                        e.getKey().get(1),
                                        Boolean.parseBoolean(e.getKey().get(2)),
                                        e.getValue()))
                .toList();
    }

    private java.util.stream.Stream<Report> words(Watch watch, List<Span> hours, ReportKind kind) {
        if (hours.isEmpty()) {
            return java.util.stream.Stream.empty();
        }
        Instant from = hours.getFirst().from().minus(BEFORE);
        Instant until = hours.getLast().until().plus(AFTER);
        return watch.keptWords().stream()
                .filter(r -> r.kind() == kind && !r.known().isAfter(known))
                .filter(
                        r ->
                                kind == ReportKind.CROSSING
                                        ? hours.stream()
                                                .anyMatch(
                                                        h -> r.when().overlaps(h.from(), h.until()))
                                        : r.when().overlaps(from, until))
                .filter(r -> kind != ReportKind.CROSSING || r.count() != null);
    }

    private static Account.Crossing crossing(Report report) {
        return new Account.Crossing(
                report.observer(),
                Objects.requireNonNull(report.count()).people(),
                report.count().comparator(),
                report.count().of(),
                report.when().from(),
                report.when().until(),
                report.says());
    }

    private static Account.Attributed explanation(Pause pause, Report report) {
        @Nullable String by = report.by();
        return new Account.Attributed(
                by == null ? report.observer() : pause.nameOf(by),
                report.observer(),
                report.says().isEmpty() ? "(no words on record)" : report.says());
    }

    /** What files of later pauses claim of the end of this one. */
    private List<Account.Attributed> outcome(Pause pause) {
        List<Account.Attributed> said = new ArrayList<>();
        for (Pause later : pauses) {
            if (later.follows() == null || !later.follows().id().equals(pause.id())) {
                continue;
            }
            for (Claim claim : later.claims()) {
                if (claim.field().equals("follows/ended")) {
                    String source =
                            later.carriers(claim.source()).stream()
                                    .map(c -> c.name())
                                    .collect(Collectors.joining(", citing "));
                    String by =
                            claim.by().isEmpty()
                                    ? source
                                    : claim.by().stream()
                                            .map(later::nameOf)
                                            .collect(Collectors.joining(", "));
                    said.add(new Account.Attributed(by, source, claim.value()));
                }
            }
        }
        return said;
    }
}
