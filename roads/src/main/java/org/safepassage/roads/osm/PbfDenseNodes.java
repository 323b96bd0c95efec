package org.safepassage.roads.osm;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Nodes in columns, each number as the difference to the one before. */
final class PbfDenseNodes {
    private final PbfBlock block;
    private final OsmVisitor visitor;
    private long[] ids = new long[0];
    private long[] lats = new long[0];
    private long[] lons = new long[0];
    private int[] keysAndValues =
            new int[0]; // key, value, key, value, 0 for each node; empty when none has a tag

    PbfDenseNodes(PbfBlock block, OsmVisitor visitor) {
        this.block = block;
        this.visitor = visitor;
    }

    void show(CodedInputStream dense) throws IOException {
        for (int tag = dense.readTag(); tag != 0; tag = dense.readTag()) {
            if (tag == (5 << 3 | Wire.BYTES)) {
                readInfo(dense);
            } else if (!visitor.wantsNodes()) {
                Wire.skip(dense, tag);
            } else {
                switch (tag) {
                    case 1 << 3 | Wire.BYTES -> ids = readDeltas(dense);
                    case 8 << 3 | Wire.BYTES -> lats = readDeltas(dense);
                    case 9 << 3 | Wire.BYTES -> lons = readDeltas(dense);
                    case 10 << 3 | Wire.BYTES -> keysAndValues = readInts(dense);
                    default -> Wire.skip(dense, tag);
                }
            }
        }
        if (lats.length != ids.length || lons.length != ids.length) {
            throw new IOException(
                    "%d nodes have %d latitudes and %d longitudes"
                            .formatted(ids.length, lats.length, lons.length));
        }
        showNodes();
    }

    private void showNodes() throws IOException {
        int at = 0;
        for (int i = 0; i < ids.length; i++) {
            Map<String, String> tags = Map.of();
            if (keysAndValues.length > 0) {
                int end = endOfTags(at);
                tags = tags(at, end);
                at = end + 1;
            }
            visitor.node(ids[i], block.lonSteps(lons[i]), block.latSteps(lats[i]), tags);
        }
    }

    /** Where the 0 stands that ends a node's tags. */
    private int endOfTags(int start) throws IOException {
        int at = start;
        while (at < keysAndValues.length && keysAndValues[at] != 0) {
            at += 2;
        }
        if (at >= keysAndValues.length) {
            throw new IOException("the tags of its nodes end too early");
        }
        return at;
    }

    /** The tags of a node; none when no key among them is asked for. */
    private Map<String, String> tags(int start, int end) throws IOException {
        boolean worthReading = false;
        for (int i = start; i < end; i += 2) {
            worthReading |= block.isNodeKey(keysAndValues[i]);
        }
        if (!worthReading) {
            return Map.of();
        }
        Map<String, String> tags = HashMap.newHashMap((end - start) / 2);
        for (int i = start; i < end; i += 2) {
            tags.put(block.string(keysAndValues[i]), block.string(keysAndValues[i + 1]));
        }
        return tags;
    }

    private void readInfo(CodedInputStream dense) throws IOException {
        int limit = dense.pushLimit(dense.readRawVarint32());
        for (int tag = dense.readTag(); tag != 0; tag = dense.readTag()) {
            if (tag == (2 << 3 | Wire.BYTES)) {
                int end = dense.pushLimit(dense.readRawVarint32());
                long timestamp = 0;
                while (!dense.isAtEnd()) {
                    timestamp += dense.readSInt64();
                    block.changed(timestamp, visitor);
                }
                dense.popLimit(end);
            } else {
                Wire.skip(dense, tag);
            }
        }
        dense.popLimit(limit);
    }

    private static long[] readDeltas(CodedInputStream in) throws IOException {
        int bytes = in.readRawVarint32();
        int limit = in.pushLimit(bytes);
        long[] values = new long[Math.min(bytes, 8192)];
        int count = 0;
        long value = 0;
        while (!in.isAtEnd()) {
            if (count == values.length) {
                values = Arrays.copyOf(values, count * 2);
            }
            value += in.readSInt64();
            values[count++] = value;
        }
        in.popLimit(limit);
        return Arrays.copyOf(values, count);
    }

    private static int[] readInts(CodedInputStream in) throws IOException {
        int bytes = in.readRawVarint32();
        int limit = in.pushLimit(bytes);
        int[] values = new int[Math.min(bytes, 8192)];
        int count = 0;
        while (!in.isAtEnd()) {
            if (count == values.length) {
                values = Arrays.copyOf(values, count * 2);
            }
            values[count++] = in.readRawVarint32();
        }
        in.popLimit(limit);
        return Arrays.copyOf(values, count);
    }
}
