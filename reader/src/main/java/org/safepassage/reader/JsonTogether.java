package org.safepassage.reader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Several texts as one document in the form of {@code read --json}. The statements that tell of one
 * pause are one: a value names its text by {@code text}, those that agree stand in its {@code
 * also}, those that say otherwise beside it.
 */
final class JsonTogether {
    /** What is compared when two entries of a list are asked whether they say the same. */
    private static final Map<String, List<String>> SAME =
            Map.of(
                    "windows", List.of("opens", "closes", "date", "duration", "repeats"),
                    "corridors", List.of("count", "admits", "arms"),
                    "assurances", List.of("party", "state"),
                    "counts", List.of("value", "comparator", "of"),
                    "claims", List.of("by", "about"),
                    "quotations", List.of("says"));

    private static final Set<String> ONE =
            Set.of(
                    "speaker",
                    "decidedBy",
                    "onOrdersOf",
                    "purpose",
                    "calledBySpeaker",
                    "legalBasis",
                    "follows");

    private JsonTogether() {}

    static Map<String, @Nullable Object> of(Together together) {
        List<@Nullable Object> texts = new ArrayList<>();
        List<@Nullable Object> ignored = new ArrayList<>();
        List<@Nullable Object> others = new ArrayList<>();
        List<String> warnings = new ArrayList<>(together.warnings());
        Map<String, @Nullable Object> whole = null;
        for (int i = 0; i < together.sources().size(); i++) {
            Together.Source source = together.sources().get(i);
            Draft draft = source.draft();
            Map<String, @Nullable Object> text = new LinkedHashMap<>();
            text.put("file", source.name());
            text.put("language", draft.language());
            text.put("published", Objects.toString(draft.published(), null));
            texts.add(text);
            draft.warnings().forEach(w -> warnings.add(source.name() + ": " + w));
            for (Ignored one : draft.ignored()) {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                map.put("why", one.why());
                map.put("span", List.of(one.span().from(), one.span().until()));
                map.put("text", i);
                ignored.add(map);
            }
            ReadStatement main = together.main().get(i);
            for (ReadStatement statement : draft.statements()) {
                Map<String, @Nullable Object> map = marked(JsonForm.statement(statement), i);
                if (!statement.equals(main)) {
                    others.add(map);
                } else if (whole == null) {
                    whole = map;
                } else {
                    join(whole, map);
                }
            }
        }
        List<@Nullable Object> statements = new ArrayList<>();
        if (whole != null) {
            statements.add(whole);
        }
        statements.addAll(others);
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("language", together.sources().getFirst().draft().language());
        all.put(
                "published",
                Objects.toString(together.sources().getFirst().draft().published(), null));
        all.put("texts", texts);
        all.put("statements", statements);
        all.put("warnings", warnings);
        all.put("ignored", ignored);
        return all;
    }

    /** Every value with a span says which text its span counts in. */
    private static Map<String, @Nullable Object> marked(
            Map<String, @Nullable Object> statement, int text) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("text", text);
        statement.forEach(
                (key, value) -> {
                    if (value instanceof Map<?, ?> map) {
                        all.put(key, one(map, text));
                    } else if (value instanceof List<?> list) {
                        List<@Nullable Object> entries = new ArrayList<>();
                        for (Object entry : list) {
                            entries.add(entry instanceof Map<?, ?> map ? one(map, text) : entry);
                        }
                        all.put(key, entries);
                    } else {
                        all.put(key, value);
                    }
                });
        return all;
    }

    private static Map<String, @Nullable Object> one(Map<?, ?> value, int text) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        value.forEach((k, v) -> map.put(String.valueOf(k), v));
        map.put("text", text);
        return map;
    }

    private static void join(
            Map<String, @Nullable Object> whole, Map<String, @Nullable Object> more) {
        more.forEach(
                (key, value) -> {
                    Object there = whole.get(key);
                    if (key.equals("kind")) {
                        if (!Objects.equals(there, value)) {
                            beside(whole, "kindElsewhere", kind(value, more));
                        }
                    } else if (ONE.contains(key) && value instanceof Map<?, ?> map) {
                        scalar(whole, key, there, one(map));
                    } else if (value instanceof List<?> list) {
                        list(whole, key, list);
                    }
                });
    }

    private static Map<String, @Nullable Object> kind(
            @Nullable Object value, Map<String, @Nullable Object> more) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("value", value);
        map.put("text", more.get("text"));
        return map;
    }

    private static Map<String, @Nullable Object> one(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((k, v) -> copy.put(String.valueOf(k), v));
        return copy;
    }

    private static void scalar(
            Map<String, @Nullable Object> whole,
            String key,
            @Nullable Object there,
            Map<String, @Nullable Object> value) {
        if (!(there instanceof Map<?, ?> first)) {
            whole.put(key, value);
            return;
        }
        Map<String, @Nullable Object> kept = one(first);
        beside(kept, same(kept, value, List.of("value", "outcome")) ? "also" : "otherwise", value);
        whole.put(key, kept);
    }

    private static void list(Map<String, @Nullable Object> whole, String key, List<?> more) {
        List<@Nullable Object> all = new ArrayList<>();
        if (whole.get(key) instanceof List<?> there) {
            all.addAll(there);
        }
        List<String> keys = SAME.getOrDefault(key, List.of("value"));
        for (Object entry : more) {
            if (!(entry instanceof Map<?, ?> map)) {
                continue;
            }
            Map<String, @Nullable Object> value = one(map);
            boolean joined = false;
            for (int i = 0; i < all.size() && !joined; i++) {
                if (all.get(i) instanceof Map<?, ?> other && same(one(other), value, keys)) {
                    Map<String, @Nullable Object> kept = one(other);
                    beside(kept, "also", value);
                    all.set(i, kept);
                    joined = true;
                }
            }
            if (!joined) {
                all.add(value);
            }
        }
        whole.put(key, all);
    }

    private static void beside(
            Map<String, @Nullable Object> map, String key, Map<String, @Nullable Object> value) {
        List<@Nullable Object> all = new ArrayList<>();
        if (map.get(key) instanceof List<?> there) {
            all.addAll(there);
        }
        all.add(value);
        map.put(key, all);
    }

    private static boolean same(
            Map<String, @Nullable Object> a, Map<String, @Nullable Object> b, List<String> keys) {
        return keys.stream().allMatch(k -> same(a.get(k), b.get(k)));
    }

    private static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
            return same(x.get("value"), y.get("value"));
        }
        return (a instanceof String x && b instanceof String y)
                ? Names.same(x, y)
                : Objects.equals(a, b);
    }
}
