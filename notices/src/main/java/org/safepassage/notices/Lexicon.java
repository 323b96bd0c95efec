package org.safepassage.notices;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The reviewed sentences of one language: ICU message patterns, so that plurals are right in
 * languages that have six. Immutable.
 *
 * <p>A lexicon may be incomplete; then only what fails towards closed can be said with it.
 */
public final class Lexicon {
    /**
     * One sentence.
     *
     * @param pattern ICU MessageFormat with named values
     * @param reviewedBy the second speaker who signed it, as an office or a code, never a person's
     *     name; empty until somebody does
     */
    public record Sentence(String pattern, String reviewedBy) {}

    private final String language;
    private final String name;
    private final ULocale locale;
    private final boolean rightToLeft;
    private final Map<Phrase, Sentence> sentences;
    private final List<String> faults;

    Lexicon(
            String language,
            String name,
            ULocale locale,
            boolean rightToLeft,
            Map<Phrase, Sentence> sentences,
            List<String> faults) {
        this.language = language;
        this.name = name;
        this.locale = locale;
        this.rightToLeft = rightToLeft;
        this.sentences = Collections.unmodifiableMap(new EnumMap<>(sentences));
        List<String> all = new ArrayList<>(faults);
        for (Phrase phrase : Phrase.values()) {
            if (!sentences.containsKey(phrase)) {
                all.add("'%s' is missing".formatted(phrase.key()));
            }
        }
        this.faults = List.copyOf(all);
    }

    /** BCP 47 tag of the language, as in file names and {@code lang} attributes: {@code ar}. */
    public String language() {
        return language;
    }

    /** The language in its own script. */
    public String name() {
        return name;
    }

    /** Decides digits, names of months and plurals: {@code ar-SY}. */
    public ULocale locale() {
        return locale;
    }

    public boolean isRightToLeft() {
        return rightToLeft;
    }

    /** What keeps it from being used for all notices; empty when it is complete. */
    public List<String> faults() {
        return faults;
    }

    public boolean isComplete() {
        return faults.isEmpty();
    }

    /** The keys that no second speaker has signed, in the order of {@link Phrase}. */
    public List<String> unreviewed() {
        return sentences.entrySet().stream()
                .filter(e -> e.getValue().reviewedBy().isBlank())
                .map(e -> e.getKey().key())
                .toList();
    }

    /** The sentence as the file has it, or null when the file lacks it. */
    public @Nullable Sentence sentence(Phrase phrase) {
        return sentences.get(phrase);
    }

    /** The same words with another region's digits and months: {@code ar-EG} for {@code ar}. */
    public Lexicon withLocale(String tag) {
        return new Lexicon(
                language, name, ULocale.forLanguageTag(tag), rightToLeft, sentences, List.of());
    }

    /**
     * The sentence with its values in it.
     *
     * @throws IncompleteLexicon when this language has no such sentence
     */
    String format(Phrase phrase, Map<String, Object> values) {
        Sentence sentence = sentences.get(phrase);
        if (sentence == null) {
            throw new IncompleteLexicon(language, faults);
        }
        return new MessageFormat(sentence.pattern(), locale).format(values);
    }

    @Override
    public String toString() {
        return language + " (" + sentences.size() + " of " + Phrase.values().length + " sentences)";
    }
}
