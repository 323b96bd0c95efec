package org.safepassage.notices;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a language's file ({@code docs/formats/lexicon.md}). A sentence that lacks a value, or has
 * one of its own, is a fault: it would leave out a time, or print a name in braces.
 */
final class LexiconReader {
    private static final int LONGEST = 1_000_000;
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxDocumentLength(LONGEST)
                                    .maxNestingDepth(8)
                                    .maxStringLength(4_000)
                                    .build())
                    .build();

    private final String file;
    private final Map<String, String> head = new HashMap<>();
    private final Map<Phrase, Lexicon.Sentence> sentences = new EnumMap<>(Phrase.class);
    private final List<String> faults = new ArrayList<>();

    private LexiconReader(String file) {
        this.file = file;
    }

    /**
     * @throws IOException when it is no such file at all; a file that lacks sentences is read
     */
    static Lexicon read(InputStream in, String file) throws IOException {
        return new LexiconReader(file).read(in);
    }

    private Lexicon read(InputStream in) throws IOException {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), in)) {
            expect(json.nextToken() == JsonToken.START_OBJECT, "an object");
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                if (name.equals("sentences")) {
                    expect(json.nextToken() == JsonToken.START_OBJECT, "'sentences' as an object");
                    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                        sentence(json);
                    }
                } else {
                    expect(json.nextToken() == JsonToken.VALUE_STRING, "'" + name + "' as a text");
                    head.put(name, json.getString());
                }
            }
        } catch (StreamReadException e) {
            throw new IOException(
                    "%s: line %d: it is no JSON: %s"
                            .formatted(file, e.getLocation().getLineNr(), e.getOriginalMessage()),
                    e);
        }
        String language = required("language");
        expect(language.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"), "'language' as a language tag");
        String direction = required("direction");
        expect(Set.of("ltr", "rtl").contains(direction), "'direction' as ltr or rtl");
        return new Lexicon(
                language,
                required("name"),
                ULocale.forLanguageTag(head.getOrDefault("locale", language)),
                direction.equals("rtl"),
                sentences,
                faults);
    }

    private void sentence(JsonParser json) throws IOException {
        String key = json.currentName();
        Map<String, String> fields = new HashMap<>();
        expect(json.nextToken() == JsonToken.START_OBJECT, "'" + key + "' as an object");
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = json.currentName();
            expect(json.nextToken() == JsonToken.VALUE_STRING, "'" + field + "' as a text");
            fields.put(field, json.getString());
        }
        Phrase phrase = Phrase.find(key).orElse(null);
        String text = fields.getOrDefault("text", "");
        if (phrase == null) {
            faults.add("'%s' is no sentence of ours".formatted(key));
        } else if (text.isBlank()) {
            faults.add("'%s' has no text".formatted(key));
        } else if (check(phrase, text)) {
            sentences.put(
                    phrase, new Lexicon.Sentence(text, fields.getOrDefault("reviewedBy", "")));
        }
    }

    private boolean check(Phrase phrase, String text) {
        Set<String> used = new TreeSet<>();
        try {
            MessagePattern pattern = new MessagePattern(text);
            for (int i = 0; i < pattern.countParts(); i++) {
                MessagePattern.Part part = pattern.getPart(i);
                if (part.getType() == MessagePattern.Part.Type.ARG_NAME) {
                    used.add(pattern.getSubstring(part));
                }
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            faults.add("'%s' is no message pattern: %s".formatted(phrase.key(), e.getMessage()));
            return false;
        }
        // "n" only chooses a form; a language without that form does without it.
        Set<String> lacks = new TreeSet<>(phrase.takes());
        lacks.removeAll(used);
        lacks.remove("n");
        Set<String> alien = new TreeSet<>(used);
        alien.removeAll(phrase.takes());
        if (!lacks.isEmpty()) {
            faults.add("'%s' leaves out %s".formatted(phrase.key(), lacks));
        }
        if (!alien.isEmpty()) {
            faults.add("'%s' asks for %s, which it is not given".formatted(phrase.key(), alien));
        }
        return lacks.isEmpty() && alien.isEmpty();
    }

    private String required(String name) throws IOException {
        expect(head.containsKey(name), "'" + name + "'");
        return Objects.requireNonNull(head.get(name));
    }

    private void expect(boolean fine, String what) throws IOException {
        if (!fine) {
            throw new IOException(
                    "%s: a lexicon needs %s; docs/formats/lexicon.md shows one."
                            .formatted(file, what));
        }
    }
}
