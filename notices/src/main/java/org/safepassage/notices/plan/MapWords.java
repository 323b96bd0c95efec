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
 * What stands on top of the map's lines: notes, scale, places, badges, and words where there is
 * room for them.
 */
final class MapWords {
    /** More places than this are dots without names. */
    private static final int NAMED_PLACES = 14;

    private static final int NAMED_HATCHES = 6;

    private final Pause pause;
    private final Plan plan;
    private final LocalTimes times;
    private final MapFrame frame;
    private final MapLabels labels;

    MapWords(Pause pause, Plan plan, LocalTimes times, MapFrame frame, MapLabels labels) {
        this.pause = pause;
        this.plan = plan;
        this.times = times;
        this.frame = frame;
        this.labels = labels;
    }

    void write(Markup page) {
        writeNotes(page);
        writePlaces(page);
        writeBadges(page);
        writeHatchWords(page);
        writeRates(page);
    }

    static List<String> notes(Pause pause, Plan plan) {
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
        for (String note : notes(pause, plan)) {
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
            double[] at = frame.middle(line);
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
        List<MapLine> corridors =
                plan.map().lines().stream().filter(l -> l.kind() == MapLine.Kind.CORRIDOR).toList();
        if (corridors.size() > 12) {
            return;
        }
        for (MapLine line : corridors) {
            if (line.people() > 0 && !line.bottleneck()) {
                double[] at = frame.middle(line);
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
}
