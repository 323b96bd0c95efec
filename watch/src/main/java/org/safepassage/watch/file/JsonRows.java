package org.safepassage.watch.file;

import java.util.HashMap;
import java.util.Map;
import org.safepassage.watch.Report;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Our own reports as JSON Lines: one object a line, RFC 8259, at most 64 KiB. */
public final class JsonRows {
    /** Bytes of the longest line that is read. */
    public static final int LONGEST_LINE = 64 * 1024;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(3)
                                    .maxStringLength(LONGEST_LINE)
                                    .maxNumberLength(40)
                                    .build())
                    .build();

    private final String file;
    private final Times times;
    private final SharedWords words = new SharedWords();

    /** For lines of this file. */
    public JsonRows(String file, Settings settings) {
        this.file = file;
        times = new Times(settings.zone());
    }

    /**
     * Gives the report of one line to the intake, or counts it as unread.
     *
     * @return what is wrong with it, or null
     */
    public @org.jspecify.annotations.Nullable RowProblem read(
            long number, String line, Intake into) {
        try {
            into.report(report(number, line));
            return null;
        } catch (RowFault e) {
            into.unread(org.safepassage.watch.Reason.INVALID);
            return new RowProblem(file, number, e.field, e.says(), e.remedy);
        }
    }

    private Report report(long number, String line) throws RowFault {
        Map<String, String> fields = fields(line);
        for (String name : fields.keySet()) {
            if (!OwnFields.ALL.contains(name) && !name.startsWith("x-")) {
                String nearest =
                        Nearest.to(name, OwnFields.ALL)
                                .map(n -> "The nearest is '%s'. ".formatted(n))
                                .orElse("");
                throw new RowFault(
                        name,
                        "There is no such field.",
                        nearest + "A name that begins with x- is kept unread.");
            }
        }
        return new OwnFields(fields::get, times, words).report(file + ":" + number);
    }

    private static Map<String, String> fields(String line) throws RowFault {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new RowFault("", "It is no JSON object.", "Write {\u2026} in one line.");
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken token = json.nextToken();
                if (token == JsonToken.START_ARRAY) {
                    StringBuilder all = new StringBuilder();
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        scalar(json, name);
                        all.append(all.isEmpty() ? "" : ";").append(json.getString());
                    }
                    fields.put(name, all.toString());
                } else if (token != JsonToken.VALUE_NULL) {
                    scalar(json, name);
                    String value = json.getString().strip();
                    if (!value.isEmpty()) {
                        fields.put(name, value);
                    }
                }
            }
            if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
                throw new RowFault("", "More than one object stands in it.", "One object a line.");
            }
            return fields;
        } catch (JacksonException e) {
            throw new RowFault(
                    "", "It is no JSON: " + e.getOriginalMessage(), "One object a line.");
        }
    }

    private static void scalar(JsonParser json, String name) throws RowFault {
        JsonToken token = json.currentToken();
        if (token == null || !token.isScalarValue()) {
            throw new RowFault(name, "It is no text and no number.", "Write it plainly.");
        }
    }
}
