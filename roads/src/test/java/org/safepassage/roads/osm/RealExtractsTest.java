package org.safepassage.roads.osm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safepassage.domain.PeopleRange;
import org.safepassage.roads.InvalidInput;
import org.safepassage.roads.RoadFile;
import org.safepassage.roads.RoadNetwork;
import org.safepassage.roads.SharedData;
import org.safepassage.roads.people.PeopleFile;
import org.safepassage.roads.people.Placed;
import org.safepassage.roads.people.Waiting;

class RealExtractsTest {
    @TempDir Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource({"porto-alegre", "monaco", "andorra", "heidelberg"})
    void comesInWholeAndReadsBackTheSame(String city) throws Exception {
        RoadNetwork roads = OsmRoads.read(SharedData.file("osm/" + city + ".osm.pbf")).network();
        Path file = folder.resolve(city + ".roads");
        RoadFile.write(roads, file);
        RoadNetwork again = RoadFile.read(file);
        Path twice = folder.resolve("twice.roads");
        RoadFile.write(again, twice);
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(twice));
        double onFoot = roads.parts().stream().mapToDouble(part -> part.metres()).sum();
        assertTrue(
                roads.parts().getFirst().metres() > 0.75 * onFoot,
                roads.parts().getFirst() + " of " + onFoot);
        double kilometres = 0;
        for (int link = 0; link < roads.links(); link++) {
            kilometres += again.metres(link) / 1000;
            assertTrue(roads.bounds().contains(roads.pointLon(link, 0), roads.pointLat(link, 0)));
        }
        assertEquals(roads.kilometres(), kilometres, 1e-6);
    }

    @Test
    @DisplayName("Porto Alegre's 812,935 people all find a street, or are said to be outside")
    void portoAlegre() throws Exception {
        RoadNetwork roads = OsmRoads.read(SharedData.file("osm/porto-alegre.osm.pbf")).network();
        List<Waiting> people =
                PeopleFile.read(SharedData.file("population/porto_alegre_h3_hexgrid.csv"));
        assertEquals(PeopleRange.of(812_935), Placed.total(people));
        Placed placed = Placed.of(roads, people, Placed.LIMIT_METRES);
        assertEquals(812_935, placed.peopleOn().likely() + placed.peopleOutside().likely());
        for (Placed.At at : placed.on()) {
            assertEquals(0, roads.part(at.node()));
            assertTrue(at.metres() <= 1000);
        }
        Placed near = Placed.of(roads, people, 50);
        assertEquals(812_935, near.peopleOn().likely() + near.peopleOutside().likely());
        assertTrue(near.peopleOutside().likely() > placed.peopleOutside().likely());
    }

    @Test
    @DisplayName("people of one city on the map of another are all outside")
    void peopleOutside() throws Exception {
        RoadNetwork roads = OsmRoads.read(SharedData.file("osm/monaco.osm.pbf")).network();
        List<Waiting> people =
                PeopleFile.read(SharedData.file("population/porto_alegre_h3_hexgrid.csv"));
        Placed placed = Placed.of(roads, people, Placed.LIMIT_METRES);
        assertEquals(List.of(), placed.on());
        assertEquals(812_935, placed.peopleOutside().likely());
    }

    @Test
    @DisplayName("a real extract that was cut is refused with the blob's place")
    void cut() throws Exception {
        byte[] bytes = Files.readAllBytes(SharedData.file("osm/helsinki.osm.pbf"));
        Path file = folder.resolve("cut.osm.pbf");
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        InvalidInput cut = assertThrows(InvalidInput.class, () -> OsmRoads.read(file));
        assertTrue(cut.place().startsWith("byte "), cut.place());
        bytes[bytes.length / 2] ^= 0x10;
        Files.write(file, bytes);
        InvalidInput corrupt = assertThrows(InvalidInput.class, () -> OsmRoads.read(file));
        assertTrue(corrupt.reason().contains("is damaged"), corrupt.reason());
    }
}
