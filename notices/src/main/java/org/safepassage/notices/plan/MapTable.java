package org.safepassage.notices.plan;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.safepassage.domain.Band;
import org.safepassage.domain.Corridor;
import org.safepassage.domain.CorridorState;
import org.safepassage.domain.MapSpot;
import org.safepassage.domain.Pause;
import org.safepassage.domain.Plan;
import org.safepassage.notices.Markup;

/** The map's facts as a table: one row for each corridor, fighters' last and without numbers. */
final class MapTable {
    private static final int NAMED = 3;

    private final Pause pause;
    private final Plan plan;
    private final LocalTimes times;

    MapTable(Pause pause, Plan plan, LocalTimes times) {
        this.pause = pause;
        this.plan = plan;
        this.times = times;
    }

    void write(Markup page) {
        page.open("table", "class", "twin cards").open("thead").open("tr");
        page.leaf("th", "Corridor", "scope", "col").leaf("th", "From", "scope", "col");
        for (String head : List.of("Out", "A minute", "Lanes", "First out")) {
            page.leaf("th", head, "class", "n", "scope", "col");
        }
        page.close(2).open("tbody");
        plan.corridors().forEach(use -> writeRow(page, use));
        pause.corridors().stream()
                .filter(Corridor::isForFighters)
                .forEach(
                        c -> {
                            page.open("tr").open("th", "scope", "row").bdi(c.id()).close();
                            page.open("td", "colspan", "5")
                                    .text("For fighters, as announced. No numbers are held.");
                            page.leaf(
                                    "span",
                                    c.route() == null
                                            ? "Route not known"
                                            : "Route as named: "
                                                    + String.join(", ", c.route().named()),
                                    "class",
                                    "src");
                            page.close(2);
                        });
        page.close(2);
        page.leaf(
                "p",
                "The same facts as the map. Out: people by the end in the likely case. A minute: what its end can pass"
                        + " at most.",
                "class",
                "src");
    }

    private void writeRow(Markup page, Plan.CorridorUse use) {
        boolean tight =
                plan.bottlenecks().stream()
                        .anyMatch(b -> Hatch.corridors(b).contains(use.corridor()));
        CorridorState state =
                pause.findCorridor(use.corridor())
                        .map(Corridor::state)
                        .orElse(CorridorState.PLANNED);
        page.open("tr").open("th", "scope", "row").bdi(use.corridor());
        Sign.of(state).write(page, state.word().replace('-', ' '));
        page.close().open("td", "data-h", "from:").bdi(from(use));
        if (tight) {
            page.text(" ").leaf("span", "tightest", "class", "tag");
        }
        page.close();
        cell(page, "out:", Figures.roughly(use.out()));
        cell(
                page,
                "a minute:",
                use.peoplePerHour() == null ? "no limit" : Figures.rate(use.peoplePerHour() / 60));
        cell(page, "lanes:", use.lanes() == null ? "–" : Figures.exact(use.lanes()));
        cell(page, "first out:", use.firstOut() == null ? "nobody" : times.clock(use.firstOut()));
        page.close();
    }

    private static void cell(Markup page, String head, String says) {
        page.leaf("td", says, "class", "n", "data-h", head);
    }

    /** The places that send most people, by name, and how many more. */
    private String from(Plan.CorridorUse use) {
        Map<String, Long> people = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        for (Band b : plan.bands()) {
            if (b.corridor().equals(use.corridor())) {
                people.merge(b.place(), b.people(), Long::sum);
            }
            names.put(b.place(), b.name());
        }
        plan.map().spots().stream()
                .filter(s -> s.kind() == MapSpot.Kind.PLACE)
                .forEach(s -> names.putIfAbsent(s.id(), s.label()));
        List<String> places =
                use.places().stream()
                        .sorted(Comparator.comparingLong((String p) -> -people.getOrDefault(p, 0L)))
                        .toList();
        if (places.isEmpty()) {
            return "nobody in this plan";
        }
        boolean named =
                places.stream().limit(NAMED).anyMatch(p -> !names.getOrDefault(p, p).equals(p));
        if (!named && places.size() > NAMED) {
            return Figures.counted(places.size()) + " places";
        }
        String first =
                places.stream()
                        .limit(NAMED)
                        .map(p -> names.getOrDefault(p, p))
                        .collect(Collectors.joining(", "));
        return places.size() <= NAMED
                ? first
                : first + " and " + Figures.counted(places.size() - NAMED) + " more";
    }
}
