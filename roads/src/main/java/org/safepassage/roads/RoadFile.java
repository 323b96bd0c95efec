package org.safepassage.roads;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * A road network on disk: {@code docs/formats/roads.md}. The same network is the same bytes, on
 * every machine.
 *
 * <p>Writing replaces the file whole or not at all. Reading is one pass over the file, about a
 * second for ten million links, and refuses whatever is foreign, of another version, cut, or
 * damaged; a file that somebody made to mislead is checked number by number, so that no accessor of
 * the network can fail later.
 */
public final class RoadFile {
    /** The version written, and the only one read. */
    public static final int VERSION = 1;

    /** The usual end of the file's name. */
    public static final String SUFFIX = ".roads";

    /** The last second of the year 9999, in seconds since 1970: beyond it nobody writes a date. */
    public static final long LATEST_DATE = 253_402_300_799L;

    static final byte[] MAGIC = {'S', 'P', 'R', 'O', 'A', 'D', 'S', '\n'};
    static final int HEADER_BYTES = 24;
    static final int CHECKSUM_BYTES = 4;

    private static final String REMEDY_IMPORT = "Make it again from the map with `roads import`.";

    private RoadFile() {}

    /**
     * Writes the network, whole or not at all: into a new file beside it, which then takes its
     * name.
     *
     * @throws IOException when the folder cannot be written; a file that was there before is as it
     *     was
     */
    public static void write(RoadNetwork roads, Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path part =
                target.resolveSibling(
                        "." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try (FileChannel channel =
                    FileChannel.open(
                            part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                new RoadWriter(channel).write(roads.table());
                channel.force(true);
            }
            Files.move(
                    part,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Reads a network.
     *
     * @throws InvalidInput when it is no such file, one of another version, cut or damaged
     * @throws IOException when it cannot be read at all
     */
    public static RoadNetwork read(Path file) throws IOException, InvalidInput {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                Arena arena = Arena.ofConfined()) {
            long size = channel.size();
            if (size > Integer.MAX_VALUE) {
                throw new InvalidInput(
                        file,
                        "",
                        "The file has " + size + " bytes; a road network has at most 2 GiB.",
                        REMEDY_IMPORT);
            }
            ByteBuffer bytes =
                    channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena)
                            .asByteBuffer()
                            .order(ByteOrder.LITTLE_ENDIAN);
            checkEnvelope(file, bytes);
            bytes.position(HEADER_BYTES).limit(bytes.limit() - CHECKSUM_BYTES);
            return new RoadNetwork(
                    new RoadReader(file, bytes.slice().order(ByteOrder.LITTLE_ENDIAN)).table());
        }
    }

    private static void checkEnvelope(Path file, ByteBuffer bytes) throws InvalidInput {
        int size = bytes.limit();
        for (int i = 0; i < MAGIC.length; i++) {
            if (i >= size || bytes.get(i) != MAGIC[i]) {
                throw new InvalidInput(
                        file,
                        "byte " + i,
                        size == 0 ? "The file is empty." : "This is not a road network file.",
                        "Give a file made by `roads import`; to read a map, import it first.");
            }
        }
        if (size < HEADER_BYTES + CHECKSUM_BYTES) {
            throw new InvalidInput(
                    file,
                    "byte " + size,
                    "The file is cut: it ends within its first lines.",
                    REMEDY_IMPORT);
        }
        int version = bytes.getInt(8);
        if (version != VERSION) {
            throw new InvalidInput(
                    file,
                    "byte 8",
                    "The file is of version %s; this program reads version %d."
                            .formatted(Integer.toUnsignedString(version), VERSION),
                    REMEDY_IMPORT);
        }
        long length = bytes.getLong(16);
        if (length != size) {
            throw new InvalidInput(
                    file,
                    "byte " + size,
                    "The file is %s: it says that it has %s bytes, and has %d."
                            .formatted(
                                    Long.compareUnsigned(length, size) > 0 ? "cut" : "too long",
                                    Long.toUnsignedString(length),
                                    size),
                    REMEDY_IMPORT);
        }
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.duplicate().position(0).limit(size - CHECKSUM_BYTES));
        if ((int) checksum.getValue() != bytes.getInt(size - CHECKSUM_BYTES)) {
            throw new InvalidInput(
                    file,
                    "byte " + (size - CHECKSUM_BYTES),
                    "The file is damaged: its checksum does not fit its content.",
                    REMEDY_IMPORT);
        }
    }
}
