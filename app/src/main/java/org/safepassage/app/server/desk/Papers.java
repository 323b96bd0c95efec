package org.safepassage.app.server.desk;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What is kept beside a pause and moves no corridor. A value; an entry about a paper that is not
 * there, because its text was deleted, changes nothing.
 *
 * @param statements by id, in the order in which they were pasted
 * @param reports the last ones by id, at most {@link #REPORTS}
 * @param reportsTaken how many there were
 */
public record Papers(
        Map<String, Statement> statements,
        Map<String, Notification> notifications,
        Map<String, ReportSaid> reports,
        long reportsTaken) {
    /**
     * Reports of one pause that are held at once. Ours: ten monitors, one each two minutes, a day.
     */
    public static final int REPORTS = 8_000;

    /** Before anything was taken in. */
    static final Papers NONE = new Papers(Map.of(), Map.of(), Map.of(), 0);

    public Papers {
        statements = Collections.unmodifiableMap(statements);
        notifications = Collections.unmodifiableMap(notifications);
        reports = Collections.unmodifiableMap(reports);
    }

    Papers after(Event.OfPapers event) {
        return switch (event) {
            case Event.StatementTaken e -> withStatement(e.statement());
            case Event.FieldsJudged e -> {
                Statement of = statements.get(e.statement());
                yield of == null ? this : withStatement(of.with(e.fields()));
            }
            case Event.NotificationMade e -> withNotification(e.notification());
            case Event.NotificationSent e ->
                    changed(e.notification(), n -> n.sent(e.recipient(), e.when()));
            case Event.NotificationHeard e ->
                    changed(e.notification(), n -> n.heard(e.recipient(), e.when()));
            case Event.Noted _ -> this;
            case Event.ReportTaken e -> withReport(e.report(), reportsTaken + 1);
            case Event.ReportJudged e -> {
                ReportSaid of = reports.get(e.report());
                yield of == null
                        ? this
                        : withReport(of.judged(e.standing(), e.disputed()), reportsTaken);
            }
        };
    }

    private Papers withStatement(Statement statement) {
        Map<String, Statement> all = new LinkedHashMap<>(statements);
        all.put(statement.id(), statement);
        return new Papers(all, notifications, reports, reportsTaken);
    }

    private Papers withNotification(Notification notification) {
        Map<String, Notification> all = new LinkedHashMap<>(notifications);
        all.put(notification.id(), notification);
        return new Papers(statements, all, reports, reportsTaken);
    }

    private Papers changed(String id, UnaryOperator<Notification> change) {
        Notification of = notifications.get(id);
        return of == null ? this : withNotification(change.apply(of));
    }

    private Papers withReport(ReportSaid report, long taken) {
        Map<String, ReportSaid> all = new LinkedHashMap<>(reports);
        all.put(report.id(), report);
        if (all.size() > REPORTS) {
            all.remove(all.keySet().iterator().next());
        }
        return new Papers(statements, notifications, all, taken);
    }

    /** How many fields that were concluded nobody has confirmed or corrected. */
    public int undecided() {
        return statements.values().stream().mapToInt(Statement::undecided).sum();
    }

    /** How many fields nobody has confirmed or corrected. */
    public int unconfirmed() {
        return statements.values().stream().mapToInt(Statement::unconfirmed).sum();
    }
}
