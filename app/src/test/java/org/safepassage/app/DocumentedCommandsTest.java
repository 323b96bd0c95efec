package org.safepassage.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every {@code ./safe-passage} command in a {@code sh} block of the README and the docs is run, in
 * the order in which they stand, in a folder that holds the examples. A comment {@code # exit 5}
 * states the code that is expected.
 */
class DocumentedCommandsTest {
    private static final Pattern BLOCK = Pattern.compile("(?m)^```sh\\n(.*?)^```", Pattern.DOTALL);
    private static final Pattern EXIT = Pattern.compile("#.*\\bexit (\\d+)");

    @TempDir Path folder = Path.of(".");

    @TestFactory
    Stream<DynamicTest> everyCommand() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(ProgramRun.root().resolve("README.md")));
        try (Stream<Path> docs = Files.walk(ProgramRun.root().resolve("docs"))) {
            docs.filter(p -> p.toString().endsWith(".md"))
                    .filter(p -> !p.endsWith(FirstHourTest.PAGE)) // it needs the files it shows
                    .sorted()
                    .forEach(documents::add);
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (Path document : documents) {
            List<String> commands = commands(Files.readString(document));
            if (!commands.isEmpty()) {
                Path name = ProgramRun.root().relativize(document);
                tests.add(DynamicTest.dynamicTest(name.toString(), () -> run(commands, name)));
            }
        }
        assertFalse(tests.isEmpty(), "the README shows commands");
        return tests.stream();
    }

    private static List<String> commands(String document) {
        List<String> commands = new ArrayList<>();
        Matcher block = BLOCK.matcher(document);
        while (block.find()) {
            block.group(1)
                    .replace("\\\n", " ")
                    .lines()
                    .map(String::strip)
                    .filter(l -> l.startsWith("./safe-passage"))
                    .forEach(commands::add);
        }
        return commands;
    }

    private void run(List<String> commands, Path document)
            throws IOException, InterruptedException {
        Path shared = ProgramRun.root().resolve("../shared/data");
        boolean city = String.join("\n", commands).contains("city");
        assumeTrue(!city || Files.isDirectory(shared), "skipped: no shared data");
        Path work = Files.createTempDirectory(folder, "work");
        copy(ProgramRun.root().resolve("examples"), work.resolve("examples"));
        if (city) {
            Files.copy(shared.resolve("osm/porto-alegre.osm.pbf"), work.resolve("city.osm.pbf"));
            Files.copy(
                    shared.resolve("population/porto_alegre_h3_hexgrid.csv"),
                    work.resolve("cells.csv"));
        }
        for (String command : commands) {
            Matcher stated = EXIT.matcher(command);
            int expected = stated.find() ? Integer.parseInt(stated.group(1)) : 0;
            List<String> words =
                    new ArrayList<>(
                            List.of(command.replaceFirst("#.*", "").strip().split(" +", -1)));
            words.removeFirst();
            if (words.getFirst().equals("demo") && !words.contains("--no-serve")) {
                words.add("--no-serve");
            }
            ProgramRun run = ProgramRun.in(work, words.toArray(String[]::new));
            assertEquals(
                    expected, run.exit(), document + ": " + command + "\n" + run.out() + run.err());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
