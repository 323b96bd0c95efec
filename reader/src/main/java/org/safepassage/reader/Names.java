package org.safepassage.reader;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Names across languages: what the shared lexicon holds as one place or party is one. */
final class Names {
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private Names() {}

    /**
     * Whether two names mean the same place or party, as far as the lexicon beside the program
     * knows.
     */
    static boolean same(String a, String b) {
        return Answers.same(a, b) || canonical(a).equals(canonical(b));
    }

    /** The lexicon's English name of what a name holds, or the name itself, folded. */
    static String canonical(String name) {
        return KNOWN.computeIfAbsent(name, Names::lookUp);
    }

    private static String lookUp(String name) {
        try {
            Lexicon lexicon = Lexicon.of("en", null);
            List<Sentence> sentences = Tokens.sentences(Matter.plain(name));
            for (Sentence sentence : sentences) {
                Matcher matcher = new Matcher(lexicon, sentence, Map.of());
                for (String category : List.of("party", "place")) {
                    for (Mark mark : matcher.all(category)) {
                        return mark.value().split("@", 2)[0].strip().toLowerCase(Locale.ROOT);
                    }
                }
            }
        } catch (LexiconFault e) {
            throw new IllegalStateException(e);
        }
        return Folding.fold(name);
    }

    /** What kind of party a name sounds like: a guess that the draft marks as one. */
    static String kind(String name, @Nullable String language) {
        String folded = Folding.fold(name);
        String known = canonical(name);
        if (known.contains("united nations")
                || known.equals("ocha")
                || known.contains("security council")
                || known.equals("who")
                || known.equals("unhcr")) {
            return "united-nations";
        }
        for (String word :
                List.of(
                        "rebel",
                        "militia",
                        "militant",
                        "faction",
                        "group",
                        "group",
                        "боевик",
                        "повстан",
                        "групп",
                        "угрупован",
                        "فصائل",
                        "مسلح",
                        "rebelle",
                        "guerril",
                        "milic",
                        "aufstand",
                        "m23",
                        "houthi",
                        "taliban",
                        "hamas",
                        "jaish",
                        "rapid support")) {
            if (folded.contains(word) || known.contains(word)) {
                return "armed-group";
            }
        }
        for (String word :
                List.of(
                        "minist",
                        "government",
                        "president",
                        "army",
                        "armed forces",
                        "military",
                        "kremlin",
                        "министер",
                        "минист",
                        "правительств",
                        "президент",
                        "арми",
                        "войск",
                        "генштаб",
                        "міністер",
                        "уряд",
                        "президент",
                        "وزار",
                        "حكوم",
                        "جيش",
                        "رئيس",
                        "gouvernement",
                        "armee",
                        "regierung",
                        "streitkraf",
                        "gobierno",
                        "ejercito",
                        "presidente",
                        "general")) {
            if (folded.contains(word)) {
                return "state";
            }
        }
        return "organisation";
    }
}
