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
     * Reads an extract in PBF or XML format, packed with gzip or bzip2 or not. Which it is, its
     * first bytes say.
     *
     * <p>Two passes over the file: ways, then the nodes they need. The order of objects in the file
     * does not matter: the same objects give the same network. Memory is about 40 bytes for each
     * vertex of a street.
     *
     * @throws InvalidInput when the file is cut, damaged, of another kind, or holds no street
     * @throws IOException when it cannot be read at all
     */
    public static OsmRoads read(Path file, OsmOptions options) throws IOException, InvalidInput {
        return new OsmImport(file, open(file, options), options).run();
    }

    private static OsmFile open(Path file, OsmOptions options) throws IOException, InvalidInput {
        Packed packed = new Packed(file, options.progress());
        byte[] first = packed.firstBytes();
        // A text begins with its first element, a byte-order mark or white space; a PBF file with a
        // length, thus 0.
        boolean text =
                first.length > 0
                        && (first[0] == '<'
                                || first[0] == (byte) 0xef
                                || first[0] == ' '
                                || first[0] == '\n'
                                || first[0] == '\r'
                                || first[0] == '\t');
        return text ? new XmlFile(file, packed) : new PbfFile(file, packed);
    }
}
