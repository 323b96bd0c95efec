package org.safepassage.roads.geojson;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.safepassage.roads.Area;
import org.safepassage.roads.Change;
import org.safepassage.roads.InvalidInput;
import org.safepassage.roads.Street;

/**
 * What the war changed, drawn as GeoJSON: {@code docs/formats/roads.md}, section 4. Each change
 * says who says so.
 */
public final class GeoJsonOverlay {
    /**
     * One lane for people on foot and vehicles alike, where the file gives no width: 3 m (ours).
     */
    private static final int LANE_MILLIMETRES = 3_000;

    /** How fast one gets along where a street is damaged and the file does not say (ours). */
    private static final int DAMAGED_PERCENT = 50;

    private final GeoJsonFile file;

    private GeoJsonOverlay(GeoJsonFile file) {
        this.file = file;
    }

    /**
     * Reads changes, in the order of the file.
     *
     * @throws InvalidInput when it is no such file, or a feature is no change, has no source, or
     *     makes no sense
     * @throws IOException when it cannot be read at all
     */
    public static List<Change> read(Path path) throws IOException, InvalidInput {
        GeoJsonOverlay overlay = new GeoJsonOverlay(GeoJsonFile.read(path));
        List<Change> changes = new ArrayList<>();
        for (Feature feature : overlay.file.features()) {
            changes.add(overlay.change(feature));
        }
        if (changes.isEmpty()) {
            throw new InvalidInput(
                    path, "", "The file holds no change.", "Draw at least one feature.");
        }
        return changes;
    }

    private Change change(Feature feature) throws InvalidInput {
        Change.Kind kind = word(feature, "change", Change.Kind.values(), Change.Kind::word, null);
        Change.Users users =
                word(
                        feature,
                        "for",
                        Change.Users.values(),
                        Change.Users::word,
                        Change.Users.EVERYBODY);
        checkShape(feature, kind);
        Area area = feature.geometry().isArea() ? GeoJsonArea.area(file, feature) : null;
        List<double[]> lines = area == null ? feature.geometry().lines() : List.of();
        if (feature.text("source").isBlank()) {
            throw file.invalid(
                    feature, "Nobody says so: the change has no source.", "Give \"source\".");
        }
        double width = number(feature, "width", 0.1, Street.WIDEST / 1000.0, 0);
        int millimetres = (int) Math.round(width * 1000);
        double speed =
                number(
                        feature,
                        "speedPercent",
                        1,
                        100,
                        kind == Change.Kind.DAMAGED ? DAMAGED_PERCENT : 100);
        double lanes = number(feature, "lanes", 1, 1000, 0);
        double perHourAndLane = number(feature, "perHourAndLane", 1, 1000, 0);
        try {
            return new Change(
                    feature.text("id").isEmpty() ? "change " + feature.index() : feature.text("id"),
                    kind,
                    feature.text("name"),
                    lines,
                    area,
                    instant(feature, "from"),
                    instant(feature, "until"),
                    feature.text("source"),
                    users,
                    kind == Change.Kind.ONE_LANE && millimetres == 0
                            ? LANE_MILLIMETRES
                            : millimetres,
                    (int) Math.round(speed),
                    (int) Math.round(lanes * perHourAndLane));
        } catch (IllegalArgumentException e) {
            throw file.invalid(
                    feature,
                    String.valueOf(e.getMessage()),
                    "See docs/formats/roads.md, section 4.");
        }
    }

    private void checkShape(Feature feature, Change.Kind kind) throws InvalidInput {
        String type = feature.geometry().type();
        boolean fits =
                switch (kind) {
                    case NO_GO -> feature.geometry().isArea();
                    case FRONT_LINE -> type.equals("LineString") || type.equals("MultiLineString");
                    case CHECKPOINT -> type.equals("Point");
                    case CLOSED, DAMAGED, ONE_LANE ->
                            feature.geometry().isArea()
                                    || type.equals("Point")
                                    || type.equals("LineString")
                                    || type.equals("MultiLineString");
                };
        boolean empty = feature.geometry().lines().isEmpty();
        boolean tooShort =
                type.endsWith("LineString")
                        && feature.geometry().lines().stream().anyMatch(line -> line.length < 4);
        if (!fits || empty || tooShort) {
            throw file.invalid(
                    feature,
                    "A %s cannot be drawn as %s."
                            .formatted(kind.word(), type.isEmpty() ? "nothing" : type),
                    "Draw an area for no-go, a line for front-line, a point for checkpoint; the rest as you like.");
        }
    }

    private interface Word<T> {
        String of(T value);
    }

    private <T> T word(Feature feature, String key, T[] values, Word<T> word, @Nullable T otherwise)
            throws InvalidInput {
        @Nullable Object given = feature.get(key);
        if (given == null && otherwise != null) {
            return otherwise;
        }
        for (T value : values) {
            if (word.of(value).equals(given)) {
                return value;
            }
        }
        throw file.invalid(
                feature,
                given == null
                        ? "The feature has no \"" + key + "\"."
                        : key + " is \"" + given + "\".",
                "Give one of: "
                        + Arrays.stream(values).map(word::of).collect(Collectors.joining(", "))
                        + ".");
    }

    private double number(Feature feature, String key, double least, double most, double otherwise)
            throws InvalidInput {
        @Nullable Object value = feature.get(key);
        if (value == null) {
            return otherwise;
        }
        if (!(value instanceof Double number) || !(number >= least && number <= most)) {
            throw file.invalid(
                    feature,
                    "%s is %s.".formatted(key, value),
                    "Give a number from %s to %s.".formatted(least, most));
        }
        return number;
    }

    private @Nullable Instant instant(Feature feature, String key) throws InvalidInput {
        @Nullable Object value = feature.get(key);
        if (value == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(String.valueOf(value)).toInstant();
        } catch (DateTimeException e) {
            throw file.invalid(
                    feature,
                    "%s is \"%s\", which is no time with an offset.".formatted(key, value),
                    "Write it as 2016-11-04T09:00+02:00 or 2016-11-04T07:00Z; leave it out when it is not known.");
        }
    }
}
