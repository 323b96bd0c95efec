package org.safepassage.roads;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the columns of a network and checks every number. No array is made before the file is known
 * to hold as many bytes, so that memory is bounded by the size of the file.
 */
final class RoadReader {
    static final int COUNTS_BYTES = 28;
    static final int NODE_BYTES = 8;
    static final int LINK_BYTES = 31;
    static final int POINT_BYTES = 8;
    static final int SCHEMATIC = 1;
    static final int DATED = 2;

    private final Path file;
    private final ByteBuffer in;
    private final Map<String, String> known = new HashMap<>(); // one object for each different key

    RoadReader(Path file, ByteBuffer body) {
        this.file = file;
        this.in = body;
    }

    LinkTable table() throws InvalidInput {
        if (in.remaining() < COUNTS_BYTES) {
            throw damaged("it has no counts");
        }
        long nodes = Integer.toUnsignedLong(in.getInt());
        long links = Integer.toUnsignedLong(in.getInt());
        long points = Integer.toUnsignedLong(in.getInt());
        int bits = in.getInt();
        long seconds = in.getLong();
        long texts = Integer.toUnsignedLong(in.getInt());
        if (nodes * NODE_BYTES + links * LINK_BYTES + points * POINT_BYTES + texts
                != in.remaining()) {
            throw damaged("its counts do not fit its size");
        }
        if (links == 0 || nodes < 2) {
            throw damaged("it holds no street");
        }
        // The texts stand last in the file, but are read first: the columns are then read in place.
        int columns = in.position();
        in.position(Math.toIntExact(in.limit() - texts));
        LinkTable.Texts read = texts(nodes, bits, seconds);
        in.position(columns);
        LinkTable table = new LinkTable((int) nodes, (int) links, (int) points, read);
        readColumns(table);
        check(table);
        return table;
    }

    private void readColumns(LinkTable table) {
        int links = table.from.length;
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
            read(column, column.length);
        }
        read(table.firstPoint, links);
        table.firstPoint[links] = table.pointLon.length;
        read(table.pointLon, table.pointLon.length);
        read(table.pointLat, table.pointLat.length);
        for (int link = 0; link < links; link++) {
            table.kilometresPerHour[link] = in.getShort();
        }
        in.get(table.roadClass);
        in.get(table.flags);
        in.get(table.lanesForward);
        in.get(table.lanesBackward);
        in.get(table.surface);
    }

    private void read(int[] column, int count) {
        in.slice().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(column, 0, count);
        in.position(in.position() + 4 * count);
    }

    private LinkTable.Texts texts(long nodes, int bits, long seconds) throws InvalidInput {
        String attribution = text();
        List<Map<String, String>> nameSets = new ArrayList<>();
        for (int left = count(4); left > 0; left--) {
            nameSets.add(names());
        }
        Map<String, Integer> named = new TreeMap<>();
        for (int left = count(8); left > 0; left--) {
            named.put(text(), inRange(in(4).getInt(), 0, nodes - 1, "a named node"));
        }
        List<Place> places = new ArrayList<>();
        for (int left = count(16); left > 0; left--) {
            places.add(place());
        }
        if (in.hasRemaining()) {
            throw damaged("bytes are left over");
        }
        LinkTable.About about =
                new LinkTable.About(
                        (bits & DATED) != 0 ? instant(seconds) : null,
                        attribution,
                        (bits & SCHEMATIC) != 0);
        return new LinkTable.Texts(
                List.copyOf(nameSets),
                Collections.unmodifiableMap(named),
                List.copyOf(places),
                about);
    }

    private void check(LinkTable table) throws InvalidInput {
        checkPoints(table.nodeLon, table.nodeLat);
        checkPoints(table.pointLon, table.pointLat);
        if (table.texts.nameSets().isEmpty()) {
            throw damaged("it has no names table");
        }
        int points = 0;
        for (int link = 0; link < table.from.length; link++) {
            int from = inRange(table.from[link], 0, table.nodeLon.length - 1, "a node of a link");
            int to = inRange(table.to[link], 0, table.nodeLon.length - 1, "a node of a link");
            if (from == to) {
                throw damaged("a link leads from a node to itself");
            }
            inRange(table.millimetres[link], 1, Integer.MAX_VALUE, "a length");
            inRange(table.widthMillimetres[link], 1, Street.WIDEST, "a width");
            inRange(table.roadClass[link], 0, RoadClass.count() - 1, "a class");
            inRange(table.surface[link], 0, Surface.COUNT - 1, "a surface");
            inRange(table.flags[link], 0, 127, "the flags of a link");
            inRange(table.lanesForward[link], 0, 127, "a number of lanes");
            inRange(table.lanesBackward[link], 0, 127, "a number of lanes");
            inRange(table.kilometresPerHour[link], 0, 300, "a speed");
            inRange(table.nameSet[link], 0, table.texts.nameSets().size() - 1, "a name");
            int next = table.firstPoint[link + 1];
            if (table.firstPoint[link] != points || next < points || next > table.pointLon.length) {
                throw damaged("the points of a link are out of order");
            }
            points = next;
        }
    }

    private void checkPoints(int[] lon, int[] lat) throws InvalidInput {
        for (int i = 0; i < lon.length; i++) {
            if (!Degrees.onGlobe(lon[i], lat[i])) {
                throw damaged("a point is not on the globe");
            }
        }
    }

    private Instant instant(long seconds) throws InvalidInput {
        if (Math.abs(seconds) > RoadFile.LATEST_DATE) {
            throw damaged("its date is out of range");
        }
        return Instant.ofEpochSecond(seconds);
    }

    private ByteBuffer in(int bytes) throws InvalidInput {
        if (in.remaining() < bytes) {
            throw damaged("it ends within its names");
        }
        return in;
    }

    /** A count of things of at least so many bytes each, which must therefore still fit. */
    private int count(int bytesEach) throws InvalidInput {
        int count = in(4).getInt();
        if (count < 0 || (long) count * bytesEach > in.remaining()) {
            throw damaged("a count does not fit its size");
        }
        return count;
    }

    private String text() throws InvalidInput {
        int length = count(1);
        ByteBuffer bytes = in.slice(in.position(), length);
        in.position(in.position() + length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw damaged("a name is not UTF-8");
        }
    }

    private Map<String, String> names() throws InvalidInput {
        int size = count(8);
        if (size == 0) {
            return Map.of();
        }
        Map<String, String> names = new TreeMap<>();
        for (int left = size; left > 0; left--) {
            String key = text();
            String before = known.putIfAbsent(key, key);
            names.put(before == null ? key : before, text());
        }
        return Collections.unmodifiableMap(names);
    }

    private Place place() throws InvalidInput {
        String kind = text();
        int lon = in(8).getInt();
        int lat = in.getInt();
        if (!Degrees.onGlobe(lon, lat)) {
            throw damaged("a place is not on the globe");
        }
        return new Place(kind, names(), Degrees.of(lon), Degrees.of(lat));
    }

    private int inRange(int value, long low, long high, String what) throws InvalidInput {
        if (value < low || value > high) {
            throw damaged(what + " is out of range");
        }
        return value;
    }

    private InvalidInput damaged(String why) {
        return new InvalidInput(
                file,
                "byte " + (RoadFile.HEADER_BYTES + in.position()),
                "The file is not a road network as this program writes it: " + why + ".",
                "Make it again from the map with `roads import`.");
    }
}
