package org.safepassage.roads.osm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safepassage.roads.InvalidInput;

/** What wraps a map: gzip, bzip2, and the headers and blobs of a PBF file. */
class PackedFuzz {
    private static final String OSM =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <osm version="0.6"><node id="1" lat="36.2" lon="37.15"/><node id="2" lat="36.3" lon="37.2"/>
            <way id="10"><nd ref="1"/><nd ref="2"/><tag k="highway" v="primary"/></way></osm>
            """;

    @TempDir static Path folder;

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @Timeout(10)
    @DisplayName("a broken wrapper is opened or refused with a reason, and nothing else is thrown")
    void refusedOrRead(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] bytes =
                switch (random.nextInt(3)) {
                    case 0 -> gzip();
                    case 1 -> bzip2();
                    default -> pbf();
                };
        for (int change = random.nextInt(5); change >= 0; change--) {
            int at =
                    random.nextBoolean()
                            ? random.nextInt(Math.min(24, bytes.length))
                            : random.nextInt(bytes.length);
            bytes[at] =
                    random.nextBoolean()
                            ? (byte) random.nextInt(256)
                            : (byte) (bytes[at] ^ (1 << random.nextInt(8)));
        }
        byte[] broken =
                random.nextInt(5) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
        Path file = folder.resolve("broken");
        Files.write(file, broken);
        try {
            OsmRoads.read(file);
        } catch (InvalidInput refused) {
            if (refused.reason().isBlank() || refused.remedy().isBlank()) {
                throw new AssertionError("refused without a reason or remedy", refused);
            }
        }
    }

    private static byte[] gzip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(OSM.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] bzip2() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new BZip2CompressorOutputStream(bytes)) {
            out.write(OSM.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] pbf() {
        return new PbfSketch()
                .header()
                .dense(new long[][] {{1, 371500000, 362000000}, {2, 371510000, 362000000}})
                .way(10, Map.of("highway", "residential"), 1, 2)
                .end()
                .toBytes();
    }
}
