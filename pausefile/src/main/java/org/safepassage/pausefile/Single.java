package org.safepassage.pausefile;

import java.util.Optional;

/** One value behind a key or in a list. */
final class Single {
    private Single() {}

    /** A scalar as a value; the problem is on the list when it is none. */
    static <T> Optional<T> parse(
            Problems problems, Node node, String where, Unfit.ScalarParser<T> parser) {
        switch (node) {
            case Node.Scalar scalar when Scalars.isNothing(scalar) ->
                    nothing(problems, scalar, where);
            case Node.Scalar scalar -> {
                try {
                    T value = parser.parse(scalar);
                    warnOfOtherReading(problems, scalar, where);
                    return Optional.of(value);
                } catch (Unfit e) {
                    problems.add(scalar.extent(), where, e.says(), e.remedy());
                }
            }
            case Node.Refused _ -> problems.skip();
            case Node.Listing _, Node.Mapping _ ->
                    problems.add(
                            node.extent(),
                            where,
                            "One value is expected here, but this is %s.".formatted(what(node)),
                            "Write the value behind the colon.");
        }
        return Optional.empty();
    }

    private static void warnOfOtherReading(Problems problems, Node.Scalar scalar, String where) {
        if (Scalars.isReadOtherwise(scalar)) {
            problems.warn(
                    scalar.extent(),
                    where,
                    "%s without quotes is a text here, and something else to programs that know only YAML 1.1."
                            .formatted(Quoted.of(scalar.text())),
                    "Quote it: \"%s\".".formatted(scalar.text()));
        }
    }

    static void nothing(Problems problems, Node.Scalar scalar, String where) {
        problems.add(
                scalar.extent(),
                where,
                "There is no value here.",
                "Write one, or take the key out: a key that is absent means not known.");
    }

    /** What stands there, in words. */
    static String what(Node node) {
        return switch (node) {
            case Node.Scalar _ -> "a text";
            case Node.Listing _ -> "a list";
            case Node.Mapping _ -> "a mapping";
            case Node.Refused _ -> "refused";
        };
    }
}
