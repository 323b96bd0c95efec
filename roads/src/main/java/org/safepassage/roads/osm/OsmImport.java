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
import org.safepassage.roads.Area;
import org.safepassage.roads.Degrees;
import org.safepassage.roads.InvalidInput;
import org.safepassage.roads.Place;
import org.safepassage.roads.RoadFile;
import org.safepassage.roads.Street;
import org.safepassage.roads.Streets;

/**
 * One import: which nodes are near the area, where there is one; the ways; the nodes they need;
 * then the network.
 */
final class OsmImport {
    private final Path name;
    private final OsmFile file;
    private final WayRules rules;
    private final @Nullable Area area;
    private final @Nullable NodesNear near;
    private final Map<Street, Street> known =
            new HashMap<>(); // one object for each different set of properties
    private final List<Street> wayStreets = new ArrayList<>(); // [way]
    private final Longs wayIds = new Longs(); // [way]
    private final Longs wayFirst = new Longs(); // [way] where its nodes begin
    private final Longs wayNodes = new Longs(); // node ids of one way after another
    private final TreeMap<Long, Place> places = new TreeMap<>(); // by id
    private final TreeMap<Integer, Streets.Gate> gates = new TreeMap<>(); // by index of the node
    private OsmNodes nodes = new OsmNodes(new long[0]);
    private long
            newest; // when the newest object was changed, seconds since 1970; 0 where the file has
    // no times
    private long made; // when the file says it was made
    private int waysLeftOut;
    private int nodesOffGlobe;

    OsmImport(Path name, OsmFile file, OsmOptions options) {
        this.name = name;
        this.file = file;
        this.rules = new WayRules(options);
        this.area = options.area();
        this.near = area == null ? null : new NodesNear(area);
    }

    OsmRoads run() throws IOException, InvalidInput {
        if (near != null) {
            file.read(near);
            near.sort();
            newest = near.newest();
        }
        file.read(new WayPass());
        if (wayStreets.isEmpty()) {
            throw withoutRoads(
                    "The map holds no street that people can walk or drive on"
                            + (near == null ? "." : " in the area."));
        }
        nodes = new OsmNodes(wayNodes.sortedOnce());
        file.read(new NodePass());
        return network();
    }

    private OsmRoads network() throws InvalidInput {
        Streets streets = new Streets();
        WayCutter cutter = new WayCutter(streets, nodes, area);
        int withoutLength = 0;
        for (int way : waysInOrder()) {
            withoutLength += cutter.add(wayStreets.get(way), nodesOf(way)) ? 0 : 1;
        }
        gates.forEach((index, gate) -> streets.gate(cutter.vertex(index), gate));
        places.values().forEach(streets::place);
        streets.about(dataDate(), OsmRoads.ATTRIBUTION, false);
        if (withoutLength == wayStreets.size()) {
            throw withoutRoads(
                    near == null
                            ? "The map holds ways of streets, but not the nodes they run over."
                            : "The map holds no street that people can walk or drive on in the area.");
        }
        ImportReport report =
                new ImportReport(
                        wayStreets.size(),
                        waysLeftOut,
                        nodes.countMissing(),
                        nodesOffGlobe,
                        withoutLength,
                        cutter.cuts());
        try {
            return new OsmRoads(streets.network(), report);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(
                    name,
                    "",
                    String.valueOf(e.getMessage()),
                    "Repair the map, or download the extract again.");
        }
    }

    /**
     * The newest object says how old the data is. Some extracts have no times; then what the file
     * says of itself; a time no calendar has is no time.
     */
    private @Nullable Instant dataDate() {
        long seconds = newest > 0 ? newest : made;
        return seconds > 0 && seconds <= RoadFile.LATEST_DATE
                ? Instant.ofEpochSecond(seconds)
                : null;
    }

    private InvalidInput withoutRoads(String reason) {
        return new InvalidInput(
                name,
                "",
                reason,
                "Give an extract with the streets of the area (ways with the tag highway).");
    }

    /** Ways in order of id, so that a file in another order gives the same network. */
    private int[] waysInOrder() {
        Integer[] order = new Integer[wayStreets.size()];
        Arrays.setAll(order, way -> way);
        Arrays.sort(order, (a, b) -> Long.compare(wayIds.get(a), wayIds.get(b)));
        return Arrays.stream(order).mapToInt(way -> way).toArray();
    }

    private int[] nodesOf(int way) {
        int start = Math.toIntExact(wayFirst.get(way));
        int end =
                way + 1 < wayFirst.size()
                        ? Math.toIntExact(wayFirst.get(way + 1))
                        : wayNodes.size();
        int[] on = new int[end - start];
        Arrays.setAll(on, i -> nodes.index(wayNodes.get(start + i)));
        return on;
    }

    /** Keeps the ways that are streets. */
    private final class WayPass extends OsmPass {
        @Override
        public Set<String> wayKeys() {
            return Set.of("highway");
        }

        @Override
        public boolean wantsWays() {
            return true;
        }

        @Override
        public void way(long id, long[] refs, int count, Map<String, String> tags) {
            if (near != null && !near.any(refs, count)) {
                return;
            }
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
    private final class NodePass extends OsmPass {
        @Override
        public Set<String> nodeKeys() {
            return Set.of("barrier", "place");
        }

        @Override
        public boolean wantsNodes() {
            return true;
        }

        @Override
        public void node(long id, long lonSteps, long latSteps, Map<String, String> tags) {
            boolean onGlobe = Degrees.onGlobe(lonSteps, latSteps);
            if (onGlobe && tags.containsKey("place")) {
                keepPlace(id, (int) lonSteps, (int) latSteps, tags);
            }
            int index = nodes.indexInOrder(id);
            if (index >= 0 && onGlobe) {
                nodes.put(index, (int) lonSteps, (int) latSteps);
                Barriers.gate(tags).ifPresent(gate -> gates.put(index, gate));
            } else if (index >= 0) {
                nodesOffGlobe++;
            }
        }

        private void keepPlace(long id, int lonSteps, int latSteps, Map<String, String> tags) {
            double lon = Degrees.of(lonSteps);
            double lat = Degrees.of(latSteps);
            Map<String, String> names = OsmNames.of(tags);
            String kind = tags.get("place");
            if (!names.isEmpty() && kind != null && (area == null || area.contains(lon, lat))) {
                places.put(id, new Place(kind, names, lon, lat));
            }
        }
    }
}
