package org.safepassage.notices.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.safepassage.domain.Assumption;
import org.safepassage.domain.Pause;
import org.safepassage.domain.Plan;
import org.safepassage.notices.Markup;

/**
 * The report of a plan: one HTML page that opens without a network, on paper, on a phone, in the
 * dark. First whose assurance is missing, then the answer as a range, then what it rests on. No
 * script; the page forbids itself to fetch anything.
 */
public final class PlanReport {
    private final Pause pause;
    private final Plan plan;
    private final PlanProvenance provenance;
    private final String digest;
    private final LocalTimes times;
    private final Markup page = new Markup();

    private PlanReport(Pause pause, Plan plan, PlanProvenance provenance, String digest) {
        this.pause = pause;
        this.plan = plan;
        this.provenance = provenance;
        this.digest = digest;
        times = new LocalTimes(plan);
    }

    /**
     * The page.
     *
     * @param digest SHA-256 of the {@code plan.json} that it belongs to, in hex
     */
    public static String of(Pause pause, Plan plan, PlanProvenance provenance, String digest) {
        return new PlanReport(pause, plan, provenance, digest).write();
    }

    private String write() {
        writeHead();
        AnswerText answer = new AnswerText(pause, plan, times);
        writeTop(answer.illustrated());
        answer.write(page);
        new CurveChart(plan, times).write(page);
        page.open("section", "class", "two");
        new HoldsChart(plan, times).write(page);
        new HelpsChart(plan, times).write(page);
        page.close().line();
        writeMap();
        new StartsChart(plan, times).write(page);
        new MovementTables(plan, times, page).write();
        new AssuranceTable(pause, plan, times).write(page);
        new ClaimList(pause).write(page);
        writeAssumptions();
        writeWarnings();
        writeFoot();
        page.close(3);
        return page.line().toString();
    }

    private void writeHead() {
        String style = resource("report.css");
        String hash = Base64.getEncoder().encodeToString(PlanFolder.digest(style));
        page.ours("<!doctype html><!-- " + Plan.RESTRICTED + " -->\n");
        page.open("html", "lang", "en", "dir", "ltr")
                .open("head")
                .empty("meta", "charset", "utf-8");
        page.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'sha256-"
                        + hash
                        + "'; base-uri 'none'; form-action 'none'");
        page.empty("meta", "name", "viewport", "content", "width=device-width,initial-scale=1");
        page.empty("meta", "name", "referrer", "content", "no-referrer");
        page.empty("meta", "name", "robots", "content", "noindex,nofollow");
        page.leaf("title", "RESTRICTED. Plan report: " + plan.title());
        // The style is our own file, and its hash stands above: no other style can take effect in
        // this page.
        page.ours("<style>" + style + "</style>").close().line();
        page.open("body").ours(resource("signs.svg")).open("div", "class", "page").line();
    }

    private void writeTop(List<String> illustrated) {
        page.open("div", "class", "handling").text(Plan.RESTRICTED);
        page.leaf(
                        "span",
                        "People per place, starts and bottlenecks are a target list. Keep it to those who need it.")
                .close()
                .line();
        page.open("div", "class", "top")
                .open("span")
                .leaf("b", "Plan report")
                .text(" \u00b7 ")
                .bdi(plan.title());
        page.text(" \u00b7 " + times.windowInFull()).close().open("span");
        if (!illustrated.isEmpty()) {
            page.leaf("span", "Illustrative: " + String.join(", ", illustrated), "class", "ill")
                    .text(" \u00b7 ");
        }
        page.text("made " + times.dayAndHour(provenance.made())).close(2).line();
    }

    private void writeMap() {
        page.open("section", "class", "flow")
                .leaf("h2", "Where people would go, if the corridors opened");
        page.open("p", "class", "sub");
        if (plan.map().schematic()) {
            page.text("Schematic: not to scale, not for finding the way. ");
        }
        page.text(
                "Blue width: people a minute. Hatched: what holds people up. Cased dashes: corridors for fighters. A badge"
                        + " shows the corridor\u2019s state now: only an open one is a filled disc. ");
        if (AnswerText.isAnyLineIllustrated(pause)) {
            page.leaf(
                    "b",
                    "The corridors\u2019 lines are illustrative: they stand where the pause file puts them, not where a source does.");
        }
        page.close();
        page.open("div", "class", "mapg");
        page.open(
                "div",
                "class",
                "scroll plan",
                "tabindex",
                "0",
                "role",
                "region",
                "aria-label",
                "Map");
        if (plan.map().lines().isEmpty() && plan.map().spots().isEmpty()) {
            page.leaf("p", "This plan has no map.", "class", "sub");
        } else {
            new FlowMap(pause, plan, times).write(page);
        }
        page.close().open("div");
        new MapTable(pause, plan, times).write(page);
        if (!plan.map().attribution().isBlank()) {
            page.open("p", "class", "src").text("Map data: ").bdi(plan.map().attribution()).close();
        }
        page.close(3).line();
    }

    private void writeAssumptions() {
        page.open("section", "class", "flow").leaf("h2", "What the numbers rest on");
        page.leaf(
                "p",
                "A wide range here is a wide range above. \u201cOurs\u201d: a figure of this program\u2019s makers, without another source.",
                "class",
                "sub");
        page.open("table", "class", "cards rests")
                .open("thead")
                .open("tr")
                .leaf("th", "Assumption", "scope", "col");
        page.leaf("th", "Used", "class", "n", "scope", "col")
                .leaf("th", "Range", "class", "n", "scope", "col");
        page.leaf("th", "Source", "scope", "col").close(2).open("tbody");
        for (Assumption one : plan.assumptions()) {
            page.open("tr")
                    .open("td")
                    .bdi(one.what())
                    .close()
                    .leaf("td", one.used(), "class", "n", "data-h", "used:");
            page.leaf(
                            "td",
                            one.range() == null ? "not known" : one.range(),
                            "class",
                            "n",
                            "data-h",
                            "range:")
                    .open("td");
            if (one.illustration()) {
                page.leaf("span", "illustrative", "class", "tag dash").text(" ");
            }
            page.bdi(one.source()).close(2);
        }
        page.close(3).line();
    }

    private void writeWarnings() {
        if (plan.warnings().isEmpty()) {
            return;
        }
        int n = plan.warnings().size();
        page.open("section", "class", "flow")
                .leaf("h2", n == 1 ? "One warning" : capital(Figures.counted(n)) + " warnings");
        page.open("ul", "class", "list");
        plan.warnings().stream().limit(50).forEach(w -> page.open("li").bdi(w).close());
        page.close();
        MovementTables.pointToRest(page, n - 50);
        page.close().line();
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private void writeFoot() {
        page.open("div", "class", "foot");
        page.leaf(
                "b",
                "An estimate is not an assurance. This report does not say that any road is free of danger.");
        page.open("span")
                .text("Same figures from the command line: ")
                .leaf("code", provenance.command())
                .close();
        page.open("span")
                .text(
                        "Proof: "
                                + (plan.proof().everyMinute()
                                        ? "a cut for each step of the hours"
                                        : "a cut for the end of the hours")
                                + "; bound "
                                + Figures.exact(plan.proof().bound())
                                + " people, gap "
                                + Figures.exact(plan.proof().gap())
                                + ", likely case. Checked by ");
        page.bdi(plan.proof().checkedBy()).text(".").close();
        page.open("span").text("Data: plan.json, SHA-256 ").leaf("code", digest).close();
        provenance
                .inputs()
                .forEach(
                        (file, hash) ->
                                page.open("span")
                                        .text("Read: ")
                                        .bdi(file)
                                        .text(", SHA-256 ")
                                        .leaf("code", hash)
                                        .close());
        page.open("span")
                .text(
                        "Made by "
                                + provenance.program()
                                + ", "
                                + times.dayAndHour(provenance.made())
                                + ", "
                                + times.zoneInWords()
                                + ". Nobody is on the road at the close in this plan.")
                .close();
        page.close().line();
    }

    private static String resource(String name) {
        try (InputStream in = PlanReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its own file " + name + ".");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
