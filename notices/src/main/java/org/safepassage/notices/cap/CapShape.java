package org.safepassage.notices.cap;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may stand where in an alert, for one version of CAP: names in their order, how often, and
 * which words. Written after the text of the standards (OASIS CAP 1.0, 1.1 and 1.2, section 3.2).
 */
record CapShape(String version, String namespace, Map<String, List<Field>> of) {
    /** What a value is. */
    enum Value {
        TEXT,
        TIME,
        NUMBER,
        WHOLE,
        LANGUAGE,
        PARTS
    }

    /**
     * A child.
     *
     * @param words the only values it may have, or empty
     */
    record Field(String name, boolean needed, boolean many, Value value, Set<String> words) {}

    private static final Set<String> STATUS =
            Set.of("Actual", "Exercise", "System", "Test", "Draft");
    private static final Set<String> TYPE = Set.of("Alert", "Update", "Cancel", "Ack", "Error");
    private static final Set<String> SCOPE = Set.of("Public", "Restricted", "Private");
    private static final Set<String> URGENCY =
            Set.of("Immediate", "Expected", "Future", "Past", "Unknown");
    private static final Set<String> SEVERITY =
            Set.of("Extreme", "Severe", "Moderate", "Minor", "Unknown");
    private static final Set<String> CATEGORY =
            Set.of(
                    "Geo",
                    "Met",
                    "Safety",
                    "Security",
                    "Rescue",
                    "Fire",
                    "Health",
                    "Env",
                    "Transport",
                    "Infra",
                    "CBRNE",
                    "Other");
    private static final Set<String> CERTAINTY =
            Set.of("Observed", "Likely", "Possible", "Unlikely", "Unknown");

    static final CapShape V1_0 = of("1.0", "http://www.incident.com/cap/1.0");
    static final CapShape V1_1 = of("1.1", "urn:oasis:names:tc:emergency:cap:1.1");
    static final CapShape V1_2 = of("1.2", "urn:oasis:names:tc:emergency:cap:1.2");

    /** The shape of the version whose namespace this is, or null. */
    static @Nullable CapShape find(String namespace) {
        for (CapShape shape : List.of(V1_0, V1_1, V1_2)) {
            if (shape.namespace.equals(namespace)) {
                return shape;
            }
        }
        return null;
    }

    private static CapShape of(String version, String namespace) {
        boolean first = version.equals("1.0");
        boolean last = version.equals("1.2");
        Set<String> status = first ? Set.of("Actual", "Exercise", "System", "Test") : STATUS;
        Set<String> response =
                last
                        ? Set.of(
                                "Shelter",
                                "Evacuate",
                                "Prepare",
                                "Execute",
                                "Avoid",
                                "Monitor",
                                "Assess",
                                "AllClear",
                                "None")
                        : Set.of(
                                "Shelter",
                                "Evacuate",
                                "Prepare",
                                "Execute",
                                "Monitor",
                                "Assess",
                                "None");
        List<Field> alert =
                List.of(
                        one("identifier"),
                        one("sender"),
                        new Field("sent", true, false, Value.TIME, Set.of()),
                        words("status", true, false, status),
                        words("msgType", true, false, TYPE),
                        maybe("password"),
                        maybe("source"),
                        words("scope", !first, false, SCOPE),
                        maybe("restriction"),
                        maybe("addresses"),
                        some("code"),
                        maybe("note"),
                        maybe("references"),
                        maybe("incidents"),
                        new Field("info", false, true, Value.PARTS, Set.of()));
        List<Field> info =
                List.of(
                        new Field("language", false, false, Value.LANGUAGE, Set.of()),
                        words("category", !first, true, CATEGORY),
                        one("event"),
                        words("responseType", false, true, response),
                        words("urgency", true, false, URGENCY),
                        words("severity", true, false, SEVERITY),
                        words(
                                "certainty",
                                true,
                                false,
                                first
                                        ? Set.of(
                                                "Very Likely",
                                                "Likely",
                                                "Possible",
                                                "Unlikely",
                                                "Unknown")
                                        : CERTAINTY),
                        maybe("audience"),
                        first ? some("eventCode") : parts("eventCode"),
                        new Field("effective", false, false, Value.TIME, Set.of()),
                        new Field("onset", false, false, Value.TIME, Set.of()),
                        new Field("expires", false, false, Value.TIME, Set.of()),
                        maybe("senderName"),
                        maybe("headline"),
                        maybe("description"),
                        maybe("instruction"),
                        maybe("web"),
                        maybe("contact"),
                        first ? some("parameter") : parts("parameter"),
                        parts("resource"),
                        parts("area"));
        List<Field> resource =
                List.of(
                        one("resourceDesc"),
                        last ? one("mimeType") : maybe("mimeType"),
                        new Field("size", false, false, Value.WHOLE, Set.of()),
                        maybe("uri"),
                        maybe("derefUri"),
                        maybe("digest"));
        List<Field> area =
                List.of(
                        one("areaDesc"),
                        some("polygon"),
                        some("circle"),
                        first ? some("geocode") : parts("geocode"),
                        new Field(
                                "altitude",
                                false,
                                false,
                                first ? Value.TEXT : Value.NUMBER,
                                Set.of()),
                        new Field(
                                "ceiling",
                                false,
                                false,
                                first ? Value.TEXT : Value.NUMBER,
                                Set.of()));
        List<Field> pair =
                List.of(one("valueName"), new Field("value", true, false, Value.TEXT, Set.of()));
        return new CapShape(
                version,
                namespace,
                Map.of(
                        "alert",
                        first
                                ? alert
                                : alert.stream().filter(f -> !f.name().equals("password")).toList(),
                        "info",
                        first
                                ? info.stream()
                                        .filter(f -> !f.name().equals("responseType"))
                                        .toList()
                                : info,
                        "resource",
                        first
                                ? resource.stream()
                                        .filter(f -> !f.name().equals("derefUri"))
                                        .toList()
                                : resource,
                        "area",
                        area,
                        "eventCode",
                        pair,
                        "parameter",
                        pair,
                        "geocode",
                        pair));
    }

    private static Field one(String name) {
        return new Field(name, true, false, Value.TEXT, Set.of());
    }

    private static Field maybe(String name) {
        return new Field(name, false, false, Value.TEXT, Set.of());
    }

    private static Field some(String name) {
        return new Field(name, false, true, Value.TEXT, Set.of());
    }

    private static Field parts(String name) {
        return new Field(name, false, true, Value.PARTS, Set.of());
    }

    private static Field words(String name, boolean needed, boolean many, Set<String> words) {
        return new Field(name, needed, many, Value.TEXT, words);
    }
}
