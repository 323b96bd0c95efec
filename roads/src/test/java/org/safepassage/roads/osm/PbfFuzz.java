package org.safepassage.roads.osm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safepassage.roads.InvalidInput;

class PbfFuzz {
    @TempDir static Path folder;

    static LongStream seeds() {
        return LongStream.range(0, 800);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName(
            "a broken block, in a file that is otherwise right, is read or refused, and nothing else is thrown")
    void refusedOrRead(long seed) throws IOException {
        Random random = new Random(seed);
        PbfSketch sketch =
                new PbfSketch()
                        .header()
                        .dense(new long[][] {{1, 371500000, 362000000}, {2, 371510000, 362000000}})
                        .node(
                                3,
                                371520000,
                                362010000,
                                1478242800,
                                Map.of("barrier", "bollard", "place", "x"))
                        .way(
                                10,
                                Map.of("highway", "residential", "name", "n", "oneway", "-1"),
                                1,
                                2,
                                3,
                                1)
                        .way(11, Map.of("highway", "steps", "width", "1'6\""), 3, 4, 2);
        byte[] block = sketch.block();
        for (int change = random.nextInt(5); change >= 0; change--) {
            int at = random.nextInt(block.length);
            block[at] =
                    random.nextBoolean()
                            ? (byte) random.nextInt(256)
                            : (byte) (block[at] ^ (1 << random.nextInt(8)));
        }
        byte[] broken =
                random.nextInt(6) == 0 ? Arrays.copyOf(block, random.nextInt(block.length)) : block;
        Path file = folder.resolve("broken.osm.pbf");
        byte[] header = new PbfSketch().header().toBytes();
        PbfSketch whole = new PbfSketch().bytes(header);
        whole.blob("OSMData", PbfSketch.message(out -> out.writeByteArray(1, broken)));
        Files.write(file, whole.toBytes());
        try {
            OsmRoads.read(file);
        } catch (InvalidInput refused) {
            if (refused.reason().isBlank()) {
                throw new AssertionError("refused without a reason", refused);
            }
        }
    }
}
