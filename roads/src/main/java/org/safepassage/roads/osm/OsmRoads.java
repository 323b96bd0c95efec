package org.safepassage.roads.osm;

import java.io.IOException;
import java.nio.file.Path;
import org.safepassage.roads.InvalidInput;
import org.safepassage.roads.RoadNetwork;

/**
 * A road network read from an OpenStreetMap extract, with what was left out.
 *
 * @param network the streets
 * @param report what the import found and left out
 */
public record OsmRoads(RoadNetwork network, ImportReport report) {
    /** Whom to name wherever the map, or what is made of it, shows. */
    public static final String ATTRIBUTION = "© OpenStreetMap contributors, ODbL 1.0";

    /** As {@link #read(Path, OsmOptions)}, with the defaults. */
    public static OsmRoads read(Path file) throws IOException, InvalidInput {
        return read(file, OsmOptions.DEFAULT);
    }

    /**
     * Reads an extract in PBF format.
     *
     * <p>Two passes over the file: ways, then the nodes they need. The order of objects in the file does not matter: the
     * same objects give the same network. Memory is about 40 bytes for each vertex of a street.
     *
     * @throws InvalidInput when the file is cut, damaged, of another kind, or holds no street
     * @throws IOException when it cannot be read at all
     */
    public static OsmRoads read(Path file, OsmOptions options) throws IOException, InvalidInput {
        return new OsmImport(file, new PbfFile(file, options.progress()), options).run();
    }
}
