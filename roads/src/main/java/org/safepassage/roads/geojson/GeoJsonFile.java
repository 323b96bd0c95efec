package org.safepassage.roads.geojson;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.safepassage.roads.InvalidInput;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a FeatureCollection, or one feature or geometry, as a stream, within limits that no honest
 * file meets: 20 MB, 10,000 features, 2 million coordinates, 32 levels, strings of 64 kB.
 * Longitudes and latitudes are finite and on the globe.
 */
final class GeoJsonFile {
    static final long MOST_BYTES = 20_000_000;
    static final int MOST_FEATURES = 10_000;
    static final int MOST_COORDINATES = 2_000_000;
    private static final int MOST_DEPTH = 32;
    private static final int MOST_STRING = 64 * 1024;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MOST_DEPTH)
                                    .maxStringLength(MOST_STRING)
                                    .maxNumberLength(100)
                                    .maxNameLength(1000)
                                    .maxDocumentLength(MOST_BYTES)
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private final Path file;
    private final Map<String, Object> properties = new LinkedHashMap<>(); // of the collection
    private final List<Feature> features = new ArrayList<>();
    private int coordinates;

    private GeoJsonFile(Path file) {
        this.file = file;
    }

    static GeoJsonFile read(Path file) throws IOException, InvalidInput {
        GeoJsonFile collection = new GeoJsonFile(file);
        long bytes = Files.size(file);
        if (bytes > MOST_BYTES) {
            throw new InvalidInput(
                    file,
                    "",
                    "The file has " + bytes + " bytes; 20 MB are read.",
                    "Cut it to the area, or give an OpenStreetMap extract.");
        }
        try (InputStream in = Files.newInputStream(file);
                JsonParser json = JSON.createParser(ObjectReadContext.empty(), in)) {
            collection.readRoot(json);
        } catch (JacksonException e) {
            throw new InvalidInput(
                    file,
                    place(e.getLocation()),
                    "The file is not JSON within limits: " + e.getOriginalMessage() + ".",
                    "Give a GeoJSON FeatureCollection.");
        }
        return collection;
    }

    Path file() {
        return file;
    }

    List<Feature> features() {
        return features;
    }

    /**
     * A property of the collection, from its {@code properties} or beside them; null when absent.
     */
    @Nullable Object property(String key) {
        return properties.get(key);
    }

    /**
     * The root: a collection, one feature, or a bare geometry, whose keys may come in any order.
     */
    private void readRoot(JsonParser json) throws InvalidInput {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw invalid(
                    json, "The file is not a JSON object.", "Give a GeoJSON FeatureCollection.");
        }
        TokenStreamLocation at = json.currentTokenLocation();
        String type = "";
        Geometry geometry = Geometry.NONE;
        Coordinates coordinates = new Coordinates();
        for (String key = json.nextName(); key != null; key = json.nextName()) {
            json.nextToken();
            switch (key) {
                case "type" -> type = text(json, key);
                case "features" -> readFeatures(json);
                case "properties" -> readProperties(json, properties);
                case "geometry" -> geometry = readGeometry(json);
                case "coordinates" -> readCoordinates(json, coordinates);
                default -> readProperty(json, key, properties);
            }
        }
        switch (type) {
            case "FeatureCollection" -> {}
            case "Feature" -> features.add(new Feature(0, at, geometry, properties));
            case "Point", "LineString", "Polygon", "MultiPolygon" ->
                    features.add(new Feature(0, at, coordinates.geometry(type), properties));
            default ->
                    throw invalid(
                            json,
                            "The file is no GeoJSON that this program reads (its type is \""
                                    + type
                                    + "\").",
                            "Give a FeatureCollection, with \"type\": \"FeatureCollection\".");
        }
        if (json.nextToken() != null) {
            throw invalid(
                    json, "Something follows the end of the collection.", "Give one JSON object.");
        }
    }

    private void readFeatures(JsonParser json) throws InvalidInput {
        expect(json, JsonToken.START_ARRAY, "features", "a list");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (features.size() == MOST_FEATURES) {
                throw invalid(
                        json, "The file has more than 10,000 features.", "Cut it to the area.");
            }
            readFeature(json);
        }
    }

    private void readFeature(JsonParser json) throws InvalidInput {
        expect(json, JsonToken.START_OBJECT, "a feature", "an object");
        TokenStreamLocation at = json.currentTokenLocation();
        Map<String, Object> of = new LinkedHashMap<>();
        Geometry geometry = Geometry.NONE;
        for (String key = json.nextName(); key != null; key = json.nextName()) {
            json.nextToken();
            switch (key) {
                case "properties" -> readProperties(json, of);
                case "geometry" -> geometry = readGeometry(json);
                case "id" -> readProperty(json, "id", of);
                default -> json.skipChildren();
            }
        }
        features.add(new Feature(features.size(), at, geometry, of));
    }

    private Geometry readGeometry(JsonParser json) throws InvalidInput {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return Geometry.NONE;
        }
        expect(json, JsonToken.START_OBJECT, "geometry", "an object");
        String type = "";
        Coordinates coordinates = new Coordinates();
        for (String key = json.nextName(); key != null; key = json.nextName()) {
            json.nextToken();
            switch (key) {
                case "type" -> type = text(json, key);
                case "coordinates" -> readCoordinates(json, coordinates);
                default -> json.skipChildren();
            }
        }
        return coordinates.geometry(type);
    }

    /**
     * Reads a list of coordinates and returns its level: 0 for a position, 1 for a list of
     * positions, 2 for a list of those, 3 for a list of those.
     */
    private int readCoordinates(JsonParser json, Coordinates into) throws InvalidInput {
        expect(json, JsonToken.START_ARRAY, "coordinates", "a list");
        JsonToken token = json.nextToken();
        if (token != null && token.isNumeric()) {
            into.point(readPosition(json));
            return 0;
        }
        int level = -1;
        for (; token != JsonToken.END_ARRAY; token = json.nextToken()) {
            int inner = readCoordinates(json, into);
            if (level >= 0 && inner != level) {
                throw invalid(
                        json,
                        "Positions and lists of positions are mixed.",
                        "See RFC 7946, section 3.1.");
            }
            level = inner;
        }
        into.endOfList(level + 1);
        return level + 1;
    }

    /** A position whose first number the parser stands on. Heights are read and dropped. */
    private double[] readPosition(JsonParser json) throws InvalidInput {
        if (++coordinates > MOST_COORDINATES) {
            throw invalid(
                    json, "The file has more than 2 million coordinates.", "Cut it to the area.");
        }
        double[] numbers = new double[4];
        int count = 0;
        for (JsonToken token = json.currentToken();
                token != JsonToken.END_ARRAY;
                token = json.nextToken()) {
            if (token == null || !token.isNumeric() || count == numbers.length) {
                throw invalid(
                        json, "A position is not two numbers.", "Write [longitude, latitude].");
            }
            numbers[count++] = json.getDoubleValue();
        }
        if (count < 2 || !(Math.abs(numbers[0]) <= 180) || !(Math.abs(numbers[1]) <= 90)) {
            throw invalid(
                    json,
                    "The position "
                            + Arrays.toString(Arrays.copyOf(numbers, count))
                            + " is not on the globe.",
                    "Write [longitude, latitude] in degrees, longitude first.");
        }
        return Arrays.copyOf(numbers, 2);
    }

    private void readProperties(JsonParser json, Map<String, Object> into) throws InvalidInput {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        expect(json, JsonToken.START_OBJECT, "properties", "an object");
        for (String key = json.nextName(); key != null; key = json.nextName()) {
            json.nextToken();
            readProperty(json, key, into);
        }
    }

    private static void readProperty(JsonParser json, String key, Map<String, Object> into) {
        switch (json.currentToken()) {
            case VALUE_STRING -> into.put(key, json.getString());
            case VALUE_TRUE, VALUE_FALSE -> into.put(key, json.getBooleanValue());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> into.put(key, json.getDoubleValue());
            default ->
                    json.skipChildren(); // null, and lists and objects, which no key of ours holds
        }
    }

    private String text(JsonParser json, String key) throws InvalidInput {
        expect(json, JsonToken.VALUE_STRING, key, "text");
        return json.getString();
    }

    private void expect(JsonParser json, JsonToken wanted, String what, String shape)
            throws InvalidInput {
        if (json.currentToken() != wanted) {
            throw invalid(
                    json,
                    "Here should be " + shape + " (" + what + ").",
                    "See docs/formats/roads.md.");
        }
    }

    private InvalidInput invalid(JsonParser json, String reason, String remedy) {
        return new InvalidInput(file, place(json.currentTokenLocation()), reason, remedy);
    }

    InvalidInput invalid(Feature feature, String reason, String remedy) {
        return new InvalidInput(
                file,
                "feature %d (%s)".formatted(feature.index(), place(feature.at())),
                reason,
                remedy);
    }

    private static String place(@Nullable TokenStreamLocation at) {
        return at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
    }
}
