package org.safepassage.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Pause;
import org.safepassage.domain.Plan;
import org.safepassage.watch.Assessment;
import org.safepassage.watch.Change;
import org.safepassage.watch.Coverage;
import org.safepassage.watch.Quieter;
import org.safepassage.watch.Reason;
import org.safepassage.watch.ScopeVerdict;
import org.safepassage.watch.counts.RateComparison;

/** A verdict as JSON; the names are promises, docs/formats/reports.md has them. */
final class WatchJson {
    private WatchJson() {}

    static Json of(Pause pause, Assessment answer) {
        return new Json()
                .put("handling", Plan.RESTRICTED)
                .put("pause", pause.id())
                .put("verdict", answer.verdict().word())
                .put("at", answer.at().toString())
                .put("known", answer.known().toString())
                .put("rule", answer.rule())
                .put("says", answer.pause().says())
                .put("since", text(answer.pause().since()))
                .put("corridors", scopes(answer.corridors()))
                .put(
                        "evidence",
                        answer.evidence().stream()
                                .map(
                                        e ->
                                                new Json()
                                                        .put("report", e.report())
                                                        .put("counts", e.counts())
                                                        .put("ignored", !e.counts())
                                                        .put("why", e.why())
                                                        .put("reason", e.reason().word())
                                                        .put("observer", e.observer())
                                                        .put("row", e.row())
                                                        .values())
                                .toList())
                .put("evidenceLeftOut", reasons(answer.evidenceLeftOut()))
                .put("coverage", coverage(answer.coverage()))
                .put("quieter", answer.quieter().stream().map(WatchJson::quieter).toList())
                .put("rules", answer.rules());
    }

    static List<Map<String, @Nullable Object>> changes(List<Change> changes) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (Change change : changes) {
            all.add(
                    new Json()
                            .put("at", change.at().toString())
                            .put("verdict", change.pause().verdict().word())
                            .put("rule", change.pause().rule())
                            .put("says", change.pause().says())
                            .put("corridors", scopes(change.corridors()))
                            .values());
        }
        return all;
    }

    private static List<Map<String, @Nullable Object>> scopes(List<ScopeVerdict> scopes) {
        return scopes.stream()
                .map(
                        s ->
                                new Json()
                                        .put("id", s.id())
                                        .put("verdict", s.verdict().word())
                                        .put("rule", s.rule())
                                        .put("says", s.says())
                                        .put("since", text(s.since()))
                                        .values())
                .toList();
    }

    private static Map<String, Long> reasons(Map<Reason, Long> rows) {
        Map<String, Long> words = new LinkedHashMap<>();
        new TreeMap<>(rows).forEach((reason, n) -> words.put(reason.word(), n));
        return words;
    }

    private static Map<String, @Nullable Object> coverage(Coverage coverage) {
        return new Json()
                .put("read", coverage.read())
                .put("rows", reasons(coverage.rows()))
                .put(
                        "observers",
                        coverage.observers().stream()
                                .map(
                                        o ->
                                                new Json()
                                                        .put("observer", o.observer())
                                                        .put("from", o.from())
                                                        .put("state", o.state())
                                                        .put("last", text(o.last()))
                                                        .values())
                                .toList())
                .put("neverReported", coverage.neverReported())
                .put(
                        "corridors",
                        coverage.corridors().stream()
                                .map(
                                        c ->
                                                new Json()
                                                        .put("id", c.corridor())
                                                        .put("reporting", c.reporting())
                                                        .put("minutesObserved", c.minutesObserved())
                                                        .put("minutes", c.minutes())
                                                        .values())
                                .toList())
                .put("receivedInferred", coverage.receivedInferred())
                .put("receivedUnknown", coverage.receivedUnknown())
                .put("alertMinutes", coverage.alertMinutes())
                .put("notes", coverage.notes())
                .values();
    }

    private static Map<String, @Nullable Object> quieter(Quieter quieter) {
        RateComparison rates = quieter.comparison();
        return new Json()
                .put("source", quieter.source())
                .put("unit", quieter.unit())
                .put("lists", quieter.lists())
                .put("answer", quieter.answer())
                .put("says", quieter.says())
                .put("from", quieter.from().toString())
                .put("opens", quieter.opens().toString())
                .put("until", quieter.until().toString())
                .put("before", rates.before())
                .put("beforeUnits", rates.beforeTime())
                .put("after", rates.after())
                .put("afterUnits", rates.afterTime())
                .put("missingUnits", quieter.missing())
                .put("spanningDays", quieter.leftOut())
                .put("ratio", finite(rates.ratio()))
                .put("low", finite(rates.low()))
                .put("high", finite(rates.high()))
                .put("chanceOfSoFew", finite(rates.lower()))
                .put("detectable", finite(rates.detectable()))
                .put("refused", rates.refused())
                .put("anyChange", finite(quieter.anyChange()))
                .put(
                        "changes",
                        quieter.changes().stream()
                                .map(
                                        c ->
                                                new Json()
                                                        .put("at", c.at())
                                                        .put("from", c.from())
                                                        .put("until", c.until())
                                                        .put("belief", c.belief())
                                                        .put("before", finite(c.before()))
                                                        .put("after", finite(c.after()))
                                                        .values())
                                .toList())
                .values();
    }

    /** JSON has no infinity: a limit that is unbounded or not known is null. */
    private static @Nullable Double finite(@Nullable Double value) {
        return value == null || !Double.isFinite(value) ? null : value;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
