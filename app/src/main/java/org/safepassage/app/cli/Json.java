package org.safepassage.app.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A small JSON document for stdout, keys in the order they are put. */
final class Json {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    /** A text in quotes, with escapes: JSON, and so YAML too. */
    static String quoted(String text) {
        return MAPPER.writeValueAsString(text);
    }

    Json put(String key, @Nullable Object value) {
        values.put(key, value);
        return this;
    }

    Map<String, @Nullable Object> values() {
        return values;
    }

    @Override
    public String toString() {
        return MAPPER.writeValueAsString(values);
    }
}
