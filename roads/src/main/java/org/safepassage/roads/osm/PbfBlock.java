package org.safepassage.roads.osm;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One block of nodes, ways and relations. Strings and numbers common to the block may stand after
 * the objects that use them, so a first look finds those and where the objects are, and a second
 * decodes what the visitor wants.
 */
final class PbfBlock {
    private static final long NANO_PER_STEP = 100; // a step is a ten-millionth of a degree

    private final CodedInputStream message;
    private final List<byte[]> strings = new ArrayList<>();
    private @Nullable String[] decoded = new @Nullable String[0];
    private long granularity = 100; // nanodegrees
    private long dateGranularity = 1000; // milliseconds
    private long latOffset; // nanodegrees
    private long lonOffset; // nanodegrees
    private boolean[] isNodeKey = new boolean[0]; // [string]
    private boolean[] isWayKey = new boolean[0]; // [string]
    private long[] refs = new long[64];
    private int[] keys = new int[16];
    private int[] values = new int[16];

    private boolean hasNodes;
    private boolean hasWays;

    PbfBlock(CodedInputStream message) {
        this.message = message;
    }

    /** Whether there is a node; known after {@link #show}. */
    boolean hasNodes() {
        return hasNodes;
    }

    /** Whether there is a way; known after {@link #show}. */
    boolean hasWays() {
        return hasWays;
    }

    void show(OsmVisitor visitor) throws IOException {
        List<byte[]> groups = new ArrayList<>();
        for (int tag = message.readTag(); tag != 0; tag = message.readTag()) {
            switch (tag) {
                case 1 << 3 | Wire.BYTES -> readStrings(message.readByteArray());
                case 2 << 3 | Wire.BYTES -> groups.add(message.readByteArray());
                case 17 << 3 | Wire.VARINT -> granularity = message.readInt32();
                case 18 << 3 | Wire.VARINT -> dateGranularity = message.readInt32();
                case 19 << 3 | Wire.VARINT -> latOffset = message.readInt64();
                case 20 << 3 | Wire.VARINT -> lonOffset = message.readInt64();
                default -> Wire.skip(message, tag);
            }
        }
        if (granularity <= 0 || dateGranularity <= 0) {
            throw new IOException("its granularity is not more than 0");
        }
        decoded = new @Nullable String[strings.size()];
        isNodeKey = matching(visitor.nodeKeys());
        isWayKey = matching(visitor.wayKeys());
        for (byte[] group : groups) {
            showGroup(CodedInputStream.newInstance(group), visitor);
        }
    }

    private void readStrings(byte[] table) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(table);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == (1 << 3 | Wire.BYTES)) {
                strings.add(in.readByteArray());
            } else {
                Wire.skip(in, tag);
            }
        }
    }

    private boolean[] matching(Set<String> words) {
        List<byte[]> wanted = new ArrayList<>();
        for (String word : words) {
            wanted.add(word.getBytes(StandardCharsets.UTF_8));
        }
        boolean[] matching = new boolean[strings.size()];
        for (int i = 0; i < matching.length; i++) {
            for (byte[] word : wanted) {
                matching[i] |= Arrays.equals(word, strings.get(i));
            }
        }
        return matching;
    }

    private void showGroup(CodedInputStream group, OsmVisitor visitor) throws IOException {
        for (int tag = group.readTag(); tag != 0; tag = group.readTag()) {
            hasNodes |= tag == (1 << 3 | Wire.BYTES) || tag == (2 << 3 | Wire.BYTES);
            hasWays |= tag == (3 << 3 | Wire.BYTES);
            switch (tag) {
                case 1 << 3 | Wire.BYTES -> {
                    int limit = group.pushLimit(group.readRawVarint32());
                    showNode(group, visitor);
                    group.popLimit(limit);
                }
                case 2 << 3 | Wire.BYTES -> {
                    int limit = group.pushLimit(group.readRawVarint32());
                    new PbfDenseNodes(this, visitor).show(group);
                    group.popLimit(limit);
                }
                case 3 << 3 | Wire.BYTES -> {
                    int limit = group.pushLimit(group.readRawVarint32());
                    showWay(group, visitor);
                    group.popLimit(limit);
                }
                case 4 << 3 | Wire.BYTES -> {
                    int limit = group.pushLimit(group.readRawVarint32());
                    showRelation(group, visitor);
                    group.popLimit(limit);
                }
                default -> Wire.skip(group, tag);
            }
        }
    }

    private void showNode(CodedInputStream node, OsmVisitor visitor) throws IOException {
        long id = 0;
        long lat = 0;
        long lon = 0;
        int tags = 0;
        int tagValues = 0;
        for (int tag = node.readTag(); tag != 0; tag = node.readTag()) {
            switch (tag) {
                case 1 << 3 | Wire.VARINT -> id = node.readSInt64();
                case 2 << 3 | Wire.BYTES -> tags = readKeys(node);
                case 3 << 3 | Wire.BYTES -> tagValues = readValues(node);
                case 4 << 3 | Wire.BYTES -> showInfo(node, visitor);
                case 8 << 3 | Wire.VARINT -> lat = node.readSInt64();
                case 9 << 3 | Wire.VARINT -> lon = node.readSInt64();
                default -> Wire.skip(node, tag);
            }
        }
        if (visitor.wantsNodes()) {
            visitor.node(id, lonSteps(lon), latSteps(lat), tags(tags, tagValues, isNodeKey));
        }
    }

    private void showWay(CodedInputStream way, OsmVisitor visitor) throws IOException {
        long id = 0;
        int count = 0;
        int tags = 0;
        int tagValues = 0;
        for (int tag = way.readTag(); tag != 0; tag = way.readTag()) {
            switch (tag) {
                case 1 << 3 | Wire.VARINT -> id = way.readInt64();
                case 2 << 3 | Wire.BYTES -> tags = readKeys(way);
                case 3 << 3 | Wire.BYTES -> tagValues = readValues(way);
                case 4 << 3 | Wire.BYTES -> showInfo(way, visitor);
                case 8 << 3 | Wire.BYTES ->
                        count = visitor.wantsWays() ? readRefs(way) : skipped(way, tag);
                default -> Wire.skip(way, tag);
            }
        }
        if (visitor.wantsWays()) {
            Map<String, String> worthReading = tags(tags, tagValues, isWayKey);
            if (!worthReading.isEmpty()) {
                visitor.way(id, refs, count, worthReading);
            }
        }
    }

    private static int skipped(CodedInputStream message, int tag) throws IOException {
        Wire.skip(message, tag);
        return 0;
    }

    private void showRelation(CodedInputStream relation, OsmVisitor visitor) throws IOException {
        for (int tag = relation.readTag(); tag != 0; tag = relation.readTag()) {
            if (tag == (4 << 3 | Wire.BYTES)) {
                showInfo(relation, visitor);
            } else {
                Wire.skip(relation, tag);
            }
        }
    }

    private void showInfo(CodedInputStream object, OsmVisitor visitor) throws IOException {
        int limit = object.pushLimit(object.readRawVarint32());
        for (int tag = object.readTag(); tag != 0; tag = object.readTag()) {
            if (tag == (2 << 3 | Wire.VARINT)) {
                changed(object.readInt64(), visitor);
            } else {
                Wire.skip(object, tag);
            }
        }
        object.popLimit(limit);
    }

    void changed(long timestamp, OsmVisitor visitor) {
        visitor.changed(Math.floorDiv(timestamp * dateGranularity, 1000));
    }

    private int readRefs(CodedInputStream way) throws IOException {
        int limit = way.pushLimit(way.readRawVarint32());
        long ref = 0;
        int count = 0;
        while (!way.isAtEnd()) {
            if (count == refs.length) {
                refs = Arrays.copyOf(refs, count * 2);
            }
            ref += way.readSInt64();
            refs[count++] = ref;
        }
        way.popLimit(limit);
        return count;
    }

    private int readKeys(CodedInputStream object) throws IOException {
        int limit = object.pushLimit(object.readRawVarint32());
        int count = 0;
        while (!object.isAtEnd()) {
            if (count == keys.length) {
                keys = Arrays.copyOf(keys, count * 2);
            }
            keys[count++] = object.readRawVarint32();
        }
        object.popLimit(limit);
        return count;
    }

    private int readValues(CodedInputStream object) throws IOException {
        int limit = object.pushLimit(object.readRawVarint32());
        int count = 0;
        while (!object.isAtEnd()) {
            if (count == values.length) {
                values = Arrays.copyOf(values, count * 2);
            }
            values[count++] = object.readRawVarint32();
        }
        object.popLimit(limit);
        return count;
    }

    private Map<String, String> tags(int count, int valueCount, boolean[] wanted)
            throws IOException {
        if (count != valueCount) {
            throw new IOException(
                    "an object has %d keys and %d values".formatted(count, valueCount));
        }
        boolean worthReading = false;
        for (int i = 0; i < count; i++) {
            worthReading |= wanted[checked(keys[i])];
        }
        if (!worthReading) {
            return Map.of();
        }
        Map<String, String> tags = HashMap.newHashMap(count);
        for (int i = 0; i < count; i++) {
            tags.put(string(keys[i]), string(values[i]));
        }
        return tags;
    }

    boolean isNodeKey(int string) throws IOException {
        return isNodeKey[checked(string)];
    }

    String string(int index) throws IOException {
        String known = decoded[checked(index)];
        if (known == null) {
            known = new String(strings.get(index), StandardCharsets.UTF_8);
            decoded[index] = known;
        }
        return known;
    }

    private int checked(int index) throws IOException {
        if (index < 0 || index >= decoded.length) {
            throw new IOException(
                    "an object uses string %d of %d".formatted(index, decoded.length));
        }
        return index;
    }

    long lonSteps(long value) {
        return steps(lonOffset + granularity * value);
    }

    long latSteps(long value) {
        return steps(latOffset + granularity * value);
    }

    /** To the nearest step, halves away from zero, as in the text form of the format. */
    private static long steps(long nanodegrees) {
        long half = NANO_PER_STEP / 2;
        return nanodegrees >= 0
                ? (nanodegrees + half) / NANO_PER_STEP
                : -((-nanodegrees + half) / NANO_PER_STEP);
    }
}
