package org.safepassage.roads.osm;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.google.protobuf.CodedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.lz4.BlockLZ4CompressorInputStream;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Opens blobs: raw, or packed with zlib, lzma (alone or as xz), bzip2, lz4 or zstd. Keeps its
 * buffer from one blob to the next; what it returned is then no longer valid.
 */
final class Blob {
    private static final int FIRST_BUFFER = 1 << 16;

    /** What an unpacker may take for its window: 64 MiB, twice the largest blob. */
    private static final int WINDOW_KIBIBYTES = 64 * 1024;

    private static final int WINDOW_LOG = 26;

    private static final int RAW = 1;
    private static final int RAW_SIZE = 2;
    private static final int ZLIB = 3;
    private static final int LZMA = 4;
    private static final int BZIP2 = 5;
    private static final int LZ4 = 6;
    private static final int ZSTD = 7;

    private final int mostBytes;
    private byte[] buffer = new byte[FIRST_BUFFER];

    /** Opens blobs of at most so many bytes when unpacked. */
    Blob(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** The blob's content. Fails when it is damaged, or does not have the size it says. */
    CodedInputStream unpack(byte[] blob) throws IOException {
        CodedInputStream message = CodedInputStream.newInstance(blob);
        long rawSize = -1;
        int packing = 0;
        int start = 0;
        int length = 0;
        for (int tag = message.readTag(); tag != 0; tag = message.readTag()) {
            int field = tag >>> 3;
            if (tag == (RAW_SIZE << 3 | Wire.VARINT)) {
                rawSize = message.readInt32();
            } else if ((tag & 7) == Wire.BYTES && field != RAW_SIZE && field <= ZSTD) {
                packing = field;
                length = message.readRawVarint32();
                start = message.getTotalBytesRead();
                message.skipRawBytes(length);
            } else {
                Wire.skip(message, tag);
            }
        }
        if (packing == RAW) {
            if (rawSize >= 0 && rawSize != length) {
                throw new IOException("it says %d bytes and has %d".formatted(rawSize, length));
            }
            return CodedInputStream.newInstance(blob, start, length);
        }
        if (packing == 0) {
            throw new IOException("it holds no data");
        }
        if (rawSize < 0 || rawSize > mostBytes) {
            throw new IOException(
                    "it says that it unpacks to %d bytes; 0 to %d are allowed"
                            .formatted(rawSize, mostBytes));
        }
        try (InputStream unpacked =
                unpacker(packing, new ByteArrayInputStream(blob, start, length))) {
            return read(unpacked, (int) rawSize);
        }
    }

    private static InputStream unpacker(int packing, ByteArrayInputStream packed)
            throws IOException {
        return switch (packing) {
            case ZLIB -> new InflaterInputStream(packed);
            case LZMA -> lzma(packed);
            case BZIP2 -> new BZip2CompressorInputStream(packed);
            case LZ4 -> new BlockLZ4CompressorInputStream(packed);
            case ZSTD -> new ZstdInputStreamNoFinalizer(packed).setLongMax(WINDOW_LOG);
            default ->
                    throw new IOException(
                            "it is packed in a way that is not known (" + packing + ")");
        };
    }

    /**
     * The format says lzma and not which of its two containers; the xz one begins with a byte the
     * other cannot.
     */
    private static InputStream lzma(ByteArrayInputStream packed) throws IOException {
        packed.mark(1);
        int first = packed.read();
        packed.reset();
        return first == 0xfd
                ? new XZInputStream(packed, WINDOW_KIBIBYTES)
                : new LZMAInputStream(packed, WINDOW_KIBIBYTES);
    }

    /**
     * Grown as data comes, and by one byte past the claim, so that neither a lie nor a bomb costs
     * memory.
     */
    private CodedInputStream read(InputStream unpacked, int rawSize) throws IOException {
        int size = 0;
        while (true) {
            if (size == buffer.length) {
                buffer = Arrays.copyOf(buffer, (int) Math.min(2L * size, mostBytes + 1L));
            }
            int got = unpacked.read(buffer, size, Math.min(buffer.length, rawSize + 1) - size);
            if (got < 0) {
                break;
            }
            size += got;
            if (size > rawSize) {
                throw new IOException(
                        "it unpacks to more than the %d bytes it says".formatted(rawSize));
            }
        }
        if (size != rawSize) {
            throw new IOException("it unpacks to %d bytes and says %d".formatted(size, rawSize));
        }
        return CodedInputStream.newInstance(buffer, 0, size);
    }
}
