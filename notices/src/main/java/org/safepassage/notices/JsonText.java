package org.safepassage.notices;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/**
 * One JSON object as indented text. Strings go through {@link Typed}; null is written as null,
 * never left out.
 */
public final class JsonText {
    private final JsonGenerator json;

    private JsonText(JsonGenerator json) {
        this.json = json;
    }

    /** Writes the members that {@code members} adds, and a line feed at the end. */
    public static String object(Consumer<JsonText> members) {
        StringWriter written = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(new Indented(), written)) {
            json.writeStartObject();
            members.accept(new JsonText(json));
            json.writeEndObject();
        }
        // The first member stands in the first line: a file that is restricted says so there.
        return "{" + written.toString().substring(1).stripLeading() + "\n";
    }

    public JsonText put(String name, @Nullable String value) {
        json.writeName(name);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeString(Typed.line(value));
        }
        return this;
    }

    public JsonText put(String name, @Nullable Instant value) {
        return put(name, value == null ? null : value.toString());
    }

    public JsonText put(String name, long value) {
        json.writeName(name);
        json.writeNumber(value);
        return this;
    }

    public JsonText put(String name, @Nullable BigDecimal value) {
        json.writeName(name);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
        return this;
    }

    public JsonText put(String name, boolean value) {
        json.writeName(name);
        json.writeBoolean(value);
        return this;
    }

    public JsonText strings(String name, Collection<String> values) {
        json.writeName(name);
        json.writeStartArray();
        values.forEach(v -> json.writeString(Typed.line(v)));
        json.writeEndArray();
        return this;
    }

    public JsonText object(String name, Consumer<JsonText> members) {
        json.writeName(name);
        json.writeStartObject();
        members.accept(this);
        json.writeEndObject();
        return this;
    }

    /** An array with one object for each element. */
    public <T> JsonText objects(String name, Iterable<T> elements, Consumer<T> members) {
        json.writeName(name);
        json.writeStartArray();
        for (T element : elements) {
            json.writeStartObject();
            members.accept(element);
            json.writeEndObject();
        }
        json.writeEndArray();
        return this;
    }

    /** {@code [lon, lat]}, as GeoJSON wants it. */
    public JsonText pair(String name, BigDecimal first, BigDecimal second) {
        json.writeName(name);
        writePair(first, second);
        return this;
    }

    /** An array of pairs. */
    public <T> JsonText pairs(
            String name, Iterable<T> elements, java.util.function.Function<T, BigDecimal[]> pair) {
        json.writeName(name);
        json.writeStartArray();
        for (T element : elements) {
            BigDecimal[] both = pair.apply(element);
            writePair(both[0], both[1]);
        }
        json.writeEndArray();
        return this;
    }

    private void writePair(BigDecimal first, BigDecimal second) {
        json.writeStartArray();
        json.writeNumber(first);
        json.writeNumber(second);
        json.writeEndArray();
    }

    /**
     * Two blanks a level and plain line feeds on every system, so that the same plan is the same
     * bytes.
     */
    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            Separators plain =
                    Separators.createDefaultInstance()
                            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator("");
            return new DefaultPrettyPrinter(plain)
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"));
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
