package org.safepassage.app.server.pages;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.Set;
import org.safepassage.domain.Pause;
import tools.jackson.databind.JsonNode;

/** The figures of a finished run, as its own document has them: a range before its middle. */
public final class PlanFigures {
    private final JsonNode json;

    public PlanFigures(JsonNode json) {
        this.json = json;
    }

    void write(Html page, Viewer viewer, Pause pause) {
        if (json.has("changed")) {
            whatIf(page, viewer);
        } else {
            plan(page, viewer, pause);
        }
    }

    private void plan(Html page, Viewer viewer, Pause pause) {
        JsonNode out = json.at("/range/out");
        JsonNode people = json.at("/range/people");
        page.leaf(
                "p",
                viewer.say(
                        "plan.answer",
                        viewer.count(out.path("slow").asLong()),
                        viewer.count(out.path("fast").asLong()),
                        viewer.count(people.path("low").asLong()),
                        viewer.count(people.path("high").asLong())),
                "class",
                "answer",
                "id",
                "answer");
        page.leaf(
                "p",
                viewer.say(
                        "plan.likely",
                        viewer.count(out.path("likely").asLong()),
                        viewer.count(people.path("likely").asLong())));
        boolean proved = json.path("gap").asLong(-1) == 0;
        page.leaf(
                "p",
                proved
                        ? viewer.say("plan.proved", viewer.count(json.path("bound").asLong()))
                        : viewer.say("plan.bound", viewer.count(json.path("bound").asLong())));
        curve(page, viewer, PausePages.zone(pause));
        bottlenecks(page, viewer);
    }

    /** The likely case at each full hour. */
    private void curve(Html page, Viewer viewer, ZoneId zone) {
        Instant opens = instant(json.at("/window/opens"));
        if (opens == null) {
            return;
        }
        page.leaf("h2", viewer.say("plan.curve"));
        page.open("div", "class", "scroll", "tabindex", "0")
                .open("table")
                .open("thead")
                .open("tr")
                .leaf("th", viewer.say("plan.hour"), "scope", "col")
                .leaf("th", viewer.say("plan.out"), "scope", "col", "class", "num")
                .close(2)
                .open("tbody");
        long last = json.path("curve").size() - 1L;
        for (JsonNode point : json.path("curve")) {
            long minute = point.path("minute").asLong();
            if (minute % 60 == 0 || minute == last) {
                page.open("tr")
                        .leaf("td", viewer.minute(opens.plusSeconds(60 * minute), zone))
                        .leaf("td", viewer.count(point.path("people").asLong()), "class", "num")
                        .close();
            }
        }
        page.close(3);
    }

    private static @org.jspecify.annotations.Nullable Instant instant(JsonNode node) {
        return node.isString() ? Instant.parse(node.asString()) : null;
    }

    private void bottlenecks(Html page, Viewer viewer) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode each : json.path("bottlenecks")) {
            names.add(each.path("what").asString());
        }
        page.leaf("h2", viewer.say("plan.holds"));
        if (names.isEmpty()) {
            page.leaf("p", viewer.say("plan.nothingholds"));
            return;
        }
        page.open("ul", "class", "rows");
        names.stream().limit(8).forEach(n -> page.leaf("li", n, "lang", "en", "dir", "auto"));
        page.close();
    }

    private void whatIf(Html page, Viewer viewer) {
        page.open("ul", "class", "rows");
        json.path("changes")
                .forEach(c -> page.leaf("li", c.asString(), "lang", "en", "dir", "auto"));
        page.close();
        page.open("div", "class", "scroll", "tabindex", "0")
                .open("table", "id", "answer")
                .open("thead")
                .open("tr")
                .leaf("th", "", "scope", "col")
                .leaf("th", viewer.say("plan.base"), "scope", "col", "class", "num")
                .leaf("th", viewer.say("plan.changed"), "scope", "col", "class", "num")
                .close(2)
                .open("tbody");
        for (String key : new String[] {"slow", "out", "fast", "people"}) {
            page.open("tr")
                    .leaf("th", viewer.say("plan.row." + key), "scope", "row")
                    .leaf("td", viewer.count(json.at("/base/" + key).asLong()), "class", "num")
                    .leaf("td", viewer.count(json.at("/changed/" + key).asLong()), "class", "num")
                    .close();
        }
        page.open("tr").leaf("th", viewer.say("plan.holds"), "scope", "row");
        for (String key : new String[] {"base", "changed"}) {
            page.open("td", "lang", "en", "dir", "auto");
            json.at("/" + key + "/binds").forEach(b -> page.leaf("div", b.asString()));
            page.close();
        }
        page.close(4);
        long difference = json.path("difference").asLong();
        page.leaf(
                "p",
                viewer.say(
                        "plan.difference",
                        "\u200e"
                                + (difference < 0 ? "−" : "+")
                                + viewer.count(Math.abs(difference))),
                "class",
                "answer");
        page.leaf("p", viewer.say("plan.known"), "class", "sub");
    }
}
