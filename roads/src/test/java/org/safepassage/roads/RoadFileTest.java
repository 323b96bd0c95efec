package org.safepassage.roads;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoadFileTest {
    @TempDir Path folder;
    private Path file;
    private byte[] bytes;

    static RoadNetwork town() {
        Street bridge =
                Street.of(RoadClass.PRIMARY)
                        .withStructure(true, false)
                        .withWidth(7500)
                        .withDriving(50, Surface.PAVED)
                        .withDrive(true, false, 2, 0)
                        .withNames(Map.of("name", "جسر الحج", "name:en", "Al-Hajj Bridge"));
        Sketch sketch =
                new Sketch()
                        .at("a", 37_150, 36_200)
                        .at("b", 37_151, 36_201)
                        .at("c", 37_152, 36_203)
                        .at("d", 37_155, 36_199)
                        .street(bridge, "a", "b", "c")
                        .street(Street.of(RoadClass.STEPS), "c", "d")
                        .street("d", "a");
        sketch.streets.name(sketch.vertex("a"), "c1-in");
        sketch.streets.place(
                new Place("suburb", Map.of("name", "Bustan al-Qasr"), 37.1441, 36.1868));
        sketch.streets.about(Instant.parse("2016-11-04T07:00:00Z"), "drawn by hand", true);
        return sketch.network();
    }

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("town.roads");
        RoadFile.write(town(), file);
        bytes = Files.readAllBytes(file);
    }

    @Test
    @DisplayName("what was written is what is read")
    void roundTrip() throws Exception {
        RoadNetwork before = town();
        RoadNetwork after = RoadFile.read(file);
        assertEquals(describe(before), describe(after));
        assertEquals(Instant.parse("2016-11-04T07:00:00Z"), after.dataDate());
        assertEquals("drawn by hand", after.attribution());
        assertTrue(after.schematic());
        assertEquals(before.namedNodes(), after.namedNodes());
        assertEquals(List.of("Bustan al-Qasr"), after.places().stream().map(Place::name).toList());
        assertEquals(before.bounds(), after.bounds());
        assertEquals(before.parts(), after.parts());
    }

    static String describe(RoadNetwork roads) {
        StringBuilder text = new StringBuilder();
        for (int link = 0; link < roads.links(); link++) {
            text.append(roads.from(link))
                    .append(' ')
                    .append(roads.to(link))
                    .append(' ')
                    .append(roads.metres(link))
                    .append(' ')
                    .append(roads.widthMetres(link))
                    .append(roads.widthStated(link))
                    .append(roads.roadClass(link))
                    .append(roads.names(link))
                    .append(roads.walkForward(link))
                    .append(roads.walkBackward(link))
                    .append(roads.driveForward(link))
                    .append(roads.driveBackward(link))
                    .append(roads.steps(link))
                    .append(roads.bridge(link))
                    .append(roads.tunnel(link))
                    .append(roads.lanesForward(link))
                    .append(roads.lanesBackward(link))
                    .append(roads.kilometresPerHour(link))
                    .append(roads.surface(link));
            for (int i = 0; i < roads.points(link); i++) {
                text.append(' ')
                        .append(roads.pointLon(link, i))
                        .append(',')
                        .append(roads.pointLat(link, i));
            }
            text.append('\n');
        }
        return text.toString();
    }

    @Test
    @DisplayName("the same network is the same bytes, and writing what was read changes nothing")
    void sameBytes() throws Exception {
        Path again = folder.resolve("again.roads");
        RoadFile.write(RoadFile.read(file), again);
        assertArrayEquals(bytes, Files.readAllBytes(again));
    }

    private InvalidInput refused(byte[] content) throws IOException {
        Files.write(file, content);
        return assertThrows(InvalidInput.class, () -> RoadFile.read(file));
    }

    @Test
    @DisplayName("a file cut anywhere is refused")
    void cutAnywhere() throws IOException {
        for (int length = 0; length < bytes.length; length++) {
            refused(Arrays.copyOf(bytes, length));
        }
        assertEquals("The file is empty.", refused(new byte[0]).reason());
        assertTrue(
                refused(Arrays.copyOf(bytes, bytes.length - 1))
                        .reason()
                        .startsWith("The file is cut"));
        assertTrue(
                refused(Arrays.copyOf(bytes, bytes.length + 1))
                        .reason()
                        .startsWith("The file is too long"));
    }

    @Test
    @DisplayName("a file with any one bit changed is refused")
    void damagedAnywhere() throws IOException {
        for (int i = 0; i < bytes.length * 8; i++) {
            byte[] damaged = bytes.clone();
            damaged[i >> 3] ^= (byte) (1 << (i & 7));
            refused(damaged);
        }
    }

    @Test
    @DisplayName("foreign files and other versions are told apart, with what to do")
    void foreignAndOtherVersions() throws IOException {
        InvalidInput foreign = refused("type,lon,lat\n".getBytes(StandardCharsets.UTF_8));
        assertEquals("This is not a road network file.", foreign.reason());
        assertEquals("byte 0", foreign.place());
        byte[] later = bytes.clone();
        later[8] = 2;
        InvalidInput version = refused(later);
        assertEquals("The file is of version 2; this program reads version 1.", version.reason());
        assertTrue(version.toString().contains("roads import"));
    }

    @Test
    @DisplayName(
            "a folder that cannot be written leaves nothing behind, and a missing file is an I/O error")
    void unwritable() throws IOException {
        Path nowhere = folder.resolve("none/town.roads");
        assertThrows(IOException.class, () -> RoadFile.write(town(), nowhere));
        Path taken = folder.resolve("taken.roads");
        Files.createDirectories(taken.resolve("inside"));
        assertThrows(IOException.class, () -> RoadFile.write(town(), taken));
        try (var files = Files.list(folder)) {
            assertEquals(
                    List.of("taken.roads", "town.roads"),
                    files.map(each -> each.getFileName().toString()).sorted().toList());
        }
        assertThrows(
                NoSuchFileException.class, () -> RoadFile.read(folder.resolve("missing.roads")));
    }
}
