package org.safepassage.reader;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What words mean and in which patterns they stand, for one language: the files beside the program,
 * then those of the user's folder. The format is in {@code docs/reader.md}. Immutable.
 */
final class Lexicon {
    /**
     * Languages with a lexicon of their own, by their BCP 47 tags; the first is read when nothing
     * else fits.
     */
    static final List<String> LANGUAGES = List.of("en", "ru", "ar", "fr", "uk", "de", "es");

    private static final List<String> FILES =
            List.of(
                    "time.txt",
                    "words.txt",
                    "grammar.txt",
                    "relations.txt",
                    "verbs.txt",
                    "offices.txt",
                    "ways.txt",
                    "news.txt");
    private static final List<String> SHARED =
            List.of("places.txt", "parties.txt", "zones.txt", "towns.txt", "bodies.txt");

    private final String language;
    private final Map<String, List<Pattern>> patterns = new LinkedHashMap<>();
    private final Map<String, FirstWords> firstWords = new ConcurrentHashMap<>();

    private Lexicon(String language) {
        this.language = language;
    }

    /**
     * Reads the lexicon of a language.
     *
     * @param more a folder with {@code names/*.txt} for all languages and {@code LANGUAGE/*.txt},
     *     or null
     * @throws LexiconFault when a file of that folder is wrong
     */
    static Lexicon of(String language, @Nullable Path more) throws LexiconFault {
        Lexicon lexicon = new Lexicon(language);
        try {
            if (more != null) {
                // the user's lines first: of two matches of the same length the first wins
                lexicon.folder(more.resolve("names"));
                lexicon.folder(more.resolve(language));
            }
            for (String name : SHARED) {
                lexicon.resource("lexicon/names/" + name);
            }
            for (String name : FILES) {
                lexicon.resource("lexicon/" + language + "/" + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lexicon;
    }

    String language() {
        return language;
    }

    /** The patterns of a category, in the order of the files. */
    List<Pattern> patterns(String category) {
        return patterns.getOrDefault(category, List.of());
    }

    /** The patterns of a category that may begin at a token, in the order of the files. */
    List<Pattern> patterns(String category, Token token) {
        return firstWords.computeIfAbsent(category, k -> new FirstWords(patterns(k))).at(token);
    }

    Map<String, List<Pattern>> all() {
        return patterns;
    }

    private void resource(String name) throws IOException, LexiconFault {
        try (InputStream in = Lexicon.class.getResourceAsStream(name)) {
            if (in != null) {
                read(new String(in.readAllBytes(), StandardCharsets.UTF_8), name);
            }
        }
    }

    private void folder(Path folder) throws IOException, LexiconFault {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
        }
        for (Path file : files) {
            read(Files.readString(file), file.toString());
        }
    }

    void read(String text, String name) throws LexiconFault {
        String category = "";
        String value = "";
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            String bare =
                    line.startsWith("#")
                            ? ""
                            : line.contains(" # ") ? line.substring(0, line.indexOf(" # ")) : line;
            bare = bare.strip();
            if (bare.isEmpty()) {
                continue;
            }
            String origin = name + ":" + number;
            if (bare.startsWith("[")) {
                if (!bare.matches("\\[[a-z][a-z0-9.-]*( [^\\]]+)?\\]")) {
                    throw new LexiconFault(
                            origin
                                    + ": '"
                                    + bare
                                    + "' is no heading. Write [category] or [category value].");
                }
                String inside = bare.substring(1, bare.length() - 1);
                int space = inside.indexOf(' ');
                category = space < 0 ? inside : inside.substring(0, space);
                value = space < 0 ? "" : inside.substring(space + 1).strip();
                continue;
            }
            if (category.isEmpty()) {
                throw new LexiconFault(
                        origin + ": words before the first heading. Write [category] above them.");
            }
            add(category, value, bare, origin);
        }
    }

    private void add(String category, String value, String line, String origin)
            throws LexiconFault {
        int sign = line.indexOf(" = ");
        String means = sign < 0 ? value : line.substring(0, sign).strip();
        String words = sign < 0 ? line : line.substring(sign + 3);
        for (String one : words.split("\\|", -1)) {
            if (one.isBlank()) {
                throw new LexiconFault(origin + ": an empty pattern. Take out one of the | signs.");
            }
            try {
                String meaning = means.isEmpty() ? one.strip() : means;
                patterns.computeIfAbsent(category, k -> new ArrayList<>())
                        .add(Pattern.parse(category, meaning, one, origin));
            } catch (IllegalArgumentException e) {
                throw new LexiconFault(origin + ": " + e.getMessage());
            }
        }
    }

    /** The lexica of all languages, each read when it is first asked for. */
    static final class Shelf {
        private final @Nullable Path more;
        private final Map<String, Lexicon> read = new ConcurrentHashMap<>();

        Shelf(@Nullable Path more) {
            this.more = more;
        }

        Lexicon of(String language) throws LexiconFault {
            Lexicon there = read.get(language);
            if (there == null) {
                there = Lexicon.of(language, more);
                read.put(language, there);
            }
            return Objects.requireNonNull(there);
        }
    }
}
