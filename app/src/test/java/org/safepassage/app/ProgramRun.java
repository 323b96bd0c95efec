package org.safepassage.app;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs the program as its user does, as a process of its own in a folder, and keeps what it
 * printed.
 */
public record ProgramRun(int exit, String out, String err) {
    /** The root of the project. */
    public static Path root() {
        return Path.of(System.getProperty("safepassage.root", ".."));
    }

    /** Runs in {@code folder}; fails after two minutes. */
    public static ProgramRun in(Path folder, String... arguments)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile("out", null);
        Path err = Files.createTempFile("err", null);
        List<String> command = command(arguments);
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        process.getOutputStream().close();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("It did not end: " + String.join(" ", arguments));
        }
        ProgramRun run =
                new ProgramRun(
                        process.exitValue(),
                        Files.readString(out, StandardCharsets.UTF_8),
                        Files.readString(err, StandardCharsets.UTF_8));
        Files.delete(out);
        Files.delete(err);
        return run;
    }

    /** Starts it and leaves it running; the caller ends it and reads what it says. */
    public static Process start(Path folder, String... arguments) throws IOException {
        return new ProcessBuilder(command(arguments)).directory(folder.toFile()).start();
    }

    private static List<String> command(String... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx1g",
                                "-Djava.awt.headless=true",
                                "-Dstdout.encoding=UTF-8",
                                "-Dstderr.encoding=UTF-8",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dsafepassage.home=" + root().toAbsolutePath().normalize(),
                                "-cp",
                                absoluteClassPath(),
                                "org.safepassage.app.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    private static String absoluteClassPath() {
        List<String> parts = new ArrayList<>();
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            parts.add(Path.of(part).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, parts);
    }
}
