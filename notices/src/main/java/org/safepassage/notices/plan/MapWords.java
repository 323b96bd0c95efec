package org.safepassage.notices.plan;

import static org.safepassage.notices.plan.Drawing.n;
import static org.safepassage.notices.plan.Drawing.path;
import static org.safepassage.notices.plan.Drawing.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.safepassage.domain.Bottleneck;
import org.safepassage.domain.Corridor;
import org.safepassage.domain.CorridorState;
import org.safepassage.domain.MapLine;
import org.safepassage.domain.MapSpot;
import org.safepassage.domain.Pause;
import org.safepassage.domain.Plan;
import org.safepassage.notices.Markup;

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
    private final List<Hatch> hatches;
    private final Map<String, MapFrame.End> ends;

    MapWords(
            Pause pause,
            Plan plan,
            LocalTimes times,
            MapFrame frame,
            MapLabels labels,
            List<Hatch> hatches) {
        this.pause = pause;
        this.plan = plan;
        this.times = times;
        this.frame = frame;
        this.labels = labels;
        this.hatches = hatches;
        ends = frame.ends(plan.map());
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

    /** Badges stand a little past the end of the line, in its direction, and on the paper. */
    private void writeBadges(Markup page) {
        Map<String, double[]> at = new LinkedHashMap<>();
        ends.forEach(
                (id, end) ->
                        at.put(
                                id,
                                new double[] {
                                    Math.clamp(end.beforeX(-18), 18, MapFrame.WIDTH - 18.0),
                                    Math.clamp(end.beforeY(-18), 18, frame.height() - 18.0)
                                }));
        at.values().forEach(xy -> labels.take(xy[0] - 17, xy[1] - 17, 34, 34));
        at.forEach(
                (id, xy) -> {
                    boolean fighters =
                            pause.findCorridor(id).map(Corridor::isForFighters).orElse(false);
                    CorridorState state =
                            pause.findCorridor(id)
                                    .map(Corridor::state)
                                    .orElse(CorridorState.PLANNED);
                    Badge.write(page, xy[0], xy[1], id, state, fighters);
                    if (!Badge.fits(id)) {
                        words(page, xy[0], xy[1], 20, List.of(Drawing.fitted(id, 160, 14)), "tw l");
                    }
                });
    }

    /**
     * Words beside the hatch: what it is and when it binds. What finds no room stands in the table.
     */
    private void writeHatchWords(Markup page) {
        for (Hatch hatch :
                hatches.stream().filter(h -> h.what() != null).limit(NAMED_HATCHES).toList()) {
            Bottleneck b = Objects.requireNonNull(hatch.what());
            String rate = Figures.rate(b.peoplePerMinute()) + " a minute, ";
            words(
                    page,
                    hatch.x(),
                    hatch.y(),
                    16,
                    List.of(
                            Drawing.fitted(b.what(), 230, 14),
                            rate + times.hour(b.from()) + " to " + times.hour(b.until())),
                    "l");
        }
    }

    /** The rate at which people come to each end, where no hatch says it. */
    private void writeRates(Markup page) {
        if (ends.size() > 12) {
            return;
        }
        Set<String> said = new HashSet<>();
        hatches.stream()
                .map(Hatch::what)
                .filter(Objects::nonNull)
                .forEach(b -> said.addAll(Hatch.corridors(b)));
        ends.forEach(
                (id, end) -> {
                    double rate =
                            plan.map().lines().stream()
                                    .filter(l -> l.kind() == MapLine.Kind.FLOW)
                                    .filter(
                                            l ->
                                                    Math.hypot(
                                                                    frame.x(l.points().getLast())
                                                                            - end.x(),
                                                                    frame.y(l.points().getLast())
                                                                            - end.y())
                                                            < 1)
                                    .mapToDouble(MapLine::peoplePerMinute)
                                    .sum();
                    if (rate > 0 && !said.contains(id)) {
                        words(
                                page,
                                end.beforeX(24),
                                end.beforeY(24),
                                10,
                                List.of(Figures.rate(rate) + " a minute"),
                                "to tw l");
                    }
                });
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
