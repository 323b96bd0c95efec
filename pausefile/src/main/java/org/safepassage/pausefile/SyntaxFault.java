package org.safepassage.pausefile;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * What the YAML parser found, in words for somebody who edits a file by hand.
 *
 * @param mark where to look: for what is never closed, where it was opened
 */
record SyntaxFault(@Nullable Mark mark, String says, String remedy) {
    static SyntaxFault of(MarkedYamlEngineException e, String text) {
        String problem = lower(e.getProblem());
        String context = lower(e.getContext());
        Optional<Mark> found = e.getProblemMark().or(e::getContextMark);
        int at = found.map(mark -> codePointAt(text, mark.getIndex())).orElse(-1);
        boolean inFlow = context.contains("flow mapping") || context.contains("flow sequence");
        if (at == -1 && context.contains("quoted scalar")) {
            return new SyntaxFault(
                    opening(e),
                    "A quote is opened here and not closed before the end of the file.",
                    "Close it with the same sign.");
        }
        if (at == -1 && inFlow) {
            return new SyntaxFault(
                    opening(e),
                    "A bracket or a brace is opened here and not closed before the end of the file.",
                    "Close it, or put back what was cut off.");
        }
        Words words = words(problem, context, at, inFlow);
        return new SyntaxFault(found.orElse(null), words.says(), words.remedy());
    }

    private record Words(String says, String remedy) {}

    private static Words words(String problem, String context, int at, boolean inFlow) {
        if (at == '\t') {
            return new Words(
                    "A tab stands here, where YAML wants spaces.", "Replace it by spaces.");
        }
        if (problem.contains("could not find expected ':'")) {
            return new Words(
                    "A key without a colon stands before this place.", "Write 'key: value'.");
        }
        if (problem.contains("mapping values are not allowed here")) {
            return new Words(
                    "A colon stands where no key can be.",
                    "Put the value in quotes, or check how far the line is indented.");
        }
        if (problem.contains("found unknown escape character")) {
            return new Words(
                    "After a backslash in double quotes stands a sign that is no escape.",
                    "Write \\\\ for a backslash.");
        }
        if (problem.contains("cannot start any token")) {
            return new Words(
                    "No value can begin with %s."
                            .formatted(at == -1 ? "this sign" : Quoted.of(Character.toString(at))),
                    "Put the value in quotes.");
        }
        if (inFlow) {
            return new Words(
                    "A comma, or the closing bracket or brace, is missing before this place.",
                    "Check the brackets and the commas of this line.");
        }
        if (context.contains("block mapping")
                || context.contains("block collection")
                || context.contains("block sequence")) {
            return new Words(
                    "This line is not indented as the lines it belongs to.",
                    "Indent the keys of one mapping by the same number of spaces.");
        }
        return new Words(
                "This is not YAML 1.2: %s."
                        .formatted(
                                (problem.isEmpty() ? context : problem)
                                        .replaceAll("\\p{Cntrl}+", " ")),
                "Compare with docs/formats/pause.md.");
    }

    private static @Nullable Mark opening(MarkedYamlEngineException e) {
        return e.getContextMark().or(e::getProblemMark).orElse(null);
    }

    private static int codePointAt(String text, int index) {
        return index < text.codePointCount(0, text.length())
                ? text.codePointAt(text.offsetByCodePoints(0, index))
                : -1;
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
