package org.safepassage.pausefile;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Keys that nobody asked for, and what was meant by them. */
final class UnknownKeys {
    private static final Pattern FIGHTERS =
            Pattern.compile("(?i).*(fighter|combatant|militant|soldier|troops).*");
    private static final Pattern PERSONAL =
            Pattern.compile(
                    "(?i).*(phone|mobile|e-?mail|telegram|whatsapp|passport|birth|biometric|imei|surname|person).*");

    private UnknownKeys() {}

    /**
     * Adds a problem for each.
     *
     * @param missing keys that must be there and are not; one that was only misspelt is taken out
     */
    static void check(
            Fields fields, Node.Mapping mapping, Set<String> asked, Map<String, String> missing) {
        for (Node.Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (asked.contains(key) || key.startsWith("x-")) {
                continue;
            }
            if (isCutByComma(mapping, entry)) {
                cutByComma(fields, entry);
                continue;
            }
            Optional<String> nearest =
                    fields.reading().problems().isFull()
                            ? Optional.empty()
                            : Nearest.find(key, asked);
            nearest.ifPresent(missing::remove); // one slip, one problem
            fields.problem(
                    entry.key().extent(),
                    fields.path(key),
                    "There is no key %s here.".formatted(Quoted.of(key)),
                    nearest.isPresent()
                            ? "Did you mean '%s'?".formatted(nearest.get())
                            : remedy(key, asked));
        }
    }

    /** {@code {en: East Aleppo, 4 November}} is two keys to YAML, and the second has no value. */
    static boolean isCutByComma(Node.Mapping mapping, Node.Entry entry) {
        return mapping.flow()
                && entry.value() instanceof Node.Scalar value
                && value.isPlain()
                && value.text().isEmpty()
                && !entry.equals(mapping.byKey().firstEntry().getValue());
    }

    static void cutByComma(Fields fields, Node.Entry entry) {
        fields.problem(
                entry.key().extent(),
                fields.path(entry.key().text()),
                "After a comma, %s stands alone.".formatted(Quoted.of(entry.key().text())),
                "If it belongs to the value before it, put that value in quotes; a number is written without commas.");
    }

    private static String remedy(String key, Set<String> asked) {
        if (FIGHTERS.matcher(key).matches()) {
            return "Fighters are held by the corridor as announced, never by number or place: no key for them exists.";
        }
        if (PERSONAL.matcher(key).matches()) {
            return "Nothing about single people is kept: no key for it exists.";
        }
        return "Keys here: %s.".formatted(String.join(", ", asked));
    }
}
