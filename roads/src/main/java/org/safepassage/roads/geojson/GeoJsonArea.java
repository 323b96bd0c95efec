package org.safepassage.roads.geojson;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.safepassage.roads.Area;
import org.safepassage.roads.InvalidInput;

/**
 * An area drawn as GeoJSON: a polygon, a feature with one, or a collection whose polygons together
 * are the area.
 */
public final class GeoJsonArea {
    private GeoJsonArea() {}

    /**
     * Reads an area.
     *
     * @throws InvalidInput when it is no such file, is too large, or a polygon is open or crosses
     *     itself
     * @throws IOException when it cannot be read at all
     */
    public static Area read(Path path) throws IOException, InvalidInput {
        GeoJsonFile file = GeoJsonFile.read(path);
        List<List<double[]>> polygons = new ArrayList<>();
        for (Feature feature : file.features()) {
            if (!feature.geometry().isArea()) {
                throw file.invalid(feature, "This is no polygon.", "Give polygons only.");
            }
            area(file, feature); // each alone, so that a mistake is said of the feature that has it
            polygons.addAll(feature.geometry().polygons());
        }
        if (polygons.isEmpty()) {
            throw new InvalidInput(
                    path, "", "The file holds no polygon.", "Draw the area as one polygon.");
        }
        return Area.ofPolygons(polygons);
    }

    /** The area of one feature. */
    static Area area(GeoJsonFile file, Feature feature) throws InvalidInput {
        try {
            return Area.ofPolygons(feature.geometry().polygons());
        } catch (IllegalArgumentException e) {
            throw file.invalid(
                    feature,
                    String.valueOf(e.getMessage()),
                    "Close each ring, and draw it without crossing itself.");
        }
    }
}
