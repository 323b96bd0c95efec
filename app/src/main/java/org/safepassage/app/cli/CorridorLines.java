package org.safepassage.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Corridor;
import org.safepassage.domain.GeoPoint;
import org.safepassage.domain.Pause;
import org.safepassage.domain.Spot;
import org.safepassage.roads.RoadNetwork;

/**
 * Corridors as lines from entry to exit, where the pause names nodes of the map that it names. A
 * map that is not there is no fault: then only a report that names a corridor counts on it.
 */
final class CorridorLines {
    private CorridorLines() {}

    static Map<String, List<GeoPoint>> of(Path pauseFile, Pause pause) throws IOException, Invalid {
        Map<String, List<GeoPoint>> lines = new LinkedHashMap<>();
        RoadNetwork roads = null;
        for (Corridor corridor : pause.corridors()) {
            if (corridor.via() == null || !needsMap(corridor)) {
                continue;
            }
            if (roads == null) {
                roads = map(pauseFile, pause);
                if (roads == null) {
                    return Map.of();
                }
            }
            List<GeoPoint> line = new ArrayList<>();
            add(corridor.via().entry(), roads, line);
            add(corridor.via().exit(), roads, line);
            if (!line.isEmpty()) {
                lines.put(corridor.id(), line);
            }
        }
        return lines;
    }

    private static boolean needsMap(Corridor corridor) {
        return corridor.via() != null
                && (corridor.via().entry() instanceof Spot.Node
                        || corridor.via().exit() instanceof Spot.Node);
    }

    private static @Nullable RoadNetwork map(Path pauseFile, Pause pause)
            throws IOException, Invalid {
        if (pause.files() == null || pause.files().roads() == null) {
            return null;
        }
        Path file = Inputs.roadsFile(pauseFile, pause, null);
        return Files.isReadable(file) ? Inputs.roads(file) : null;
    }

    private static void add(@Nullable Spot spot, RoadNetwork roads, List<GeoPoint> line) {
        switch (spot) {
            case null -> {}
            case Spot.At at -> line.add(at.point());
            case Spot.Node named -> {
                OptionalInt node = roads.findNode(named.node());
                if (node.isPresent()) {
                    line.add(new GeoPoint(roads.lon(node.getAsInt()), roads.lat(node.getAsInt())));
                }
            }
        }
    }
}
