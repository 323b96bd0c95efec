package org.safepassage.app.server.pages;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.safepassage.app.server.desk.PauseState;
import org.safepassage.app.server.people.Role.Power;
import org.safepassage.domain.Claim;
import org.safepassage.domain.CorridorStatus;
import org.safepassage.domain.FieldExpression;
import org.safepassage.domain.Finding;
import org.safepassage.domain.NotAssured;
import org.safepassage.domain.Pause;
import org.safepassage.domain.Severity;

/** The list of pauses; one pause with its checklist; its claims side by side. */
public final class PausePages {
    private PausePages() {}

    /** The zone of a pause's place. */
    public static ZoneId zone(Pause pause) {
        return pause.windows().isEmpty() ? ZoneOffset.UTC : pause.windows().getFirst().zone();
    }

    static String name(Viewer viewer, PauseState pause) {
        return pause.pause().names().in(viewer.words().language());
    }

    public static String list(Viewer viewer, Collection<PauseState> pauses) {
        Html page = Layout.begin(viewer, viewer.say("pauses.title"), false);
        if (pauses.isEmpty()) {
            page.leaf("p", viewer.say("pauses.none"));
        }
        page.open("ul", "class", "rows");
        for (PauseState pause : pauses) {
            page.open("li", pause.drill() ? "class" : "", "isdrill");
            page.open("h2")
                    .leaf(
                            "a",
                            name(viewer, pause),
                            "href",
                            viewer.may(Power.SEE_PAUSES)
                                    ? "/pauses/" + pause.id()
                                    : "/pauses/" + pause.id() + "/assurances",
                            "dir",
                            "auto")
                    .close();
            page.leaf("p", viewer.say(pause.drill() ? "drill" : "live"), "class", "mode");
            notAssured(page, viewer, pause);
            if (viewer.may(Power.SEE_PAUSES)) {
                page.open("ul", "class", "inline");
                for (CorridorStatus status : pause.corridors().values()) {
                    page.open("li").bdi(status.corridor()).text(" ");
                    Layout.state(page, viewer, status.state(), pause.drill());
                    page.close();
                }
                page.close();
                page.open("p")
                        .leaf(
                                "a",
                                viewer.say("pauses.board"),
                                "class",
                                "btn",
                                "href",
                                "/pauses/" + pause.id() + "/board")
                        .close();
            }
            page.close();
        }
        page.close();
        if (viewer.may(Power.EDIT_PAUSES)) {
            page.leaf("h2", viewer.say("statement.begin"));
            page.open("p")
                    .leaf(
                            "a",
                            viewer.say("statement.paste"),
                            "class",
                            "btn pri",
                            "href",
                            "/statements/new")
                    .close();
            page.leaf("h2", viewer.say("pauses.add"));
            Layout.form(page, viewer, "/pauses");
            page.open("label", "class", "field")
                    .leaf("span", viewer.say("pauses.text"))
                    .open("textarea", "name", "file", "rows", "12", "required", "", "dir", "ltr")
                    .close(2);
            page.open("label", "class", "check")
                    .empty("input", "type", "checkbox", "name", "drill", "value", "yes")
                    .leaf("span", viewer.say("pauses.asdrill"))
                    .close();
            page.leaf("button", viewer.say("pauses.do"), "class", "btn pri").close();
        }
        return Layout.end(page);
    }

    /** Whose word is missing comes before anything else is said of a pause. */
    static void notAssured(Html page, Viewer viewer, PauseState pause) {
        List<NotAssured> gaps = pause.pause().notAssured(viewer.now());
        if (!gaps.isEmpty()) {
            String names =
                    String.join(
                            viewer.words().isRightToLeft() ? "، " : ", ",
                            gaps.stream()
                                    .map(
                                            g ->
                                                    pause.pause()
                                                            .findParty(g.party())
                                                            .map(
                                                                    p ->
                                                                            p.names()
                                                                                    .in(
                                                                                            viewer.words()
                                                                                                    .language()))
                                                            .orElse(g.name()))
                                    .distinct()
                                    .toList());
            page.leaf("p", viewer.say("pauses.notassured", names), "class", "missing");
        }
    }

    /** From a page about a pause back to it. */
    static void way(Html page, Viewer viewer, PauseState pause) {
        page.open("p", "class", "sub way")
                .leaf("a", name(viewer, pause), "href", "/pauses/" + pause.id(), "dir", "auto")
                .close();
    }

    public static String one(Viewer viewer, PauseState pause, List<Finding> findings) {
        Html page = Layout.begin(viewer, name(viewer, pause), pause.drill());
        notAssured(page, viewer, pause);
        page.open("p", "class", "row");
        String base = "/pauses/" + pause.id();
        page.leaf("a", viewer.say("pauses.board"), "class", "btn pri", "href", base + "/board");
        page.leaf(
                "a", viewer.say("pause.assurances"), "class", "btn", "href", base + "/assurances");
        page.leaf("a", viewer.say("pause.claims"), "class", "btn", "href", base + "/claims");
        if (viewer.may(Power.SEE_PLANS) || viewer.may(Power.REPORT)) {
            page.leaf("a", viewer.say("report.title"), "class", "btn", "href", base + "/reports");
        }
        if (viewer.may(Power.PLAN)) {
            page.leaf("a", viewer.say("plan.title"), "class", "btn", "href", base + "/plans");
        }
        if (viewer.may(Power.SEE_PLANS)) {
            page.leaf(
                    "a",
                    viewer.say("statement.list"),
                    "class",
                    "btn",
                    "href",
                    base + "/statements");
        }
        page.close();
        if (!pause.drill()) {
            boolean published = pause.findPublished().isPresent();
            page.leaf("p", viewer.say(published ? "pause.published" : "pause.notpublished"));
            if (viewer.may(Power.PROPOSE)) {
                Layout.form(page, viewer, base + "/propose");
                Layout.hidden(page, "action", "publish");
                page.leaf("button", viewer.say("pause.publish"), "class", "btn").close();
            }
        }
        page.leaf("h2", viewer.say("pause.checklist"), "id", "checklist");
        checks(page, viewer, pause, findings);
        List<Finding> forbids =
                findings.stream().filter(f -> f.severity() == Severity.FORBIDS).toList();
        if (forbids.isEmpty()) {
            page.leaf("p", viewer.say("pause.nothing"));
        }
        findings(page, viewer, forbids);
        List<Finding> rest =
                findings.stream().filter(f -> f.severity() != Severity.FORBIDS).toList();
        if (!rest.isEmpty()) {
            page.open("details").leaf("summary", viewer.say("pause.more", rest.size()));
            findings(page, viewer, rest);
            page.close();
        }
        return Layout.end(page);
    }

    /** What must be in place, one line each, with whether it is. */
    private static void checks(Html page, Viewer viewer, PauseState pause, List<Finding> findings) {
        Map<String, Long> missing = new LinkedHashMap<>();
        for (String key : List.of("assurances", "notice", "people", "other")) {
            missing.put(
                    key,
                    findings.stream()
                            .filter(f -> f.severity() == Severity.FORBIDS)
                            .filter(f -> check(f.rule()).equals(key))
                            .count());
        }
        missing.put("fields", (long) pause.papers().undecided());
        page.open("ul", "class", "checks");
        missing.forEach(
                (key, number) -> {
                    page.open("li", "id", "check-" + key)
                            .open("svg", "aria-hidden", "true")
                            .empty("use", "href", number == 0 ? "#i-ready" : "#i-planned")
                            .close()
                            .text(viewer.say("check." + key) + ": ")
                            .leaf(
                                    "b",
                                    number == 0
                                            ? viewer.say("check.there")
                                            : viewer.say("check.missing", number),
                                    "class",
                                    number == 0 ? "" : "missing")
                            .close();
                });
        page.close();
    }

    private static String check(String rule) {
        return switch (rule) {
            case "suspension-notice-missing" -> "notice";
            case "not-started-missing", "on-the-way-missing" -> "people";
            default -> rule.startsWith("assurance") ? "assurances" : "other";
        };
    }

    private static void findings(Html page, Viewer viewer, List<Finding> findings) {
        page.open("ul", "class", "rows");
        for (Finding finding : findings) {
            page.open("li")
                    .leaf(
                            "b",
                            viewer.say("pause." + finding.severity().word()),
                            "class",
                            "sev " + finding.severity().word())
                    .text(" ")
                    .leaf("span", finding.says(), "lang", "en", "dir", "auto")
                    .text(" ")
                    .leaf("small", finding.who().inWords(), "lang", "en", "dir", "auto")
                    .close();
        }
        page.close();
    }

    /** Each field, and all that sources say of it: two that disagree stand side by side. */
    public static String claims(Viewer viewer, PauseState pause) {
        Html page = Layout.begin(viewer, viewer.say("claims.title"), pause.drill());
        way(page, viewer, pause);
        Map<String, List<Claim>> byField = byField(pause);
        if (byField.isEmpty()) {
            page.leaf("p", viewer.say("claims.none"));
        }
        byField.forEach((field, claims) -> sides(page, viewer, pause, field, claims));
        return Layout.end(page);
    }

    /** The fields of which sources say different things; nothing where none do. */
    static void disagreements(Html page, Viewer viewer, PauseState pause) {
        Map<String, List<Claim>> byField = byPlace(pause);
        byField.values().removeIf(all -> !differ(all));
        if (!byField.isEmpty()) {
            page.leaf("h2", viewer.say("claims.differ"), "id", "differ");
            byField.forEach((field, claims) -> sides(page, viewer, pause, field, claims));
        }
    }

    private static boolean differ(List<Claim> claims) {
        return claims.stream().map(Claim::source).distinct().limit(2).count() > 1
                && claims.stream().map(Claim::value).distinct().limit(2).count() > 1;
    }

    /** By the places in the file that claims are about, places with the same claims as one. */
    private static Map<String, List<Claim>> byPlace(PauseState pause) {
        Map<String, List<Claim>> byPath = new LinkedHashMap<>();
        for (Claim claim : pause.pause().claims()) {
            for (String path : FieldExpression.of(claim.field(), pause.pause()).paths()) {
                byPath.computeIfAbsent(path, _ -> new ArrayList<>()).add(claim);
            }
        }
        Map<List<Claim>, String> names = new LinkedHashMap<>();
        byPath.forEach((path, claims) -> names.merge(claims, path, (all, one) -> all + ", " + one));
        Map<String, List<Claim>> byField = new LinkedHashMap<>();
        names.forEach((claims, name) -> byField.put(name, claims));
        return byField;
    }

    private static Map<String, List<Claim>> byField(PauseState pause) {
        Map<String, List<Claim>> byField = new LinkedHashMap<>();
        for (Claim claim : pause.pause().claims()) {
            byField.computeIfAbsent(claim.field(), _ -> new ArrayList<>()).add(claim);
        }
        return byField;
    }

    private static void sides(
            Html page, Viewer viewer, PauseState pause, String field, List<Claim> claims) {
        page.open("section", "class", "claims").open("h3").leaf("code", field, "dir", "ltr");
        if (claims.size() > 1) {
            page.text(" ").leaf("small", viewer.say("claims.two", claims.size()));
        }
        page.close().open("div", "class", "sides");
        for (Claim claim : claims) {
            page.open("blockquote", "class", claim.basis().word(), "dir", "auto")
                    .leaf("p", claim.value());
            page.open("footer");
            if (!claim.by().isEmpty()) {
                page.bdi(String.join(", ", claim.by().stream().map(pause.pause()::nameOf).toList()))
                        .text(" · ");
            }
            page.bdi(
                            pause.pause().carriers(claim.source()).stream()
                                    .map(c -> c.name())
                                    .findFirst()
                                    .orElse(claim.source()))
                    .text(" · ")
                    .leaf("i", viewer.known("basis.", claim.basis().word()))
                    .close()
                    .close();
        }
        page.close(2);
    }
}
