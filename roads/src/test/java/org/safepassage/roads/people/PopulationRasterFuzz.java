package org.safepassage.roads.people;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safepassage.roads.InvalidInput;

class PopulationRasterFuzz {
    private static final int[] PACKINGS = {1, 5, 8, 32_773};

    @TempDir static Path folder;

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @Timeout(10)
    @DisplayName("a broken raster is read or refused with a reason, and nothing else is thrown")
    void refusedOrRead(long seed) throws IOException {
        Random random = new Random(seed);
        TiffSketch sketch = new TiffSketch();
        sketch.width = 1 + random.nextInt(20);
        sketch.height = 1 + random.nextInt(20);
        sketch.cells = random.doubles((long) sketch.width * sketch.height, 0, 50).toArray();
        sketch.packing = PACKINGS[random.nextInt(PACKINGS.length)];
        sketch.tile = random.nextBoolean() ? 16 : 0;
        byte[] bytes = sketch.toBytes();
        for (int change = random.nextInt(6); change >= 0; change--) {
            // The header and the directory, at the end or the beginning, are where lies hurt most.
            int at =
                    random.nextInt(3) == 0
                            ? random.nextInt(Math.min(16, bytes.length))
                            : random.nextInt(bytes.length);
            bytes[at] =
                    random.nextBoolean()
                            ? (byte) random.nextInt(256)
                            : (byte) (bytes[at] ^ (1 << random.nextInt(8)));
        }
        byte[] broken =
                random.nextInt(6) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
        Path file = folder.resolve("broken.tif");
        Files.write(file, broken);
        try {
            PopulationRaster.read(file).waiting(null);
        } catch (InvalidInput refused) {
            if (refused.reason().isBlank() || refused.remedy().isBlank()) {
                throw new AssertionError("refused without a reason or remedy", refused);
            }
        }
    }
}
