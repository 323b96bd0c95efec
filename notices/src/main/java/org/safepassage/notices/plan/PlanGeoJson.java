package org.safepassage.notices.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.safepassage.domain.GeoPoint;
import org.safepassage.domain.MapLine;
import org.safepassage.domain.MapSpot;
import org.safepassage.domain.Pause;
import org.safepassage.domain.Plan;
import org.safepassage.notices.JsonText;

/**
 * The plan's map as GeoJSON (RFC 7946): flows, corridors and points. Streets that nobody uses are
 * left out; they are in the map the plan was made from. A corridor of fighters has its line and its
 * name and no number.
 */
final class PlanGeoJson {
    private PlanGeoJson() {}

    static String of(Pause pause, Plan plan) {
        return JsonText.object(
                json -> {
                    json.put("handling", Plan.RESTRICTED)
                            .put("type", "FeatureCollection")
                            .put("pause", plan.pause())
                            .put("attribution", plan.map().attribution())
                            .put("schematic", plan.map().schematic());
                    PlanJson.writeNotAssured(json, pause, plan);
                    List<Object> shapes =
                            Stream.<Object>concat(
                                            plan.map().lines().stream().filter(PlanGeoJson::isKept),
                                            plan.map().spots().stream())
                                    .toList();
                    json.objects(
                            "features",
                            shapes,
                            shape -> {
                                json.put("type", "Feature");
                                if (shape instanceof MapLine line) {
                                    write(json, line);
                                } else if (shape instanceof MapSpot spot) {
                                    write(json, spot);
                                }
                            });
                });
    }

    private static boolean isKept(MapLine line) {
        return line.kind() != MapLine.Kind.STREET || line.people() > 0 || line.bottleneck();
    }

    private static void write(JsonText json, MapLine line) {
        json.object(
                "properties",
                p -> {
                    p.put("kind", line.kind().word()).put("label", line.label());
                    if (line.kind() != MapLine.Kind.FIGHTERS_CORRIDOR) {
                        p.put("people", line.people())
                                .put("peoplePerMinute", PlanCsv.decimal(line.peoplePerMinute()))
                                .put("bottleneck", line.bottleneck());
                    }
                });
        json.object(
                "geometry",
                g ->
                        g.put("type", "LineString")
                                .pairs(
                                        "coordinates",
                                        line.points(),
                                        point -> new BigDecimal[] {lon(point), lat(point)}));
    }

    private static void write(JsonText json, MapSpot spot) {
        json.object(
                "properties",
                p -> {
                    p.put("kind", spot.kind().word())
                            .put("id", spot.id())
                            .put("label", spot.label());
                    if (spot.kind() == MapSpot.Kind.PLACE) {
                        p.put("people", spot.people());
                    }
                });
        json.object(
                "geometry",
                g ->
                        g.put("type", "Point")
                                .pair("coordinates", lon(spot.point()), lat(spot.point())));
    }

    /** Six digits after the point: a tenth of a metre. */
    private static BigDecimal lon(GeoPoint point) {
        return PlanCsv.decimal(point.lon());
    }

    private static BigDecimal lat(GeoPoint point) {
        return PlanCsv.decimal(point.lat());
    }
}
