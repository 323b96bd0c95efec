package org.safepassage.app.server.pages;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.desk.PauseState;
import org.safepassage.app.server.people.Role.Power;
import org.safepassage.app.server.plans.PlanInput;
import org.safepassage.app.server.plans.Plans;
import org.safepassage.app.server.plans.Run;
import org.safepassage.domain.Corridor;

/** What plans are made from, those that were made, and what-ifs. Restricted. */
public final class PlanPages {
    private final Viewer viewer;
    private final PauseState pause;
    private final Html page;
    private final String base;

    private PlanPages(Viewer viewer, PauseState pause, String title) {
        this.viewer = viewer;
        this.pause = pause;
        this.page = Layout.begin(viewer, title, pause.drill());
        this.base = "/pauses/" + pause.id() + "/plans";
    }

    /**
     * The list of runs.
     *
     * @param obstacle what stands against planning now, or null
     * @param fault what was wrong with what was just sent, or null
     */
    public static String list(
            Viewer viewer,
            PauseState pause,
            List<Plans.Given> files,
            List<Run> runs,
            @Nullable String obstacle,
            @Nullable String fault) {
        PlanPages pages = new PlanPages(viewer, pause, viewer.say("plan.title"));
        pages.head();
        if (fault != null) {
            pages.page
                    .open("div", "class", "error", "role", "alert")
                    .leaf("p", fault, "dir", "auto")
                    .leaf("p", viewer.say("problem.kept"))
                    .close();
        }
        pages.runs(runs);
        if (obstacle == null) {
            pages.start(runs);
        } else {
            pages.page.leaf("p", obstacle, "class", "missing", "lang", "en", "dir", "auto");
        }
        pages.files(files);
        return Layout.end(pages.page);
    }

    /** Whose word is missing comes before any number of people. */
    private void head() {
        page.leaf("p", viewer.say("plan.restricted"), "class", "restricted");
        PausePages.way(page, viewer, pause);
        assured();
    }

    private void assured() {
        if (pause.pause().notAssured(viewer.now()).isEmpty()) {
            page.leaf(
                    "p",
                    viewer.say(
                            pause.pause().requires().isEmpty()
                                    ? "plan.nonerequired"
                                    : "assurances.allthere"));
        } else {
            PausePages.notAssured(page, viewer, pause);
        }
        page.leaf("p", viewer.say("plan.capacity"), "class", "sub");
    }

    private void runs(List<Run> runs) {
        page.leaf("h2", viewer.say("plan.runs"));
        if (runs.isEmpty()) {
            page.leaf("p", viewer.say("plan.none"));
            return;
        }
        page.open("ul", "class", "rows", "id", "runs");
        for (Run run : runs) {
            page.open("li", "id", run.id())
                    .leaf(
                            "a",
                            name(viewer, run),
                            "href",
                            base + "/" + run.id(),
                            "class",
                            "strong",
                            "dir",
                            "auto")
                    .text(" · ");
            if (run.isWhatIf()) {
                page.leaf("code", String.join(" ", run.changes()), "dir", "ltr").text(" · ");
            }
            state(run);
            page.leaf("small", " " + asked(run)).close();
        }
        page.close();
    }

    private static String name(Viewer viewer, Run run) {
        String number = run.id().replaceFirst("run-0*", "");
        return run.isWhatIf() ? viewer.say("plan.whatif", number) : viewer.say("plan.plan", number);
    }

    private String asked(Run run) {
        return viewer.say(
                "plan.asked", viewer.time(run.at(), PausePages.zone(pause.pause())), run.by());
    }

    private void state(Run run) {
        page.leaf("span", viewer.say("run." + run.state().word()), "class", "run");
        if (run.state() == Run.State.RUNNING) {
            page.text(" ")
                    .open("progress", "max", "100", "value", Integer.toString(run.done()))
                    .close()
                    .text(" ")
                    .leaf("small", run.stage(), "lang", "en", "dir", "auto");
        }
    }

    private void start(List<Run> runs) {
        page.leaf("h2", viewer.say("plan.new"));
        Layout.form(page, viewer, base, "id", "start");
        page.leaf("button", viewer.say("plan.start"), "class", "btn pri").close();
        if (runs.stream().anyMatch(r -> r.state() == Run.State.DONE)) {
            whatIf();
        }
    }

    private void whatIf() {
        page.leaf("h2", viewer.say("plan.ask"));
        Layout.form(page, viewer, base + "/whatif", "id", "whatif", "class", "narrow");
        corridors("close", viewer.say("plan.close"));
        Layout.field(page, viewer.say("plan.closeat"), "at", "type", "time");
        corridors("lanes", viewer.say("plan.lanes"));
        Layout.field(
                page,
                viewer.say("plan.lanesby"),
                "by",
                "type",
                "number",
                "min",
                "-20",
                "max",
                "20");
        Layout.field(
                page,
                viewer.say("plan.extend"),
                "extend",
                "type",
                "number",
                "min",
                "-600",
                "max",
                "600",
                "step",
                "5");
        if (!pause.pause().transport().isEmpty()) {
            Layout.field(
                    page,
                    viewer.say("plan.buses"),
                    "buses",
                    "type",
                    "number",
                    "min",
                    "-200",
                    "max",
                    "200");
        }
        page.leaf("button", viewer.say("plan.askdo"), "class", "btn").close();
    }

    private void corridors(String name, String label) {
        page.open("label", "class", "field")
                .leaf("span", label)
                .open("select", "name", name)
                .leaf("option", "—", "value", "");
        for (Corridor corridor : pause.pause().corridors()) {
            page.leaf("option", corridor.id(), "value", corridor.id());
        }
        page.close(2);
    }

    private void files(Collection<Plans.Given> files) {
        page.leaf("h2", viewer.say("plan.files"));
        page.open("ul", "class", "rows", "id", "files");
        for (PlanInput kind : PlanInput.values()) {
            Plans.Given given =
                    files.stream().filter(f -> f.kind() == kind).findFirst().orElse(null);
            page.open("li").leaf("b", viewer.say("input." + kind.word())).text(" · ");
            if (given == null) {
                page.text(viewer.say("plan.nofile"));
            } else {
                page.bdi(given.name())
                        .text(
                                " · "
                                        + viewer.say(
                                                "plan.kilobytes",
                                                viewer.count((given.bytes() + 1023) / 1024))
                                        + " · "
                                        + viewer.time(
                                                given.since(), PausePages.zone(pause.pause())));
            }
            page.close();
        }
        page.close();
        if (!viewer.may(Power.EDIT_PAUSES)) {
            return;
        }
        Layout.form(
                page,
                viewer,
                base + "/files",
                "id",
                "give",
                "class",
                "narrow",
                "enctype",
                "multipart/form-data");
        page.open("label", "class", "field")
                .leaf("span", viewer.say("plan.kind"))
                .open("select", "name", "kind");
        for (PlanInput kind : PlanInput.values()) {
            page.leaf("option", viewer.say("input." + kind.word()), "value", kind.word());
        }
        page.close(2);
        Layout.field(
                page,
                viewer.say("plan.file"),
                "file",
                "type",
                "file",
                "required",
                "",
                "accept",
                accepted());
        page.leaf("button", viewer.say("plan.give"), "class", "btn").close();
    }

    private static String accepted() {
        List<String> all = new ArrayList<>();
        for (PlanInput kind : PlanInput.values()) {
            kind.endings().forEach(e -> all.add("." + e));
        }
        return String.join(",", all.stream().distinct().sorted().toList());
    }

    /**
     * One run.
     *
     * @param figures null while there are none
     */
    public static String one(
            Viewer viewer, PauseState pause, Run run, @Nullable PlanFigures figures) {
        PlanPages pages = new PlanPages(viewer, pause, name(viewer, run));
        pages.head();
        pages.one(run, figures);
        return Layout.end(pages.page);
    }

    private void one(Run run, @Nullable PlanFigures figures) {
        page.open("p");
        state(run);
        page.leaf("small", " " + asked(run)).close();
        if (run.revision() != pause.revision()) {
            page.leaf("p", viewer.say("plan.older"), "class", "missing");
        }
        if (!run.state().isOver()) {
            Layout.form(page, viewer, base + "/" + run.id() + "/cancel", "id", "cancel");
            page.leaf("button", viewer.say("plan.cancel"), "class", "btn").close();
        }
        if (!run.says().isEmpty()) {
            page.open("div", "class", "error").leaf("pre", run.says(), "dir", "auto").close();
        }
        if (figures != null) {
            if (!run.isWhatIf()) {
                links(run);
            }
            figures.write(page, viewer, pause.pause());
        }
        page.open("p").leaf("a", viewer.say("plan.title"), "href", base).close();
    }

    private void links(Run run) {
        page.open("p", "class", "row");
        page.leaf(
                "a",
                viewer.say("plan.report"),
                "class",
                "btn pri",
                "id",
                "report",
                "href",
                base + "/" + run.id() + "/report.html");
        for (String file : List.of("plan.json", "bands.csv", "curve.csv")) {
            page.leaf(
                    "a",
                    viewer.say("plan.download", file),
                    "class",
                    "btn",
                    "href",
                    base + "/" + run.id() + "/" + file);
        }
        page.close();
    }
}
