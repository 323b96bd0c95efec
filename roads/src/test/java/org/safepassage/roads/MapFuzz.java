package org.safepassage.roads;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safepassage.roads.geojson.GeoJsonArea;
import org.safepassage.roads.geojson.GeoJsonOverlay;
import org.safepassage.roads.geojson.GeoJsonPeople;
import org.safepassage.roads.geojson.GeoJsonRoads;
import org.safepassage.roads.osm.OsmRoads;
import org.safepassage.roads.people.PeopleFile;

/**
 * Every text a reader takes, broken at random: it is read or refused with a place, and nothing else
 * is thrown.
 */
class MapFuzz {
    private static final String[] GEOJSON = {
        """
        {"type":"FeatureCollection","schematic":true,"features":[
        {"type":"Feature","properties":{"name":"a","highway":"primary","width":7,"oneway":true,"lengthMetres":3200},
        "geometry":{"type":"LineString","coordinates":[[37.10,36.20],[37.12,36.22],[37.14,36.24]]}},
        {"type":"Feature","properties":{"id":"c1-in"},"geometry":{"type":"Point","coordinates":[37.10,36.20]}}]}
        """,
        """
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"change":"no-go","source":"a","people":12,
        "from":"2016-11-04T09:00+02:00","until":"2016-11-04T19:00+02:00"},"geometry":{"type":"MultiPolygon","coordinates":
        [[[[0,0],[9,0],[9,9],[0,9],[0,0]],[[4,4],[5,4],[5,5],[4,5],[4,4]]],[[[20,0],[29,0],[29,9],[20,9],[20,0]]]]}}]}
        """
    };
    private static final String OSM =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <osm version="0.6"><node id="1" lat="36.2" lon="37.15" timestamp="2016-11-04T07:00:00Z"/>
            <node id="2" lat="36.2" lon="37.151"><tag k="barrier" v="bollard"/></node><node id="3" lat="36.3" lon="37.2"/>
            <way id="10"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="primary"/><tag k="name" v="n"/></way></osm>
            """;
    private static final String CSV =
            "place,name,lon,lat,category,low,likely,high\np1,\"a, b\",37.1,36.1,wounded,1,2,3\n";
    private static final String ALIASES =
            "# quarters\nal-Hai = al-Hay = الحي\nCastello road = طريق الكاستيلو\n";
    private static final String[] OTHERS = {OSM, CSV, ALIASES};
    private static final String[] BITS = {
        "\"",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "null",
        "1e999",
        "-0",
        "NaN",
        "999999999999999999999",
        "\\u0000",
        "<",
        ">",
        "&",
        "&amp;",
        "<!DOCTYPE x>",
        "</osm>",
        "\n",
        "\ufeff",
        "\ud83d",
        "true",
        "Polygon",
        "[[",
        "0.0000001",
        "181",
        "-91",
    };

    @TempDir static Path folder;

    static LongStream seeds() {
        return LongStream.range(0, 1000);
    }

    private interface Reader {
        Object read(Path file) throws IOException, InvalidInput;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("broken text")
    void refusedOrRead(long seed) throws IOException {
        Random random = new Random(seed);
        Reader[] readers = {
            GeoJsonRoads::read,
            GeoJsonArea::read,
            GeoJsonOverlay::read,
            GeoJsonPeople::read,
            OsmRoads::read,
            PeopleFile::read,
            Aliases::read
        };
        int which = random.nextInt(readers.length);
        String text = which < 4 ? GEOJSON[which == 0 ? 0 : 1] : OTHERS[which - 4];
        Path file = folder.resolve("broken");
        Files.write(file, broken(text, random));
        try {
            readers[which].read(file);
        } catch (InvalidInput refused) {
            if (refused.reason().isBlank() || refused.remedy().isBlank()) {
                throw new AssertionError("refused without a reason or remedy", refused);
            }
        }
    }

    private static byte[] broken(String text, Random random) {
        StringBuilder broken = new StringBuilder(text);
        for (int change = random.nextInt(4); change >= 0; change--) {
            int at = random.nextInt(broken.length());
            switch (random.nextInt(4)) {
                case 0 -> broken.insert(at, BITS[random.nextInt(BITS.length)]);
                case 1 ->
                        broken.delete(
                                at, Math.min(broken.length() - 1, at + 1 + random.nextInt(8)));
                case 2 -> broken.setCharAt(at, (char) random.nextInt(32, 127));
                default -> {
                    int end = Math.min(broken.length(), at + random.nextInt(60));
                    broken.insert(random.nextInt(broken.length()), broken.substring(at, end));
                }
            }
        }
        byte[] bytes = broken.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(5) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(5) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }
}
