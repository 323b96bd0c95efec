package org.safepassage.notices.plan;

import static org.safepassage.notices.plan.Drawing.n;
import static org.safepassage.notices.plan.Drawing.path;
import static org.safepassage.notices.plan.Drawing.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.safepassage.domain.Bottleneck;
import org.safepassage.domain.Corridor;
import org.safepassage.domain.CorridorState;
import org.safepassage.domain.GeoPoint;
import org.safepassage.domain.MapLine;
import org.safepassage.domain.MapSpot;
import org.safepassage.domain.Pause;
import org.safepassage.domain.Plan;

/**
 * The plan's map: ground, streets, corridors of fighters, flows by width, hatch, places, badges,
 * words, in this order from below. Blue is what would flow if the corridors opened; whether one is
 * open is said by its badge alone.
 */
final class FlowMap {
    /** More places than this are dots without names. */
    private static final int NAMED_PLACES = 14;

    private static final int CHEVRONS = 40;
    private static final int HATCHES = 40;
    private static final int NAMED_HATCHES = 6;

    private final Pause pause;
    private final Plan plan;
    private final LocalTimes times;
    private final List<String> notes;
    private final MapFrame frame;
    private final MapLabels labels;
    private final List<double[]> hatched = new ArrayList<>();

    FlowMap(Pause pause, Plan plan, LocalTimes times) {
        this.pause = pause;
        this.plan = plan;
        this.times = times;
        notes = notes();
        frame = MapFrame.of(plan.map(), notes.isEmpty() ? 0 : 8 + 18 * notes.size());
        labels = new MapLabels(MapFrame.WIDTH, frame.height());
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
        writeNotes(page);
        writePlaces(page);
        writeBadges(page);
        writeHatchWords(page);
        writeRates(page);
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
        String d = d(line);
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
                    d(line),
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
            byWidth.computeIfAbsent(width(line), w -> new StringBuilder()).append(d(line));
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
            double[] at = middle(line);
            // A city's links are shorter than a chevron: there the wide ones carry it, elsewhere
            // the long ones.
            boolean tooSmall = city ? width(line) < 4 : at[3] < 8;
            if (set.size() >= CHEVRONS
                    || tooSmall
                    || set.stream().anyMatch(s -> Math.hypot(s[0] - at[0], s[1] - at[1]) < 56)) {
                continue;
            }
            set.add(at);
            boolean thin = width(line) < 6;
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
        for (MapLine line : plan.map().lines()) {
            double[] at = middle(line);
            if (!line.bottleneck()
                    || line.kind() == MapLine.Kind.FIGHTERS_CORRIDOR
                    || hatched.size() >= HATCHES
                    || hatched.stream()
                            .anyMatch(h -> Math.hypot(h[0] - at[0], h[1] - at[1]) < 14)) {
                continue;
            }
            hatched.add(at);
            double half = Math.max(9, width(line) / 2 + 3);
            String box = path(-7, -half, 7, -half, 7, half, -7, half) + "Z";
            page.open(
                    "g",
                    "transform",
                    "translate(%s %s) rotate(%s)".formatted(n(at[0]), n(at[1]), n(at[2])));
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
                            "1.6")
                    .close();
            labels.take(at[0] - half, at[1] - half, 2 * half, 2 * half);
        }
    }

    /** Words never lie on a line wider than six pixels. */
    private void reserveWideLines() {
        for (MapLine line : plan.map().lines()) {
            boolean flow = line.kind() == MapLine.Kind.FLOW || line.kind() == MapLine.Kind.CORRIDOR;
            double w = width(line);
            if (flow && line.people() > 0 && w > 3 && (w > 6 || plan.map().lines().size() < 400)) {
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

    private List<String> notes() {
        List<String> said = new ArrayList<>();
        if (plan.map().schematic()) {
            said.add("Schematic: not to scale, not for finding the way.");
        }
        if (AnswerText.isAnyLineIllustrated(pause)) {
            said.add("Corridor lines are illustrative: nobody published them.");
        }
        return said;
    }

    private void writeNotes(Markup page) {
        double y = 18;
        for (String note : notes) {
            text(page, 10, y, "lh l tw", note);
            labels.take(8, y - 14, Drawing.width(note, 14), 18);
            y += 18;
        }
        int h = frame.height();
        page.open("g", "transform", "translate(%d 8)".formatted(MapFrame.WIDTH - 34));
        page.empty(
                "path",
                "d",
                "M12 32V6M6 14l6-9 6 9",
                "fill",
                "none",
                "stroke",
                "var(--ink)",
                "stroke-width",
                "1.8");
        text(page, 12, 47, "m l lh", "N");
        page.close();
        labels.take(MapFrame.WIDTH - 38, 4, 34, 54);
        if (!plan.map().attribution().isBlank()) {
            String whose = Drawing.fitted(plan.map().attribution(), 480, 13);
            text(page, MapFrame.WIDTH - 8, h - 8, "lh e", whose);
            double wide = Drawing.width(whose, 13);
            labels.take(MapFrame.WIDTH - 8 - wide, h - 22, wide, 18);
        }
        if (!plan.map().schematic()) {
            writeScale(page, h);
        }
    }

    private void writeScale(Markup page, int h) {
        long metres = 1;
        for (long candidate = 1; candidate <= 200_000; candidate *= 10) {
            for (long factor : new long[] {1, 2, 5}) {
                if (candidate * factor / frame.metresPerPixel() <= 130) {
                    metres = candidate * factor;
                }
            }
        }
        double wide = metres / frame.metresPerPixel();
        String says = metres >= 1000 ? metres / 1000 + " km" : metres + " m";
        page.empty(
                "path",
                "d",
                path(12, h - 16, 12, h - 10, 12 + wide, h - 10, 12 + wide, h - 16),
                "fill",
                "none",
                "stroke",
                "var(--ink)",
                "stroke-width",
                "1.8");
        text(page, 12 + wide / 2, h - 16, "m lh l", says);
        labels.take(8, h - 32, wide + 12, 28);
    }

    private void writePlaces(Markup page) {
        List<MapSpot> places =
                plan.map().spots().stream()
                        .filter(s -> s.kind() == MapSpot.Kind.PLACE)
                        .sorted(Comparator.comparingLong((MapSpot s) -> -s.people()))
                        .toList();
        boolean many = places.size() > NAMED_PLACES;
        long most = Math.max(1, places.isEmpty() ? 1 : places.getFirst().people());
        for (MapSpot place : places) {
            double r = many ? 0.7 + 2.3 * Math.sqrt((double) place.people() / most) : 8;
            if (many) {
                page.empty(
                        "circle",
                        "cx",
                        n(frame.x(place.point())),
                        "cy",
                        n(frame.y(place.point())),
                        "r",
                        n(r),
                        "fill",
                        "var(--ink2)");
            } else {
                page.empty(
                        "circle",
                        "cx",
                        n(frame.x(place.point())),
                        "cy",
                        n(frame.y(place.point())),
                        "r",
                        n(r),
                        "fill",
                        "var(--paper)",
                        "stroke",
                        "var(--ink)",
                        "stroke-width",
                        "2.4");
                labels.take(frame.x(place.point()) - r, frame.y(place.point()) - r, 2 * r, 2 * r);
            }
        }
        if (!many) {
            places.forEach(
                    place ->
                            words(
                                    page,
                                    frame.x(place.point()),
                                    frame.y(place.point()),
                                    12,
                                    List.of(Drawing.fitted(place.label(), 220, 14)),
                                    "tw l"));
        }
    }

    private void writeBadges(Markup page) {
        Map<String, double[]> ends = new HashMap<>();
        plan.map().lines().stream()
                .filter(
                        l ->
                                l.kind() == MapLine.Kind.CORRIDOR
                                        || l.kind() == MapLine.Kind.FIGHTERS_CORRIDOR)
                .filter(l -> l.label() != null)
                .forEach(l -> ends.put(String.valueOf(l.label()), end(l.points())));
        plan.map().spots().stream()
                .filter(s -> s.kind() == MapSpot.Kind.EXIT)
                .forEach(
                        s ->
                                ends.merge(
                                        pause.findCorridor(s.id()).isPresent() ? s.id() : s.label(),
                                        new double[] {frame.x(s.point()), frame.y(s.point())},
                                        (line, spot) -> line));
        ends.values().forEach(at -> labels.take(at[0] - 17, at[1] - 17, 34, 34));
        ends.forEach(
                (id, at) -> {
                    boolean fighters =
                            pause.findCorridor(id).map(Corridor::isForFighters).orElse(false);
                    CorridorState state =
                            pause.findCorridor(id)
                                    .map(Corridor::state)
                                    .orElse(CorridorState.PLANNED);
                    Badge.write(page, at[0], at[1], id, state, fighters);
                    if (!Badge.fits(id)) {
                        words(page, at[0], at[1], 20, List.of(Drawing.fitted(id, 160, 14)), "tw l");
                    }
                });
    }

    /**
     * Where the badge goes: a little past the end of the line, in its direction, and on the paper.
     */
    private double[] end(List<GeoPoint> points) {
        GeoPoint last = points.getLast();
        GeoPoint before = points.get(points.size() - 2);
        double dx = frame.x(last) - frame.x(before);
        double dy = frame.y(last) - frame.y(before);
        double length = Math.max(1e-6, Math.hypot(dx, dy));
        return new double[] {
            Math.clamp(frame.x(last) + 18 * dx / length, 18, MapFrame.WIDTH - 18.0),
            Math.clamp(frame.y(last) + 18 * dy / length, 18, frame.height() - 18.0)
        };
    }

    /**
     * Words beside the hatch: what it is and when it binds. What finds no room stands in the table.
     */
    private void writeHatchWords(Markup page) {
        int named = 0;
        for (MapLine line : plan.map().lines()) {
            if (!line.bottleneck() || line.label() == null || named >= NAMED_HATCHES) {
                continue;
            }
            double[] at = middle(line);
            for (Bottleneck b : plan.bottlenecks()) {
                if (line.label().equals(b.corridor()) || line.label().equals(b.what())) {
                    named++;
                    words(
                            page,
                            at[0],
                            at[1],
                            16,
                            List.of(
                                    Drawing.fitted(b.what(), 230, 14),
                                    Figures.rate(b.peoplePerMinute())
                                            + " a minute, "
                                            + times.hour(b.from())
                                            + " to "
                                            + times.hour(b.until())),
                            "l");
                    break;
                }
            }
        }
    }

    private void writeRates(Markup page) {
        List<MapLine> corridors = lines(MapLine.Kind.CORRIDOR);
        if (corridors.size() > 12) {
            return;
        }
        for (MapLine line : corridors) {
            if (line.people() > 0 && !line.bottleneck()) {
                double[] at = middle(line);
                words(
                        page,
                        at[0],
                        at[1],
                        10,
                        List.of(Figures.rate(line.peoplePerMinute()) + " a minute"),
                        "to tw l");
            }
        }
    }

    /** Writes lines of words beside a point where there is room for them, and nothing otherwise. */
    private void words(
            Markup page, double x, double y, double away, List<String> lines, String look) {
        double wide = lines.stream().mapToDouble(line -> Drawing.width(line, 14)).max().orElse(0);
        labels.find(x, y, wide, lines.size() * 17.0, away)
                .ifPresent(
                        corner -> {
                            double base = corner[1] + 13;
                            // Beside the point, words lean on it: at its left they end there.
                            boolean left = corner[0] + wide <= x;
                            for (int i = 0; i < lines.size(); i++) {
                                String bold = i == 0 && lines.size() > 1 ? " tw" : "";
                                text(
                                        page,
                                        left ? corner[0] + wide : corner[0],
                                        base + 17 * i,
                                        "lh iso " + look + bold + (left ? " e" : ""),
                                        lines.get(i));
                            }
                        });
    }

    private String d(MapLine line) {
        return path(
                line.points().stream()
                        .flatMapToDouble(
                                p -> java.util.stream.DoubleStream.of(frame.x(p), frame.y(p)))
                        .toArray());
    }

    /** One pixel for each person a minute, 2 to 24, in halves. */
    private static double width(MapLine line) {
        return Math.clamp(Math.round(line.peoplePerMinute() * 2) / 2.0, 2, 24);
    }

    /** Middle of the line along its length: x, y, direction in degrees, length in pixels. */
    private double[] middle(MapLine line) {
        double whole = 0;
        for (int i = 1; i < line.points().size(); i++) {
            whole += length(line, i);
        }
        double left = whole / 2;
        for (int i = 1; i < line.points().size(); i++) {
            GeoPoint a = line.points().get(i - 1);
            GeoPoint b = line.points().get(i);
            double part = length(line, i);
            if (left <= part || i == line.points().size() - 1) {
                double t = part == 0 ? 0 : Math.min(1, left / part);
                double dx = frame.x(b) - frame.x(a);
                double dy = frame.y(b) - frame.y(a);
                return new double[] {
                    frame.x(a) + t * dx,
                    frame.y(a) + t * dy,
                    Math.toDegrees(Math.atan2(dy, dx)),
                    whole
                };
            }
            left -= part;
        }
        throw new IllegalStateException("A line has two points at least.");
    }

    private double length(MapLine line, int i) {
        GeoPoint a = line.points().get(i - 1);
        GeoPoint b = line.points().get(i);
        return Math.hypot(frame.x(b) - frame.x(a), frame.y(b) - frame.y(a));
    }
}
