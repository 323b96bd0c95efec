package org.safepassage.app.record;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Names;
import org.safepassage.domain.Worded;
import org.safepassage.logbook.MalformedException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Java records as canonical JSON (RFC 8785): one spelling for one value. Keys in the order of their
 * UTF-16 units, no space, no null (what is not known is left out), numbers are integers. Instants
 * are ISO 8601 in UTC, choices are their words.
 */
final class CanonicalJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /** Integers that every reader of JSON keeps exactly. */
    private static final long LARGEST_INTEGER = (1L << 53) - 1;

    private CanonicalJson() {}

    /** The members of a record by name; what is null is left out. */
    static Map<String, Object> members(Object value) {
        Map<String, Object> members = new TreeMap<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Object member = member(value, component);
            if (member != null) {
                members.put(component.getName(), tree(member));
            }
        }
        return members;
    }

    private static @Nullable Object member(Object value, RecordComponent component) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Not to be read: " + component, e);
        }
    }

    private static Object tree(Object value) {
        return switch (value) {
            case String text -> text;
            case Boolean truth -> truth;
            case Long number -> number;
            case Integer number -> number.longValue();
            case Instant instant -> instant.toString();
            case ZoneId zone -> zone.getId();
            case Worded choice -> choice.word();
            case Names names -> new TreeMap<String, Object>(names.byLanguage());
            case Collection<?> list -> list.stream().map(CanonicalJson::tree).toList();
            case Record nested -> members(nested);
            default ->
                    throw new IllegalStateException("No JSON for %s.".formatted(value.getClass()));
        };
    }

    /** The text of a tree of maps, lists, texts, integers and truths. */
    static String write(Object tree) {
        StringBuilder out = new StringBuilder();
        write(tree, out);
        return out.toString();
    }

    private static void write(Object tree, StringBuilder out) {
        switch (tree) {
            case Map<?, ?> map -> {
                char before = '{';
                for (Map.Entry<?, ?> member : new TreeMap<>(map).entrySet()) {
                    out.append(before);
                    write((String) member.getKey(), out);
                    out.append(':');
                    write(Objects.requireNonNull(member.getValue()), out);
                    before = ',';
                }
                out.append(before == '{' ? "{}" : "}");
            }
            case List<?> list -> {
                char before = '[';
                for (Object item : list) {
                    out.append(before);
                    write(item, out);
                    before = ',';
                }
                out.append(before == '[' ? "[]" : "]");
            }
            case String text -> write(text, out);
            case Long number -> {
                if (Math.abs(number) > LARGEST_INTEGER) {
                    throw new IllegalArgumentException(
                            "The number %d is too large for JSON.".formatted(number));
                }
                out.append(number.longValue());
            }
            case Boolean truth -> out.append(truth.booleanValue());
            default -> throw new IllegalStateException("No JSON for " + tree.getClass());
        }
    }

    private static void write(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        requirePaired(text, i);
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static void requirePaired(String text, int at) {
        char c = text.charAt(at);
        boolean paired =
                Character.isHighSurrogate(c)
                        ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                        : !Character.isLowSurrogate(c)
                                || (at > 0 && Character.isHighSurrogate(text.charAt(at - 1)));
        if (!paired) {
            throw new IllegalArgumentException("A text holds half a character.");
        }
    }

    /** An object from its text. */
    static JsonNode parse(String text) throws MalformedException {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (!node.isObject()) {
                throw new MalformedException("This is no JSON object.");
            }
            return node;
        } catch (JacksonException e) {
            throw new MalformedException("This is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * A record from its members.
     *
     * @throws MalformedException when a member is missing, of another type, or out of its range
     */
    static Object read(JsonNode node, Class<?> type) throws MalformedException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            JsonNode member = node.get(components[i].getName());
            if (member != null) {
                values[i] = value(member, components[i].getGenericType());
            } else if (!isNullable(components[i])) {
                throw new MalformedException("'%s' is missing.".formatted(components[i].getName()));
            }
        }
        try {
            var constructor =
                    type.getDeclaredConstructor(
                            Arrays.stream(components)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new MalformedException(inWords(e), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Not to be made: " + type, e);
        }
    }

    private static String inWords(InvocationTargetException refused) {
        Throwable cause = refused.getCause();
        return cause == null || cause.getMessage() == null
                ? "A value is out of its range."
                : cause.getMessage();
    }

    /** Whether a component may be left out. */
    static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Object value(JsonNode node, Type type) throws MalformedException {
        if (type instanceof ParameterizedType list) {
            if (!node.isArray()) {
                throw new MalformedException("A list is expected.");
            }
            List<Object> items = new ArrayList<>();
            for (JsonNode item : node) {
                items.add(value(item, list.getActualTypeArguments()[0]));
            }
            return list.getRawType() == Set.class ? new LinkedHashSet<>(items) : items;
        }
        Class<?> of = (Class<?>) type;
        if (of == long.class || of == Long.class || of == int.class) {
            if (!node.isIntegralNumber() || !node.canConvertToLong()) {
                throw new MalformedException("A whole number is expected.");
            }
            if (of != int.class) {
                return node.longValue();
            }
            if (!node.canConvertToInt()) {
                throw new MalformedException("A smaller number is expected.");
            }
            return node.intValue();
        }
        if (of == boolean.class) {
            if (!node.isBoolean()) {
                throw new MalformedException("true or false is expected.");
            }
            return node.booleanValue();
        }
        if (of == Names.class) {
            return names(node);
        }
        if (of.isRecord()) {
            if (!node.isObject()) {
                throw new MalformedException("An object is expected.");
            }
            return read(node, of);
        }
        if (!node.isString()) {
            throw new MalformedException("A text is expected.");
        }
        return text(node.stringValue(), of);
    }

    private static Names names(JsonNode node) throws MalformedException {
        Map<String, String> names = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> name : node.properties()) {
            if (!name.getValue().isString()) {
                throw new MalformedException("A text is expected.");
            }
            names.put(name.getKey(), name.getValue().stringValue());
        }
        try {
            return new Names(names);
        } catch (IllegalArgumentException e) {
            throw new MalformedException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Object text(String text, Class<?> of) throws MalformedException {
        try {
            if (of == String.class) {
                return text;
            }
            if (of == Instant.class) {
                return Instant.parse(text);
            }
            if (of == ZoneId.class) {
                return ZoneId.of(text);
            }
        } catch (DateTimeException e) {
            throw new MalformedException("No time or zone: " + text, e);
        }
        for (Object choice : Objects.requireNonNull(of.getEnumConstants(), of.getName())) {
            if (((Worded) choice).word().equals(text)) {
                return choice;
            }
        }
        throw new MalformedException("'%s' is not one of the words here.".formatted(text));
    }
}
