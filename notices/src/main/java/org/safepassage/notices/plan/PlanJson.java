package org.safepassage.notices.plan;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Admission;
import org.safepassage.domain.AnnouncedWindow;
import org.safepassage.domain.Assumption;
import org.safepassage.domain.Band;
import org.safepassage.domain.Bottleneck;
import org.safepassage.domain.Marginal;
import org.safepassage.domain.NotAssured;
import org.safepassage.domain.Pause;
import org.safepassage.domain.PeopleRange;
import org.safepassage.domain.Plan;
import org.safepassage.domain.PlanCase;
import org.safepassage.domain.RoadConflict;
import org.safepassage.domain.Scope;
import org.safepassage.domain.Trip;
import org.safepassage.notices.JsonText;

/**
 * A plan as one JSON document: what {@code plan --json} prints and {@code plan.json} holds. The
 * names are a promise (docs/formats/plan.md); whose assurance is missing stands before any number
 * of people.
 */
public final class PlanJson {
    private final Pause pause;
    private final Plan plan;
    private final LocalTimes times;

    private PlanJson(Pause pause, Plan plan) {
        this.pause = pause;
        this.plan = plan;
        times = new LocalTimes(plan);
    }

    /** The document, indented, with a line feed at the end. The same plan gives the same text. */
    public static String of(Pause pause, Plan plan) {
        return of(pause, plan, null);
    }

    /** As {@link #of(Pause, Plan)}, with from what and by what it was made. */
    public static String of(Pause pause, Plan plan, @Nullable PlanProvenance provenance) {
        PlanJson document = new PlanJson(pause, plan);
        return JsonText.object(
                json -> {
                    document.writeHead(json);
                    document.writePeople(json);
                    document.writeProof(json);
                    document.writeBands(json);
                    document.writeRest(json);
                    if (provenance != null) {
                        writeProvenance(json, provenance);
                    }
                });
    }

    private void writeHead(JsonText json) {
        json.put("handling", Plan.RESTRICTED)
                .put("format", "safe-passage-plan")
                .put("version", 1)
                .put("pause", plan.pause())
                .put("title", plan.title())
                .put("attribution", plan.map().attribution())
                .put("schematic", plan.map().schematic());
        writeNotAssured(json, pause, plan);
        json.object(
                "window",
                w ->
                        w.put("opens", plan.window().opens())
                                .put("closes", plan.window().closes())
                                .put("localOpens", times.iso(plan.window().opens()))
                                .put("localCloses", times.iso(plan.window().closes()))
                                .put("zone", plan.zone().getId())
                                .put("zoneStated", plan.zoneStated())
                                .put("tzVersion", AnnouncedWindow.tzVersion()));
        json.put("stepSeconds", plan.step().toSeconds());
    }

    /**
     * {@code assuranceRequired} and {@code notAssured}: before any number, here and in the map
     * file.
     */
    static void writeNotAssured(JsonText json, Pause pause, Plan plan) {
        json.put("assuranceRequired", !pause.requires().isEmpty());
        json.objects(
                "notAssured",
                plan.notAssured(),
                (NotAssured n) -> {
                    json.put("party", n.party()).put("name", n.name());
                    json.object("scope", s -> writeScope(s, n.scope()));
                    json.put("why", n.why().word()).put("says", n.why().inWords());
                });
    }

    private static void writeScope(JsonText json, Scope scope) {
        json.strings("windows", scope.windows())
                .strings("corridors", scope.corridors())
                .strings("admits", scope.admits().stream().map(Admission::word).toList());
    }

    private void writePeople(JsonText json) {
        PlanCase likely = plan.cases().likely();
        json.put("people", likely.people())
                .put("out", likely.out())
                .put("byWindowEnd", likely.out())
                .put("lastOut", likely.lastOut())
                .put("onTheRoadAtClose", plan.onTheRoadAtClose());
        json.object(
                "range",
                range -> {
                    range.object("people", p -> writePeopleRange(p, plan.people()));
                    range.object(
                            "out",
                            o ->
                                    o.put("slow", plan.cases().slow().out())
                                            .put("likely", likely.out())
                                            .put("fast", plan.cases().fast().out()));
                });
        json.objects(
                "cases",
                List.of(plan.cases().slow(), likely, plan.cases().fast()),
                (PlanCase c) ->
                        json.put("id", c.id())
                                .put("says", c.inWords())
                                .put("people", c.people())
                                .put("out", c.out())
                                .put("waiting", c.waiting())
                                .put("lastOut", c.lastOut()));
        json.put("mostWaiting", plan.mostWaiting());
        Duration step = likely.curve().step();
        List<Long> out = likely.curve().out();
        json.objects(
                "curve",
                java.util.stream.IntStream.range(0, out.size()).boxed().toList(),
                (Integer i) ->
                        json.put("minute", PlanCsv.minutes(step.multipliedBy(i)))
                                .put("people", out.get(i)));
    }

    private void writeProof(JsonText json) {
        json.put("bound", plan.proof().bound()).put("gap", plan.proof().gap());
        json.object(
                "proof",
                p ->
                        p.put("everyMinute", plan.proof().everyMinute())
                                .put("checkedBy", plan.proof().checkedBy()));
        json.objects(
                "bottlenecks",
                plan.bottlenecks(),
                (Bottleneck b) ->
                        json.put("what", b.what())
                                .put("kind", b.kind().word())
                                .put("corridor", b.corridor())
                                .put("from", b.from())
                                .put("until", b.until())
                                .put("people", b.people())
                                .put("peoplePerMinute", PlanCsv.decimal(b.peoplePerMinute())));
        json.objects(
                "marginal",
                plan.marginals(),
                (Marginal m) ->
                        json.put("change", m.change())
                                .put("people", m.people())
                                .put("exact", m.exact())
                                .put("bound", !m.exact()));
    }

    private void writeBands(JsonText json) {
        json.objects(
                "bands",
                plan.bands(),
                (Band b) ->
                        json.put("place", b.place())
                                .put("name", b.name())
                                .put("category", b.category().word())
                                .put("from", b.from())
                                .put("until", b.until())
                                .put("people", b.people())
                                .put("peoplePerMinute", PlanCsv.decimal(b.peoplePerMinute()))
                                .put("corridor", b.corridor())
                                .put("latestStart", b.latestStart())
                                .put("walkOnlyBound", b.walkOnlyBound()));
        json.objects(
                "corridors",
                plan.corridors(),
                (Plan.CorridorUse c) ->
                        json.put("corridor", c.corridor())
                                .put("name", c.name())
                                .put(
                                        "lanes",
                                        c.lanes() == null ? null : BigDecimal.valueOf(c.lanes()))
                                .put(
                                        "peoplePerHour",
                                        c.peoplePerHour() == null
                                                ? null
                                                : PlanCsv.decimal(c.peoplePerHour()))
                                .put("out", c.out())
                                .put("firstOut", c.firstOut())
                                .strings("places", c.places()));
    }

    private void writeRest(JsonText json) {
        json.objects(
                "conflicts",
                plan.conflicts(),
                (RoadConflict c) ->
                        json.put("road", c.road())
                                .put("hour", c.hour())
                                .strings("categories", c.categories()));
        json.objects(
                "trips",
                plan.trips(),
                (Trip t) ->
                        json.put("transport", t.transport())
                                .put("vehicle", t.vehicle())
                                .put("boards", t.boards())
                                .put("arrives", t.arrives())
                                .put("corridor", t.corridor())
                                .put("people", t.people()));
        json.objects(
                "unreached",
                plan.unreached(),
                (Plan.Unreached u) ->
                        json.put("place", u.place())
                                .put("name", u.name())
                                .object("people", p -> writePeopleRange(p, u.people()))
                                .put("why", u.why()));
        json.strings("warnings", plan.warnings());
        json.objects(
                "assumptions",
                plan.assumptions(),
                (Assumption a) ->
                        json.put("what", a.what())
                                .put("used", a.used())
                                .put("range", a.range())
                                .put("source", a.source())
                                .put("illustration", a.illustration()));
    }

    private static void writePeopleRange(JsonText json, PeopleRange people) {
        json.put("low", people.low()).put("likely", people.likely()).put("high", people.high());
    }

    private static void writeProvenance(JsonText json, PlanProvenance provenance) {
        json.object(
                "provenance",
                p -> {
                    p.put("program", provenance.program())
                            .put("command", provenance.command())
                            .put("made", provenance.made());
                    p.objects(
                            "inputs",
                            provenance.inputs().entrySet(),
                            entry -> p.put("file", entry.getKey()).put("sha256", entry.getValue()));
                });
    }
}
