package org.safepassage.roads.osm;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.safepassage.roads.InvalidInput;

/**
 * A file that may be packed with gzip or bzip2: told by its first bytes, whatever its name. What it
 * unpacks to may be at most a hundred times as large as what was read, so that a bomb ends early;
 * maps come to ten or fifteen times.
 */
final class Packed {
    private static final int MOST_RATIO = 100;
    private static final long ALWAYS_ALLOWED = 1 << 20;
    private static final long TELL_EVERY = 1 << 18;
    private static final int LOOK_AHEAD = 16;

    private final Path file;
    private final LongConsumer progress;
    private boolean isPacked;

    Packed(Path file, LongConsumer progress) {
        this.file = file;
        this.progress = progress;
    }

    /** The first bytes, unpacked; fewer where the file has fewer. */
    byte[] firstBytes() throws IOException, InvalidInput {
        try (InputStream in = open()) {
            return in.readNBytes(LOOK_AHEAD);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** The unpacked content. What its reading throws, {@link #refused} tells apart. */
    InputStream open() throws IOException {
        Counted counted = new Counted(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
        try {
            counted.mark(LOOK_AHEAD);
            byte[] first = counted.readNBytes(3);
            counted.reset();
            if (first.length >= 2 && (first[0] & 0xff) == 0x1f && (first[1] & 0xff) == 0x8b) {
                isPacked = true;
                return new BufferedInputStream(
                        new Limited(new GZIPInputStream(counted, 1 << 16), counted), 1 << 16);
            }
            if (first.length == 3 && first[0] == 'B' && first[1] == 'Z' && first[2] == 'h') {
                isPacked = true;
                return new BufferedInputStream(
                        new Limited(new BZip2CompressorInputStream(counted, true), counted),
                        1 << 16);
            }
            return counted;
        } catch (IOException | RuntimeException e) {
            counted.close();
            throw e;
        }
    }

    /**
     * A packed file that is cut or damaged is refused with a reason; any other trouble stays what
     * it was.
     */
    InvalidInput refused(IOException e) throws IOException {
        if (e instanceof Bomb) {
            return new InvalidInput(
                    file,
                    "",
                    "The file unpacks to more than a hundred times its size.",
                    "Give a map extract.");
        }
        if (!isPacked || e instanceof FileSystemException) {
            throw e;
        }
        return new InvalidInput(
                file,
                "",
                "The packed file is cut or damaged (" + e.getMessage() + ").",
                "Download the extract again, and check its size or checksum.");
    }

    private static final class Bomb extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private final class Counted extends FilterInputStream {
        private long count;
        private long marked;
        private long told;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int got = super.read(bytes, offset, length);
            count(Math.max(0, got));
            return got;
        }

        private void count(int bytes) {
            count += bytes;
            if (count - told >= TELL_EVERY) {
                told = count;
                progress.accept(count);
            }
        }

        @Override
        public synchronized void mark(int limit) {
            super.mark(limit);
            marked = count;
        }

        @Override
        public synchronized void reset() throws IOException {
            super.reset();
            count = marked;
        }
    }

    private static final class Limited extends FilterInputStream {
        private final Counted packed;
        private long count;

        Limited(InputStream in, Counted packed) {
            super(in);
            this.packed = packed;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int got;
            try {
                got = super.read(bytes, offset, length);
            } catch (RuntimeException e) {
                // The bzip2 reader meets nonsense with an index out of bounds now and then.
                throw new ZipException(String.valueOf(e.getMessage()));
            }
            count += Math.max(0, got);
            if (count > ALWAYS_ALLOWED && count > MOST_RATIO * packed.count) {
                throw new Bomb();
            }
            return got;
        }
    }
}
