package org.safepassage.app.server.desk;

import java.time.Duration;
import java.time.Instant;
import org.safepassage.app.server.people.Role.Power;
import org.safepassage.domain.Worded;
import org.safepassage.watch.ReportKind;

/** What monitors report: taken in once, looked into by officers, never public. */
public final class Reports {
    /** Reports of one account in ten minutes. Ours: a crossing count every ten seconds. */
    private static final int MOST = 60;

    private static final Duration WITHIN = Duration.ofMinutes(10);

    private final Desk desk;

    public Reports(Desk desk) {
        this.desk = desk;
    }

    /**
     * Takes one in. The same again changes nothing; something else under the same id is refused,
     * and what came first stays.
     */
    public Outcome take(Actor actor, String id, ReportSaid said) {
        return desk.onPause(
                actor,
                Power.REPORT,
                id,
                null,
                (pause, at) -> {
                    var known = pause.papers().reports();
                    ReportSaid there = known.get(said.id());
                    if (there != null) {
                        return there.same(said)
                                ? new Outcome.Done(pause.version(), said.id())
                                : Outcome.refused(
                                        Outcome.Why.RULE,
                                        "report-id",
                                        "reports/" + said.id(),
                                        "Something else was sent under this id; load the form again.");
                    }
                    var again = known.values().stream().filter(r -> r.same(said)).findFirst();
                    if (again.isPresent()) {
                        return new Outcome.Done(pause.version(), again.get().id());
                    }
                    if (Worded.find(ReportKind.class, said.kind()).isEmpty()) {
                        return invalid("There is no kind of report '" + said.kind() + "'.");
                    }
                    String corridor = said.corridor();
                    if (corridor != null && pause.pause().findCorridor(corridor).isEmpty()) {
                        return invalid("There is no corridor " + corridor + " in this pause.");
                    }
                    if (said.from().isAfter(at)) {
                        return invalid("The time of what was seen lies in the future.");
                    }
                    Instant since = at.minus(WITHIN);
                    long lately =
                            known.values().stream()
                                    .filter(r -> r.observer().equals(actor.account()))
                                    .filter(r -> r.received().isAfter(since))
                                    .count();
                    if (lately >= MOST) {
                        return Outcome.refused(
                                Outcome.Why.RULE,
                                "too-many-reports",
                                "reports",
                                "%d reports came from this account within %d minutes. Keep this one and send it later."
                                        .formatted(lately, WITHIN.toMinutes()));
                    }
                    return desk.write(
                            said.id(),
                            new Event.ReportTaken(
                                    at, actor.account(), id, said.received(actor.account(), at)));
                });
    }

    /** How far a report has been looked into. */
    public Outcome judge(
            Actor actor, String id, String report, ReportSaid.Standing standing, boolean disputed) {
        return desk.onPause(
                actor,
                Power.JUDGE_REPORTS,
                id,
                null,
                (pause, at) -> {
                    ReportSaid of = pause.papers().reports().get(report);
                    if (of == null) {
                        return Outcome.refused(
                                Outcome.Why.NOT_FOUND,
                                "no-such-report",
                                "reports/" + report,
                                "There is no such report.");
                    }
                    return of.standing() == standing && of.disputed() == disputed
                            ? new Outcome.Done(pause.version(), report)
                            : desk.write(
                                    report,
                                    new Event.ReportJudged(
                                            at, actor.account(), id, report, standing, disputed));
                });
    }

    private static Outcome invalid(String says) {
        return Outcome.refused(Outcome.Why.INVALID, "report", "reports", says);
    }
}
