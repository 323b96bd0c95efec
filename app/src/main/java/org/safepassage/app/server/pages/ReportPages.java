package org.safepassage.app.server.pages;

import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.desk.PauseState;
import org.safepassage.app.server.desk.ReportSaid;
import org.safepassage.app.server.people.Role.Power;
import org.safepassage.domain.Corridor;
import org.safepassage.watch.Assessment;
import org.safepassage.watch.Evidence;
import org.safepassage.watch.ReportKind;
import org.safepassage.watch.ScopeVerdict;

/** What monitors report, the form for it, and what officers make of it. Restricted. */
public final class ReportPages {
    /** The kinds a monitor is asked for; the others come from data sets. */
    private static final List<ReportKind> KINDS =
            List.of(
                    ReportKind.QUIET,
                    ReportKind.CROSSING,
                    ReportKind.DIRECT_FIRE,
                    ReportKind.INDIRECT_FIRE,
                    ReportKind.AIR_STRIKE,
                    ReportKind.MINE,
                    ReportKind.CLASH,
                    ReportKind.ATTACK_ON_RELIEF,
                    ReportKind.OBSTRUCTION,
                    ReportKind.TURNED_BACK,
                    ReportKind.DETENTION,
                    ReportKind.ILL_TREATMENT,
                    ReportKind.ACCESS_DENIED,
                    ReportKind.LOOTING,
                    ReportKind.OFF,
                    ReportKind.OTHER);

    private static final int SHOWN = 200;

    private final Viewer viewer;
    private final PauseState pause;
    private final ZoneId zone;
    private final Html page;
    private final String base;

    private ReportPages(Viewer viewer, PauseState pause) {
        this.viewer = viewer;
        this.pause = pause;
        this.zone = PausePages.zone(pause.pause());
        this.page = Layout.begin(viewer, viewer.say("report.title"), pause.drill());
        this.base = "/pauses/" + pause.id() + "/reports";
    }

    /**
     * The form and the list.
     *
     * @param verdict null for those who may not see it
     * @param fresh an id for the report that is written next
     * @param sent the id of a report that was just taken in, or null
     */
    public static String of(
            Viewer viewer,
            PauseState pause,
            @Nullable Assessment verdict,
            String fresh,
            @Nullable String sent,
            @Nullable String fault) {
        ReportPages pages = new ReportPages(viewer, pause);
        PausePages.way(pages.page, viewer, pause);
        if (fault != null) {
            pages.page
                    .open("div", "class", "error", "role", "alert")
                    .leaf("p", fault, "dir", "auto")
                    .leaf("p", viewer.say("problem.kept"))
                    .close();
        }
        if (sent != null) {
            pages.page
                    .open("p", "class", "done", "role", "status", "id", "taken")
                    .text(viewer.say("report.taken") + " ")
                    .leaf("code", sent, "dir", "ltr")
                    .close();
        }
        if (verdict != null) {
            pages.page.leaf("p", viewer.say("report.restricted"), "class", "restricted");
            verdict(pages.page, viewer, verdict);
        }
        if (viewer.may(Power.REPORT)) {
            pages.form(fresh);
        }
        pages.list();
        if (verdict != null) {
            pages.evidence(verdict);
        }
        return Layout.end(pages.page);
    }

    /** The verdict with its rule, for the board and for this page. */
    static void verdict(Html page, Viewer viewer, Assessment verdict) {
        page.open("section", "id", "verdict", "aria-label", viewer.say("report.verdict"));
        page.open("p", "class", "answer verdict " + verdict.verdict().word())
                .text(viewer.say("verdict." + verdict.verdict().word()))
                .close();
        page.leaf("p", verdict.pause().says(), "lang", "en", "dir", "auto");
        page.open("ul", "class", "inline");
        for (ScopeVerdict corridor : verdict.corridors()) {
            page.open("li")
                    .bdi(corridor.id())
                    .text(" ")
                    .leaf(
                            "span",
                            viewer.say("verdict.short." + corridor.verdict().word()),
                            "class",
                            "verdict " + corridor.verdict().word())
                    .close();
        }
        page.close();
        page.leaf("p", viewer.say("report.notsafe"), "class", "sub").close();
    }

    private void form(String fresh) {
        page.leaf("h2", viewer.say("report.form"));
        page.leaf("p", viewer.say("report.how"));
        Layout.form(page, viewer, base, "id", "report", "class", "narrow");
        Layout.hidden(page, "id", fresh);
        page.open("label", "class", "field")
                .leaf("span", viewer.say("report.kind"))
                .open("select", "name", "kind", "required", "")
                .leaf("option", "—", "value", "");
        for (ReportKind kind : KINDS) {
            page.leaf("option", viewer.say("reportkind." + kind.word()), "value", kind.word());
        }
        page.close(2);
        page.open("label", "class", "field")
                .leaf("span", viewer.say("report.where"))
                .open("select", "name", "corridor")
                .leaf("option", viewer.say("report.area"), "value", "");
        for (Corridor corridor : pause.pause().corridors()) {
            page.leaf("option", corridor.id(), "value", corridor.id());
        }
        page.close(2);
        Layout.field(
                page,
                viewer.say("report.when"),
                "when",
                "type",
                "datetime-local",
                "required",
                "",
                "value",
                viewer.now()
                        .atZone(zone)
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString());
        Layout.field(
                page,
                viewer.say("report.people"),
                "people",
                "type",
                "number",
                "min",
                "0",
                "max",
                "100000");
        page.open("label", "class", "field")
                .leaf("span", viewer.say("report.words"))
                .open("textarea", "name", "words", "rows", "3", "maxlength", "300", "dir", "auto")
                .close(2);
        page.leaf("button", viewer.say("report.send"), "class", "btn pri").close();
    }

    /** A monitor sees what it sent itself; officers see all. */
    private void list() {
        boolean all = viewer.may(Power.SEE_PLANS);
        List<ReportSaid> seen =
                pause.papers().reports().values().stream()
                        .filter(r -> all || r.observer().equals(viewer.account()))
                        .toList()
                        .reversed();
        page.leaf("h2", viewer.say(all ? "report.all" : "report.own"));
        if (seen.isEmpty()) {
            page.leaf("p", viewer.say("report.none"));
            return;
        }
        if (seen.size() > SHOWN) {
            page.leaf("p", viewer.say("report.shown", SHOWN, seen.size()));
        }
        page.open("ul", "class", "rows", "id", "reports");
        seen.stream().limit(SHOWN).forEach(r -> report(r, all));
        page.close();
    }

    private void report(ReportSaid report, boolean all) {
        page.open("li", "id", "report-" + report.id());
        page.leaf("time", viewer.hour(report.from(), zone)).text(" · ");
        page.leaf("b", viewer.known("reportkind.", report.kind())).text(" · ");
        String corridor = report.corridor();
        if (corridor == null) {
            page.text(viewer.say("report.area"));
        } else {
            page.bdi(corridor);
        }
        Integer people = report.people();
        if (people != null) {
            page.text(" · " + viewer.say("report.counted", viewer.count(people)));
        }
        page.text(" · ")
                .leaf(
                        "i",
                        viewer.say("standing." + report.standing().word()),
                        "class",
                        "standing " + report.standing().word());
        if (report.disputed()) {
            page.text(" · ").leaf("i", viewer.say("standing.disputed"), "class", "missing");
        }
        page.open("small");
        if (all) {
            page.text(" ").bdi(report.observer());
        }
        page.text(" · " + viewer.say("report.came", viewer.hour(report.received(), zone))).close();
        if (!report.says().isEmpty()) {
            page.leaf("p", report.says(), "dir", "auto");
        }
        if (viewer.may(Power.JUDGE_REPORTS)) {
            judge(report);
        }
        page.close();
    }

    private void judge(ReportSaid report) {
        page.open("details").leaf("summary", viewer.say("report.judge"));
        Layout.form(page, viewer, base + "/" + report.id(), "class", "row");
        page.open("label", "class", "field")
                .leaf("span", viewer.say("report.standing"))
                .open("select", "name", "standing");
        for (ReportSaid.Standing standing : ReportSaid.Standing.values()) {
            page.leaf(
                    "option",
                    viewer.say("standing." + standing.word()),
                    "value",
                    standing.word(),
                    standing == report.standing() ? "selected" : "",
                    "");
        }
        page.close(2);
        page.open("label", "class", "check")
                .empty(
                        "input",
                        "type",
                        "checkbox",
                        "name",
                        "disputed",
                        "value",
                        "yes",
                        report.disputed() ? "checked" : "",
                        "")
                .leaf("span", viewer.say("standing.disputed"))
                .close();
        page.leaf("button", viewer.say("report.enter"), "class", "btn").close(2);
    }

    private void evidence(Assessment verdict) {
        if (verdict.evidence().isEmpty()) {
            return;
        }
        page.open("details").leaf("summary", viewer.say("report.evidence"));
        page.open("ul", "class", "rows");
        for (Evidence each : verdict.evidence()) {
            page.open("li")
                    .leaf("b", viewer.say(each.counts() ? "report.counts" : "report.aside"))
                    .text(" ")
                    .bdi(each.observer())
                    .text(" · ")
                    .leaf("span", each.why(), "lang", "en", "dir", "auto")
                    .close();
        }
        page.close(2);
    }
}
