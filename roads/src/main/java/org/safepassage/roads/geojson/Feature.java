package org.safepassage.roads.geojson;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.TokenStreamLocation;

/**
 * One feature of a collection.
 *
 * @param index its number in the file, from 0
 * @param at where it begins
 * @param geometry its shape
 * @param properties text, numbers and truth values by key; its {@code id} is among them
 */
record Feature(
        int index, TokenStreamLocation at, Geometry geometry, Map<String, Object> properties) {
    /** The text of a property; "" when it has none. */
    String text(String key) {
        return properties.get(key) instanceof String text ? text : "";
    }

    @Nullable Object get(String key) {
        return properties.get(key);
    }
}
