package org.safepassage.app.server.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DecimalStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The words of the pages. Those other than English wait for a second speaker's sign-off. */
public final class Words {
    /** Language tags, in the order of the columns of {@code words.tsv}. */
    public static final List<String> LANGUAGES = List.of("en", "fr", "ar", "ru");

    private static final Map<String, List<String>> ALL = read();

    private final String language;
    private final int column;

    private Words(String language) {
        this.language = language;
        this.column = LANGUAGES.indexOf(language) + 1;
    }

    /** The words of a language; English for one that is not here. */
    public static Words of(String language) {
        return new Words(LANGUAGES.contains(language) ? language : "en");
    }

    static Map<String, List<String>> all() {
        return ALL;
    }

    private static Map<String, List<String>> read() {
        Map<String, List<String>> all = new HashMap<>();
        try (InputStream in =
                Objects.requireNonNull(Words.class.getResourceAsStream("words.tsv"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            text.lines()
                    .filter(l -> !l.isBlank() && !l.startsWith("#"))
                    .map(l -> List.of(l.split("\t", -1)))
                    .forEach(
                            row -> {
                                if (row.size() != LANGUAGES.size() + 1
                                        || all.put(row.getFirst(), row) != null) {
                                    throw new IllegalStateException("words.tsv: " + row);
                                }
                            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(all);
    }

    public String language() {
        return language;
    }

    public boolean isRightToLeft() {
        return language.equals("ar");
    }

    /** For dates and digits: the Arabic of Syria has its own months and digits. */
    public Locale locale() {
        return language.equals("ar")
                ? Locale.forLanguageTag("ar-SY-u-nu-arab")
                : Locale.forLanguageTag(language);
    }

    /** The words under a prefix and a term in lower case with hyphens; the term without any. */
    String known(String prefix, String term) {
        String key =
                prefix
                        + term.toLowerCase(Locale.ROOT)
                                .replaceAll("[^a-z]+", "-")
                                .replaceAll("^-|-$", "");
        return ALL.containsKey(key) ? say(key) : term;
    }

    /** The words under a key, with {@code {0}}, {@code {1}} … filled in. */
    public String say(String key, Object... filling) {
        List<String> row = ALL.get(key);
        if (row == null) {
            throw new IllegalArgumentException("There are no words for " + key + ".");
        }
        String text = row.get(column);
        for (int i = 0; i < filling.length; i++) {
            text = text.replace("{" + i + "}", filled(filling[i]));
        }
        return text;
    }

    /** A number in the digits of the language; anything else as it is. */
    private String filled(Object value) {
        return value instanceof Integer || value instanceof Long
                ? digits(String.valueOf(value))
                : String.valueOf(value);
    }

    /** With Latin digits as those of the language. */
    String digits(String latin) {
        char zero = DecimalStyle.of(locale()).getZeroDigit();
        StringBuilder digits = new StringBuilder();
        latin.chars()
                .forEach(c -> digits.append((char) (c >= '0' && c <= '9' ? zero + c - '0' : c)));
        return digits.toString();
    }
}
