package org.safepassage.roads.osm;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Opens blobs: raw or packed. Keeps its buffer from one blob to the next; what it returned is then no longer valid. */
final class Blob {
    private static final int FIRST_BUFFER = 1 << 16;

    private final int mostBytes;
    private byte[] buffer = new byte[FIRST_BUFFER];

    /** Opens blobs of at most so many bytes when unpacked. */
    Blob(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** The blob's content. Fails when it is damaged, or does not have the size it says. */
    CodedInputStream inflate(byte[] blob) throws IOException {
        CodedInputStream message = CodedInputStream.newInstance(blob);
        long rawSize = -1;
        int packing = 0;
        int start = 0;
        int length = 0;
        for (int tag = message.readTag(); tag != 0; tag = message.readTag()) {
            int field = tag >>> 3;
            if (tag == (2 << 3 | Wire.VARINT)) {
                rawSize = message.readInt32();
            } else if ((tag & 7) == Wire.BYTES && (field == 1 || (field >= 3 && field <= 7))) {
                packing = field;
                length = message.readRawVarint32();
                start = message.getTotalBytesRead();
                message.skipRawBytes(length);
            } else {
                Wire.skip(message, tag);
            }
        }
        return switch (packing) {
            case 1 -> CodedInputStream.newInstance(blob, start, sized(length, rawSize));
            case 3 -> zlib(blob, start, length, expected(rawSize));
            case 4, 5, 6, 7 ->
                    throw new IOException(
                            "packed with %s, which this program does not read; repack it with zlib"
                                    .formatted(new String[] {"lzma", "bzip2", "lz4", "zstd"}[packing - 4]));
            default -> throw new IOException("it holds no data");
        };
    }

    private int sized(int length, long rawSize) throws IOException {
        if (rawSize >= 0 && rawSize != length) {
            throw new IOException("it says %d bytes and has %d".formatted(rawSize, length));
        }
        return length;
    }

    private int expected(long rawSize) throws IOException {
        if (rawSize < 0 || rawSize > mostBytes) {
            throw new IOException("it says that it unpacks to %d bytes; 0 to %d are allowed".formatted(rawSize, mostBytes));
        }
        return (int) rawSize;
    }

    private CodedInputStream zlib(byte[] blob, int start, int length, int rawSize) throws IOException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(blob, start, length);
            int size = 0;
            while (!inflater.finished()) {
                // Grown as data comes, and by one byte past the claim, so that neither a lie nor a bomb costs memory.
                if (size == buffer.length) {
                    buffer = Arrays.copyOf(buffer, (int) Math.min(2L * size, mostBytes + 1L));
                }
                int got = inflater.inflate(buffer, size, Math.min(buffer.length, rawSize + 1) - size);
                size += got;
                if (size > rawSize) {
                    throw new IOException("it unpacks to more than the %d bytes it says".formatted(rawSize));
                }
                if (got == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new IOException("its packed data ends too early");
                }
            }
            if (size != rawSize) {
                throw new IOException("it unpacks to %d bytes and says %d".formatted(size, rawSize));
            }
            return CodedInputStream.newInstance(buffer, 0, size);
        } catch (DataFormatException e) {
            throw new IOException("its packed data makes no sense", e);
        } finally {
            inflater.end();
        }
    }
}
