package org.safepassage.roads;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Names by key, sorted by key so that the same names are always the same bytes. */
final class Names {
    private Names() {}

    static Map<String, String> copyOf(Map<String, String> names) {
        return names.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(names));
    }

    /** The name on the signs; where there is none, the road's number; else "". */
    static String main(Map<String, String> names) {
        String name = names.get("name");
        return name != null ? name : names.getOrDefault("ref", "");
    }
}
