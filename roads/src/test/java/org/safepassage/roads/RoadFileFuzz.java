package org.safepassage.roads;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoadFileFuzz {
    @TempDir static Path folder;
    private static byte[] town = new byte[0];

    @BeforeAll
    static void writeOnce() throws IOException {
        Path file = folder.resolve("town.roads");
        RoadFile.write(RoadFileTest.town(), file);
        town = Files.readAllBytes(file);
    }

    static LongStream seeds() {
        return LongStream.range(0, 1000);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName(
            "a file made to mislead, checksum and all, is refused or can be used to the last accessor")
    void refusedOrWhole(long seed) throws IOException {
        Random random = new Random(seed);
        Path file = folder.resolve("misleading.roads");
        byte[] bytes = town.clone();
        for (int change = random.nextInt(1, 4); change > 0; change--) {
            int at = random.nextInt(RoadFile.HEADER_BYTES, bytes.length - 4);
            if (random.nextBoolean()) {
                bytes[at] = (byte) random.nextInt(256);
            } else {
                int[] edges = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x7f, 1 << 16};
                ByteBuffer.wrap(bytes)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(at, edges[random.nextInt(edges.length)]);
            }
        }
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, bytes.length - 4);
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(bytes.length - 4, (int) checksum.getValue());
        Files.write(file, bytes);
        try {
            RoadNetwork roads = RoadFile.read(file);
            RoadFileTest.describe(roads);
            roads.nearestNodes(37.15, 36.2, 10_000, 3);
        } catch (InvalidInput refused) {
            // What is asked for: a reason, and nothing else thrown.
        }
    }
}
