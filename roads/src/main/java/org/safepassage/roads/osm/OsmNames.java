package org.safepassage.roads.osm;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Which tags are names, in which language: what a person may look a street or place up by. */
final class OsmNames {
    private static final Set<String> PLAIN =
            Set.of(
                    "name",
                    "ref",
                    "alt_name",
                    "int_name",
                    "official_name",
                    "old_name",
                    "loc_name",
                    "short_name");

    /**
     * A language after BCP 47, as in {@code name:ar} or {@code name:ku-Latn}; not {@code
     * name:etymology}.
     */
    private static final Pattern LANGUAGE =
            Pattern.compile("(?:alt_|old_|official_)?name:[a-z]{2,3}(?:[-_][A-Za-z]{2,8})?");

    private static final int LONGEST = 255; // characters, the format's own limit for a value

    private OsmNames() {}

    static Map<String, String> of(Map<String, String> tags) {
        Map<String, String> names = new TreeMap<>();
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            String key = tag.getKey();
            String value = tag.getValue();
            boolean name =
                    PLAIN.contains(key)
                            || (key.indexOf(':') > 0 && LANGUAGE.matcher(key).matches());
            if (name && !value.isBlank() && value.length() <= LONGEST) {
                names.put(key, value);
            }
        }
        return names.isEmpty() ? Map.of() : names;
    }
}
