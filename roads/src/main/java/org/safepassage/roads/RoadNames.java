package org.safepassage.roads;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds streets and places by name, in any script and spelling.
 *
 * <p>Looks through every name of the map, a few microseconds each: names in all languages the map
 * has, names of places, and the names a map drawn by hand gives its nodes. A street is every
 * stretch of that name that hangs together; two streets of one name in two quarters are two
 * results.
 */
public final class RoadNames {
    private RoadNames() {}

    /**
     * What answers to a name, nearest spelling first, then places before streets and long streets
     * before short ones.
     *
     * @param query the name as somebody wrote it
     * @param aliases spellings that mean the same, beside what can be worked out
     * @param most how many results at most
     */
    public static List<Found> find(RoadNetwork roads, String query, Aliases aliases, int most) {
        Search search = new Search(query, aliases);
        List<Found> found = new ArrayList<>();
        roads.namedNodes()
                .forEach(
                        (name, node) -> {
                            Answer answer = search.answer(Map.of("name", name));
                            if (answer != null) {
                                found.add(
                                        answer.found(
                                                "node", name, roads.lon(node), roads.lat(node), 0));
                            }
                        });
        for (Place place : roads.places()) {
            Answer answer = search.answer(place.names());
            if (answer != null) {
                found.add(answer.found(place.kind(), place.name(), place.lon(), place.lat(), 0));
            }
        }
        addStreets(roads, search, found);
        found.sort(
                Comparator.comparingInt((Found each) -> -each.score())
                        .thenComparing(each -> each.metres() > 0)
                        .thenComparingDouble(each -> -each.metres())
                        .thenComparing(Found::name)
                        .thenComparingDouble(Found::lon)
                        .thenComparingDouble(Found::lat));
        return List.copyOf(found.subList(0, Math.min(most, found.size())));
    }

    private static void addStreets(RoadNetwork roads, Search search, List<Found> found) {
        Map<Map<String, String>, Answer> answers = new HashMap<>();
        Map<String, List<Integer>> links = new LinkedHashMap<>(); // main name -> links that answer
        Map<String, Answer> best = new HashMap<>();
        for (int link = 0; link < roads.links(); link++) {
            Map<String, String> names = roads.names(link);
            if (names.isEmpty()) {
                continue;
            }
            if (!answers.containsKey(names)) {
                answers.put(names, search.answer(names));
            }
            Answer answer = answers.get(names);
            if (answer != null) {
                String main = roads.name(link).isEmpty() ? answer.matched : roads.name(link);
                links.computeIfAbsent(main, name -> new ArrayList<>()).add(link);
                best.merge(main, answer, Answer::better);
            }
        }
        links.forEach(
                (name, ofName) -> {
                    Answer answer = best.get(name);
                    if (answer != null) {
                        addStretches(roads, name, ofName, answer, found);
                    }
                });
    }

    /** One result for each stretch that hangs together. */
    private static void addStretches(
            RoadNetwork roads, String name, List<Integer> links, Answer answer, List<Found> found) {
        Map<Integer, List<Integer>> meeting = new HashMap<>(); // node -> links of the name
        for (int link : links) {
            meeting.computeIfAbsent(roads.from(link), node -> new ArrayList<>()).add(link);
            meeting.computeIfAbsent(roads.to(link), node -> new ArrayList<>()).add(link);
        }
        Map<Integer, Boolean> done = new HashMap<>();
        for (int start : links) {
            if (done.putIfAbsent(start, true) != null) {
                continue;
            }
            double metres = 0;
            int longest = start;
            Deque<Integer> open = new ArrayDeque<>(List.of(start));
            while (!open.isEmpty()) {
                int link = open.remove();
                metres += roads.metres(link);
                longest = roads.metres(link) > roads.metres(longest) ? link : longest;
                for (int node : new int[] {roads.from(link), roads.to(link)}) {
                    for (int next : meeting.getOrDefault(node, List.of())) {
                        if (done.putIfAbsent(next, true) == null) {
                            open.add(next);
                        }
                    }
                }
            }
            double[] middle = middle(roads, longest);
            found.add(
                    answer.found(
                            roads.roadClass(longest).word(), name, middle[0], middle[1], metres));
        }
    }

    /** The point half way along a link. */
    private static double[] middle(RoadNetwork roads, int link) {
        double left = 0;
        for (int i = 1; i < roads.points(link); i++) {
            left += step(roads, link, i);
        }
        left /= 2;
        for (int i = 1; i < roads.points(link); i++) {
            double step = step(roads, link, i);
            if (step >= left && step > 0) {
                double share = left / step;
                double lon = roads.pointLon(link, i - 1);
                double lat = roads.pointLat(link, i - 1);
                double east = Geodesy.degreesBetween(lon, roads.pointLon(link, i)) * share;
                return new double[] {
                    Geodesy.degreesBetween(0, lon + east),
                    lat + (roads.pointLat(link, i) - lat) * share
                };
            }
            left -= step;
        }
        return new double[] {roads.pointLon(link, 0), roads.pointLat(link, 0)};
    }

    private static double step(RoadNetwork roads, int link, int i) {
        return Geodesy.metres(
                roads.pointLon(link, i - 1),
                roads.pointLat(link, i - 1),
                roads.pointLon(link, i),
                roads.pointLat(link, i));
    }

    /** How a set of names answered. */
    private record Answer(Match match, String matched) {
        Found found(String kind, String name, double lon, double lat, double metres) {
            return new Found(
                    kind,
                    name.isEmpty() ? matched : name,
                    matched,
                    match.words(),
                    match.score(),
                    lon,
                    lat,
                    metres);
        }

        Answer better(Answer other) {
            return other.match.score() > match.score() ? other : this;
        }
    }

    /** What is asked for, in all its spellings. */
    private static final class Search {
        private final Spelling asked;
        private final List<Spelling> aliases = new ArrayList<>();

        Search(String query, Aliases aliases) {
            asked = Spelling.of(query);
            aliases.of(query).forEach(other -> this.aliases.add(Spelling.of(other)));
        }

        @Nullable Answer answer(Map<String, String> names) {
            Answer best = null;
            for (String name : names.values()) {
                Spelling spelling = Spelling.of(name);
                Answer answer =
                        Match.of(asked, spelling)
                                .map(match -> new Answer(match, name))
                                .orElse(null);
                for (Spelling alias : aliases) {
                    Match match = Match.of(alias, spelling).orElse(Match.SIMILAR);
                    // Only what an alias finds exactly is found by the alias; the rest would be a
                    // guess on a guess.
                    if (match.score() >= Match.WORDS.score()
                            && (answer == null || answer.match.score() < Match.ALIAS.score())) {
                        answer = new Answer(match == Match.WORDS ? Match.WORDS : Match.ALIAS, name);
                    }
                }
                best = best == null ? answer : answer == null ? best : best.better(answer);
            }
            return best;
        }
    }
}
