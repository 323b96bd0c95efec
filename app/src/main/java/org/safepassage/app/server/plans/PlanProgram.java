package org.safepassage.app.server.plans;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Our own program as a process of its own, with the commands that anybody may run by hand, so that
 * a page's figures are those of the command.
 *
 * @param megabytes that the process may use
 */
public record PlanProgram(int megabytes) {
    /** Ours: a city's streets at steps of a minute take a third. */
    public static final int USUAL_MEGABYTES = 768;

    /** Starts a command in a folder. Its progress comes on the error stream, one step a line. */
    Process start(Path folder, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        Path nice = Path.of("/usr/bin/nice");
        if (Files.isExecutable(nice)) {
            command.addAll(List.of(nice.toString(), "-n", "19"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx" + megabytes + "m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:ActiveProcessorCount=1",
                        "-Dstdout.encoding=UTF-8",
                        "-Dstderr.encoding=UTF-8",
                        "-Djava.awt.headless=true",
                        "-cp",
                        absolute(System.getProperty("java.class.path", "")),
                        "org.safepassage.app.Main"));
        command.addAll(arguments);
        ProcessBuilder process = new ProcessBuilder(command).directory(folder.toFile());
        // The server's own surroundings may hold secrets; a plan needs none of them.
        process.environment()
                .keySet()
                .retainAll(List.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR"));
        process.environment().putAll(Map.of("SAFE_PASSAGE_PROGRESS", "lines"));
        return process.start();
    }

    private static String absolute(String classPath) {
        List<String> all = new ArrayList<>();
        for (String each : classPath.split(File.pathSeparator, -1)) {
            all.add(Path.of(each).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, all);
    }
}
