package org.safepassage.notices.cap;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which scripts a text is written in. Names in another script do not make it mixed. */
final class Scripts {
    private static final Set<String> ARABIC = Set.of("ar", "fa", "ur", "ps", "ug", "sd", "ckb");
    private static final Set<String> CYRILLIC =
            Set.of("ru", "uk", "be", "bg", "mk", "kk", "ky", "mn", "tg");
    private static final Set<String> LATIN =
            Set.of(
                    "en", "fr", "es", "de", "pt", "it", "nl", "pl", "sv", "tr", "so", "sw", "ro",
                    "cs", "fi", "da", "nb", "vi", "id");

    private final Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
    private int all;

    private Scripts() {}

    static Scripts of(String text) {
        Scripts scripts = new Scripts();
        text.codePoints()
                .filter(Character::isLetter)
                .forEach(
                        c -> {
                            scripts.letters.merge(UnicodeScript.of(c), 1, Integer::sum);
                            scripts.all++;
                        });
        return scripts;
    }

    /**
     * Two scripts of letters, each with a quarter of them or more (ours), and 40 letters in all.
     */
    boolean isMixed() {
        return all >= 40 && letters.values().stream().filter(n -> n * 4 >= all).count() > 1;
    }

    /** Whether one part is mostly in another script than another, each long enough to tell. */
    static boolean differ(String... parts) {
        Set<UnicodeScript> most = new java.util.HashSet<>();
        for (String part : parts) {
            Scripts scripts = of(part);
            if (scripts.all >= 40) {
                most.add(scripts.most());
            }
        }
        return most.size() > 1;
    }

    /** Whether a text of this language can be written in what it is mostly written in. */
    boolean fits(String tag) {
        if (all < 20) {
            return true; // too little to tell
        }
        String language = tag.toLowerCase(Locale.ROOT).split("-", 2)[0];
        UnicodeScript most = most();
        if (ARABIC.contains(language)) {
            return most == UnicodeScript.ARABIC;
        }
        if (CYRILLIC.contains(language)) {
            return most == UnicodeScript.CYRILLIC;
        }
        if (LATIN.contains(language)) {
            return most == UnicodeScript.LATIN;
        }
        return true;
    }

    private UnicodeScript most() {
        return letters.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(UnicodeScript.UNKNOWN);
    }

    @Override
    public String toString() {
        List<String> names =
                letters.entrySet().stream()
                        .filter(e -> e.getValue() * 4 >= all)
                        .map(
                                e ->
                                        e.getKey().name().charAt(0)
                                                + e.getKey()
                                                        .name()
                                                        .substring(1)
                                                        .toLowerCase(Locale.ROOT))
                        .sorted()
                        .toList();
        return String.join(" and ", names);
    }
}
