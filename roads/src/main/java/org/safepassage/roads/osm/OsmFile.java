package org.safepassage.roads.osm;

import java.io.IOException;
import org.safepassage.roads.InvalidInput;

/** A map file that can be read several times from the beginning. */
interface OsmFile {
    /** Shows the visitor what it wants, in the order of the file. */
    void read(OsmVisitor visitor) throws IOException, InvalidInput;
}
