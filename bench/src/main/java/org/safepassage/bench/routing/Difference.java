package org.safepassage.bench.routing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.safepassage.roads.Geodesy;

/** Why two routes between the same ends differ, in the words of the map's tags. */
final class Difference {
    private static final List<String> TELLING =
            List.of(
                    "highway",
                    "route",
                    "foot",
                    "access",
                    "vehicle",
                    "motorroad",
                    "sidewalk",
                    "oneway:foot",
                    "foot:backward",
                    "foot:forward",
                    "service",
                    "footway",
                    "sac_scale",
                    "ford",
                    "impassable",
                    "construction",
                    "area",
                    "ferry");

    private final Survey survey;
    private final Set<Long> ours = new HashSet<>();
    private final Set<Long> theirs = new HashSet<>();

    Difference(Survey survey) {
        this.survey = survey;
    }

    void addOurs(List<double[]> points) {
        ours.addAll(stretches(points));
    }

    void addTheirs(List<double[]> points) {
        theirs.addAll(stretches(points));
    }

    private List<Long> stretches(List<double[]> points) {
        List<Long> stretches = new ArrayList<>();
        int before = -1;
        for (double[] point : points) {
            int vertex = survey.vertex(point[0], point[1]);
            if (before >= 0 && vertex >= 0 && before != vertex) {
                stretches.add(Survey.stretch(before, vertex));
            }
            before = vertex;
        }
        return stretches;
    }

    /** Why our way is longer than the one along these points. */
    String whyLonger(List<double[]> theirRoute) {
        return "ours is longer: " + why(theirRoute, ours, "is closed on our network");
    }

    /** Why our way is shorter: what it uses and the other could not. */
    String whyShorter(List<double[]> ourRoute) {
        return "ours is shorter: " + why(ourRoute, theirs, "is closed to GraphHopper");
    }

    private String why(List<double[]> route, Set<Long> known, String verdict) {
        String longest = longestMissing(route, known);
        if (longest != null) {
            return longest + " " + verdict;
        }
        for (double[] point : route) {
            Map<String, Object> barrier = survey.barrier(survey.vertex(point[0], point[1]));
            if (barrier != null) {
                return "barrier=" + barrier.get("barrier") + words(barrier) + " on the way";
            }
        }
        return "not explained by ways or barriers";
    }

    /** The kind of way that makes up most of what is missing; null when nothing is. */
    private @Nullable String longestMissing(List<double[]> route, Set<Long> known) {
        Map<String, Double> metres = new TreeMap<>();
        for (int i = 1; i < route.size(); i++) {
            double[] a = route.get(i - 1);
            double[] b = route.get(i);
            int from = survey.vertex(a[0], a[1]);
            int to = survey.vertex(b[0], b[1]);
            if (from >= 0 && to >= 0 && from != to && !known.contains(Survey.stretch(from, to))) {
                Map<String, Object> way = survey.way(Survey.stretch(from, to));
                String kind = way == null ? "a stretch of no single way" : words(way).strip();
                metres.merge(kind, Geodesy.metres(a[0], a[1], b[0], b[1]), Double::sum);
            }
        }
        return metres.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private static String words(Map<String, Object> tags) {
        StringBuilder words = new StringBuilder();
        for (String key : TELLING) {
            if (tags.containsKey(key)) {
                words.append(' ').append(key).append('=').append(tags.get(key));
            }
        }
        return words.toString();
    }
}
