package org.safepassage.app.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.safepassage.domain.Pause;
import org.safepassage.domain.Plan;
import org.safepassage.watch.Assessment;
import org.safepassage.watch.Change;
import org.safepassage.watch.Coverage;
import org.safepassage.watch.Evidence;
import org.safepassage.watch.Reason;
import org.safepassage.watch.ScopeVerdict;

/** A verdict as lines for an officer. Times are local, with the zone named once. */
final class WatchText {
    private static final int MOST = 20;
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);

    private final Pause pause;
    private final ZoneId zone;

    WatchText(Pause pause, ZoneId zone) {
        this.pause = pause;
        this.zone = zone;
    }

    private String clock(Instant when) {
        return CLOCK.format(when.atZone(zone));
    }

    List<String> lines(Assessment answer) {
        List<String> lines = new ArrayList<>();
        lines.add(Plan.RESTRICTED);
        lines.add(
                "%s, %s (%s), as it was known then: %s"
                        .formatted(
                                pause.names().in("en"),
                                clock(answer.at()),
                                zone,
                                answer.verdict().word()));
        lines.add("  by rule %s. %s".formatted(answer.rule(), answer.pause().says()));
        Instant since = answer.pause().since();
        if (since != null) {
            lines.add("  since " + clock(since) + ".");
        }
        for (ScopeVerdict corridor : answer.corridors()) {
            lines.add(
                    "  %-4s %-12s %s: %s"
                            .formatted(
                                    corridor.id(),
                                    corridor.verdict().word(),
                                    corridor.rule(),
                                    corridor.says()));
        }
        evidence(answer, lines);
        coverage(answer.coverage(), lines);
        lines.add("");
        lines.add("Is it quieter than before?");
        if (answer.quieter().isEmpty()) {
            lines.add("  No series has counts on both sides: nobody can tell from these reports.");
        }
        answer.quieter().forEach(q -> lines.add("  " + q.says()));
        lines.add("");
        lines.add("Rules");
        answer.rules().forEach(rule -> lines.add("  " + rule));
        return lines;
    }

    private static void evidence(Assessment answer, List<String> lines) {
        for (boolean counts : new boolean[] {true, false}) {
            List<Evidence> some =
                    answer.evidence().stream().filter(e -> e.counts() == counts).toList();
            lines.add("");
            lines.add(counts ? "What counts" : "What was set aside");
            if (some.isEmpty()) {
                lines.add("  nothing");
            }
            some.stream()
                    .limit(MOST)
                    .forEach(
                            e ->
                                    lines.add(
                                            "  %s (%s, %s): %s"
                                                    .formatted(
                                                            e.report(),
                                                            e.observer(),
                                                            e.row(),
                                                            e.why())));
            if (some.size() > MOST) {
                lines.add("  and %d more; --json lists them.".formatted(some.size() - MOST));
            }
        }
    }

    private void coverage(Coverage coverage, List<String> lines) {
        lines.add("");
        lines.add("Coverage: %d rows, each accounted for".formatted(coverage.read()));
        for (Map.Entry<Reason, Long> row : new TreeMap<>(coverage.rows()).entrySet()) {
            lines.add("  %8d %s".formatted(row.getValue(), row.getKey().says()));
        }
        for (Coverage.ObserverCoverage observer :
                coverage.observers().stream().limit(MOST).toList()) {
            lines.add(
                    "  %s, from %s: %s%s"
                            .formatted(
                                    observer.observer(),
                                    observer.from().isEmpty()
                                            ? "no place of its own"
                                            : String.join(", ", observer.from()),
                                    observer.state(),
                                    observer.last() == null
                                            ? ""
                                            : ", last " + clock(observer.last())));
        }
        coverage.notes().forEach(note -> lines.add("  " + note));
    }

    List<String> replay(List<Change> changes) {
        List<String> lines = new ArrayList<>();
        lines.add(Plan.RESTRICTED);
        lines.add(
                "%s: each version of the verdict, as it was known at its minute (%s)"
                        .formatted(pause.names().in("en"), zone));
        String last = "";
        for (Change change : changes) {
            String line = line(change);
            if (!line.equals(last)) {
                lines.add("  %s  %s".formatted(clock(change.at()), line));
            }
            last = line;
        }
        return lines;
    }

    /** One version in one line: the pause, and the corridors that are not as it is. */
    String line(Change change) {
        StringBuilder line =
                new StringBuilder(
                        "%-11s by %s"
                                .formatted(change.pause().verdict().word(), change.pause().rule()));
        for (ScopeVerdict corridor : change.corridors()) {
            if (corridor.verdict() != change.pause().verdict()) {
                line.append("; ")
                        .append(corridor.id())
                        .append(' ')
                        .append(corridor.verdict().word());
            }
        }
        return line.toString();
    }
}
