package org.safepassage.notices.site;

import java.math.BigDecimal;
import java.util.List;
import org.safepassage.domain.Admission;
import org.safepassage.domain.CorridorState;
import org.safepassage.domain.GeoPoint;
import org.safepassage.notices.JsonText;
import org.safepassage.notices.Lexicon;
import org.safepassage.notices.Notice;
import org.safepassage.notices.PublicCorridor;
import org.safepassage.notices.SiteState;
import org.safepassage.notices.Voice;

/**
 * The corridors for maps (RFC 7946). A corridor whose line nobody announced has no geometry: we
 * draw nothing that nobody said.
 */
final class CorridorsGeoJson {
    private CorridorsGeoJson() {}

    static String json(SiteState state, Lexicon lexicon) {
        Notice notice = Notice.of(state, lexicon);
        return JsonText.object(
                json -> {
                    json.put("type", "FeatureCollection");
                    json.put("mode", state.mode().name().toLowerCase(java.util.Locale.ROOT));
                    json.put("writtenAt", state.at());
                    json.put("expires", state.expires());
                    json.strings(
                            "notAssured", notice.assurances().stream().map(Voice::bare).toList());
                    json.objects(
                            "features",
                            state.pause().corridors(),
                            corridor -> feature(json, state, corridor));
                });
    }

    private static void feature(JsonText json, SiteState state, PublicCorridor corridor) {
        CorridorState shown = state.shown(corridor);
        json.put("type", "Feature").put("id", corridor.id());
        List<GeoPoint> line = corridor.line();
        if (line.isEmpty()) {
            json.put("geometry", (String) null);
        } else {
            json.object(
                    "geometry",
                    geometry -> {
                        geometry.put("type", "MultiPoint");
                        geometry.pairs(
                                "coordinates",
                                line,
                                p -> new BigDecimal[] {degrees(p.lon()), degrees(p.lat())});
                    });
        }
        json.object(
                "properties",
                properties -> {
                    properties.put("corridor", corridor.label());
                    properties.put("state", shown.word());
                    properties.put(
                            "openUntil",
                            shown == CorridorState.OPEN ? corridor.expires(state.limits()) : null);
                    properties.strings(
                            "admits", corridor.admits().stream().map(Admission::word).toList());
                    properties.strings("route", corridor.route());
                    properties.put("basis", "as announced");
                });
    }

    private static BigDecimal degrees(double value) {
        return BigDecimal.valueOf(value)
                .setScale(5, java.math.RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
    }
}
