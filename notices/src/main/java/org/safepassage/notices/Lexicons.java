package org.safepassage.notices;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The languages at hand: five of our own, and any more as files in a folder. Immutable. */
public final class Lexicons {
    private static final List<String> OURS = List.of("ar", "en", "fr", "ru", "uk");

    private final Map<String, Lexicon> byLanguage;

    private Lexicons(Map<String, Lexicon> byLanguage) {
        this.byLanguage = byLanguage;
    }

    /** Arabic, English, French, Russian and Ukrainian. */
    public static Lexicons ours() {
        Map<String, Lexicon> all = new LinkedHashMap<>();
        for (String language : OURS) {
            String file = "lexicon/" + language + ".json";
            try (InputStream in = Lexicons.class.getResourceAsStream(file)) {
                if (in == null) {
                    throw new IOException("The program was packed without " + file + ".");
                }
                all.put(language, LexiconReader.read(in, file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Lexicons(all);
    }

    /**
     * These and those of a folder, whose {@code *.json} files replace ours of the same language.
     *
     * @throws IOException when a file is no lexicon; its message says the file and why
     */
    public Lexicons with(Path folder) throws IOException {
        Map<String, Lexicon> all = new LinkedHashMap<>(byLanguage);
        Map<String, Path> files = new TreeMap<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.json")) {
            found.forEach(file -> files.put(file.getFileName().toString(), file));
        }
        for (Path file : files.values()) {
            try (InputStream in = Files.newInputStream(file)) {
                Lexicon read = LexiconReader.read(in, file.toString());
                all.put(read.language(), read);
            }
        }
        return new Lexicons(all);
    }

    /** One language's file, complete or not. */
    public static Lexicon read(InputStream in, String file) throws IOException {
        return LexiconReader.read(in, file);
    }

    /** The languages there are, in alphabetical order of ours, then the others. */
    public List<String> languages() {
        return List.copyOf(byLanguage.keySet());
    }

    /**
     * The lexicon for a tag: {@code ar-EG} is Arabic with the digits and months of Egypt.
     *
     * @param tag BCP 47
     */
    public Optional<Lexicon> find(String tag) {
        Lexicon exact = byLanguage.get(tag);
        if (exact != null) {
            return Optional.of(exact);
        }
        int dash = tag.indexOf('-');
        return dash < 0
                ? Optional.empty()
                : Optional.ofNullable(byLanguage.get(tag.substring(0, dash)))
                        .map(lexicon -> lexicon.withLocale(tag));
    }

    /** The lexicon for a tag; fails and says which there are when there is none. */
    public Lexicon lexicon(String tag) {
        return find(tag)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "There is no lexicon for '%s'; there is %s."
                                                .formatted(tag, String.join(", ", languages()))));
    }

    /** The lexicons of a state, in its order; what is missing is left out. */
    public List<Lexicon> of(SiteState state) {
        List<Lexicon> all = new ArrayList<>();
        state.languages().forEach(tag -> find(tag).ifPresent(all::add));
        return List.copyOf(all);
    }
}
