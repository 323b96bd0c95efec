package org.safepassage.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing's name, or one sentence, in several languages.
 *
 * @param byLanguage BCP 47 language tag to text, at least one, in the order given; no text is blank
 */
public record Names(Map<String, String> byLanguage) {
    public Names {
        if (byLanguage.isEmpty()) {
            throw new IllegalArgumentException(
                    "A name needs at least one language, for example {en: …}.");
        }
        byLanguage.forEach(
                (language, text) -> {
                    if (!language.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
                        throw new IllegalArgumentException(
                                "'%s' is no language tag; en, ar, ru, uk, fr and ar-SY are."
                                        .formatted(language));
                    }
                    if (text.isBlank()) {
                        throw new IllegalArgumentException(
                                "The text in '%s' is empty.".formatted(language));
                    }
                });
        byLanguage = Collections.unmodifiableMap(new LinkedHashMap<>(byLanguage));
    }

    /** A text in one language. */
    public static Names of(String language, String text) {
        return new Names(Map.of(language, text));
    }

    /** The text in this language, else English, else the first one given. */
    public String in(String language) {
        String text = byLanguage.get(language);
        if (text == null) {
            text = byLanguage.get("en");
        }
        return text == null ? byLanguage.values().iterator().next() : text;
    }

    @Override
    public String toString() {
        return in("en");
    }
}
