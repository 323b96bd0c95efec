package org.safepassage.pausefile;

import java.util.Optional;
import java.util.regex.Pattern;
import org.safepassage.domain.Worded;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;

/**
 * What a scalar is by the core schema of YAML 1.2 (section 10.3), and what it must be by ours: a
 * number is written without quotes, a text that looks like something else with them.
 */
final class Scalars {
    private static final CoreScalarResolver CORE = new CoreScalarResolver(false);

    /** A longer plain scalar is text: the resolver's patterns are not run on it. */
    private static final int LONGEST_NUMBER = 200;

    private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
    private static final Pattern GROUPED =
            Pattern.compile("[-+]?[0-9][0-9 _,.'\u00A0\u202F]*[0-9]");

    /** Words, clock times, days and binary numbers of YAML 1.1. */
    private static final Pattern OTHERWISE =
            Pattern.compile(
                    "(?i)y|n|yes|no|on|off|[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[-+]?0b[01_]+");

    private Scalars() {}

    /** No value at all: {@code key:} alone, {@code ~} or {@code null}. */
    static boolean isNothing(Node.Scalar scalar) {
        return scalar.isPlain() && tag(scalar).equals(Tag.NULL);
    }

    /** Whether the core schema reads it as a text. */
    static boolean isText(Node.Scalar scalar) {
        return !scalar.isPlain() || tag(scalar).equals(Tag.STR);
    }

    /** Whether a program that knows only YAML 1.1 reads this plain text as something else. */
    static boolean isReadOtherwise(Node.Scalar scalar) {
        return scalar.isPlain()
                && scalar.text().length() <= LONGEST_NUMBER
                && OTHERWISE.matcher(scalar.text()).matches();
    }

    /** A text that is not blank. */
    static String text(Node.Scalar scalar) throws Unfit {
        if (scalar.isPlain()) {
            Tag tag = tag(scalar);
            if (!tag.equals(Tag.STR)) {
                String kind = tag.equals(Tag.BOOL) ? "true or false" : "a number";
                throw new Unfit(
                        "%s without quotes is %s, and a text is expected."
                                .formatted(Quoted.of(scalar.text()), kind),
                        "Quote it: \"%s\".".formatted(scalar.text()));
            }
        }
        if (scalar.text().isBlank()) {
            throw new Unfit(
                    "The text is empty.",
                    "Write it, or take the key out: a key that is absent means not known.");
        }
        return scalar.text();
    }

    /** A text that is read on. */
    static <T> Unfit.ScalarParser<T> text(Unfit.Parser<T> parser) {
        return scalar -> parser.parse(text(scalar));
    }

    /** A time or a date: always in quotes, because YAML 1.1 reads 09:00 as 540. */
    static <T> Unfit.ScalarParser<T> quoted(Unfit.Parser<T> parser) {
        return scalar -> {
            if (scalar.isPlain()) {
                throw new Unfit(
                        "%s is a time or a date without quotes, which some programs read as a number."
                                .formatted(Quoted.of(scalar.text())),
                        "Quote it: \"%s\".".formatted(scalar.text()));
            }
            return parser.parse(text(scalar));
        };
    }

    /** One of the words of a choice. */
    static <E extends Enum<E> & Worded> Unfit.ScalarParser<E> word(Class<E> choices) {
        return scalar -> {
            String text = scalar.text();
            Optional<E> found = Worded.find(choices, text);
            if (found.isPresent()) {
                return found.get();
            }
            String all = String.join(", ", Worded.words(choices));
            Optional<String> nearest = Nearest.find(text, Worded.words(choices));
            throw new Unfit(
                    "%s is none of %s.".formatted(Quoted.of(text), all),
                    nearest.isPresent()
                            ? "Did you mean '%s'?".formatted(nearest.get())
                            : "Write one of these words.");
        };
    }

    /** {@code true} or {@code false}. */
    static boolean truth(Node.Scalar scalar) throws Unfit {
        if (scalar.isPlain() && scalar.text().equals("true")) {
            return true;
        }
        if (scalar.isPlain() && scalar.text().equals("false")) {
            return false;
        }
        throw new Unfit(
                "%s is neither true nor false.".formatted(Quoted.of(scalar.text())),
                "Write true or false, without quotes.");
    }

    /** A whole number in this range, in decimal digits. */
    static Unfit.ScalarParser<Long> whole(long min, long max) {
        return scalar -> {
            String text = scalar.text();
            String expected = "A whole number from %d to %d is expected".formatted(min, max);
            if (!scalar.isPlain()) {
                throw new Unfit(
                        "%s, but %s is a text.".formatted(expected, Quoted.of(text)),
                        "Write the number without quotes.");
            }
            if (!WHOLE.matcher(text).matches()) {
                throw new Unfit(
                        "%s, but %s is none.".formatted(expected, Quoted.of(text)), remedy(text));
            }
            if (text.length() > 18 || Long.parseLong(text) < min || Long.parseLong(text) > max) {
                throw new Unfit(
                        "%s, but this is %s.".formatted(expected, shortened(text)),
                        "Correct the number.");
            }
            return Long.parseLong(text);
        };
    }

    /** A number in this range. */
    static Unfit.ScalarParser<Double> decimal(double min, double max) {
        return scalar -> {
            String text = scalar.text();
            String expected =
                    "A number from %s to %s is expected".formatted(plain(min), plain(max));
            if (!scalar.isPlain()) {
                throw new Unfit(
                        "%s, but %s is a text.".formatted(expected, Quoted.of(text)),
                        "Write the number without quotes.");
            }
            if (!text.matches("[-+]?(0|[1-9][0-9]{0,17})?(\\.[0-9]{0,40})?([eE][-+]?[0-9]{1,2})?")
                    || !text.matches(".*[0-9].*")) {
                throw new Unfit(
                        "%s, but %s is none.".formatted(expected, Quoted.of(text)),
                        text.contains(",") ? "Write a point, not a comma." : remedy(text));
            }
            double value = Double.parseDouble(text);
            if (!(value >= min && value <= max)) {
                throw new Unfit(
                        "%s, but this is %s.".formatted(expected, shortened(text)),
                        "Correct the number.");
            }
            return value;
        };
    }

    private static String remedy(String text) {
        if (text.matches("[-+]?0[0-9]{1,30}")) {
            return "Write it without the leading 0, which some programs read as a number to the base of 8.";
        }
        if (text.matches("0[xo][0-9A-Fa-f]{1,30}")) {
            return "Write it in decimal digits.";
        }
        if (text.length() <= 30
                && GROUPED.matcher(text).matches()
                && !text.matches("[-+]?[0-9]+\\.[0-9]+")) {
            return "Write the digits alone: %s.".formatted(text.replaceAll("[^-+0-9]", ""));
        }
        if (text.length() <= 30 && !text.isEmpty() && text.chars().allMatch(Character::isDigit)) {
            StringBuilder digits = new StringBuilder();
            text.chars().forEach(c -> digits.append(Character.digit(c, 10)));
            return "Write the digits 0 to 9: %s.".formatted(digits);
        }
        return "Write decimal digits.";
    }

    private static String shortened(String number) {
        return number.length() <= 24 ? number : number.substring(0, 24) + "…";
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private static Tag tag(Node.Scalar scalar) {
        return scalar.text().length() > LONGEST_NUMBER
                ? Tag.STR
                : CORE.resolve(scalar.text(), true);
    }
}
