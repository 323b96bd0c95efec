package org.safepassage.roads;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.zip.CRC32C;

/** Writes the columns of a network in the order of {@code docs/formats/roads.md}. */
final class RoadWriter {
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C checksum = new CRC32C();

    RoadWriter(FileChannel channel) {
        this.channel = channel;
    }

    void write(LinkTable table) throws IOException {
        byte[] texts = texts(table);
        long nodes = table.nodeLon.length;
        long links = table.from.length;
        long points = table.pointLon.length;
        long length =
                RoadFile.HEADER_BYTES
                        + RoadReader.COUNTS_BYTES
                        + nodes * RoadReader.NODE_BYTES
                        + links * RoadReader.LINK_BYTES
                        + points * RoadReader.POINT_BYTES
                        + texts.length
                        + RoadFile.CHECKSUM_BYTES;
        if (length > Integer.MAX_VALUE) {
            throw new IOException(
                    "A road network of "
                            + length
                            + " bytes is larger than a file of it can be, 2 GiB.");
        }
        for (byte b : RoadFile.MAGIC) {
            buffer.put(b);
        }
        buffer.putInt(RoadFile.VERSION).putInt(0).putLong(length);
        Instant dataDate = table.texts.about().dataDate();
        buffer.putInt((int) nodes).putInt((int) links).putInt((int) points);
        buffer.putInt(
                (table.texts.about().schematic() ? RoadReader.SCHEMATIC : 0)
                        | (dataDate != null ? RoadReader.DATED : 0));
        buffer.putLong(dataDate != null ? dataDate.getEpochSecond() : 0);
        buffer.putInt(texts.length);
        for (int[] column :
                new int[][] {
                    table.nodeLon,
                    table.nodeLat,
                    table.from,
                    table.to,
                    table.millimetres,
                    table.widthMillimetres,
                    table.nameSet
                }) {
            put(column, column.length);
        }
        put(table.firstPoint, (int) links);
        put(table.pointLon, (int) points);
        put(table.pointLat, (int) points);
        for (short speed : table.kilometresPerHour) {
            room(Short.BYTES).putShort(speed);
        }
        put(table.roadClass);
        put(table.flags);
        put(table.lanesForward);
        put(table.lanesBackward);
        put(table.surface);
        put(texts);
        drain();
        buffer.putInt((int) checksum.getValue());
        drain();
    }

    private void put(int[] column, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            room(Integer.BYTES).putInt(column[i]);
        }
    }

    private void put(byte[] column) throws IOException {
        for (byte value : column) {
            room(1).put(value);
        }
    }

    private ByteBuffer room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            drain();
        }
        return buffer;
    }

    private void drain() throws IOException {
        buffer.flip();
        checksum.update(buffer.duplicate());
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    private static byte[] texts(LinkTable table) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            put(out, table.texts.about().attribution());
            putCount(out, table.texts.nameSets().size());
            for (Map<String, String> names : table.texts.nameSets()) {
                put(out, names);
            }
            putCount(out, table.texts.namedNodes().size());
            for (Map.Entry<String, Integer> named : table.texts.namedNodes().entrySet()) {
                put(out, named.getKey());
                putCount(out, named.getValue());
            }
            putCount(out, table.texts.places().size());
            for (Place place : table.texts.places()) {
                put(out, place.kind());
                putCount(out, Degrees.toSteps(place.lon()));
                putCount(out, Degrees.toSteps(place.lat()));
                put(out, place.names());
            }
        }
        return bytes.toByteArray();
    }

    private static void put(DataOutputStream out, Map<String, String> names) throws IOException {
        putCount(out, names.size());
        for (Map.Entry<String, String> name : names.entrySet()) {
            put(out, name.getKey());
            put(out, name.getValue());
        }
    }

    private static void put(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        putCount(out, bytes.length);
        out.write(bytes);
    }

    private static void putCount(DataOutputStream out, int value) throws IOException {
        out.writeInt(Integer.reverseBytes(value));
    }
}
