package org.safepassage.app.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;

/**
 * {@code --help} of every command: one line of what it does, options with units and defaults, one
 * example. The golden files hold it word for word; {@code -Dgolden.update=true} rewrites them.
 */
class HelpTest {
    private static final Path GOLDEN =
            Path.of(System.getProperty("safepassage.root", ".."))
                    .resolve("app/src/test/resources/golden/help");

    /** What a number counts, in words that the descriptions use. */
    private static final Pattern UNIT =
            Pattern.compile(
                    "(?i)\\b(metres|minutes|[0-9]+s|seconds|degrees|junctions|port|exits|answers|people|lanes|buses|vehicles)\\b");

    static Stream<CommandLine> commands() {
        List<CommandLine> all = new ArrayList<>();
        collect(Program.commandLine(), all);
        return all.stream();
    }

    private static void collect(CommandLine command, List<CommandLine> into) {
        into.add(command);
        Set<CommandLine> parts = new java.util.LinkedHashSet<>(command.getSubcommands().values());
        parts.forEach(part -> collect(part, into));
    }

    private static String fileName(CommandLine command) {
        return command.getCommandSpec().qualifiedName("-") + ".txt";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    @DisplayName("the words are the ones that were reviewed")
    void asReviewed(String name) throws IOException {
        String text = command(name).getUsageMessage(Ansi.OFF);
        Path golden = GOLDEN.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, text);
        }
        assertTrue(
                Files.exists(golden),
                golden + " is missing: -Dgolden.update=true writes it, then read it");
        assertEquals(Files.readString(golden), text);
    }

    @Test
    @DisplayName("there is no golden file of a command that is gone")
    void noneIsLeftOver() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            Set<String> there =
                    files.map(f -> GOLDEN.relativize(f).toString())
                            .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(names().collect(Collectors.toCollection(TreeSet::new)), there);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    @DisplayName("one line of what it does, and one example that names the command")
    void lineAndExample(String name) {
        CommandLine command = command(name);
        String[] description = command.getCommandSpec().usageMessage().description();
        List<String> examples =
                Stream.of(command.getCommandSpec().usageMessage().footer())
                        .filter(line -> line.startsWith("Example: "))
                        .toList();
        assertAll(
                () -> assertEquals(1, description.length),
                () -> assertTrue(description[0].endsWith("."), description[0]),
                () ->
                        assertTrue(
                                description[0].length() <= 120,
                                description[0].length() + " letters"),
                () -> assertEquals(1, examples.size()),
                () ->
                        assertTrue(
                                examples.getFirst()
                                        .startsWith(
                                                "Example: ./"
                                                        + command.getCommandSpec().qualifiedName()),
                                examples.getFirst()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    @DisplayName("the example is one that the command line understands")
    void exampleIsUnderstood(String name) {
        String example =
                Stream.of(command(name).getCommandSpec().usageMessage().footer())
                        .filter(line -> line.startsWith("Example: "))
                        .findFirst()
                        .orElseThrow();
        List<String> words = new ArrayList<>();
        var word =
                Pattern.compile("'([^']*)'|(\\S+)")
                        .matcher(example.substring("Example: ".length()));
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        words.removeFirst();
        assertNotNull(Program.commandLine().parseArgs(words.toArray(String[]::new)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    @DisplayName("each option says what it does; a default is said; a number says what it counts")
    void options(String name) {
        List<String> faults = new ArrayList<>();
        for (OptionSpec option : command(name).getCommandSpec().options()) {
            String says = String.join(" ", option.description());
            if (says.isBlank() || !says.endsWith(".")) {
                faults.add(option.longestName() + ": no sentence");
            }
            if (option.arity().max() == 0) {
                continue; // a switch: off unless given
            }
            if (option.defaultValue() != null
                    && !says.contains("Default: " + option.defaultValue())) {
                faults.add(
                        option.longestName()
                                + ": its default "
                                + option.defaultValue()
                                + " is not said");
            }
            if (isNumber(option.type()) && !UNIT.matcher(says).find()) {
                faults.add(option.longestName() + ": does not say what the number counts");
            }
        }
        command(name).getCommandSpec().positionalParameters().stream()
                .filter(p -> p.description().length == 0)
                .forEach(p -> faults.add(p.paramLabel() + ": not described"));
        assertEquals(List.of(), faults);
    }

    private static boolean isNumber(Class<?> type) {
        Class<?> of = type.isArray() ? type.getComponentType() : type;
        return of == Duration.class
                || Number.class.isAssignableFrom(of)
                || (of.isPrimitive() && of != boolean.class);
    }

    static Stream<String> names() {
        return commands().map(HelpTest::fileName);
    }

    private static CommandLine command(String fileName) {
        return commands().filter(c -> fileName(c).equals(fileName)).findFirst().orElseThrow();
    }
}
