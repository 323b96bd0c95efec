package org.safepassage.notices.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Assumption;
import org.safepassage.domain.Band;
import org.safepassage.domain.Bottleneck;
import org.safepassage.domain.Curve;
import org.safepassage.domain.GeoPoint;
import org.safepassage.domain.MapLine;
import org.safepassage.domain.MapSpot;
import org.safepassage.domain.Marginal;
import org.safepassage.domain.NotAssured;
import org.safepassage.domain.PeopleRange;
import org.safepassage.domain.PersonCategory;
import org.safepassage.domain.Plan;
import org.safepassage.domain.PlanCase;
import org.safepassage.domain.PlanMap;
import org.safepassage.domain.Proof;
import org.safepassage.domain.Scope;
import org.safepassage.domain.Trip;
import org.safepassage.domain.Window;

/**
 * A plan worked out by hand: six checkpoints of four lanes at 149 an hour pass 596 an hour, 59.6 a
 * minute together; the first are out after half an hour, so 570 minutes x 59.6 = 33 972 of 35 000
 * are out in ten hours. Slow: 40 a minute from minute 50, 22 000 of 26 000. Fast: 80 a minute from
 * minute 22, all 45 000 by minute 585.
 */
final class ExamplePlan {
    static final Instant OPENS = Instant.parse("2016-11-04T07:00:00Z");
    static final Window HOURS = new Window(OPENS, OPENS.plus(Duration.ofHours(10)));
    static final ZoneId ZONE = ZoneId.of("Asia/Damascus");
    static final PlanProvenance PROVENANCE =
            new PlanProvenance(
                    "Safe Passage 0.1.0",
                    "safe-passage plan aleppo-2016-11-04.yaml -o plan",
                    Instant.parse("2016-11-03T18:14:00Z"),
                    Map.of("aleppo-2016-11-04.yaml", "7f3a91c20d5e".repeat(5) + "abcd"));

    private ExamplePlan() {}

    static Plan aleppo() {
        return of("", 0);
    }

    /** The same with a bound that the plan does not reach. */
    static Plan belowItsBound() {
        return of("", 528);
    }

    /** The same with this text wherever a name or a sentence comes from outside. */
    static Plan hostile(String typed) {
        return of(typed, 0);
    }

    private static Plan of(String typed, long gap) {
        return new Plan(
                "aleppo-2016-11-04",
                or(typed, "East Aleppo, 4 November 2016"),
                List.of(
                        new NotAssured(
                                "SY",
                                or(typed, "Government of Syria"),
                                Scope.window("W1"),
                                NotAssured.Why.ONLY_REPORTED),
                        new NotAssured(
                                "AG",
                                or(typed, "armed groups in east Aleppo"),
                                Scope.window("W1"),
                                NotAssured.Why.PART_REFUSED)),
                HOURS,
                ZONE,
                false,
                Duration.ofMinutes(1),
                new PeopleRange(26_000, 35_000, 45_000),
                new Plan.Cases(
                        new PlanCase(
                                "slow",
                                or(typed, "0.5 m/s, 100 an hour and lane"),
                                26_000,
                                curve(26_000, 50, 40),
                                at(600)),
                        new PlanCase(
                                "likely",
                                or(typed, "0.8 m/s, 149 an hour and lane"),
                                35_000,
                                curve(35_000, 30, 59.6),
                                at(600)),
                        new PlanCase(
                                "fast",
                                or(typed, "1.1 m/s, 200 an hour and lane"),
                                45_000,
                                curve(45_000, 22, 80),
                                at(585))),
                23_000,
                new Proof(33_972 + gap, gap, true, or(typed, "the separate checker")),
                corridors(typed),
                bands(typed),
                List.of(
                        bottleneck(or(typed, "checkpoint Q1, corridor C1"), "C1", 28),
                        bottleneck(or(typed, "checkpoint Q4, corridor C4"), "C4", 35)),
                List.of(
                        new Marginal(or(typed, "200 an hour in each lane, not 149"), 1028, true),
                        new Marginal("One more hour at all six corridors, to 20:00", 1028, true),
                        new Marginal("One more lane at Q4", 1410, false),
                        new Marginal("One more lane at Q1", 1028, true),
                        new Marginal("A wider street at al-Fardos", 0, true)),
                List.of(
                        new Trip("B1", 1, at(30), at(60), "C1", 50),
                        new Trip("B1", 2, at(35), at(65), "C1", 50)),
                List.of(),
                List.of(
                        new Plan.Unreached(
                                "p9",
                                or(typed, "place 9"),
                                new PeopleRange(40, 60, 90),
                                "no road leads to an exit")),
                map(typed),
                List.of(
                        new Assumption(
                                or(typed, "people an hour in one screening lane"),
                                "149",
                                "100 to 200",
                                "ACRP Report 40, mean of lanes",
                                false),
                        new Assumption(
                                "walking speed, families with bags",
                                "0.8 m/s",
                                "0.5 to 1.1",
                                "derived from Weidmann 1993",
                                false),
                        new Assumption(
                                "lanes at each checkpoint",
                                "4",
                                null,
                                "nobody published lanes",
                                true),
                        new Assumption(
                                "margin before the latest start",
                                "18 min",
                                "10 to 30 min",
                                "ours",
                                false)),
                List.of(
                        or(typed, "Nobody stated the zone; it was inferred from the place."),
                        "C1 and C2 share a street for 400 m."));
    }

    private static String or(String typed, String usual) {
        return typed.isEmpty() ? usual : typed;
    }

    private static Instant at(long minute) {
        return OPENS.plus(Duration.ofMinutes(minute));
    }

    private static Curve curve(long people, int first, double perMinute) {
        return new Curve(
                Duration.ofMinutes(1),
                LongStream.rangeClosed(0, 600)
                        .mapToObj(
                                m ->
                                        Math.min(
                                                people,
                                                Math.round(Math.max(0, m - first) * perMinute)))
                        .toList());
    }

    private static List<Plan.CorridorUse> corridors(String typed) {
        List<Plan.CorridorUse> uses = new ArrayList<>();
        List<List<String>> places =
                List.of(
                        List.of("p1"),
                        List.of("p1"),
                        List.of("p2"),
                        List.of("p3", "p4"),
                        List.of("p3"),
                        List.of("p4", "p2"));
        for (int i = 0; i < 6; i++) {
            uses.add(
                    new Plan.CorridorUse(
                            "C" + (i + 1),
                            or(typed, "C" + (i + 1)),
                            4,
                            596.0,
                            5662,
                            at(28 + i),
                            places.get(i)));
        }
        return uses;
    }

    private static List<Band> bands(String typed) {
        return List.of(
                band("p1", or(typed, "Bustan al-Qasr"), "C1", 0, 545, 9.93, 255L),
                band("p1", or(typed, "Bustan al-Qasr"), "C2", 0, 545, 9.93, 255L),
                band("p2", or(typed, "place 2 (schematic)"), "C3", 0, 560, 9.93, 260L),
                band("p2", or(typed, "place 2 (schematic)"), "C6", 0, 300, 4.97, 260L),
                band("p3", or(typed, "place 3 (schematic)"), "C4", 0, 550, 4.97, 250L),
                band("p3", or(typed, "place 3 (schematic)"), "C5", 0, 552, 9.93, 250L),
                band("p4", or(typed, "place 4 (schematic)"), "C4", 0, 548, 4.97, null),
                band("p4", or(typed, "place 4 (schematic)"), "C6", 300, 548, 4.97, null));
    }

    private static Band band(
            String place,
            String name,
            String corridor,
            long from,
            long until,
            double rate,
            @Nullable Long start) {
        return new Band(
                place,
                name,
                PersonCategory.CIVILIANS,
                corridor,
                at(from),
                at(until),
                Math.round((until - from) * rate),
                rate,
                start == null ? null : at(start),
                start == null ? null : at(480));
    }

    private static Bottleneck bottleneck(String what, String corridor, long from) {
        return new Bottleneck(
                what,
                Bottleneck.Kind.CHECKPOINT,
                corridor,
                at(from),
                at(600),
                Math.round((600 - from) * 596.0 / 60),
                596.0 / 60);
    }

    private static PlanMap map(String typed) {
        List<MapLine> lines = new ArrayList<>();
        lines.add(line(MapLine.Kind.STREET, null, 0, false, 37.130, 36.19, 37.19, 36.19));
        lines.add(line(MapLine.Kind.STREET, null, 0, false, 37.130, 36.21, 37.19, 36.21));
        lines.add(line(MapLine.Kind.STREET, null, 0, false, 37.150, 36.17, 37.15, 36.23));
        lines.add(line(MapLine.Kind.STREET, null, 0, false, 37.170, 36.17, 37.17, 36.23));
        lines.add(
                line(
                        MapLine.Kind.FLOW,
                        or(typed, "Bab al-Nairab street"),
                        9.93,
                        false,
                        37.160,
                        36.215,
                        37.17,
                        36.215,
                        37.175,
                        36.22));
        lines.add(line(MapLine.Kind.FLOW, null, 9.93, false, 37.160, 36.215, 37.15, 36.22));
        lines.add(line(MapLine.Kind.FLOW, null, 9.93, false, 37.175, 36.20, 37.185, 36.20));
        lines.add(line(MapLine.Kind.FLOW, null, 9.93, false, 37.160, 36.19, 37.165, 36.18));
        lines.add(line(MapLine.Kind.FLOW, null, 9.93, false, 37.160, 36.19, 37.15, 36.18));
        lines.add(line(MapLine.Kind.FLOW, null, 4.97, false, 37.145, 36.195, 37.16, 36.19));
        lines.add(line(MapLine.Kind.FLOW, null, 4.97, false, 37.175, 36.20, 37.145, 36.195));
        lines.add(line(MapLine.Kind.FLOW, null, 9.93, false, 37.145, 36.195, 37.13, 36.20));
        corridor(lines, "C1", 37.175, 36.22, 37.185, 36.23);
        corridor(lines, "C2", 37.15, 36.22, 37.14, 36.232);
        corridor(lines, "C3", 37.185, 36.20, 37.20, 36.20);
        corridor(lines, "C4", 37.165, 36.18, 37.168, 36.168);
        corridor(lines, "C5", 37.15, 36.18, 37.145, 36.168);
        corridor(lines, "C6", 37.13, 36.20, 37.12, 36.20);
        lines.add(
                line(
                        MapLine.Kind.FIGHTERS_CORRIDOR,
                        "F1",
                        0,
                        false,
                        37.135,
                        36.228,
                        37.125,
                        36.228,
                        37.115,
                        36.222));
        lines.add(
                line(
                        MapLine.Kind.FIGHTERS_CORRIDOR,
                        "F2",
                        0,
                        false,
                        37.14,
                        36.185,
                        37.115,
                        36.185));
        return new PlanMap(
                lines,
                List.of(
                        place("p1", or(typed, "Bustan al-Qasr"), 37.160, 36.215, 12_000),
                        place("p2", or(typed, "place 2 (schematic)"), 37.175, 36.20, 9000),
                        place("p3", or(typed, "place 3 (schematic)"), 37.160, 36.19, 8000),
                        place("p4", or(typed, "place 4 (schematic)"), 37.145, 36.195, 6000),
                        new MapSpot(new GeoPoint(37.185, 36.23), MapSpot.Kind.EXIT, "C1", "C1", 0)),
                true,
                or(typed, "Drawn by hand from public facts"));
    }

    private static MapSpot place(String id, String name, double lon, double lat, long people) {
        return new MapSpot(new GeoPoint(lon, lat), MapSpot.Kind.PLACE, id, name, people);
    }

    /**
     * As the planner draws it: the flow along the corridor, the corridor's own line without
     * numbers.
     */
    private static void corridor(List<MapLine> lines, String id, double... lonLat) {
        lines.add(line(MapLine.Kind.FLOW, null, 9.93, false, lonLat));
        lines.add(line(MapLine.Kind.CORRIDOR, id, 0, false, lonLat));
    }

    private static MapLine line(
            MapLine.Kind kind,
            @Nullable String label,
            double rate,
            boolean tight,
            double... lonLat) {
        List<GeoPoint> points = new ArrayList<>();
        for (int i = 0; i < lonLat.length; i += 2) {
            points.add(new GeoPoint(lonLat[i], lonLat[i + 1]));
        }
        return new MapLine(points, kind, label, Math.round(rate * 570), rate, tight);
    }
}
