package org.safepassage.notices.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
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

/**
 * A plan as large as a city's: a bent grid of streets, as many places as asked, flows along the
 * grid to six exits.
 */
final class CityPlan {
    private CityPlan() {}

    static Plan of(int places, int streets, long seed) {
        Random random = new Random(seed);
        int side = (int) Math.sqrt(streets / 2.0);
        GeoPoint[][] nodes = new GeoPoint[side + 1][side + 1];
        for (int i = 0; i <= side; i++) {
            for (int k = 0; k <= side; k++) {
                double lon = -51.25 + 0.18 * (k + random.nextDouble() * 0.6) / side;
                double lat = -30.12 + 0.16 * (i + random.nextDouble() * 0.6) / side;
                nodes[i][k] = new GeoPoint(lon, lat);
            }
        }
        List<MapLine> lines = new ArrayList<>();
        for (int i = 0; i < side; i++) {
            for (int k = 0; k < side; k++) {
                lines.add(street(nodes[i][k], nodes[i][k + 1]));
                lines.add(street(nodes[i][k], nodes[i + 1][k]));
            }
        }
        List<MapSpot> spots = new ArrayList<>();
        List<Band> bands = new ArrayList<>();
        double[] flow = new double[(side + 1) * (side + 1)];
        for (int p = 0; p < places; p++) {
            int i = random.nextInt(side);
            int k = random.nextInt(side);
            long people = 20L + random.nextInt(800);
            String id = "88a90" + Integer.toHexString(1_000_000 + p);
            spots.add(new MapSpot(nodes[i][k], MapSpot.Kind.PLACE, id, id, people));
            int exit = 1 + (i * 6 / (side + 1));
            bands.add(
                    new Band(
                            id,
                            id,
                            PersonCategory.CIVILIANS,
                            "C" + exit,
                            ExamplePlan.OPENS.plus(Duration.ofMinutes(random.nextInt(200))),
                            ExamplePlan.OPENS.plus(Duration.ofMinutes(260 + random.nextInt(200))),
                            people,
                            people / 300.0,
                            p % 7 == 0
                                    ? null
                                    : ExamplePlan.OPENS.plus(
                                            Duration.ofMinutes(5L * random.nextInt(60))),
                            ExamplePlan.HOURS.closes().minus(Duration.ofMinutes(40))));
            int row = (exit - 1) * side / 6 + side / 12;
            for (int r = Math.min(i, row); r < Math.max(i, row); r++) {
                flow[r * (side + 1) + k] += people / 300.0;
            }
        }
        for (int e = 1; e <= 6; e++) {
            int row = (e - 1) * side / 6 + side / 12;
            double sum = 0;
            for (int k = 0; k < side; k++) {
                sum += 0.12;
                lines.add(
                        new MapLine(
                                List.of(nodes[row][k], nodes[row][k + 1]),
                                MapLine.Kind.FLOW,
                                null,
                                100L + k,
                                sum,
                                false));
            }
        }
        for (int i = 0; i < side; i++) {
            for (int k = 0; k < side; k++) {
                if (flow[i * (side + 1) + k] > 2) {
                    lines.add(
                            new MapLine(
                                    List.of(nodes[i][k], nodes[i + 1][k]),
                                    MapLine.Kind.FLOW,
                                    null,
                                    50,
                                    flow[i * (side + 1) + k],
                                    false));
                }
            }
        }
        List<Plan.CorridorUse> uses = new ArrayList<>();
        List<Bottleneck> tight = new ArrayList<>();
        for (int e = 1; e <= 6; e++) {
            int row = (e - 1) * side / 6 + side / 12;
            GeoPoint last = nodes[row][side];
            GeoPoint out = new GeoPoint(last.lon() + 0.012, last.lat());
            lines.add(
                    new MapLine(
                            List.of(last, out),
                            MapLine.Kind.CORRIDOR,
                            "C" + e,
                            5500,
                            14.9,
                            e % 2 == 0));
            spots.add(new MapSpot(out, MapSpot.Kind.EXIT, "C" + e, "C" + e, 0));
            String name = "C" + e;
            uses.add(
                    new Plan.CorridorUse(
                            name,
                            name,
                            6,
                            894.0,
                            5500,
                            ExamplePlan.OPENS.plus(Duration.ofMinutes(12 + e)),
                            bands.stream()
                                    .filter(b -> b.corridor().equals(name))
                                    .map(Band::place)
                                    .toList()));
            tight.add(
                    new Bottleneck(
                            "checkpoint Q" + e + ", corridor C" + e,
                            e % 2 == 0 ? Bottleneck.Kind.CHECKPOINT : Bottleneck.Kind.STREET,
                            name,
                            ExamplePlan.OPENS.plus(Duration.ofMinutes(20)),
                            ExamplePlan.HOURS.closes(),
                            8000,
                            14.9));
        }
        return new Plan(
                "porto-alegre-drill",
                "Porto Alegre, exercise",
                List.of(
                        new NotAssured(
                                "A", "A party", Scope.window("W1"), NotAssured.Why.NONE_ON_RECORD)),
                ExamplePlan.HOURS,
                ExamplePlan.ZONE,
                true,
                Duration.ofMinutes(1),
                new PeopleRange(600_000, 812_935, 1_000_000),
                new Plan.Cases(
                        kase("slow", 600_000, 40, 60),
                        kase("likely", 812_935, 20, 89.4),
                        kase("fast", 1_000_000, 12, 120)),
                900_000,
                new Proof(51_852, 0, true, "the separate checker"),
                uses,
                bands,
                tight,
                List.of(new Marginal("One more lane at Q1", 1400, true)),
                List.of(),
                List.of(),
                List.of(),
                new PlanMap(lines, spots, false, "\u00a9 OpenStreetMap contributors, ODbL 1.0"),
                List.of(new Assumption("walking speed", "0.8 m/s", "0.5 to 1.1", "derived", false)),
                List.of("41 places lie more than 500 m from a street."));
    }

    private static MapLine street(GeoPoint a, GeoPoint b) {
        GeoPoint mid = new GeoPoint((a.lon() + b.lon()) / 2 + 0.0001, (a.lat() + b.lat()) / 2);
        return new MapLine(List.of(a, mid, b), MapLine.Kind.STREET, "Rua", 0, 0, false);
    }

    private static PlanCase kase(String id, long people, int first, double rate) {
        Curve curve =
                new Curve(
                        Duration.ofMinutes(1),
                        LongStream.rangeClosed(0, 600)
                                .mapToObj(m -> Math.round(Math.max(0, m - first) * rate))
                                .toList());
        return new PlanCase(
                id, id + " walkers, lanes as stated", people, curve, ExamplePlan.HOURS.closes());
    }
}
