package org.safepassage.roads;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gathers links as chains of vertices, then numbers nodes in order of vertex and makes the columns.
 */
final class LinkColumns {
    /** The longest link there can be: a length is kept as whole millimetres in an int. */
    private static final double LONGEST_METRES = 2_000_000;

    private final Streets streets;
    private final Ints from = new Ints(256); // [link] vertex
    private final Ints to = new Ints(256); // [link] vertex
    private final Ints kind = new Ints(256); // [link]
    private final Ints millimetres = new Ints(256); // [link]
    private final Ints firstPoint = new Ints(256); // [link]
    private final Ints pointLon = new Ints(1024);
    private final Ints pointLat = new Ints(1024);

    LinkColumns(Streets streets) {
        this.streets = streets;
    }

    int size() {
        return from.size();
    }

    void add(Chain chain) {
        if (chain.metres() > LONGEST_METRES) {
            throw new IllegalArgumentException(
                    "A street without a junction is at most 2000 km long, but one is %.0f km."
                            .formatted(chain.metres() / 1000));
        }
        from.add(chain.from());
        to.add(chain.to());
        kind.add(chain.kind());
        // Two vertices may be drawn at one place; a link still has a length, for whoever divides by
        // it.
        millimetres.add((int) Math.max(1, Math.round(chain.metres() * 1000)));
        firstPoint.add(pointLon.size());
        for (int i = 1; i < chain.size() - 1; i++) {
            pointLon.add(streets.lon(chain.vertex(i)));
            pointLat.add(streets.lat(chain.vertex(i)));
        }
    }

    LinkTable table(boolean[] isNode) {
        int[] number = new int[isNode.length]; // [vertex] node
        int nodes = 0;
        for (int vertex = 0; vertex < isNode.length; vertex++) {
            if (isNode[vertex]) {
                number[vertex] = nodes++;
            }
        }
        Map<Map<String, String>, Integer> nameNumbers = new LinkedHashMap<>();
        nameNumbers.put(Map.of(), 0);
        for (int link = 0; link < size(); link++) {
            nameNumbers.putIfAbsent(streets.street(kind.get(link)).names(), nameNumbers.size());
        }
        LinkTable table =
                new LinkTable(
                        nodes,
                        size(),
                        pointLon.size(),
                        texts(isNode, number, nameNumbers.keySet()));
        for (int vertex = 0; vertex < isNode.length; vertex++) {
            if (isNode[vertex]) {
                table.nodeLon[number[vertex]] = streets.lon(vertex);
                table.nodeLat[number[vertex]] = streets.lat(vertex);
            }
        }
        for (int link = 0; link < size(); link++) {
            table.from[link] = number[from.get(link)];
            table.to[link] = number[to.get(link)];
            table.millimetres[link] = millimetres.get(link);
            table.firstPoint[link] = firstPoint.get(link);
            Street street = streets.street(kind.get(link));
            table.widthMillimetres[link] = street.widthMillimetres();
            table.roadClass[link] = street.roadClass().number();
            table.flags[link] = LinkTable.flagsOf(street);
            table.lanesForward[link] = (byte) street.lanesForward();
            table.lanesBackward[link] = (byte) street.lanesBackward();
            table.kilometresPerHour[link] = (short) street.kilometresPerHour();
            table.surface[link] = street.surface().number();
            table.nameSet[link] = nameNumbers.getOrDefault(street.names(), 0);
        }
        table.firstPoint[size()] = pointLon.size();
        for (int point = 0; point < pointLon.size(); point++) {
            table.pointLon[point] = pointLon.get(point);
            table.pointLat[point] = pointLat.get(point);
        }
        closeAtGates(table);
        return table;
    }

    private LinkTable.Texts texts(
            boolean[] isNode, int[] number, Set<Map<String, String>> nameSets) {
        Map<String, Integer> named = new LinkedHashMap<>();
        streets.vertexNames()
                .forEach(
                        (name, vertex) -> {
                            if (isNode[vertex]) {
                                named.put(name, number[vertex]);
                            }
                        });
        return new LinkTable.Texts(
                List.copyOf(nameSets),
                Collections.unmodifiableMap(named),
                List.copyOf(streets.places()),
                streets.about());
    }

    /**
     * A gate stops whoever it stops on the shorter of the links that meet there, all but the
     * longest: nobody gets past, and the least of the street is lost on either side.
     */
    private void closeAtGates(LinkTable table) {
        if (streets.gates().isEmpty()) {
            return;
        }
        Map<Integer, List<Integer>> meeting = new LinkedHashMap<>();
        for (int link = 0; link < size(); link++) {
            for (int vertex : new int[] {from.get(link), to.get(link)}) {
                if (streets.gates().containsKey(vertex)) {
                    meeting.computeIfAbsent(vertex, v -> new ArrayList<>()).add(link);
                }
            }
        }
        meeting.forEach(
                (vertex, links) -> {
                    Streets.Gate gate = streets.gates().get(vertex);
                    int longest = links.getFirst();
                    for (int link : links) {
                        longest = millimetres.get(link) > millimetres.get(longest) ? link : longest;
                    }
                    for (int link : links) {
                        if (link != longest && gate != null) {
                            table.close(link, gate.stopsWalking(), gate.stopsDriving());
                        }
                    }
                });
    }
}
