package org.safepassage.roads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.safepassage.roads.osm.OsmRoads;

class DrawingTest {
    private static int elements(String svg) throws Exception {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(svg));
        int elements = 0;
        while (xml.hasNext()) {
            elements += xml.next() == XMLStreamReader.START_ELEMENT ? 1 : 0;
        }
        return elements;
    }

    @Test
    @DisplayName(
            "north is up, main roads are apart from steps and islands, and a sketch says that it is one")
    void drawsByKind() throws Exception {
        Sketch sketch =
                new Sketch()
                        .at("a", 0, 0)
                        .at("b", 10, 0)
                        .at("c", 10, 10)
                        .at("i", 0, 10)
                        .at("j", 1, 10)
                        .street(Street.of(RoadClass.PRIMARY), "a", "b")
                        .street(Street.of(RoadClass.STEPS), "b", "c")
                        .street("i", "j");
        sketch.streets.about(null, "Drawn <by hand> & eye", true);
        String svg = Drawing.svg(sketch.network());
        assertTrue(
                svg.contains("stroke=\"#161616\" stroke-width=\"2.4\" d=\"M12 988L988 988\""),
                svg); // along the foot
        assertTrue(
                svg.contains("stroke-dasharray=\"1.2 1.2\" d=\"M988 988L988 12\""),
                svg); // upwards on the right
        assertTrue(svg.contains("stroke=\"#654700\""), svg);
        assertTrue(svg.contains("Schematic, drawn by hand"), svg);
        assertTrue(svg.contains("Drawn &lt;by hand&gt; &amp; eye"), svg);
        // svg, title, background; three kinds with a path, a line and words in the legend; two
        // lines of text.
        assertEquals(3 + 3 * 3 + 2, elements(svg));
        assertFalse(svg.contains("vehicles only"), svg);
    }

    @Test
    @DisplayName("a real city is a drawing a browser opens")
    void realCity() throws Exception {
        RoadNetwork monaco = OsmRoads.read(SharedData.file("osm/monaco.osm.pbf")).network();
        String svg = Drawing.svg(monaco);
        assertTrue(elements(svg) > 10);
        assertTrue(svg.contains("© OpenStreetMap contributors"), "attribution");
        assertTrue(svg.length() < 2_000_000, "length " + svg.length());
    }
}
