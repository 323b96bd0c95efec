package org.safepassage.roads;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A network as an SVG drawing: streets by kind, islands apart, so that gaps in a map are seen
 * before they are planned on. Legible in print and in greyscale: kinds differ by the width of their
 * line, footways are dotted, islands dashed. North is up. About 20 bytes for each point that can be
 * told from its neighbour at that size.
 */
public final class Drawing {
    private static final int WIDTH = 1000; // units of the drawing
    private static final int MOST_HEIGHT = 1600;
    private static final int MARGIN = 12;
    private static final int FOOT = 64; // room for the legend
    private static final double LEAST_STEP = 0.4; // units between points worth drawing

    private final RoadNetwork roads;
    private final double unitsPerDegreeEast;
    private final double unitsPerDegreeNorth;
    private final int height;

    /** How a kind of street is drawn. */
    private enum Line {
        MINOR("streets", 0.7, "", "#767672"),
        FOOT("on foot only", 0.6, "1.2 1.2", "#767672"),
        MIDDLE("through roads", 1.4, "", "#4a4a48"),
        MAJOR("main roads", 2.4, "", "#161616"),
        VEHICLES("vehicles only", 3.0, "6 2", "#161616"),
        ISLAND("islands: not connected on foot", 2.0, "3 2", "#654700");

        final String words;
        final double width;
        final String dashes;
        final String colour;

        Line(String words, double width, String dashes, String colour) {
            this.words = words;
            this.width = width;
            this.dashes = dashes;
            this.colour = colour;
        }

        String style() {
            return "stroke=\"%s\" stroke-width=\"%s\"%s"
                    .formatted(
                            colour,
                            width,
                            dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\"");
        }
    }

    private Drawing(RoadNetwork roads) {
        this.roads = roads;
        Bounds box = roads.bounds();
        double middle = (box.south() + box.north()) / 2;
        double east =
                Math.max(1e-6, eastward(box.east()))
                        * Math.max(0.01, Math.cos(Math.toRadians(middle)));
        double north = Math.max(1e-6, box.north() - box.south());
        double scale = Math.min((WIDTH - 2 * MARGIN) / east, (MOST_HEIGHT - 2 * MARGIN) / north);
        unitsPerDegreeNorth = scale;
        unitsPerDegreeEast = scale * Math.max(0.01, Math.cos(Math.toRadians(middle)));
        height = (int) Math.ceil(north * scale) + 2 * MARGIN;
    }

    /** The drawing as a whole SVG document. */
    public static String svg(RoadNetwork roads) {
        return new Drawing(roads).document();
    }

    private double eastward(double lon) {
        double degrees = lon - roads.bounds().west();
        return degrees < 0 ? degrees + 360 : degrees;
    }

    private String document() {
        Map<Line, StringBuilder> paths = new EnumMap<>(Line.class);
        for (Line line : Line.values()) {
            paths.put(line, new StringBuilder());
        }
        for (int link = 0; link < roads.links(); link++) {
            StringBuilder path = paths.get(lineOf(link));
            if (path != null) {
                draw(link, path);
            }
        }
        StringBuilder svg = new StringBuilder();
        svg.append(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
                <title>%s</title>
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                """
                        .formatted(WIDTH, height + FOOT, escaped(title())));
        paths.forEach(
                (line, path) -> {
                    if (!path.isEmpty()) {
                        svg.append(
                                        "<path fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\" ")
                                .append(line.style())
                                .append(" d=\"")
                                .append(path)
                                .append("\"/>\n");
                    }
                });
        legend(svg, paths);
        return svg.append("</svg>\n").toString();
    }

    private String title() {
        return (roads.schematic() ? "Schematic, drawn by hand: " : "")
                + "streets, "
                + roads
                + (roads.dataDate() == null ? "" : ", data of " + roads.dataDate());
    }

    private Line lineOf(int link) {
        int part = roads.part(roads.from(link));
        boolean walkable = roads.walkForward(link) || roads.walkBackward(link);
        if (!walkable) {
            return Line.VEHICLES;
        }
        if (part != 0) {
            return Line.ISLAND;
        }
        return switch (roads.roadClass(link)) {
            case MOTORWAY, MOTORWAY_LINK, TRUNK, TRUNK_LINK, PRIMARY, PRIMARY_LINK -> Line.MAJOR;
            case SECONDARY, SECONDARY_LINK, TERTIARY, TERTIARY_LINK -> Line.MIDDLE;
            case UNCLASSIFIED, RESIDENTIAL, LIVING_STREET, SERVICE, TRACK, ROAD, BUSWAY ->
                    Line.MINOR;
            case PEDESTRIAN, FOOTWAY, PATH, CYCLEWAY, BRIDLEWAY, STEPS, PLATFORM, CORRIDOR ->
                    Line.FOOT;
        };
    }

    private void draw(int link, StringBuilder path) {
        double lastX = 0;
        double lastY = 0;
        for (int i = 0; i < roads.points(link); i++) {
            double x = MARGIN + eastward(roads.pointLon(link, i)) * unitsPerDegreeEast;
            double y =
                    MARGIN
                            + (roads.bounds().north() - roads.pointLat(link, i))
                                    * unitsPerDegreeNorth;
            boolean end = i == 0 || i == roads.points(link) - 1;
            if (end || Math.hypot(x - lastX, y - lastY) >= LEAST_STEP) {
                path.append(i == 0 ? 'M' : 'L').append(tenths(x)).append(' ').append(tenths(y));
                lastX = x;
                lastY = y;
            }
        }
    }

    private static String tenths(double units) {
        long tenths = Math.round(units * 10);
        return tenths % 10 == 0
                ? Long.toString(tenths / 10)
                : tenths / 10 + "." + Math.abs(tenths % 10);
    }

    private void legend(StringBuilder svg, Map<Line, StringBuilder> paths) {
        List<Line> shown = new ArrayList<>();
        paths.forEach(
                (line, path) -> {
                    if (!path.isEmpty()) {
                        shown.add(line);
                    }
                });
        int x = MARGIN;
        for (Line line : shown.reversed()) {
            svg.append(
                    "<path d=\"M%d %dh26\" %s/><text x=\"%d\" y=\"%d\">%s</text>\n"
                            .formatted(
                                    x, height + 14, line.style(), x + 32, height + 18, line.words));
            x += 48 + 7 * line.words.length();
        }
        String islands =
                String.format(
                        Locale.ROOT,
                        "%d parts on foot; the largest has %.1f km, the islands %.1f km.",
                        roads.parts().size(),
                        roads.parts().isEmpty() ? 0 : roads.parts().getFirst().metres() / 1000,
                        roads.parts().stream().skip(1).mapToDouble(Part::metres).sum() / 1000);
        text(svg, height + 38, title() + ". " + islands);
        text(svg, height + 56, roads.attribution());
    }

    private static void text(StringBuilder svg, int y, String words) {
        svg.append("<text x=\"%d\" y=\"%d\">%s</text>\n".formatted(MARGIN, y, escaped(words)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
