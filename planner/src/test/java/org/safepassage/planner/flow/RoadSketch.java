package org.safepassage.planner.flow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Roads drawn as text: {@code Town -20/min 10min-> Bridge} lets 20 people a minute in and takes
 * them 10 minutes.
 */
final class RoadSketch {
    private static final Pattern ROAD =
            Pattern.compile("(\\w+)\\s+-(\\d+)/min\\s+(\\d+)min->\\s+(\\w+)");
    private static final long MANY = 1_000_000;

    private final Map<String, Integer> nodes = new LinkedHashMap<>();
    private final String text;

    private RoadSketch(String text) {
        this.text = text;
        text.lines()
                .forEach(
                        line -> {
                            Matcher road = road(line);
                            nodes.putIfAbsent(road.group(1), nodes.size());
                            nodes.putIfAbsent(road.group(4), nodes.size());
                        });
    }

    static RoadSketch of(String text) {
        return new RoadSketch(text);
    }

    /** People out before that many minutes are over, of very many who wait in one place. */
    long peopleOut(String from, String to, int minutes) {
        DynamicNetwork.Builder network = DynamicNetwork.builder(nodes.size(), minutes);
        text.lines()
                .forEach(
                        line -> {
                            Matcher road = road(line);
                            network.arc(
                                    node(road.group(1)),
                                    node(road.group(4)),
                                    Integer.parseInt(road.group(3)),
                                    Capacity.of(Long.parseLong(road.group(2))));
                        });
        network.supply(node(from), 0, MANY);
        network.exit(node(to), Capacity.of(Capacity.UNLIMITED));
        return new EarliestArrivalFlow(network.build()).solve().evacuated();
    }

    private int node(String name) {
        Integer node = nodes.get(name);
        if (node == null) {
            throw new IllegalArgumentException("There is no " + name + " in the sketch.");
        }
        return node;
    }

    private static Matcher road(String line) {
        Matcher road = ROAD.matcher(line.strip());
        if (!road.matches()) {
            throw new IllegalArgumentException("Not a road: " + line);
        }
        return road;
    }
}
