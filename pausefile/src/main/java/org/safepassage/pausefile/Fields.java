package org.safepassage.pausefile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Names;
import org.safepassage.domain.Worded;

/**
 * The keys of one mapping, asked for one by one. Whatever is wrong becomes a problem at its place,
 * and the answer is then a stand-in that {@link #build} never lets into a value. Keys nobody asked
 * for are problems too.
 */
final class Fields {
    private final Reading reading;
    private final Node.Mapping mapping;
    private final String path;
    private final int faultsBefore;
    private final Set<String> asked = new LinkedHashSet<>();
    private final Map<String, String> missing = new LinkedHashMap<>();

    private Fields(Reading reading, Node.Mapping mapping, String path) {
        this.reading = reading;
        this.mapping = mapping;
        this.path = path;
        this.faultsBefore = reading.problems().faults();
    }

    /**
     * Reads a mapping of a kind; null when the value could not be built, and its problems are on
     * the list.
     */
    static <T> @Nullable T read(
            Reading reading,
            Node node,
            String path,
            String kind,
            Function<Fields, @Nullable T> reader) {
        switch (node) {
            case Node.Mapping mapping -> {
                Fields fields = new Fields(reading, mapping, path);
                T value = reader.apply(fields);
                fields.finish(kind);
                return value;
            }
            case Node.Refused _ -> reading.problems().skip();
            case Node.Scalar scalar when Scalars.isNothing(scalar) ->
                    Single.nothing(reading.problems(), scalar, path);
            case Node.Scalar _, Node.Listing _ ->
                    reading.problems()
                            .add(
                                    node.extent(),
                                    path,
                                    "Keys and values are expected here, but this is %s."
                                            .formatted(Single.what(node)),
                                    "Write 'key: value' in lines of their own, or {key: value}.");
        }
        return null;
    }

    Reading reading() {
        return reading;
    }

    String path() {
        return path;
    }

    String path(String key) {
        return Paths.join(path, key);
    }

    Node.Extent extent() {
        return mapping.extent();
    }

    boolean has(String key) {
        asked.add(key);
        return mapping.find(key).isPresent();
    }

    Node.Mapping mapping() {
        return mapping;
    }

    /** What stands behind a key. */
    Optional<Node> findNode(String key) {
        asked.add(key);
        return mapping.find(key);
    }

    void problem(Node.Extent extent, String where, String says, String remedy) {
        reading.problems().add(extent, where, says, remedy);
    }

    /** A problem of the value behind this key, or of the mapping when it has no such key. */
    void problem(String key, String says, String remedy) {
        problem(findNode(key).map(Node::extent).orElse(mapping.extent()), path(key), says, remedy);
    }

    /** A warning about the value behind this key. */
    void warn(String key, String says, String remedy) {
        Node.Extent extent = findNode(key).map(Node::extent).orElse(mapping.extent());
        reading.problems().warn(extent, path(key), says, remedy);
    }

    /**
     * The value, unless something in this mapping is wrong; what its constructor refuses is a
     * problem of the mapping.
     */
    <T> @Nullable T build(Supplier<T> value) {
        return build(mapping.extent(), path, value);
    }

    /** As {@link #build(Supplier)}, with the place to which a constructor's refusal belongs. */
    <T> @Nullable T build(Node.Extent extent, String where, Supplier<T> value) {
        if (reading.problems().faults() != faultsBefore) {
            return null;
        }
        try {
            return value.get();
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            refused(extent, where, e);
            return null;
        }
    }

    /** A part of the value, also when something else in this mapping is wrong. */
    <T> Optional<T> part(String key, Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            refused(findNode(key).map(Node::extent).orElse(mapping.extent()), path(key), e);
            return Optional.empty();
        }
    }

    private void refused(Node.Extent extent, String where, RuntimeException e) {
        String says = String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}+", " ");
        problem(extent, where, says, "Correct the values here.");
    }

    /** Whether nothing in this mapping was wrong so far. */
    boolean isSound() {
        return reading.problems().faults() == faultsBefore;
    }

    <T> Optional<T> find(String key, Unfit.ScalarParser<T> parser) {
        Node node = findNode(key).orElse(null);
        return node == null ? Optional.empty() : parse(node, path(key), parser);
    }

    /** The value behind a key that must be there. */
    <T> T value(String key, String example, T standIn, Unfit.ScalarParser<T> parser) {
        return needed(key, example, find(key, parser), standIn);
    }

    Optional<String> findText(String key) {
        return find(key, Scalars::text);
    }

    String text(String key) {
        return value(key, "a text", "?", Scalars::text);
    }

    <E extends Enum<E> & Worded> Optional<E> findWord(String key, Class<E> choices) {
        return find(key, Scalars.word(choices));
    }

    <E extends Enum<E> & Worded> E word(String key, Class<E> choices) {
        return value(
                key,
                "one of " + String.join(", ", Worded.words(choices)),
                choices.getEnumConstants()[0],
                Scalars.word(choices));
    }

    int whole(String key, int min, int max) {
        return Math.toIntExact(value(key, "a whole number", (long) min, Scalars.whole(min, max)));
    }

    Optional<Boolean> findTruth(String key) {
        return find(key, Scalars::truth);
    }

    /** The id of this mapping, entered into the file's ids. */
    String id(Ids.Kind kind) {
        Optional<String> id = find("id", Scalars.text(Texts::id));
        if (!(findNode("id").orElse(null) instanceof Node.Scalar scalar)
                || scalar.text().isBlank()) {
            reading.ids().isIncomplete(kind);
        } else if (id.isPresent()) {
            reading.ids().define(kind, scalar, path("id"));
        } else {
            reading.ids().doubt(kind, scalar);
        }
        return needed("id", "an id, as in 'id: A1'", id, "?");
    }

    /** The id of something else in the file. */
    Optional<String> findReference(String key, Ids.Kind kind) {
        Optional<String> id = findText(key);
        if (id.isPresent() && findNode(key).orElse(null) instanceof Node.Scalar scalar) {
            reading.ids().refer(kind, scalar, path(key));
        }
        return id;
    }

    String reference(String key, Ids.Kind kind) {
        return needed(
                key,
                "the id of a " + kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                findReference(key, kind),
                "?");
    }

    /** Ids of other things in the file; none when absent. */
    List<String> references(String key, Ids.Kind kind) {
        List<String> ids = new ArrayList<>();
        for (Node.Scalar scalar : scalars(key)) {
            reading.ids().refer(kind, scalar, path(key));
            ids.add(scalar.text());
        }
        return ids;
    }

    /** The claims a value rests on. */
    List<String> per() {
        return references("per", Ids.Kind.CLAIM);
    }

    /** A list of texts, each once; none when absent. */
    List<String> texts(String key) {
        return scalars(key).stream().map(Node.Scalar::text).toList();
    }

    /** The texts of a list with their places, each once. */
    List<Node.Scalar> scalars(String key) {
        List<Node.Scalar> texts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Node item : items(key)) {
            Optional<String> text = parse(item, path(key), Scalars::text);
            if (text.isEmpty() || !(item instanceof Node.Scalar scalar)) {
                continue;
            }
            if (seen.add(text.get())) {
                texts.add(scalar);
            } else {
                problem(
                        item.extent(),
                        path(key),
                        "%s stands twice in this list.".formatted(Quoted.of(text.get())),
                        "Keep one.");
            }
        }
        return texts;
    }

    /** The words of a list, each once, in their order. */
    <E extends Enum<E> & Worded> Set<E> words(String key, Class<E> choices) {
        Set<E> words = new LinkedHashSet<>();
        for (Node.Scalar scalar : scalars(key)) {
            parse(scalar, path(key), Scalars.word(choices)).ifPresent(words::add);
        }
        return words;
    }

    /** The items of a list; none when absent. */
    List<Node> items(String key) {
        Node node = findNode(key).orElse(null);
        switch (node) {
            case null -> {}
            case Node.Listing listing -> {
                return listing.items();
            }
            case Node.Refused _ -> reading.problems().skip();
            case Node.Scalar scalar when Scalars.isNothing(scalar) ->
                    Single.nothing(reading.problems(), scalar, path(key));
            case Node.Scalar scalar ->
                    problem(
                            key,
                            "A list is expected here, but this is a text.",
                            "Write it in brackets: [%s]."
                                    .formatted(Quoted.of(scalar.text()).replace("'", "")));
            case Node.Mapping _ ->
                    problem(
                            key,
                            "A list is expected here, but this is a mapping.",
                            "Begin each item with '- '.");
        }
        return List.of();
    }

    /**
     * Reads each item of a list; those that could not be built are left out, and their problems are
     * on the list.
     */
    <T> List<T> list(String key, String kind, Function<Fields, @Nullable T> reader) {
        List<T> values = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int number = 0;
        for (Node item : items(key)) {
            number++;
            String name = Integer.toString(number);
            if (item instanceof Node.Mapping map) {
                for (String naming : Node.UNIQUE) {
                    if (map.find(naming).orElse(null) instanceof Node.Scalar scalar
                            && scalar.text().length() <= 64
                            && !scalar.text().isBlank()
                            && !scalar.text().contains("/")
                            && names.add(scalar.text())) {
                        name = scalar.text();
                        break;
                    }
                }
            }
            T value = read(reading, item, Paths.join(path(key), name), kind, reader);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /**
     * As {@link #list}, of things that have ids: when one has none, names of things of this kind
     * are not checked.
     */
    <T> List<T> list(String key, String kind, Ids.Kind ids, Function<Fields, @Nullable T> reader) {
        boolean whole =
                findNode(key)
                        .map(
                                n ->
                                        n instanceof Node.Listing l
                                                && l.items().stream()
                                                        .allMatch(Node.Mapping.class::isInstance))
                        .orElse(true);
        if (!whole) {
            reading.ids().isIncomplete(ids);
        }
        return list(key, kind, reader);
    }

    /** Reads the mapping behind a key. */
    <T> Optional<T> findMapping(String key, String kind, Function<Fields, @Nullable T> reader) {
        Node node = findNode(key).orElse(null);
        return node == null
                ? Optional.empty()
                : Optional.ofNullable(read(reading, node, path(key), kind, reader));
    }

    Optional<Names> findNames(String key) {
        Node node = findNode(key).orElse(null);
        if (node instanceof Node.Scalar scalar && !Scalars.isNothing(scalar)) {
            problem(
                    key,
                    "A text in one or more languages is expected here, but the language is not said.",
                    "Write {en: %s}.".formatted(Quoted.of(scalar.text()).replace("'", "")));
            return Optional.empty();
        }
        return findMapping(key, "names", Languages::read);
    }

    Names names(String key) {
        return needed(
                key, "a text by language, as in {en: …}", findNames(key), Names.of("en", "?"));
    }

    <T> T needed(String key, String example, Optional<T> value, T standIn) {
        if (value.isEmpty() && mapping.find(key).isEmpty()) {
            missing.put(key, example);
            reading.problems().skip();
        }
        return value.orElse(standIn);
    }

    /** A scalar as a value; the problem is on the list when it is none. */
    <T> Optional<T> parse(Node node, String where, Unfit.ScalarParser<T> parser) {
        return Single.parse(reading.problems(), node, where, parser);
    }

    private void finish(String kind) {
        reading.asked(kind, asked);
        UnknownKeys.check(this, mapping, asked, missing);
        missing.forEach(
                (key, example) ->
                        problem(
                                mapping.extent(),
                                path(key),
                                "'%s' is missing.".formatted(key),
                                "Add it: %s.".formatted(example)));
    }
}
