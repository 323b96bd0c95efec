package org.safepassage.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says of every report what the verdict made of it, and lists the latest. */
final class Explanation {
    private static final int MOST_COUNTED = 100;

    private final Weighing weighing;
    private final Incidents incidents;
    private final List<RowBook.Sample> setAside;
    private final List<Evidence> counted = new ArrayList<>();
    private final List<Evidence> ignored = new ArrayList<>();
    private final Tally leftOut = new Tally();
    private final Tally rows = new Tally();

    Explanation(Weighing weighing, Incidents incidents, List<RowBook.Sample> setAside) {
        this.weighing = weighing;
        this.incidents = incidents;
        this.setAside = setAside;
    }

    Explained of(Instant about, Instant known) {
        Counting.Met met = weighing.met(about, known);
        List<Incident> all = incidents.inOrder();
        for (int i = all.size() - 1; i >= 0; i--) {
            Incident incident = all.get(i);
            Weighing.Weighed weighed = weighing.weigh(incident, about, known, met);
            for (Witness witness : incident.witnesses()) {
                explain(incident, witness, weighed, known.getEpochSecond());
            }
        }
        for (RowBook.Sample sample : setAside) {
            Report report = sample.report();
            if (!report.known().isAfter(known) || sample.reason() == Reason.FUTURE) {
                list(
                        report,
                        sample.reason(),
                        sentence(sample.reason().says()),
                        ignored,
                        Assessment.MOST_EVIDENCE - MOST_COUNTED);
            }
        }
        List<Evidence> both = new ArrayList<>(counted);
        both.addAll(ignored);
        return new Explained(both, leftOut.rows(), rows.rows());
    }

    private void explain(Incident incident, Witness witness, Weighing.Weighed weighed, long known) {
        Reason reason = reason(incident, witness, weighed, known);
        rows.add(reason);
        boolean counts = reason == Reason.COUNTS;
        if (reason == Reason.BEFORE || reason == Reason.NOT_YET) {
            leftOut.add(reason);
            return;
        }
        list(
                witness.report,
                reason,
                why(incident, witness, weighed, reason, known),
                counts ? counted : ignored,
                counts ? MOST_COUNTED : Assessment.MOST_EVIDENCE - MOST_COUNTED);
    }

    private void list(Report report, Reason reason, String why, List<Evidence> into, int most) {
        if (into.size() >= most) {
            leftOut.add(reason);
            return;
        }
        into.add(
                new Evidence(
                        report.id(),
                        report.row(),
                        report.observer(),
                        reason == Reason.COUNTS,
                        reason,
                        why));
    }

    private static Reason reason(
            Incident incident, Witness witness, Weighing.Weighed weighed, long known) {
        if (witness.known > known) {
            return Reason.NOT_YET;
        }
        if (witness.withdrawn <= known) {
            return witness.withdrawnAs;
        }
        if (witness.report.standing() == Standing.RETRACTED) {
            return Reason.RETRACTED;
        }
        if (incident.hasObserver(witness.report.observer(), witness)) {
            return Reason.SAME_EVENT;
        }
        return weighed.reason();
    }

    private static String why(
            Incident incident,
            Witness witness,
            Weighing.Weighed weighed,
            Reason reason,
            long known) {
        if (reason != weighed.reason()) {
            return sentence(reason.says());
        }
        Standing standing = incident.standingAt(known);
        String looked = standing == null ? "" : ", " + standing.word();
        String where = weighed.corridor() == null ? "the area" : "corridor " + weighed.corridor();
        @Nullable IncidentRule rule = weighed.rule();
        String conflict =
                witness.conflicting
                        ? " Another report has the same id and says otherwise; neither corroborates."
                        : "";
        if (rule == null) {
            return sentence(reason.says()) + conflict;
        }
        return switch (reason) {
            case COUNTS ->
                    "Counts for %s by rule %s (%s%s).%s"
                            .formatted(where, rule.id(), incident.kind.word(), looked, conflict);
            case NOT_NEAR ->
                    "For %s by rule %s it would have to be within %.0f m, place and its uncertainty together.%s"
                            .formatted(where, rule.id(), rule.withinMetres(), conflict);
            case TOO_FEW ->
                    "Rule %s takes %d within %s.%s"
                            .formatted(
                                    rule.id(),
                                    rule.number(),
                                    IncidentRule.span(rule.window()),
                                    conflict);
            case TOO_WEAK ->
                    "Rule %s asks for %s; it is%s.%s"
                            .formatted(
                                    rule.id(),
                                    rule.atLeast().word(),
                                    looked.replace(",", ""),
                                    conflict);
            default -> "%s (rule %s).%s".formatted(start(reason.says()), rule.id(), conflict);
        };
    }

    private static String sentence(String half) {
        return start(half) + ".";
    }

    private static String start(String half) {
        return Character.toUpperCase(half.charAt(0)) + half.substring(1);
    }
}
