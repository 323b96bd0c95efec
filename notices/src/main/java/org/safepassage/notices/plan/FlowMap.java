package org.safepassage.notices.plan;

import static org.safepassage.notices.plan.Drawing.n;
import static org.safepassage.notices.plan.Drawing.path;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.safepassage.domain.GeoPoint;
import org.safepassage.domain.MapLine;
import org.safepassage.domain.Pause;
import org.safepassage.domain.Plan;
import org.safepassage.notices.Markup;

/**
 * The plan's map: ground, streets, corridors of fighters, flows by width, hatch, places, badges,
 * words, in this order from below. Blue is what would flow if the corridors opened; whether one is
 * open is said by its badge alone.
 */
final class FlowMap {
    private static final int CHEVRONS = 40;

    private final Plan plan;
    private final MapFrame frame;
    private final MapLabels labels;
    private final MapWords words;
    private final List<Hatch> hatches;

    FlowMap(Pause pause, Plan plan, LocalTimes times) {
        this.plan = plan;
        List<String> notes = MapWords.notes(pause, plan);
        frame = MapFrame.of(plan.map(), notes.isEmpty() ? 0 : 8 + 18 * notes.size());
        labels = new MapLabels(MapFrame.WIDTH, frame.height());
        hatches = Hatch.of(plan, frame);
        words = new MapWords(pause, plan, times, frame, labels, hatches);
    }

    void write(Markup page) {
        page.open(
                "svg",
                "viewBox",
                "0 0 " + MapFrame.WIDTH + " " + frame.height(),
                "role",
                "img",
                "aria-label",
                (plan.map().schematic() ? "Schematic map" : "Map")
                        + " of the plan. The table holds the same facts.");
        page.empty(
                "rect",
                "width",
                "" + MapFrame.WIDTH,
                "height",
                "" + frame.height(),
                "fill",
                "var(--land)");
        writeStreets(page);
        lines(MapLine.Kind.FIGHTERS_CORRIDOR).forEach(line -> writeFightersLine(page, line));
        writeFlows(page);
        writeHatches(page);
        reserveWideLines();
        words.write(page);
        page.close().line();
    }

    private List<MapLine> lines(MapLine.Kind kind) {
        return plan.map().lines().stream().filter(line -> line.kind() == kind).toList();
    }

    /**
     * Thousands of links in one path of whole half-pixels: what falls on one spot, or twice on one
     * line, is left out.
     */
    private void writeStreets(Markup page) {
        StreetPath streets = new StreetPath(frame);
        List<MapLine> shown = lines(MapLine.Kind.STREET).stream().filter(frame::shows).toList();
        shown.forEach(streets::add);
        String width = shown.size() > 3000 ? "1.6" : shown.size() > 300 ? "3" : "6";
        page.open(
                "g",
                "transform",
                "scale(.5)",
                "fill",
                "none",
                "stroke",
                "var(--paper)",
                "stroke-width",
                width);
        streets.paths().forEach(d -> page.empty("path", "d", d));
        page.close();
    }

    private void writeFightersLine(Markup page, MapLine line) {
        String d = frame.d(line);
        page.empty("path", "d", d, "fill", "none", "stroke", "var(--ink2)", "stroke-width", "7");
        page.empty("path", "d", d, "fill", "none", "stroke", "var(--paper)", "stroke-width", "4");
        page.empty(
                "path",
                "d",
                d,
                "fill",
                "none",
                "stroke",
                "var(--ink2)",
                "stroke-width",
                "2",
                "stroke-dasharray",
                "7 5");
    }

    private void writeFlows(Markup page) {
        List<MapLine> used =
                plan.map().lines().stream()
                        .filter(
                                line ->
                                        line.kind() == MapLine.Kind.FLOW
                                                || line.kind() == MapLine.Kind.CORRIDOR)
                        .toList();
        List<MapLine> idle = used.stream().filter(line -> line.people() == 0).toList();
        for (MapLine line : idle) {
            page.empty(
                    "path",
                    "d",
                    frame.d(line),
                    "fill",
                    "none",
                    "stroke",
                    "var(--ink2)",
                    "stroke-width",
                    "2",
                    "stroke-dasharray",
                    "5 4");
        }
        Map<Double, StringBuilder> byWidth = new java.util.TreeMap<>(Comparator.reverseOrder());
        List<MapLine> flows = used.stream().filter(line -> line.people() > 0).toList();
        for (MapLine line : flows) {
            byWidth.computeIfAbsent(MapFrame.width(line), w -> new StringBuilder())
                    .append(frame.d(line));
        }
        page.open("g", "fill", "none", "stroke", "var(--paper)", "stroke-linejoin", "round");
        byWidth.forEach((w, d) -> page.empty("path", "d", d.toString(), "stroke-width", n(w + 4)));
        page.close()
                .open(
                        "g",
                        "fill",
                        "none",
                        "stroke",
                        "var(--open)",
                        "stroke-linejoin",
                        "round",
                        "stroke-linecap",
                        "round");
        byWidth.forEach((w, d) -> page.empty("path", "d", d.toString(), "stroke-width", n(w)));
        page.close();
        writeChevrons(page, flows);
    }

    private void writeChevrons(Markup page, List<MapLine> flows) {
        List<double[]> set = new ArrayList<>();
        boolean city = flows.size() > 200;
        for (MapLine line :
                flows.stream()
                        .sorted(Comparator.comparingLong((MapLine l) -> -l.people()))
                        .toList()) {
            double[] at = frame.middle(line);
            // A city's links are shorter than a chevron: there the wide ones carry it, elsewhere
            // the long ones.
            boolean tooSmall = city ? MapFrame.width(line) < 4 : at[3] < 8;
            if (set.size() >= CHEVRONS
                    || tooSmall
                    || set.stream().anyMatch(s -> Math.hypot(s[0] - at[0], s[1] - at[1]) < 56)) {
                continue;
            }
            set.add(at);
            boolean thin = MapFrame.width(line) < 6;
            page.open(
                    "g",
                    "transform",
                    "translate(%s %s) rotate(%s)".formatted(n(at[0]), n(at[1]), n(at[2])));
            if (thin) {
                page.empty(
                        "circle",
                        "r",
                        "8",
                        "fill",
                        "var(--paper)",
                        "stroke",
                        "var(--open)",
                        "stroke-width",
                        "1.5");
            }
            page.empty(
                    "path",
                    "d",
                    "M-3-4l4 4l-4 4",
                    "fill",
                    "none",
                    "stroke",
                    thin ? "var(--open)" : "var(--paper)",
                    "stroke-width",
                    "2.2");
            page.close();
        }
    }

    private void writeHatches(Markup page) {
        for (Hatch h : hatches) {
            String box = path(-7, -h.half(), 7, -h.half(), 7, h.half(), -7, h.half()) + "Z";
            page.open(
                    "g",
                    "transform",
                    "translate(%s %s) rotate(%s)".formatted(n(h.x()), n(h.y()), n(h.angle())));
            page.empty("path", "d", box, "fill", "var(--paper)");
            page.empty(
                    "path",
                    "d",
                    box,
                    "fill",
                    "url(#hatch)",
                    "stroke",
                    "var(--ink)",
                    "stroke-width",
                    "1.6");
            page.close();
            labels.take(h.x() - h.half(), h.y() - h.half(), 2 * h.half(), 2 * h.half());
        }
    }

    /** Words never lie on a line wider than six pixels. */
    private void reserveWideLines() {
        for (MapLine line : plan.map().lines()) {
            boolean fighters = line.kind() == MapLine.Kind.FIGHTERS_CORRIDOR;
            boolean flow = line.kind() == MapLine.Kind.FLOW && line.people() > 0;
            double w = fighters ? 7 : MapFrame.width(line);
            boolean wide = w > 6 || (w > 3 && plan.map().lines().size() < 400);
            if (fighters || (flow && wide)) {
                alongEach(line, 6, (x, y) -> labels.take(x - w / 2, y - w / 2, w, w));
            }
        }
    }

    private interface Spotted {
        void at(double x, double y);
    }

    private void alongEach(MapLine line, double pixels, Spotted spotted) {
        for (int i = 1; i < line.points().size(); i++) {
            GeoPoint a = line.points().get(i - 1);
            GeoPoint b = line.points().get(i);
            double length = Math.hypot(frame.x(b) - frame.x(a), frame.y(b) - frame.y(a));
            int parts = (int) Math.clamp(length / pixels, 1, 400);
            for (int k = 0; k <= parts; k++) {
                double t = (double) k / parts;
                spotted.at(
                        frame.x(a) + t * (frame.x(b) - frame.x(a)),
                        frame.y(a) + t * (frame.y(b) - frame.y(a)));
            }
        }
    }
}
