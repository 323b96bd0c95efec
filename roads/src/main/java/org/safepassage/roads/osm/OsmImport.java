package org.safepassage.roads.osm;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.safepassage.roads.Degrees;
import org.safepassage.roads.InvalidInput;
import org.safepassage.roads.Place;
import org.safepassage.roads.RoadFile;
import org.safepassage.roads.Street;
import org.safepassage.roads.Streets;

/** One import: the ways first, then the nodes they need, then the network. */
final class OsmImport {
    private static final int NOWHERE = Integer.MIN_VALUE;

    private final Path name;
    private final OsmFile file;
    private final WayRules rules;
    private final Map<Street, Street> known = new HashMap<>(); // one object for each different set of properties
    private final List<Street> wayStreets = new ArrayList<>(); // [way]
    private final Longs wayIds = new Longs(); // [way]
    private final Longs wayFirst = new Longs(); // [way] where its nodes begin
    private final Longs wayNodes = new Longs(); // node ids of one way after another
    private final TreeMap<Long, Place> places = new TreeMap<>(); // by id
    private final TreeMap<Integer, Streets.Gate> gates = new TreeMap<>(); // by index of the node
    private long[] nodeIds = new long[0]; // ascending
    private int[] lon = new int[0]; // [index in nodeIds]
    private int[] lat = new int[0];
    private long newest; // when the newest object was changed, seconds since 1970; 0 where the file has no times
    private long made; // when the file says it was made
    private int waysLeftOut;
    private int nodesOffGlobe;

    OsmImport(Path name, OsmFile file, OsmOptions options) {
        this.name = name;
        this.file = file;
        this.rules = new WayRules(options);
    }

    OsmRoads run() throws IOException, InvalidInput {
        file.read(new WayPass());
        if (wayStreets.isEmpty()) {
            throw withoutRoads("The map holds no street that people can walk or drive on.");
        }
        nodeIds = wayNodes.sortedOnce();
        lon = new int[nodeIds.length];
        lat = new int[nodeIds.length];
        Arrays.fill(lon, NOWHERE);
        file.read(new NodePass());
        return network();
    }

    private OsmRoads network() throws InvalidInput {
        Streets streets = new Streets();
        int[] vertex = new int[nodeIds.length]; // [index in nodeIds]
        int missing = 0;
        for (int i = 0; i < nodeIds.length; i++) {
            vertex[i] = lon[i] == NOWHERE ? NOWHERE : streets.vertex(lon[i], lat[i]);
            missing += lon[i] == NOWHERE ? 1 : 0;
        }
        int withoutLength = 0;
        for (int way : waysInOrder()) {
            withoutLength += addWay(streets, way, vertex) ? 0 : 1;
        }
        gates.forEach(
                (index, gate) -> {
                    if (vertex[index] != NOWHERE) {
                        streets.gate(vertex[index], gate);
                    }
                });
        places.values().forEach(streets::place);
        streets.about(dataDate(), OsmRoads.ATTRIBUTION, false);
        if (withoutLength == wayStreets.size()) {
            throw withoutRoads("The map holds ways of streets, but not the nodes they run over.");
        }
        ImportReport report =
                new ImportReport(wayStreets.size(), waysLeftOut, missing, nodesOffGlobe, withoutLength);
        try {
            return new OsmRoads(streets.network(), report);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(
                    name, "", String.valueOf(e.getMessage()), "Repair the map, or download the extract again.");
        }
    }

    /**
     * The newest object says how old the data is. Some extracts have no times; then what the file says of itself; a time
     * no calendar has is no time.
     */
    private @Nullable Instant dataDate() {
        long seconds = newest > 0 ? newest : made;
        return seconds > 0 && seconds <= RoadFile.LATEST_DATE ? Instant.ofEpochSecond(seconds) : null;
    }

    private InvalidInput withoutRoads(String reason) {
        return new InvalidInput(
                name, "", reason, "Give an extract with the streets of the area (ways with the tag highway).");
    }

    /** Ways in order of id, so that a file in another order gives the same network. */
    private Integer[] waysInOrder() {
        Integer[] order = new Integer[wayStreets.size()];
        Arrays.setAll(order, way -> way);
        Arrays.sort(order, (a, b) -> Long.compare(wayIds.get(a), wayIds.get(b)));
        return order;
    }

    /** Adds what there is of a way, in pieces where nodes are missing. False when there is nothing of it. */
    private boolean addWay(Streets streets, int way, int[] vertex) {
        int start = Math.toIntExact(wayFirst.get(way));
        int end = way + 1 < wayFirst.size() ? Math.toIntExact(wayFirst.get(way + 1)) : wayNodes.size();
        int[] run = new int[end - start];
        int length = 0;
        boolean added = false;
        for (int i = start; i <= end; i++) {
            int next = i == end ? NOWHERE : vertex[Arrays.binarySearch(nodeIds, wayNodes.get(i))];
            if (next == NOWHERE) {
                if (length >= 2) {
                    streets.street(wayStreets.get(way), Arrays.copyOf(run, length));
                    added = true;
                }
                length = 0;
            } else if (length == 0 || run[length - 1] != next) {
                run[length++] = next;
            }
        }
        return added;
    }

    /** Keeps the ways that are streets. */
    private final class WayPass implements OsmVisitor {
        @Override
        public Set<String> nodeKeys() {
            return Set.of();
        }

        @Override
        public Set<String> wayKeys() {
            return Set.of("highway");
        }

        @Override
        public boolean wantsNodes() {
            return false;
        }

        @Override
        public boolean wantsWays() {
            return true;
        }

        @Override
        public void node(long id, long lonSteps, long latSteps, Map<String, String> tags) {}

        @Override
        public void way(long id, long[] refs, int count, Map<String, String> tags) {
            Optional<Street> street = rules.street(tags);
            if (street.isEmpty()) {
                waysLeftOut++;
                return;
            }
            wayStreets.add(known.computeIfAbsent(street.get(), same -> same));
            wayIds.add(id);
            wayFirst.add(wayNodes.size());
            for (int i = 0; i < count; i++) {
                wayNodes.add(refs[i]);
            }
        }

        @Override
        public void made(long epochSecond) {
            made = epochSecond;
        }

        @Override
        public void changed(long epochSecond) {
            newest = Math.max(newest, epochSecond);
        }
    }

    /** Finds where the nodes of those ways are, and what stands there. */
    private final class NodePass implements OsmVisitor {
        private int next; // files are nearly always in order of id, so the next node is the likely one

        @Override
        public Set<String> nodeKeys() {
            return Set.of("barrier", "place");
        }

        @Override
        public Set<String> wayKeys() {
            return Set.of();
        }

        @Override
        public boolean wantsNodes() {
            return true;
        }

        @Override
        public boolean wantsWays() {
            return false;
        }

        @Override
        public void node(long id, long lonSteps, long latSteps, Map<String, String> tags) {
            boolean onGlobe = Degrees.onGlobe(lonSteps, latSteps);
            if (onGlobe && tags.containsKey("place")) {
                keepPlace(id, lonSteps, latSteps, tags);
            }
            int index = indexOf(id);
            if (index >= 0 && onGlobe) {
                lon[index] = (int) lonSteps;
                lat[index] = (int) latSteps;
                Barriers.gate(tags).ifPresent(gate -> gates.put(index, gate));
            } else if (index >= 0) {
                nodesOffGlobe++;
            }
        }

        private int indexOf(long id) {
            while (next < nodeIds.length && nodeIds[next] < id) {
                next++;
            }
            if (next < nodeIds.length && nodeIds[next] == id) {
                return next++;
            }
            int found = next > 0 && nodeIds[next - 1] >= id ? Arrays.binarySearch(nodeIds, id) : -1;
            return found;
        }

        private void keepPlace(long id, long lonSteps, long latSteps, Map<String, String> tags) {
            Map<String, String> names = OsmNames.of(tags);
            String kind = tags.get("place");
            if (!names.isEmpty() && kind != null) {
                places.put(
                        id, new Place(kind, names, Degrees.of((int) lonSteps), Degrees.of((int) latSteps)));
            }
        }

        @Override
        public void way(long id, long[] refs, int count, Map<String, String> tags) {}

        @Override
        public void made(long epochSecond) {}

        @Override
        public void changed(long epochSecond) {}
    }
}
