package org.safepassage.notices.plan;

import static org.safepassage.notices.plan.Drawing.n;
import static org.safepassage.notices.plan.Drawing.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Bottleneck;
import org.safepassage.domain.Plan;
import org.safepassage.notices.Markup;

/**
 * What holds people up: what each corridor's end passes in a minute, hatched where the proof's cut
 * goes through it.
 */
final class HoldsChart {
    private static final int ROWS = 9;
    private static final double WIDTH = 480;
    private static final double LINE = 42;

    private final Plan plan;
    private final LocalTimes times;

    HoldsChart(Plan plan, LocalTimes times) {
        this.plan = plan;
        this.times = times;
    }

    /**
     * States the one kind of thing that binds, or the two; neutral when there are more, or when
     * none is known.
     */
    static String heading(Plan plan) {
        Set<Bottleneck.Kind> kinds = EnumSet.noneOf(Bottleneck.Kind.class);
        plan.mainBottlenecks().forEach(b -> kinds.add(b.kind()));
        List<String> words =
                kinds.stream()
                        .map(
                                kind ->
                                        switch (kind) {
                                            case CHECKPOINT -> "screening";
                                            case STREET -> "streets";
                                            case CORRIDOR -> "the corridors\u2019 own width";
                                            case TRANSPORT -> "the number of vehicles";
                                        })
                        .toList();
        if (words.equals(List.of("screening"))) {
            return "Screening holds people up, not the roads";
        }
        if (words.size() == 1) {
            boolean plural = words.getFirst().equals("streets");
            return capital(words.getFirst()) + (plural ? " hold people up" : " holds people up");
        }
        return words.size() == 2
                ? capital(words.getFirst()) + " and " + words.getLast() + " hold people up"
                : "What holds people up";
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    void write(Markup page) {
        List<Row> all = rows();
        List<Row> rows = all.stream().limit(ROWS).toList();
        page.open("div").leaf("h2", heading(plan));
        page.open("p", "class", "sub")
                .text(
                        "People a minute in the likely case. Hatched: what no plan can pass, and when.");
        if (plan.bottlenecks().isEmpty()) {
            page.text(" The proof names no such place in these hours.");
        }
        page.close();
        double most = rows.stream().mapToDouble(Row::perMinute).max().orElse(1);
        page.open(
                "div",
                "class",
                "scroll half",
                "tabindex",
                "0",
                "role",
                "region",
                "aria-label",
                "What holds people up");
        double high = rows.stream().mapToDouble(HoldsChart::height).sum();
        page.open(
                "svg",
                "viewBox",
                "0 0 480 " + n(Math.max(1, high)),
                "role",
                "img",
                "aria-label",
                says(rows));
        double y = 0;
        for (Row row : rows) {
            text(page, 0, y + 14, "tw l iso", Drawing.fitted(row.name, WIDTH, 14));
            boolean own = height(row) > LINE;
            y += own ? 17 : 0;
            text(page, own ? 0 : Drawing.width(row.name, 14) + 12, y + 14, "t2", row.says);
            if (row.perMinute > 0) {
                page.empty(
                        "rect",
                        "x",
                        "1",
                        "y",
                        n(y + 20),
                        "width",
                        n(Math.max(3, (WIDTH - 2) * row.perMinute / most)),
                        "height",
                        "12",
                        "fill",
                        row.binds ? "url(#hatch)" : "var(--open)",
                        "stroke",
                        row.binds ? "var(--ink)" : "none");
            }
            y += LINE;
        }
        page.close(2);
        int more =
                all.size()
                        - rows.size()
                        + plan.bottlenecks().size()
                        - plan.mainBottlenecks().size();
        if (more > 0) {
            page.open("p", "class", "src")
                    .text(Figures.counted(more) + " more: ")
                    .leaf("code", "bottlenecks.csv")
                    .close();
        }
        page.close();
    }

    /** A name too long to stand beside its numbers has a line of its own. */
    private static double height(Row row) {
        return Drawing.width(row.name, 14) + 12 + Drawing.width(row.says, 13) > WIDTH
                ? LINE + 17
                : LINE;
    }

    private static String says(List<Row> rows) {
        StringBuilder says = new StringBuilder("People a minute. ");
        rows.forEach(
                r ->
                        says.append(r.name)
                                .append(": ")
                                .append(r.says)
                                .append(r.binds ? " (tightest). " : ". "));
        return says.toString();
    }

    /** Corridors first, those that bind before the others; then streets and vehicles that bind. */
    private List<Row> rows() {
        Map<String, Bound> byCorridor = new LinkedHashMap<>();
        Map<String, Bound> others = new LinkedHashMap<>();
        for (Bottleneck b : plan.mainBottlenecks()) {
            boolean known =
                    plan.corridors().stream().anyMatch(c -> c.corridor().equals(b.corridor()));
            Map<String, Bound> where = known ? byCorridor : others;
            where.merge(known ? String.valueOf(b.corridor()) : b.what(), Bound.of(b), Bound::and);
        }
        List<Row> rows = new ArrayList<>();
        for (Plan.CorridorUse use : plan.corridors()) {
            rows.add(row(use, byCorridor.get(use.corridor())));
        }
        rows.sort(Comparator.comparing((Row r) -> !r.binds).thenComparingDouble(Row::perMinute));
        List<Row> rest = new ArrayList<>();
        others.forEach(
                (what, b) ->
                        rest.add(
                                new Row(
                                        what,
                                        Figures.rate(b.perMinute) + " a minute" + holds(b),
                                        b.perMinute,
                                        true)));
        rest.sort(Comparator.comparingDouble(Row::perMinute));
        // Where a street binds, it must not be pushed out by corridors that do not.
        int binding = (int) rows.stream().filter(Row::binds).count();
        rows.addAll(binding, rest);
        return rows;
    }

    private Row row(Plan.CorridorUse use, @Nullable Bound bound) {
        Double perHour = use.peoplePerHour();
        double perMinute = bound != null ? bound.perMinute : perHour == null ? 0 : perHour / 60;
        String rate = perMinute > 0 ? Figures.rate(perMinute) + " a minute" : "no limit at its end";
        Integer lanes = use.lanes();
        String with =
                lanes == null
                        ? ""
                        : ", " + Figures.exact(lanes) + (lanes == 1 ? " lane" : " lanes");
        return new Row(
                use.corridor(),
                rate + with + (bound == null ? "" : holds(bound)),
                perMinute,
                bound != null);
    }

    private String holds(Bound bound) {
        return "; holds people up " + times.hour(bound.from) + " to " + times.hour(bound.until);
    }

    private record Row(String name, String says, double perMinute, boolean binds) {}

    /** All times at which one thing binds, from the first to the last. */
    private record Bound(Instant from, Instant until, double perMinute) {
        static Bound of(Bottleneck b) {
            return new Bound(b.from(), b.until(), b.peoplePerMinute());
        }

        Bound and(Bound other) {
            return new Bound(
                    from.isBefore(other.from) ? from : other.from,
                    until.isAfter(other.until) ? until : other.until,
                    Math.max(perMinute, other.perMinute));
        }
    }
}
