package org.safepassage.app.server.plans;

import java.util.Locale;
import java.util.Set;
import org.safepassage.domain.Worded;

/** What a plan is made from, beside the pause file. */
public enum PlanInput implements Worded {
    /** The map: a road network, GeoJSON lines, an OpenStreetMap extract. */
    ROADS("roads", Set.of("geojson", "json", "roads", "pbf", "osm", "gz", "bz2")),
    /** Who waits where: a table, polygons with counts, a raster. */
    PEOPLE("people", Set.of("csv", "geojson", "json", "tif", "tiff")),
    /** What the war changed on the map. */
    CHANGES("changes", Set.of("geojson", "json"));

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is never written to
    private final Set<String> endings;

    PlanInput(String word, Set<String> endings) {
        this.word = word;
        this.endings = endings;
    }

    @Override
    public String word() {
        return word;
    }

    /** How the names of such files may end. */
    public Set<String> endings() {
        return endings;
    }

    /** The name under which a file is kept: nothing of what somebody called it but its end. */
    String kept(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String ending = lower.substring(lower.lastIndexOf('.') + 1);
        if (!lower.contains(".") || !endings.contains(ending)) {
            throw new IllegalArgumentException(
                    "A file of %s ends in one of %s, not as '%s'."
                            .formatted(word, endings.stream().sorted().toList(), ending));
        }
        boolean packedOsm = lower.endsWith(".osm.gz") || lower.endsWith(".osm.bz2");
        boolean pbf = lower.endsWith(".osm.pbf");
        return word + (packedOsm || pbf ? ".osm." : ".") + ending;
    }
}
