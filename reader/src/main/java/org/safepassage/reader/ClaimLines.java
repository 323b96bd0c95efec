package org.safepassage.reader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of a pause file while it is written, with the claims and parties that they name. */
final class ClaimLines {
    /**
     * Characters of a text that is written into the file, at most; a longer one is named without
     * its words. Ours.
     */
    private static final int LONGEST_TEXT = 60_000;

    private final Together together;
    private final StringBuilder out = new StringBuilder();
    private final List<String> claims = new ArrayList<>();
    private final Map<String, String> parties = new LinkedHashMap<>();
    private final boolean[] quoted;
    private final String language;

    ClaimLines(Together together) {
        this.together = together;
        this.quoted = new boolean[together.sources().size()];
        for (int i = 0; i < quoted.length; i++) {
            quoted[i] = isClean(together.sources().get(i).draft().text());
        }
        this.language =
                together.sources().isEmpty()
                        ? "en"
                        : together.sources().getFirst().draft().language();
    }

    Together together() {
        return together;
    }

    String language() {
        return language;
    }

    /** Whether the words of a text stand in the file, so that spans count in them. */
    boolean isQuoted(int source) {
        return quoted[source];
    }

    @Override
    public String toString() {
        return out.toString();
    }

    void line(String text) {
        out.append(text).append('\n');
    }

    int firstSource(ReadStatement s) {
        return Math.max(0, together.main().indexOf(s));
    }

    void partyList() {
        if (parties.isEmpty()) {
            return;
        }
        line("parties: # kinds are inferred from the names");
        parties.forEach(
                (name, id) ->
                        line(
                                "  - {id: "
                                        + id
                                        + ", names: {"
                                        + language
                                        + ": "
                                        + Yaml.quote(name)
                                        + "}, kind: "
                                        + Names.kind(name, language)
                                        + "}"));
    }

    String party(String name) {
        for (Map.Entry<String, String> there : parties.entrySet()) {
            if (Names.same(there.getKey(), name)) {
                return there.getValue();
            }
        }
        String id = "P" + (parties.size() + 1);
        parties.put(Yaml.oneLine(name), id);
        return id;
    }

    interface Value {
        @Nullable Found of(ReadStatement statement);
    }

    /**
     * One claim of each text that has the value; those that say otherwise stay out of {@code per}.
     */
    List<String> each(String field, Value value) {
        List<String> per = new ArrayList<>();
        String first = null;
        for (int i = 0; i < together.main().size(); i++) {
            ReadStatement s = together.main().get(i);
            Found found = s == null ? null : value.of(s);
            if (found == null) {
                continue;
            }
            String id = claim(field, found.value(), i, "stated", found.span());
            if (first == null || Names.same(first, found.value())) {
                per.add(id);
            }
            first = first == null ? found.value() : first;
        }
        return per;
    }

    String claim(String field, String value, int source, String basis, Span span) {
        String id = "K" + (claims.size() + 1);
        String where =
                quoted[source] && span.until() > span.from()
                        ? ", span: [" + span.from() + ", " + span.until() + "]"
                        : "";
        claims.add(
                "  - {id: "
                        + id
                        + ", field: "
                        + Yaml.quote(field)
                        + ", value: "
                        + Yaml.quote(value)
                        + ", source: S"
                        + (source + 1)
                        + ", basis: "
                        + basis
                        + where
                        + "}");
        return id;
    }

    void claims() {
        if (!claims.isEmpty()) {
            line("claims:");
            claims.forEach(this::line);
        }
    }

    /**
     * Whether the words themselves may stand in the file: the format takes no controls and nothing
     * that reorders text.
     */
    static boolean isClean(String text) {
        return text.length() <= LONGEST_TEXT
                && !Markup.isPage(text)
                && text.codePoints().allMatch(Yaml::isPlain);
    }
}
