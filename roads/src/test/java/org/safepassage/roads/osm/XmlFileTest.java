package org.safepassage.roads.osm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safepassage.roads.InvalidInput;
import org.safepassage.roads.RoadFile;
import org.safepassage.roads.RoadNetwork;
import org.safepassage.roads.SharedData;

class XmlFileTest {
    private static final String TOWN =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <osm version="0.6" generator="a test">
              <bounds minlat="36" minlon="37" maxlat="37" maxlon="38"/>
              <node id="1" lat="36.2" lon="37.15" timestamp="2016-11-04T07:00:00Z"/>
              <node id="2" lat="36.2" lon="37.151"><tag k="barrier" v="gate"/></node>
              <node id="3" lat="36.201" lon="37.152"/>
              <node id="4" lat="NaN" lon="37.152"/>
              <node id="5" lat="36.3" lon="37.3" visible="false"/>
              <node id="6" lat="36.21" lon="37.16"><tag k="place" v="suburb"/><tag k="name" v="Bustan &amp; Qasr"/></node>
              <way id="10" timestamp="2016-11-05T07:00:00Z">
                <nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="4"/>
                <tag k="highway" v="residential"/><tag k="name" v="شارع النيل"/>
              </way>
              <way id="11" visible="false"><nd ref="1"/><nd ref="3"/><tag k="highway" v="residential"/></way>
              <relation id="20" timestamp="2016-11-06T07:00:00Z"><member type="way" ref="10" role=""/></relation>
            </osm>
            """;

    @TempDir Path folder;

    private OsmRoads read(byte[] bytes) throws IOException, InvalidInput {
        Path file = folder.resolve("map");
        Files.write(file, bytes);
        return OsmRoads.read(file);
    }

    private OsmRoads read(String text) throws IOException, InvalidInput {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] bzip2(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new BZip2CompressorOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    @Test
    @DisplayName("nodes, a way, a place; what is deleted is not there, what is nowhere is missing")
    void town() throws Exception {
        OsmRoads roads = read(TOWN);
        RoadNetwork network = roads.network();
        assertEquals(1, network.links());
        assertEquals("شارع النيل", network.name(0));
        assertEquals(37.151, network.pointLon(0, 1));
        assertEquals(Instant.parse("2016-11-06T07:00:00Z"), network.dataDate());
        assertEquals("Bustan & Qasr", network.places().getFirst().name());
        assertEquals(new ImportReport(1, 0, 1, 1, 0, 0), roads.report());
    }

    @Test
    @DisplayName("packed with gzip or bzip2, whatever the name: the same network")
    void packed() throws Exception {
        byte[] plain = TOWN.getBytes(StandardCharsets.UTF_8);
        assertEquals(1, read(gzip(plain)).network().links());
        assertEquals(1, read(bzip2(plain)).network().links());
    }

    @Test
    @DisplayName("packed files that are cut are refused")
    void cutPacked() throws Exception {
        for (byte[] whole :
                new byte[][] {
                    gzip(TOWN.getBytes(StandardCharsets.UTF_8)),
                    bzip2(TOWN.getBytes(StandardCharsets.UTF_8))
                }) {
            for (int length = 3; length < whole.length - 8; length += 7) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThrows(InvalidInput.class, () -> read(cut), "length " + length);
            }
        }
    }

    @Test
    @DisplayName("a bomb, and a tag without end, are refused early")
    void bomb() throws Exception {
        String nothing = "<osm>" + "<way id='1'/>".repeat(4_000_000);
        InvalidInput bomb =
                assertThrows(
                        InvalidInput.class,
                        () -> read(gzip(nothing.getBytes(StandardCharsets.UTF_8))));
        assertEquals("The file unpacks to more than a hundred times its size.", bomb.reason());
        InvalidInput endless =
                assertThrows(
                        InvalidInput.class,
                        () -> read("<osm><node id='" + "1".repeat(2_000_000) + "'/></osm>"));
        assertTrue(endless.reason().contains("more than a million bytes"), endless.reason());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "<osm><node id='1' lat='1'/></osm> | has no attribute \"lon\"",
                "<osm><node id='x' lat='1' lon='1'/></osm> | id=\"x\" is no whole number",
                "<osm><node id='1' lat='north' lon='1'/></osm> | lat=\"north\" is no number",
                "<osm><way id='1'><nd/></way></osm> | has no attribute \"ref\"",
                "<osm><way id='1'><tag k='highway'/></way></osm> | has no attribute \"v\"",
                "<osm><way id='1' timestamp='yesterday'/></osm> | \"yesterday\" is no time",
                "<osm><way id='1'> | is not the XML of a map",
                "<osm></map> | is not the XML of a map",
                "<html><body/></html> | begins with the element \"html\"",
                "<osmChange/> | begins with the element \"osmChange\"",
                "<osm/> | The map holds no street",
            })
    void refused(String text, String reason) {
        InvalidInput refused = assertThrows(InvalidInput.class, () -> read(text));
        assertTrue(refused.toString().contains(reason), refused.toString());
        assertFalse(refused.remedy().isEmpty());
    }

    @Test
    @DisplayName("document types, entities and depth are refused before they do anything")
    void hostile() throws Exception {
        Path secret = folder.resolve("secret");
        Files.writeString(secret, "37.15");
        String entity =
                "<!DOCTYPE osm [<!ENTITY x SYSTEM \""
                        + secret.toUri()
                        + "\">]><osm><node id='1' lat='&x;' lon='&x;'/></osm>";
        assertThrows(InvalidInput.class, () -> read(entity));
        assertThrows(InvalidInput.class, () -> read("<!DOCTYPE osm><osm/>"));
        InvalidInput deep =
                assertThrows(
                        InvalidInput.class,
                        () -> read("<osm><way id='1'>" + "<a>".repeat(100_000)));
        assertEquals("The file is more than 64 levels deep.", deep.reason());
    }

    @Test
    @DisplayName("a byte-order mark is nothing; bytes that are not UTF-8 are refused")
    void encoding() throws Exception {
        assertEquals(1, read("\ufeff" + TOWN).network().links());
        byte[] latin = TOWN.replace("Bustan", "Bust\u00e3n").getBytes(StandardCharsets.ISO_8859_1);
        InvalidInput refused = assertThrows(InvalidInput.class, () -> read(latin));
        assertEquals("The file is not UTF-8 text.", refused.reason());
    }

    @Test
    @DisplayName("Liechtenstein from PBF and from XML is the same file, byte for byte")
    void sameFromBoth() throws Exception {
        Path one = folder.resolve("pbf.roads");
        Path other = folder.resolve("xml.roads");
        RoadFile.write(
                OsmRoads.read(SharedData.file("osm/liechtenstein-2013-08-03.osm.pbf")).network(),
                one);
        RoadFile.write(
                OsmRoads.read(SharedData.file("osm/liechtenstein-2013-08-03.osm.bz2")).network(),
                other);
        assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(other));
        RoadNetwork roads = RoadFile.read(one);
        assertTrue(roads.links() > 5000, roads.toString());
        assertEquals("2013-08", String.valueOf(roads.dataDate()).substring(0, 7));
    }
}
