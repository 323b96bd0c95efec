package org.safepassage.bench.routing;

import com.google.protobuf.CodedOutputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;

/**
 * Writes an extract of a city that does not exist: a grid of streets, each drawn with bends, and
 * buildings that no router needs, as in a real extract. The same seed and size give the same file.
 * {@code java … GeneratedCity FILE MEGABYTES}.
 */
public final class GeneratedCity {
    private static final int PER_BLOCK = 8000;
    private static final int BENDS = 6;
    private static final double BYTES_A_CROSSING = 138; // measured, with all that stands around one
    private static final int STREET_UNITS = 18_000; // of 1e-7 degrees: about 200 m
    private static final String[] KINDS = {
        "residential",
        "residential",
        "residential",
        "service",
        "footway",
        "tertiary",
        "secondary",
        "primary",
        "steps"
    };

    private final Random random = new Random(1);
    private final DataOutputStream out;
    private final int side;
    private long nextNode = 1;
    private long nextWay = 1;

    private GeneratedCity(DataOutputStream out, int side) {
        this.out = out;
        this.side = side;
    }

    /** Something that writes to a message. */
    private interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }

    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    }

    /** Writes about so many megabytes, of a million bytes. */
    static void write(Path file, int megabytes) throws IOException {
        int side = (int) Math.sqrt(megabytes * 1e6 / BYTES_A_CROSSING);
        try (DataOutputStream out =
                new DataOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(file), 1 << 20))) {
            new GeneratedCity(out, side).write();
        }
    }

    private void write() throws IOException {
        blob(
                "OSMHeader",
                message(
                        header -> {
                            header.writeString(4, "OsmSchema-V0.6");
                            header.writeString(4, "DenseNodes");
                        }));
        List<long[]> nodes = new ArrayList<>(); // id, longitude, latitude in 1e-7 degrees
        List<long[]> streets = new ArrayList<>();
        List<long[]> buildings = new ArrayList<>();
        long[][] crossing = new long[side][side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                crossing[y][x] = node(nodes, lon(x), lat(y));
            }
        }
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                if (x + 1 < side) {
                    streets.add(bent(nodes, crossing[y][x], crossing[y][x + 1], x, y, 1, 0));
                }
                if (y + 1 < side) {
                    streets.add(bent(nodes, crossing[y][x], crossing[y + 1][x], x, y, 0, 1));
                }
                buildings.add(house(nodes, x, y));
                buildings.add(house(nodes, x, y));
            }
        }
        flushNodes(nodes);
        ways(streets, true);
        ways(buildings, false);
    }

    private long lon(int x) {
        return 370_000_000L + (long) x * STREET_UNITS + random.nextInt(2000);
    }

    private long lat(int y) {
        return 360_000_000L + (long) y * STREET_UNITS + random.nextInt(2000);
    }

    private long node(List<long[]> nodes, long lon, long lat) throws IOException {
        nodes.add(new long[] {nextNode, lon, lat});
        if (nodes.size() == PER_BLOCK) {
            flushNodes(nodes);
        }
        return nextNode++;
    }

    private long[] bent(List<long[]> nodes, long from, long to, int x, int y, int east, int north)
            throws IOException {
        long[] refs = new long[BENDS + 2];
        refs[0] = from;
        for (int i = 1; i <= BENDS; i++) {
            long along = (long) STREET_UNITS * i / (BENDS + 1);
            refs[i] =
                    node(
                            nodes,
                            370_000_000L
                                    + (long) x * STREET_UNITS
                                    + east * along
                                    + random.nextInt(2500),
                            360_000_000L
                                    + (long) y * STREET_UNITS
                                    + north * along
                                    + random.nextInt(2500));
        }
        refs[BENDS + 1] = to;
        return refs;
    }

    private long[] house(List<long[]> nodes, int x, int y) throws IOException {
        long lon = 370_000_000L + (long) x * STREET_UNITS + 3000 + random.nextInt(12_000);
        long lat = 360_000_000L + (long) y * STREET_UNITS + 3000 + random.nextInt(12_000);
        long first = node(nodes, lon, lat);
        long second = node(nodes, lon + 1000, lat + random.nextInt(200));
        long third = node(nodes, lon + 1000, lat + 1000);
        long fourth = node(nodes, lon + random.nextInt(200), lat + 1000);
        return new long[] {first, second, third, fourth, first};
    }

    private void flushNodes(List<long[]> nodes) throws IOException {
        if (nodes.isEmpty()) {
            return;
        }
        byte[] dense =
                message(
                        message -> {
                            message.writeByteArray(1, deltas(nodes, 0));
                            message.writeByteArray(
                                    5,
                                    message(info -> info.writeByteArray(2, times(nodes.size()))));
                            message.writeByteArray(8, deltas(nodes, 2));
                            message.writeByteArray(9, deltas(nodes, 1));
                        });
        byte[] group = message(message -> message.writeByteArray(2, dense));
        block(List.of(""), group);
        nodes.clear();
    }

    private byte[] times(int count) throws IOException {
        return message(
                packed -> {
                    for (int i = 0; i < count; i++) {
                        packed.writeSInt64NoTag(
                                i == 0 ? 1_478_242_800L : random.nextInt(2000) - 1000);
                    }
                });
    }

    private static byte[] deltas(List<long[]> rows, int column) throws IOException {
        return message(
                packed -> {
                    long before = 0;
                    for (long[] row : rows) {
                        packed.writeSInt64NoTag(row[column] - before);
                        before = row[column];
                    }
                });
    }

    private void ways(List<long[]> all, boolean streets) throws IOException {
        for (int start = 0; start < all.size(); start += PER_BLOCK) {
            List<String> strings =
                    new ArrayList<>(
                            List.of(
                                    "",
                                    "highway",
                                    "name",
                                    "building",
                                    "yes",
                                    "surface",
                                    "asphalt"));
            for (String kind : KINDS) {
                strings.add(kind);
            }
            List<byte[]> ways = new ArrayList<>();
            for (long[] nodes : all.subList(start, Math.min(all.size(), start + PER_BLOCK))) {
                ways.add(
                        streets
                                ? street(nodes, strings)
                                : way(nodes, new int[] {3}, new int[] {4}));
            }
            byte[] group =
                    message(
                            message -> {
                                for (byte[] way : ways) {
                                    message.writeByteArray(3, way);
                                }
                            });
            block(strings, group);
        }
    }

    private byte[] street(long[] nodes, List<String> strings) throws IOException {
        int kind = 7 + random.nextInt(KINDS.length);
        if (random.nextInt(3) > 0) {
            return way(nodes, new int[] {1, 5}, new int[] {kind, 6});
        }
        strings.add("Street " + random.nextInt(100_000));
        return way(nodes, new int[] {1, 2}, new int[] {kind, strings.size() - 1});
    }

    private byte[] way(long[] nodes, int[] keys, int[] values) throws IOException {
        long id = nextWay++;
        return message(
                message -> {
                    message.writeInt64(1, id);
                    message.writeByteArray(2, numbers(keys));
                    message.writeByteArray(3, numbers(values));
                    message.writeByteArray(4, message(info -> info.writeInt64(2, 1_478_242_800L)));
                    message.writeByteArray(
                            8,
                            message(
                                    packed -> {
                                        long before = 0;
                                        for (long node : nodes) {
                                            packed.writeSInt64NoTag(node - before);
                                            before = node;
                                        }
                                    }));
                });
    }

    private static byte[] numbers(int[] numbers) throws IOException {
        return message(
                packed -> {
                    for (int number : numbers) {
                        packed.writeUInt32NoTag(number);
                    }
                });
    }

    private void block(List<String> strings, byte[] group) throws IOException {
        byte[] table =
                message(
                        message -> {
                            for (String string : strings) {
                                message.writeByteArray(1, string.getBytes(StandardCharsets.UTF_8));
                            }
                        });
        blob(
                "OSMData",
                message(
                        message -> {
                            message.writeByteArray(1, table);
                            message.writeByteArray(2, group);
                        }));
    }

    private void blob(String type, byte[] content) throws IOException {
        Deflater deflater = new Deflater();
        deflater.setInput(content);
        deflater.finish();
        byte[] packed = new byte[content.length + 1000];
        int size = deflater.deflate(packed);
        deflater.end();
        byte[] blob =
                message(
                        message -> {
                            message.writeInt32(2, content.length);
                            message.writeTag(3, 2);
                            message.writeUInt32NoTag(size);
                            message.write(packed, 0, size);
                        });
        byte[] header =
                message(
                        message -> {
                            message.writeString(1, type);
                            message.writeInt32(3, blob.length);
                        });
        out.writeInt(header.length);
        out.write(header);
        out.write(blob);
    }

    private static byte[] message(Fields fields) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        fields.write(out);
        out.flush();
        return bytes.toByteArray();
    }
}
