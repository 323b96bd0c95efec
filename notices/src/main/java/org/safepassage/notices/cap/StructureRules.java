package org.safepassage.notices.cap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The standard itself: names, order, number, words and times of one alert. */
final class StructureRules {
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[-+]\\d\\d:\\d\\d");
    private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*");
    private static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";

    private final CapShape shape;
    private final Findings findings;

    StructureRules(CapShape shape, Findings findings) {
        this.shape = shape;
        this.findings = findings;
    }

    void check(XmlNode node) {
        List<CapShape.Field> fields = shape.of().get(node.name);
        if (fields == null) {
            return;
        }
        if (!node.value().isEmpty()) {
            findings.error(
                    "text-between",
                    node,
                    "Text stands between the elements: " + Findings.shown(node.value()) + ".");
        }
        Map<String, Integer> count = new HashMap<>();
        int reached = 0;
        for (XmlNode child : node.children) {
            if (child.namespace.equals(SIGNATURE) && node.parent == null) {
                continue;
            }
            int place = place(fields, child);
            if (place < 0) {
                findings.error(
                        "unknown-element",
                        child,
                        "CAP %s has no <%s> in <%s>."
                                .formatted(shape.version(), child.name, node.name));
                continue;
            }
            if (place < reached) {
                findings.error(
                        "wrong-order",
                        child,
                        "<%s> comes after <%s>; the standard has it before."
                                .formatted(child.name, fields.get(reached).name()));
            }
            reached = Math.max(reached, place);
            CapShape.Field field = fields.get(place);
            int times = count.merge(child.name, 1, Integer::sum);
            if (times > 1 && !field.many()) {
                findings.error(
                        "repeated", child, "<%s> stands more than once.".formatted(child.name));
            }
            value(field, child);
        }
        for (CapShape.Field field : fields) {
            if (field.needed() && !count.containsKey(field.name())) {
                findings.error(
                        "missing",
                        node,
                        "<%s> is missing in <%s>.".formatted(field.name(), node.name));
            }
        }
    }

    private int place(List<CapShape.Field> fields, XmlNode child) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(child.name)
                    && child.namespace.equals(shape.namespace())) {
                return i;
            }
        }
        return -1;
    }

    private void value(CapShape.Field field, XmlNode child) {
        String text = child.value();
        if (field.value() == CapShape.Value.PARTS) {
            check(child);
            return;
        }
        if (!child.children.isEmpty()) {
            findings.error(
                    "unknown-element",
                    child,
                    "<%s> holds a text, not elements.".formatted(child.name));
        }
        if (text.isEmpty() && field.needed() && !child.name.equals("value")) {
            findings.error("empty", child, "<%s> is empty.".formatted(child.name));
        } else if (!field.words().isEmpty()) {
            if (!field.words().contains(child.text.toString())) {
                findings.error(
                        "wrong-word",
                        child,
                        "<%s> is %s; it can be %s."
                                .formatted(
                                        child.name,
                                        Findings.shown(child.text.toString()),
                                        String.join(", ", new TreeSet<>(field.words()))));
            }
        } else {
            String fault = fault(field.value(), text);
            if (fault != null) {
                findings.error(
                        "wrong-value",
                        child,
                        "<%s> is %s; %s".formatted(child.name, Findings.shown(text), fault));
            }
        }
    }

    private @Nullable String fault(CapShape.Value value, String text) {
        return switch (value) {
            case TEXT, PARTS -> null;
            case TIME ->
                    isTime(text)
                            ? null
                            : "a time is written 2016-11-04T09:00:00+02:00, with the offset and without Z or fractions.";
            case NUMBER ->
                    text.matches("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)") ? null : "it needs a number.";
            case WHOLE -> text.matches("[+-]?\\d+") ? null : "it needs a whole number.";
            case LANGUAGE ->
                    LANGUAGE.matcher(text).matches()
                            ? null
                            : "it needs a language tag such as ar or en-GB.";
        };
    }

    /** CAP 1.0 and 1.1 take any XML time with an offset or Z; 1.2 only the one form. */
    private boolean isTime(String text) {
        boolean fits =
                TIME.matcher(text).matches()
                        || (!shape.version().equals("1.2")
                                && text.matches(
                                        "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[-+]\\d\\d:\\d\\d)?"));
        return fits && CapTimes.find(text).isPresent();
    }
}
