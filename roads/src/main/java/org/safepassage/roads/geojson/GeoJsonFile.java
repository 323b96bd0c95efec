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
 * Reads a FeatureCollection as a stream, within limits that no honest file meets: 20 MB, 10,000 features, 2 million
 * coordinates, 32 levels, strings of 64 kB. Longitudes and latitudes are finite and on the globe.
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
    private boolean isCollection;

    private GeoJsonFile(Path file) {
        this.file = file;
    }

    static GeoJsonFile read(Path file) throws IOException, InvalidInput {
        GeoJsonFile collection = new GeoJsonFile(file);
        long bytes = Files.size(file);
        if (bytes > MOST_BYTES) {
            throw new InvalidInput(
                    file, "", "The file has " + bytes + " bytes; 20 MB are read.",
                    "Cut it to the area, or give an OpenStreetMap extract.");
        }
        try (InputStream in = Files.newInputStream(file);
                JsonParser json = JSON.createParser(ObjectReadContext.empty(), in)) {
            collection.readCollection(json);
        } catch (JacksonException e) {
            throw new InvalidInput(
                    file, place(e.getLocation()), "The file is not JSON within limits: " + e.getOriginalMessage() + ".",
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

    /** A property of the collection, from its {@code properties} or beside them; null when absent. */
    @Nullable Object property(String key) {
        return properties.get(key);
    }

    private void readCollection(JsonParser json) throws InvalidInput {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw invalid(json, "The file is not a JSON object.", "Give a GeoJSON FeatureCollection.");
        }
        for (String key = json.nextName(); key != null; key = json.nextName()) {
            json.nextToken();
            switch (key) {
                case "type" -> isCollection = "FeatureCollection".equals(text(json, key));
                case "features" -> readFeatures(json);
                case "properties" -> readProperties(json, properties);
                default -> readProperty(json, key, properties);
            }
        }
        if (!isCollection) {
            throw invalid(
                    json, "The file is not a GeoJSON FeatureCollection.", "Give one, with \"type\": \"FeatureCollection\".");
        }
        if (json.nextToken() != null) {
            throw invalid(json, "Something follows the end of the collection.", "Give one JSON object.");
        }
    }

    private void readFeatures(JsonParser json) throws InvalidInput {
        expect(json, JsonToken.START_ARRAY, "features", "a list");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (features.size() == MOST_FEATURES) {
                throw invalid(json, "The file has more than 10,000 features.", "Cut it to the area.");
            }
            readFeature(json);
        }
    }

    private void readFeature(JsonParser json) throws InvalidInput {
        expect(json, JsonToken.START_OBJECT, "a feature", "an object");
        TokenStreamLocation at = json.currentTokenLocation();
        Map<String, Object> of = new LinkedHashMap<>();
        Geometry geometry = new Geometry("", List.of());
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
            return new Geometry("", List.of());
        }
        expect(json, JsonToken.START_OBJECT, "geometry", "an object");
        String type = "";
        List<double[]> lines = new ArrayList<>();
        for (String key = json.nextName(); key != null; key = json.nextName()) {
            json.nextToken();
            switch (key) {
                case "type" -> type = text(json, key);
                case "coordinates" -> readCoordinates(json, lines);
                default -> json.skipChildren();
            }
        }
        return new Geometry(type, lines);
    }

    /** Flattens whatever nesting there is into lists of positions, in order: one for each innermost list of positions. */
    private void readCoordinates(JsonParser json, List<double[]> lines) throws InvalidInput {
        expect(json, JsonToken.START_ARRAY, "coordinates", "a list");
        JsonToken first = json.nextToken();
        if (first == JsonToken.END_ARRAY) {
            return;
        }
        if (first.isNumeric()) {
            lines.add(readPosition(json));
            return;
        }
        List<double[]> points = new ArrayList<>();
        for (JsonToken token = first; token != JsonToken.END_ARRAY; token = json.nextToken()) {
            expect(json, JsonToken.START_ARRAY, "coordinates", "a list of positions");
            JsonToken inner = json.nextToken();
            if (inner != JsonToken.END_ARRAY && inner.isNumeric()) {
                points.add(readPosition(json));
            } else {
                readNested(json, inner, lines);
            }
        }
        if (!points.isEmpty()) {
            lines.add(flat(points));
        }
    }

    private void readNested(JsonParser json, JsonToken first, List<double[]> lines) throws InvalidInput {
        List<double[]> points = new ArrayList<>();
        for (JsonToken token = first; token != JsonToken.END_ARRAY; token = json.nextToken()) {
            expect(json, JsonToken.START_ARRAY, "coordinates", "a list of positions");
            JsonToken inner = json.nextToken();
            if (inner != JsonToken.END_ARRAY && inner.isNumeric()) {
                points.add(readPosition(json));
            } else {
                readNested(json, inner, lines);
            }
        }
        if (!points.isEmpty()) {
            lines.add(flat(points));
        }
    }

    private static double[] flat(List<double[]> points) {
        double[] flat = new double[points.size() * 2];
        for (int i = 0; i < points.size(); i++) {
            flat[2 * i] = points.get(i)[0];
            flat[2 * i + 1] = points.get(i)[1];
        }
        return flat;
    }

    /** A position whose first number the parser stands on. Heights are read and dropped. */
    private double[] readPosition(JsonParser json) throws InvalidInput {
        if (++coordinates > MOST_COORDINATES) {
            throw invalid(json, "The file has more than 2 million coordinates.", "Cut it to the area.");
        }
        double[] numbers = new double[4];
        int count = 0;
        for (JsonToken token = json.currentToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token == null || !token.isNumeric() || count == numbers.length) {
                throw invalid(json, "A position is not two numbers.", "Write [longitude, latitude].");
            }
            numbers[count++] = json.getDoubleValue();
        }
        if (count < 2 || !(Math.abs(numbers[0]) <= 180) || !(Math.abs(numbers[1]) <= 90)) {
            throw invalid(
                    json,
                    "The position " + Arrays.toString(Arrays.copyOf(numbers, count)) + " is not on the globe.",
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
            default -> json.skipChildren(); // null, and lists and objects, which no key of ours holds
        }
    }

    private String text(JsonParser json, String key) throws InvalidInput {
        expect(json, JsonToken.VALUE_STRING, key, "text");
        return json.getString();
    }

    private void expect(JsonParser json, JsonToken wanted, String what, String shape) throws InvalidInput {
        if (json.currentToken() != wanted) {
            throw invalid(json, "Here should be " + shape + " (" + what + ").", "See docs/formats/roads.md.");
        }
    }

    private InvalidInput invalid(JsonParser json, String reason, String remedy) {
        return new InvalidInput(file, place(json.currentTokenLocation()), reason, remedy);
    }

    InvalidInput invalid(Feature feature, String reason, String remedy) {
        return new InvalidInput(file, "feature %d (%s)".formatted(feature.index(), place(feature.at())), reason, remedy);
    }

    private static String place(@Nullable TokenStreamLocation at) {
        return at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
    }
}
