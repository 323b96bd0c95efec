package org.safepassage.roads.osm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.BlockLZ4CompressorOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;
import org.tukaani.xz.XZOutputStream;

class BlobTest {
    /** Each way a blob may be packed, with the number of its field. */
    enum Packing {
        RAW(1),
        ZLIB(3),
        LZMA(4),
        XZ(4),
        BZIP2(5),
        LZ4(6),
        ZSTD(7);

        final int field;

        Packing(int field) {
            this.field = field;
        }

        byte[] pack(byte[] content) throws IOException {
            return switch (this) {
                case RAW -> content;
                case ZLIB -> PbfSketch.zlib(content);
                case LZMA ->
                        through(
                                content,
                                out ->
                                        new LZMAOutputStream(
                                                out, new LZMA2Options(1), content.length));
                case XZ -> through(content, out -> new XZOutputStream(out, new LZMA2Options(1)));
                case BZIP2 -> through(content, BZip2CompressorOutputStream::new);
                case LZ4 -> through(content, BlockLZ4CompressorOutputStream::new);
                case ZSTD -> Zstd.compress(content);
            };
        }

        byte[] blob(byte[] packed, int says) {
            return PbfSketch.message(
                    out -> {
                        out.writeInt32(2, says);
                        out.writeByteArray(field, packed);
                    });
        }
    }

    interface Packer {
        OutputStream around(OutputStream out) throws IOException;
    }

    private static byte[] through(byte[] content, Packer packer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = packer.around(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] content(int size) {
        byte[] content = new byte[size];
        Random random = new Random(size);
        random.nextBytes(content);
        for (int i = 64; i < size; i++) {
            content[i] =
                    i % 64 < 48 ? content[i - 64] : content[i]; // three quarters repeat, as maps do
        }
        return content;
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("comes out as it went in")
    void opens(Packing packing) throws IOException {
        Blob blob = new Blob(1 << 20);
        for (int size : new int[] {1, 1000, 200_000}) {
            byte[] content = content(size);
            assertArrayEquals(
                    content,
                    blob.unpack(packing.blob(packing.pack(content), size)).readRawBytes(size));
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("is refused when it does not have the size it says, or is too large")
    void refusesLies(Packing packing) throws IOException {
        byte[] packed = packing.pack(content(200_000));
        Blob blob = new Blob(1 << 20);
        for (int says : new int[] {199_999, 200_001, 10, 0, -5, Integer.MAX_VALUE}) {
            byte[] lie = packing.blob(packed, says);
            if (packing != Packing.RAW || says >= 0) {
                assertThrows(IOException.class, () -> blob.unpack(lie), "says " + says);
            }
        }
        byte[] large = packing.blob(packed, 200_000);
        if (packing != Packing.RAW) {
            assertThrows(IOException.class, () -> new Blob(100_000).unpack(large));
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName(
            "is refused, or opened, when damaged; nothing else is thrown than what the reader of the file expects")
    void damaged(long seed) throws IOException {
        Random random = new Random(seed);
        Packing packing = Packing.values()[random.nextInt(Packing.values().length)];
        byte[] blob = packing.blob(packing.pack(content(3000)), 3000);
        byte[] damaged =
                random.nextBoolean()
                        ? Arrays.copyOf(blob, random.nextInt(blob.length))
                        : blob.clone();
        for (int change = random.nextInt(4); change >= 0 && damaged.length > 0; change--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        try {
            new Blob(1 << 20).unpack(damaged);
        } catch (IOException | RuntimeException refused) {
            // PbfFile turns both into a refusal with the blob's place; an error would get past it.
        }
    }
}
