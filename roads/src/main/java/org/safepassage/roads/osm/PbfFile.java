package org.safepassage.roads.osm;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.safepassage.roads.InvalidInput;

/**
 * OpenStreetMap's binary format: a chain of blobs, each behind a small header.
 *
 * <p>No length in the file is believed: a header has at most 64 KiB, a blob at most 32 MiB before
 * and after inflating, and what does not end where it says it does is refused with the blob's
 * place. Memory is bounded by a few blobs.
 *
 * @see "OpenStreetMap wiki, PBF Format; osmformat.proto and fileformat.proto of OSM-binary"
 */
final class PbfFile implements OsmFile {
    /** The most a blob's header may have, by the format. */
    static final int MOST_HEADER_BYTES = 64 * 1024;

    /** The most a blob may have, before and after inflating, by the format. */
    static final int MOST_BLOB_BYTES = 32 * 1024 * 1024;

    private static final Set<String> FEATURES_READ = Set.of("OsmSchema-V0.6", "DenseNodes");
    private static final String REMEDY =
            "Download the extract again, and check its size or checksum.";

    private final Path file;
    private final Packed packed;
    private final List<Boolean> hasNodes = new ArrayList<>(); // [blob] known after the first pass
    private final List<Boolean> hasWays = new ArrayList<>(); // [blob]

    PbfFile(Path file, Packed packed) {
        this.file = file;
        this.packed = packed;
    }

    @Override
    public void read(OsmVisitor visitor) throws IOException, InvalidInput {
        try (InputStream in = packed.open()) {
            new Pass(in, visitor).run();
        } catch (IOException e) {
            throw packed.refused(e);
        }
    }

    /** One reading of the file from its beginning. */
    private final class Pass {
        private final InputStream in;
        private final OsmVisitor visitor;
        private final Blob blob = new Blob(MOST_BLOB_BYTES);
        private long offset; // of the blob being read
        private int number; // of the blob being read, from 0
        private boolean sawHeader;

        Pass(InputStream in, OsmVisitor visitor) {
            this.in = in;
            this.visitor = visitor;
        }

        void run() throws IOException, InvalidInput {
            while (readBlob()) {
                number++;
            }
            if (!sawHeader) {
                throw invalid("The file is empty.", "Give an OpenStreetMap extract in PBF format.");
            }
        }

        private boolean readBlob() throws IOException, InvalidInput {
            byte[] length = in.readNBytes(4);
            if (length.length == 0) {
                return false;
            }
            if (length.length < 4) {
                throw invalid(
                        "The file is cut: a blob's first four bytes are not all there.", REMEDY);
            }
            long headerBytes = Integer.toUnsignedLong(ByteBuffer.wrap(length).getInt());
            if (headerBytes == 0 || headerBytes > MOST_HEADER_BYTES) {
                throw invalid(
                        number == 0
                                ? "This is not an OpenStreetMap PBF file."
                                : "A blob header claims %d bytes; the format allows %d."
                                        .formatted(headerBytes, MOST_HEADER_BYTES),
                        number == 0 ? "Give an extract that ends in .osm.pbf." : REMEDY);
            }
            BlobHeader header = header(bytes(headerBytes, "header"));
            if (header.size < 0 || header.size > MOST_BLOB_BYTES) {
                throw invalid(
                        "A blob claims %d bytes; the format allows %d."
                                .formatted(header.size, MOST_BLOB_BYTES),
                        REMEDY);
            }
            if (holdsNothingWanted()) {
                in.skipNBytes(header.size);
            } else {
                take(header.type, bytes(header.size, "content"));
            }
            offset += 4 + headerBytes + header.size;
            return true;
        }

        /** What an earlier pass found in this blob is not read again for nothing. */
        private boolean holdsNothingWanted() {
            return number < hasNodes.size()
                    && number > 0
                    && !(visitor.wantsNodes() && hasNodes.get(number))
                    && !(visitor.wantsWays() && hasWays.get(number));
        }

        private byte[] bytes(long count, String what) throws IOException, InvalidInput {
            byte[] bytes = in.readNBytes((int) count);
            if (bytes.length < count) {
                throw invalid(
                        "The file is cut: the %s of blob %d has %d of %d bytes."
                                .formatted(what, number, bytes.length, count),
                        REMEDY);
            }
            return bytes;
        }

        private BlobHeader header(byte[] bytes) throws InvalidInput {
            String type = "";
            long size = -1;
            try {
                CodedInputStream message = CodedInputStream.newInstance(bytes);
                for (int tag = message.readTag(); tag != 0; tag = message.readTag()) {
                    switch (tag) {
                        case 1 << 3 | Wire.BYTES ->
                                type = new String(message.readByteArray(), StandardCharsets.UTF_8);
                        case 3 << 3 | Wire.VARINT -> size = message.readInt32();
                        default -> Wire.skip(message, tag);
                    }
                }
            } catch (IOException e) {
                throw invalid(
                        number == 0
                                ? "This is not an OpenStreetMap PBF file."
                                : "The header of blob " + number + " is damaged.",
                        number == 0 ? "Give an extract that ends in .osm.pbf." : REMEDY);
            }
            if (number == 0 && !type.equals("OSMHeader")) {
                throw invalid(
                        "This is not an OpenStreetMap PBF file: it does not begin with its header.",
                        "Give an extract that ends in .osm.pbf.");
            }
            return new BlobHeader(type, size);
        }

        private void take(String type, byte[] content) throws InvalidInput {
            try {
                boolean nodes = false;
                boolean ways = false;
                if (type.equals("OSMHeader")) {
                    readHeader(blob.unpack(content));
                    sawHeader = true;
                } else if (type.equals("OSMData")) {
                    PbfBlock block = new PbfBlock(blob.unpack(content));
                    block.show(visitor);
                    nodes = block.hasNodes();
                    ways = block.hasWays();
                } // The format asks readers to skip blobs of types they do not know.
                if (number == hasNodes.size()) {
                    hasNodes.add(nodes);
                    hasWays.add(ways);
                }
            } catch (IOException | RuntimeException e) {
                // Protobuf, the inflaters and arrays each have their own way to say that bytes make
                // no sense.
                String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
                throw invalid("Blob %d is damaged (%s).".formatted(number, why), REMEDY);
            }
        }

        private void readHeader(CodedInputStream message) throws IOException, InvalidInput {
            for (int tag = message.readTag(); tag != 0; tag = message.readTag()) {
                if (tag == (4 << 3 | Wire.BYTES)) {
                    String feature = new String(message.readByteArray(), StandardCharsets.UTF_8);
                    if (!FEATURES_READ.contains(feature)) {
                        throw invalid(
                                "The file needs the feature \""
                                        + feature
                                        + "\", which this program does not read.",
                                "Give a plain extract, without history.");
                    }
                } else if (tag == (32 << 3 | Wire.VARINT)) {
                    visitor.made(message.readInt64());
                } else {
                    Wire.skip(message, tag);
                }
            }
        }

        private InvalidInput invalid(String reason, String remedy) {
            return new InvalidInput(file, "byte " + offset, reason, remedy);
        }
    }

    private record BlobHeader(String type, long size) {}
}
