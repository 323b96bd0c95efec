package org.safepassage.pausefile;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Names;

/** A mapping whose keys are languages. */
final class Languages {
    /** Of a language tag (RFC 5646, 4.4.1). */
    private static final int LONGEST_TAG = 35;

    private Languages() {}

    static @Nullable Names read(Fields f) {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        for (Node.Entry entry : f.mapping().entries()) {
            String language = entry.key().text();
            if (language.startsWith("x-")) {
                continue;
            }
            if (UnknownKeys.isCutByComma(f.mapping(), entry)) {
                f.has(language);
                joined(f, texts, entry);
                continue;
            }
            Optional<String> text = f.findText(language);
            // a longer tag is none, and the pattern for tags is not made for it
            String tag = language.length() <= LONGEST_TAG ? language : "?";
            try {
                texts.put(language, text.orElse("?"));
                Names.of(tag, text.orElse("?"));
            } catch (IllegalArgumentException e) {
                f.problem(
                        entry.key().extent(),
                        f.path(language),
                        "%s is no language tag.".formatted(Quoted.of(language)),
                        "Write one of BCP 47, as in en, ar, ru, uk, fr or ar-SY.");
            }
        }
        return f.build(() -> new Names(texts));
    }

    /**
     * {@code {en: East Aleppo, 4 November}} is two keys to YAML, the second without a value. No
     * language is called so, and a name may well hold a comma: it is read as one name, and said.
     */
    private static void joined(Fields f, SequencedMap<String, String> texts, Node.Entry entry) {
        if (texts.isEmpty()) {
            UnknownKeys.cutByComma(f, entry);
            return;
        }
        String language = texts.lastEntry().getKey();
        String whole = texts.lastEntry().getValue() + ", " + entry.key().text();
        texts.put(language, whole);
        f.warn(
                language,
                "A comma cuts the name in two; it is read as %s.".formatted(Quoted.of(whole)),
                "Put the name in quotes.");
    }
}
