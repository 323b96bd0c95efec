package org.safepassage.watch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The watch and two simple rules on made pauses. {@code -Dwatch.pauses=1000} takes more of each
 * kind; the table it prints is that of bench/RESULTS.md.
 */
class MadePausesTest {
    private static final int EACH = Integer.getInteger("watch.pauses", 25);

    /** Says of one minute what it makes of what was known by then. */
    private interface Rule {
        Verdict at(Instant when);
    }

    private static final class Score {
        long minutes;
        long right;
        long cannotTell;
        long falseAlarms;
        long falseCalm;
        long delay;
        int found;
        int never;
        int alarmedPauses;
    }

    @Test
    @DisplayName("fewer false alarms than any-report-breaks-it, and calm where nobody looks: never")
    void besideThePeers() {
        StringBuilder table = new StringBuilder();
        Map<String, Score> sums = new HashMap<>();
        for (MadePause.Kind kind : MadePause.Kind.values()) {
            Map<String, Score> scores = new HashMap<>();
            for (long seed = 0; seed < EACH; seed++) {
                MadePause made = new MadePause(kind, seed);
                Watch watch = Watch.of(Town.withCorridors(MadePause.CORRIDORS), WatchRules.OURS);
                made.reports.forEach(watch::accept);
                score(
                        made,
                        scores,
                        sums,
                        "watch",
                        when -> watch.verdictOnly(when).pause().verdict());
                score(made, scores, sums, "any report breaks it", when -> any(made, when, 1));
                score(made, scores, sums, "daily count under 3", when -> any(made, when, 3));
            }
            for (String rule : List.of("watch", "any report breaks it", "daily count under 3")) {
                table.append(row(kind.name().toLowerCase(Locale.ROOT), rule, of(scores, rule)));
            }
        }
        for (String rule : List.of("watch", "any report breaks it", "daily count under 3")) {
            table.append(row("all", rule, of(sums, rule)));
        }
        System.out.println(table);
        Score ours = of(sums, "watch");
        Score any = of(sums, "any report breaks it");
        Score daily = of(sums, "daily count under 3");
        assertTrue(ours.right > any.right && ours.right > daily.right, table.toString());
        assertTrue(ours.falseAlarms < any.falseAlarms, table.toString());
        assertTrue(ours.falseCalm < daily.falseCalm, table.toString());
    }

    private static Score of(Map<String, Score> scores, String rule) {
        return Objects.requireNonNull(scores.get(rule), rule);
    }

    /** Broken from so many reports of violence of one day on, of whatever standing; else holds. */
    private static Verdict any(MadePause made, Instant when, int number) {
        Map<LocalDate, Integer> days = new HashMap<>();
        for (Report report : made.reports) {
            if (report.kind().family() == ReportKind.Family.VIOLENCE
                    && !report.known().isAfter(when)) {
                days.merge(report.when().from().atZone(Town.ZONE).toLocalDate(), 1, Integer::sum);
            }
        }
        return days.values().stream().anyMatch(n -> n >= number) ? Verdict.BROKEN : Verdict.HOLDS;
    }

    private static void score(
            MadePause made,
            Map<String, Score> scores,
            Map<String, Score> sums,
            String name,
            Rule rule) {
        List<Verdict> said = new ArrayList<>();
        for (int m = 0; m < MadePause.MINUTES; m++) {
            said.add(rule.at(Town.at("07:00").plus(Duration.ofMinutes(m))));
        }
        for (Score score :
                List.of(
                        scores.computeIfAbsent(name, n -> new Score()),
                        sums.computeIfAbsent(name, n -> new Score()))) {
            add(made, said, score);
        }
    }

    private static void add(MadePause made, List<Verdict> said, Score score) {
        boolean alarmed = false;
        for (int m = 0; m < MadePause.MINUTES; m++) {
            score.minutes++;
            score.right += said.get(m) == made.truth[m] ? 1 : 0;
            score.cannotTell += said.get(m) == Verdict.CANNOT_TELL ? 1 : 0;
            boolean alarm = said.get(m) == Verdict.BROKEN && made.truth[m] != Verdict.BROKEN;
            score.falseAlarms += alarm ? 1 : 0;
            alarmed |= alarm;
            score.falseCalm +=
                    said.get(m) == Verdict.HOLDS && made.truth[m] != Verdict.HOLDS ? 1 : 0;
        }
        score.alarmedPauses += alarmed ? 1 : 0;
        int turn = 0;
        while (turn < MadePause.MINUTES && made.truth[turn] == made.truth[0]) {
            turn++;
        }
        int from = turn == MadePause.MINUTES ? 0 : turn;
        for (int m = from; m < MadePause.MINUTES; m++) {
            if (said.get(m) == made.truth[from]) {
                score.delay += m - from;
                score.found++;
                return;
            }
        }
        score.never++;
    }

    private static String row(String kind, String rule, Score s) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.1f %% | %s | %d | %.1f %% (%d) | %.1f %% | %.1f %% |%n",
                kind,
                rule,
                100.0 * s.right / s.minutes,
                s.found == 0 ? "never" : s.delay / s.found + " min",
                s.never,
                100.0 * s.falseAlarms / s.minutes,
                s.alarmedPauses,
                100.0 * s.falseCalm / s.minutes,
                100.0 * s.cannotTell / s.minutes);
    }
}
