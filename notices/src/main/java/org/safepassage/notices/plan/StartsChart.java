package org.safepassage.notices.plan;

import static org.safepassage.notices.plan.Drawing.n;
import static org.safepassage.notices.plan.Drawing.path;
import static org.safepassage.notices.plan.Drawing.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Band;
import org.safepassage.domain.PersonCategory;
import org.safepassage.domain.Plan;
import org.safepassage.notices.Markup;

/**
 * When each place must start: bars from the first to the last departure, as high as people a
 * minute, full up to the latest start of the slow case and pale after it. The places with most
 * people; the rest is summed.
 */
final class StartsChart {
    private static final int PLACES = 14;
    private static final int ROWS = 40;
    private static final double LEFT = 236;
    private static final double RIGHT = 694;

    private final Plan plan;
    private final LocalTimes times;
    private final List<Row> shown;
    private final int shownPlaces;
    private final List<Band> rest;

    StartsChart(Plan plan, LocalTimes times) {
        this.plan = plan;
        this.times = times;
        Map<String, Long> people = new HashMap<>();
        plan.bands().forEach(b -> people.merge(b.place(), b.people(), Long::sum));
        List<String> places =
                people.keySet().stream()
                        .sorted(
                                Comparator.comparingLong((String p) -> -people.getOrDefault(p, 0L))
                                        .thenComparing(p -> p))
                        .limit(PLACES)
                        .toList();
        Map<List<String>, List<Band>> rows = new LinkedHashMap<>();
        for (String place : places) {
            plan.bands().stream()
                    .filter(b -> b.place().equals(place))
                    .forEach(
                            b ->
                                    rows.computeIfAbsent(
                                                    List.of(
                                                            place,
                                                            b.corridor(),
                                                            b.category().word()),
                                                    k -> new ArrayList<>())
                                            .add(b));
        }
        shown = rows.values().stream().limit(ROWS).map(Row::new).toList();
        shownPlaces = (int) shown.stream().map(r -> r.first().place()).distinct().count();
        List<Band> drawn = shown.stream().flatMap(r -> r.bands.stream()).toList();
        java.util.Set<Band> known = new java.util.HashSet<>(drawn);
        rest = plan.bands().stream().filter(b -> !known.contains(b)).toList();
    }

    /** States the earliest and the latest of the latest starts. */
    static String heading(Plan plan, LocalTimes times) {
        List<Instant> starts = latest(plan.bands().stream()).toList();
        if (starts.isEmpty()) {
            return "When each place must start";
        }
        String first = times.clock(starts.getFirst());
        String last = times.clock(starts.getLast());
        return first.equals(last)
                ? "The latest start is " + first + " for each place"
                : "Latest starts lie between " + first + " and " + last;
    }

    private static Stream<Instant> latest(Stream<Band> bands) {
        return bands.map(Band::latestStart).filter(Objects::nonNull).sorted();
    }

    void write(Markup page) {
        if (plan.bands().isEmpty()) {
            page.open("section").leaf("h2", "When each place must start");
            page.leaf("p", "Nobody starts in this plan.", "class", "sub").close().line();
            return;
        }
        boolean all = rest.isEmpty();
        page.open("section", "class", "flow").leaf("h2", heading(plan, times));
        page.open("p", "class", "sub")
                .text(
                        "Bar height: people a minute. Full blue: through by "
                                + times.clock(plan.window().closes())
                                + " even at the slow speed. Pale: through only in the likely case. Black mark: ");
        page.leaf("b", "the latest start")
                .text(
                        ", which is the slow case\u2019s, less the margin, rounded down to five minutes.");
        if (!all) {
            page.text(
                    " Shown: the %s places that send most people."
                            .formatted(Figures.counted(shownPlaces)));
        }
        page.close();
        page.open(
                "div",
                "class",
                "scroll wide lg",
                "tabindex",
                "0",
                "role",
                "region",
                "aria-label",
                "When each place must start");
        writeChart(page);
        page.close();
        writeList(page);
        if (!all) {
            writeRest(page);
        }
        writeTable(page);
        page.close().line();
    }

    private void writeChart(Markup page) {
        double bottom = 30 + shown.size() * 32;
        page.open(
                "svg",
                "viewBox",
                "0 0 880 " + n(bottom + 8),
                "role",
                "img",
                "aria-label",
                "Start times of "
                        + Figures.counted(shownPlaces)
                        + " places, with their latest starts; the table below holds the same.");
        writeHours(page, bottom);
        double most =
                shown.stream()
                        .flatMap(r -> r.bands.stream())
                        .mapToDouble(Band::peoplePerMinute)
                        .max()
                        .orElse(1);
        double y = 30;
        String place = "";
        for (Row row : shown) {
            double mid = y + 16;
            if (!row.first().place().equals(place)) {
                place = row.first().place();
                text(page, 0, mid + 5, "tw l iso", Drawing.fitted(row.first().name(), 176, 14));
            }
            text(
                    page,
                    LEFT - 12,
                    mid + 5,
                    "to tw l e iso",
                    Drawing.fitted(row.first().corridor(), 44, 14));
            row.bands.forEach(band -> writeBand(page, band, mid, most));
            Instant start = row.latestStart();
            if (start == null) {
                text(page, x(row.from()) + 6, mid - 6, "tw halo", "no latest start");
            } else {
                page.empty(
                        "path",
                        "d",
                        path(x(start), mid - 11, x(start), mid + 11),
                        "stroke",
                        "var(--ink)",
                        "stroke-width",
                        "2.6");
                text(page, x(start) + 6, mid - 6, "tw l halo", times.hour(start));
            }
            text(page, RIGHT + 10, mid + 6, "t2", row.says(times));
            y += 32;
        }
        page.close();
    }

    /** The chart as a list, for phones: what a person acts on is the time. */
    private void writeList(Markup page) {
        page.open("ul", "class", "sm more");
        for (Row row : shown) {
            page.open("li")
                    .open("span")
                    .bdi(row.first().name())
                    .text(", ")
                    .bdi(row.first().corridor());
            page.leaf(
                            "span",
                            "from " + times.hour(row.from()) + ", " + row.says(times),
                            "class",
                            "src")
                    .close();
            Instant start = row.latestStart();
            page.leaf("b", start == null ? "no latest start" : times.clock(start)).close();
        }
        page.close();
    }

    private void writeBand(Markup page, Band band, double mid, double most) {
        double high = Math.max(2, 14 * band.peoplePerMinute() / most);
        double from = x(band.from());
        double until = x(band.until());
        Instant start = band.latestStart();
        double full = start == null ? from : Math.clamp(x(start), from, until);
        bar(page, full, until, mid, high, "var(--pale)");
        bar(page, from, full, mid, high, "var(--open)");
    }

    private static void bar(
            Markup page, double from, double until, double mid, double high, String fill) {
        if (until > from) {
            page.empty(
                    "rect",
                    "x",
                    n(from),
                    "y",
                    n(mid - high / 2 + 2),
                    "width",
                    n(until - from),
                    "height",
                    n(high),
                    "fill",
                    fill);
        }
    }

    private void writeHours(Markup page, double bottom) {
        long hours = Math.max(1, plan.window().length().toHours());
        long each = Math.max(1, Math.ceilDiv(hours, 6));
        Instant when = times.nextFullHour(plan.window().opens());
        for (int i = 0; i < 100 && !when.isAfter(plan.window().closes()); i++) {
            boolean end = x(when) > RIGHT - 44 || x(when) < LEFT + 44;
            page.empty(
                    "path",
                    "d",
                    path(x(when), 24, x(when), bottom),
                    "stroke",
                    "var(--line)",
                    "stroke-width",
                    ".8");
            if (!end) {
                text(page, x(when), 14, "m", times.axis(when));
            }
            when = when.plus(Duration.ofHours(each));
        }
        page.empty(
                "path",
                "d",
                path(LEFT, 22, LEFT, bottom) + path(RIGHT, 22, RIGHT, bottom),
                "stroke",
                "var(--ink)",
                "stroke-width",
                "1.4",
                "fill",
                "none");
        text(page, LEFT, 14, "tw m", times.hour(plan.window().opens()));
        text(page, RIGHT, 14, "tw m", times.hour(plan.window().closes()));
    }

    private double x(Instant when) {
        double share =
                (double) Duration.between(plan.window().opens(), when).toMillis()
                        / Math.max(1, plan.window().length().toMillis());
        return LEFT + (RIGHT - LEFT) * Math.clamp(share, 0, 1);
    }

    private void writeRest(Markup page) {
        long people = rest.stream().mapToLong(Band::people).sum();
        long places = rest.stream().map(Band::place).distinct().count();
        List<Instant> starts = latest(rest.stream()).toList();
        page.open("table").open("thead").open("tr").leaf("th", "Not drawn", "scope", "col");
        page.leaf("th", "People", "class", "n", "scope", "col")
                .leaf("th", "Latest starts", "class", "n", "scope", "col");
        page.leaf("th", "Each of them", "scope", "col").close(2).open("tbody").open("tr");
        page.leaf("td", Figures.exact(places) + (places == 1 ? " more place" : " more places"));
        page.leaf("td", Figures.roughly(people), "class", "n");
        page.leaf(
                "td",
                starts.isEmpty()
                        ? "none"
                        : Figures.range(
                                times.clock(starts.getFirst()), times.clock(starts.getLast())),
                "class",
                "n");
        page.open("td").leaf("code", "bands.csv").close(4);
    }

    private void writeTable(Markup page) {
        page.open("details").leaf("summary", "The same as a table");
        page.open("table").open("thead").open("tr");
        page.leaf("th", "Place", "scope", "col").leaf("th", "Corridor", "scope", "col");
        for (String head : List.of("From", "Until", "A minute", "People", "Latest start")) {
            page.leaf("th", head, "class", "n", "scope", "col");
        }
        page.close(2).open("tbody");
        for (Row row : shown) {
            for (Band b : row.bands) {
                page.open("tr")
                        .open("td")
                        .bdi(b.name())
                        .text(row.suffix())
                        .close()
                        .open("td")
                        .bdi(b.corridor())
                        .close();
                for (String cell :
                        List.of(
                                times.clock(b.from()),
                                times.clock(b.until()),
                                Figures.rate(b.peoplePerMinute()),
                                Figures.roughly(b.people()),
                                b.latestStart() == null ? "none" : times.clock(b.latestStart()))) {
                    page.leaf("td", cell, "class", "n");
                }
                page.close();
            }
        }
        page.close(3);
    }

    /** Bands of one place, one corridor, one category. */
    private record Row(List<Band> bands) {
        Band first() {
            return bands.getFirst();
        }

        Instant from() {
            return bands.stream().map(Band::from).min(Comparator.naturalOrder()).orElseThrow();
        }

        Instant until() {
            return bands.stream().map(Band::until).max(Comparator.naturalOrder()).orElseThrow();
        }

        /** The earliest of its bands; null as soon as one of them has none. */
        @Nullable Instant latestStart() {
            return bands.stream().anyMatch(b -> b.latestStart() == null)
                    ? null
                    : latest(bands.stream()).findFirst().orElse(null);
        }

        String suffix() {
            return first().category() == PersonCategory.CIVILIANS
                    ? ""
                    : ", " + first().category().word();
        }

        String says(LocalTimes times) {
            double least = bands.stream().mapToDouble(Band::peoplePerMinute).min().orElse(0);
            double most = bands.stream().mapToDouble(Band::peoplePerMinute).max().orElse(0);
            String rate =
                    Figures.range(Figures.rate(least), Figures.rate(most))
                            + " a minute, to "
                            + times.hour(until());
            return rate + suffix();
        }
    }
}
