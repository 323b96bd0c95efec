package org.safepassage.roads.osm;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;

/** Writes small files in OpenStreetMap's binary format, right or wrong on purpose. */
final class PbfSketch {
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final List<String> strings = new ArrayList<>(List.of(""));
    private final List<byte[]> groups = new ArrayList<>();
    private int granularity = 100;

    /** Something that writes to a message. */
    interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }

    static byte[] message(Fields fields) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            fields.write(out);
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] zlib(byte[] content) {
        Deflater deflater = new Deflater();
        deflater.setInput(content);
        deflater.finish();
        byte[] packed = new byte[content.length + 100];
        int size = deflater.deflate(packed);
        deflater.end();
        return java.util.Arrays.copyOf(packed, size);
    }

    PbfSketch header(String... features) {
        byte[] header =
                message(
                        out -> {
                            for (String feature : features) {
                                out.writeString(4, feature);
                            }
                            out.writeString(16, "a test");
                        });
        return blob("OSMHeader", message(out -> out.writeByteArray(1, header)));
    }

    PbfSketch header() {
        return header("OsmSchema-V0.6", "DenseNodes");
    }

    /** A blob as it is: its header tells the truth, its content may not. */
    PbfSketch blob(String type, byte[] blob) {
        byte[] header =
                message(
                        out -> {
                            out.writeString(1, type);
                            out.writeInt32(3, blob.length);
                        });
        file.writeBytes(ByteBuffer.allocate(4).putInt(header.length).array());
        file.writeBytes(header);
        file.writeBytes(blob);
        return this;
    }

    PbfSketch bytes(byte[] bytes) {
        file.writeBytes(bytes);
        return this;
    }

    private int string(String text) {
        int known = strings.indexOf(text);
        if (known >= 0) {
            return known;
        }
        strings.add(text);
        return strings.size() - 1;
    }

    PbfSketch granularity(int nanodegrees) {
        granularity = nanodegrees;
        return this;
    }

    private static byte[] packed(List<Long> values, boolean signed) {
        return message(
                out -> {
                    for (long value : values) {
                        if (signed) {
                            out.writeSInt64NoTag(value);
                        } else {
                            out.writeUInt64NoTag(value);
                        }
                    }
                });
    }

    private static List<Long> deltas(long... values) {
        List<Long> deltas = new ArrayList<>();
        long before = 0;
        for (long value : values) {
            deltas.add(value - before);
            before = value;
        }
        return deltas;
    }

    /** Nodes in columns; each is id, longitude and latitude in units of the granularity. */
    PbfSketch dense(long[]... nodes) {
        long[][] columns = new long[3][nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            for (int column = 0; column < 3; column++) {
                columns[column][i] = nodes[i][column];
            }
        }
        byte[] dense =
                message(
                        out -> {
                            out.writeByteArray(1, packed(deltas(columns[0]), true));
                            out.writeByteArray(8, packed(deltas(columns[2]), true));
                            out.writeByteArray(9, packed(deltas(columns[1]), true));
                        });
        groups.add(message(out -> out.writeByteArray(2, dense)));
        return this;
    }

    /** One plain node with a time in seconds. */
    PbfSketch node(long id, long lon, long lat, long changed, Map<String, String> tags) {
        byte[] info = message(out -> out.writeInt64(2, changed));
        byte[] node =
                message(
                        out -> {
                            out.writeSInt64(1, id);
                            writeTags(out, tags);
                            out.writeByteArray(4, info);
                            out.writeSInt64(8, lat);
                            out.writeSInt64(9, lon);
                        });
        groups.add(message(out -> out.writeByteArray(1, node)));
        return this;
    }

    PbfSketch way(long id, Map<String, String> tags, long... nodes) {
        byte[] way =
                message(
                        out -> {
                            out.writeInt64(1, id);
                            writeTags(out, tags);
                            out.writeByteArray(8, packed(deltas(nodes), true));
                        });
        groups.add(message(out -> out.writeByteArray(3, way)));
        return this;
    }

    private void writeTags(CodedOutputStream out, Map<String, String> tags) throws IOException {
        List<Long> keys = new ArrayList<>();
        List<Long> values = new ArrayList<>();
        tags.forEach(
                (key, value) -> {
                    keys.add((long) string(key));
                    values.add((long) string(value));
                });
        out.writeByteArray(2, packed(keys, false));
        out.writeByteArray(3, packed(values, false));
    }

    /** The block of all groups so far, not packed. */
    byte[] block() {
        byte[] table =
                message(
                        out -> {
                            for (String text : strings) {
                                out.writeByteArray(1, text.getBytes(StandardCharsets.UTF_8));
                            }
                        });
        return message(
                out -> {
                    for (byte[] group : groups) {
                        out.writeByteArray(2, group);
                    }
                    // After the groups that use them, as the format allows.
                    out.writeByteArray(1, table);
                    out.writeInt32(17, granularity);
                });
    }

    /** Ends the block, packed with zlib. */
    PbfSketch end() {
        byte[] block = block();
        groups.clear();
        return blob(
                "OSMData",
                message(
                        out -> {
                            out.writeInt32(2, block.length);
                            out.writeByteArray(3, zlib(block));
                        }));
    }

    byte[] toBytes() {
        return file.toByteArray();
    }
}
