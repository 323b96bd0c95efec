package org.safepassage.notices;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The sentence for "do not go" that nothing can stop: of the language's own file when that has it,
 * else in English, with the corridor's number in it.
 */
final class FixedNotice {
    private static final Map<NoticeKind, String> ENGLISH =
            Map.of(
                    NoticeKind.SUSPENDED,
                    "Corridor {corridor} is suspended. Do not go to corridor {corridor}.",
                    NoticeKind.CLOSED,
                    "Corridor {corridor} is closed. Do not go to corridor {corridor}.",
                    NoticeKind.CANCELLED,
                    "Corridor {corridor} will not open. Do not go to corridor {corridor}.");

    private FixedNotice() {}

    static Notice of(SiteState state, Lexicon lexicon, List<PublicCorridor> about) {
        List<String> sentences = new ArrayList<>();
        boolean own = lexicon.sentence(phrase(state.event().kind())) != null;
        about.forEach(c -> sentences.add(sentence(state.event().kind(), lexicon, c)));
        String mark =
                switch (state.mode()) {
                    case REAL -> "";
                    case DRILL -> mark(lexicon, Phrase.DRILL_STRIP, "Drill. This is not real.");
                    case EXAMPLE -> mark(lexicon, Phrase.EXAMPLE, "Example. Not a real notice.");
                };
        return new Notice(
                state.event().kind(),
                own ? lexicon.language() : "en",
                own && lexicon.isRightToLeft(),
                mark,
                "",
                String.join(" ", sentences),
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                true);
    }

    /** The fixed sentence about one corridor. */
    static String sentence(NoticeKind kind, Lexicon lexicon, PublicCorridor corridor) {
        String label = Voice.ltr(Typed.line(corridor.label()));
        Phrase phrase = phrase(kind);
        return lexicon.sentence(phrase) == null
                ? ENGLISH.getOrDefault(kind, "Do not go to corridor {corridor}.")
                        .replace("{corridor}", label)
                : lexicon.format(phrase, Map.of("corridor", label));
    }

    private static Phrase phrase(NoticeKind kind) {
        return switch (kind) {
            case SUSPENDED -> Phrase.FIXED_SUSPENDED;
            case CLOSED -> Phrase.FIXED_CLOSED;
            case CANCELLED -> Phrase.FIXED_CANCELLED;
            case ANNOUNCED, OPEN, RESUMED, EXTENDED ->
                    throw new IllegalArgumentException(
                            "Only what fails towards closed has a fixed sentence, not " + kind);
        };
    }

    private static String mark(Lexicon lexicon, Phrase phrase, String english) {
        return lexicon.sentence(phrase) == null ? english : lexicon.format(phrase, Map.of());
    }
}
