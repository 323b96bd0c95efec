package org.safepassage.notices.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.safepassage.domain.Plan;
import org.safepassage.domain.RoadConflict;
import org.safepassage.domain.Trip;
import org.safepassage.notices.Markup;

/**
 * Who gets out nowhere, which roads two kinds of people share, and what the vehicles do: each only
 * when there is some.
 */
final class MovementTables {
    private static final int LISTED = 14;

    private final Plan plan;
    private final LocalTimes times;
    private final Markup page;

    MovementTables(Plan plan, LocalTimes times, Markup page) {
        this.plan = plan;
        this.times = times;
        this.page = page;
    }

    void write() {
        writeUnreached();
        writeConflicts();
        writeTrips();
    }

    private void writeUnreached() {
        if (plan.unreached().isEmpty()) {
            return;
        }
        List<Plan.Unreached> most =
                plan.unreached().stream()
                        .sorted(
                                Comparator.comparingLong(
                                        (Plan.Unreached u) -> -u.people().likely()))
                        .toList();
        int n = most.size();
        page.open("section", "class", "flow");
        page.leaf(
                "h2",
                n == 1
                        ? "From one place nobody gets out"
                        : "From %s places nobody gets out".formatted(Figures.counted(n)));
        long people = most.stream().mapToLong(u -> u.people().likely()).sum();
        page.leaf(
                "p",
                "About "
                        + Figures.roughly(people)
                        + " people in the likely case. They count as waiting in every number above.",
                "class",
                "sub");
        page.open("table", "class", "cards")
                .open("thead")
                .open("tr")
                .leaf("th", "Place", "scope", "col");
        page.leaf("th", "People", "class", "n", "scope", "col")
                .leaf("th", "Why", "scope", "col")
                .close(2)
                .open("tbody");
        for (Plan.Unreached one : most.stream().limit(LISTED).toList()) {
            page.open("tr").open("th", "scope", "row").bdi(one.name()).close();
            page.leaf(
                    "td",
                    Figures.range(
                            Figures.roughly(one.people().low()),
                            Figures.roughly(one.people().high())),
                    "class",
                    "n",
                    "data-h",
                    "people:");
            page.leaf("td", one.why()).close();
        }
        page.close(2);
        pointToRest(page, n - LISTED);
        page.close().line();
    }

    private void writeConflicts() {
        if (plan.conflicts().isEmpty()) {
            return;
        }
        page.open("section", "class", "flow")
                .leaf("h2", "Roads that two kinds of people use within one hour");
        page.open("table", "class", "cards")
                .open("thead")
                .open("tr")
                .leaf("th", "Road", "scope", "col");
        page.leaf("th", "Hour from", "class", "n", "scope", "col")
                .leaf("th", "Who", "scope", "col")
                .close(2)
                .open("tbody");
        for (RoadConflict one : plan.conflicts().stream().limit(LISTED).toList()) {
            page.open("tr").open("th", "scope", "row").bdi(one.road()).close();
            page.leaf("td", times.clock(one.hour()), "class", "n", "data-h", "from:")
                    .leaf("td", String.join(", ", one.categories()))
                    .close();
        }
        page.close(2);
        pointToRest(page, plan.conflicts().size() - LISTED);
        page.close().line();
    }

    private void writeTrips() {
        if (plan.trips().isEmpty()) {
            return;
        }
        Map<String, List<Trip>> byLine =
                plan.trips().stream()
                        .collect(
                                Collectors.groupingBy(
                                        t -> t.transport() + " by " + t.corridor(),
                                        java.util.TreeMap::new,
                                        Collectors.toList()));
        page.open("section", "class", "flow").leaf("h2", "Journeys by vehicle");
        page.open("p", "class", "sub")
                .text("Part of the numbers above. Each journey: ")
                .leaf("code", "plan.json")
                .close();
        page.open("table", "class", "cards")
                .open("thead")
                .open("tr")
                .leaf("th", "Transport", "scope", "col");
        for (String head : List.of("Journeys", "People", "First boards", "Last arrives")) {
            page.leaf("th", head, "class", "n", "scope", "col");
        }
        page.close(2).open("tbody");
        byLine.entrySet().stream()
                .limit(LISTED)
                .forEach(
                        line -> {
                            List<Trip> trips = line.getValue();
                            page.open("tr").open("th", "scope", "row").bdi(line.getKey()).close();
                            number("journeys:", Figures.exact(trips.size()));
                            number(
                                    "people:",
                                    Figures.roughly(trips.stream().mapToLong(Trip::people).sum()));
                            number(
                                    "first boards:",
                                    times.clock(
                                            trips.stream()
                                                    .map(Trip::boards)
                                                    .min(Comparator.naturalOrder())
                                                    .orElseThrow()));
                            number(
                                    "last arrives:",
                                    times.clock(
                                            trips.stream()
                                                    .map(Trip::arrives)
                                                    .max(Comparator.naturalOrder())
                                                    .orElseThrow()));
                            page.close();
                        });
        page.close(2);
        pointToRest(page, byLine.size() - LISTED);
        page.close().line();
    }

    private void number(String head, String says) {
        page.leaf("td", says, "class", "n", "data-h", head);
    }

    static void pointToRest(Markup page, int more) {
        if (more > 0) {
            page.open("p", "class", "src")
                    .text(Figures.counted(more) + " more: ")
                    .leaf("code", "plan.json")
                    .close();
        }
    }
}
