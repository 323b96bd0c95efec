package org.safepassage.app.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.safepassage.app.server.people.Role;
import org.safepassage.domain.Worded;

/** What a setting takes. */
sealed interface Kind {
    /** Why a text is no such value and what would be right; empty when it is one. */
    Optional<String> fault(String text);

    /** The same as JSON Schema 2020-12. */
    SequencedMap<String, Object> schema();

    /** One line of text. */
    record Text(int longest) implements Kind {
        @Override
        public Optional<String> fault(String text) {
            boolean control = text.codePoints().anyMatch(Character::isISOControl);
            return text.isBlank() || text.length() > longest || control
                    ? Optional.of(
                            "A text of 1 to %d characters in one line is needed."
                                    .formatted(longest))
                    : Optional.empty();
        }

        @Override
        public SequencedMap<String, Object> schema() {
            return pairs("type", "string", "minLength", 1, "maxLength", longest);
        }
    }

    /** A file or a folder; a relative name in a settings file is looked for beside that file. */
    record Place() implements Kind {
        @Override
        public Optional<String> fault(String text) {
            return text.isBlank() || text.indexOf('\0') >= 0
                    ? Optional.of("The name of a file or folder is needed.")
                    : Optional.empty();
        }

        @Override
        public SequencedMap<String, Object> schema() {
            return pairs("type", "string", "minLength", 1);
        }
    }

    /** A whole number. */
    record Whole(int least, int most) implements Kind {
        private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");

        @Override
        public Optional<String> fault(String text) {
            boolean fits =
                    NUMBER.matcher(text).matches()
                            && Integer.parseInt(text) >= least
                            && Integer.parseInt(text) <= most;
            return fits
                    ? Optional.empty()
                    : Optional.of("A whole number from %d to %d is needed.".formatted(least, most));
        }

        @Override
        public SequencedMap<String, Object> schema() {
            return pairs("type", "integer", "minimum", least, "maximum", most);
        }
    }

    /** True or false. */
    record Switch() implements Kind {
        @Override
        public Optional<String> fault(String text) {
            return text.equals("true") || text.equals("false")
                    ? Optional.empty()
                    : Optional.of("Write true or false.");
        }

        @Override
        public SequencedMap<String, Object> schema() {
            return pairs("type", "boolean");
        }
    }

    /** An address on the web: https, or http on this machine where {@code here} allows it. */
    record Web(boolean here) implements Kind {
        @Override
        public Optional<String> fault(String text) {
            try {
                URI uri = new URI(text);
                boolean local =
                        here
                                && "http".equals(uri.getScheme())
                                && ("localhost".equals(uri.getHost())
                                        || "127.0.0.1".equals(uri.getHost())
                                        || "[::1]".equals(uri.getHost()));
                if (uri.getHost() != null
                        && uri.getRawUserInfo() == null
                        && uri.getRawQuery() == null
                        && uri.getRawFragment() == null
                        && ("https".equals(uri.getScheme()) || local)) {
                    return Optional.empty();
                }
            } catch (URISyntaxException _) {
                // said below
            }
            return Optional.of("An https address is needed, such as https://pause.example.org/.");
        }

        @Override
        public SequencedMap<String, Object> schema() {
            return pairs(
                    "type",
                    "string",
                    "format",
                    "uri",
                    "pattern",
                    here ? "^https?://" : "^https://");
        }
    }

    /** A text that a pattern describes. */
    record Patterned(Pattern pattern, String says) implements Kind {
        static Patterned of(String pattern, String says) {
            return new Patterned(Pattern.compile(pattern), says);
        }

        @Override
        public Optional<String> fault(String text) {
            return text.length() <= 253 && pattern.matcher(text).matches()
                    ? Optional.empty()
                    : Optional.of(says);
        }

        @Override
        public SequencedMap<String, Object> schema() {
            return pairs("type", "string", "pattern", "^(" + pattern.pattern() + ")$");
        }
    }

    /** Several values of a kind: a list in the file, divided by spaces or commas elsewhere. */
    record Several(Kind each) implements Kind {
        @Override
        public Optional<String> fault(String text) {
            return each.fault(text);
        }

        @Override
        public SequencedMap<String, Object> schema() {
            return pairs("type", "array", "items", each.schema());
        }
    }

    /** Values by names that are not fixed. */
    record Named(Pattern name, String says, Kind each) implements Kind {
        @Override
        public Optional<String> fault(String text) {
            return each.fault(text);
        }

        @Override
        public SequencedMap<String, Object> schema() {
            return pairs(
                    "type",
                    "object",
                    "propertyNames",
                    pairs("pattern", "^(" + name.pattern() + ")$"),
                    "additionalProperties",
                    each.schema());
        }
    }

    /** A role that needs no party. */
    record OfRole() implements Kind {
        private static List<String> words() {
            return Worded.words(Role.class).stream()
                    .filter(w -> !w.equals(Role.LIAISON.word()))
                    .toList();
        }

        @Override
        public Optional<String> fault(String text) {
            if (text.equals(Role.LIAISON.word())) {
                return Optional.of(
                        "A liaison belongs to a party, which no group says: add such accounts by hand.");
            }
            return words().contains(text)
                    ? Optional.empty()
                    : Optional.of("A role is one of %s.".formatted(String.join(", ", words())));
        }

        @Override
        public SequencedMap<String, Object> schema() {
            return pairs("enum", words());
        }
    }

    private static SequencedMap<String, Object> pairs(Object... pairs) {
        SequencedMap<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    /** A JSON object in this order. */
    static SequencedMap<String, Object> object(Object... pairs) {
        return pairs(pairs);
    }
}
