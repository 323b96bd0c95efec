package org.safepassage.pausefile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.safepassage.domain.Pause;

/**
 * A pause as read from a file, and where each part of it stands there. The format is {@code
 * docs/formats/pause.md}.
 *
 * <p>Reading takes time and memory in proportion to the text, which is at most 1 MiB of UTF-8,
 * whatever it holds.
 *
 * @param warnings what is valid and may be read otherwise than meant, in the order of the file
 * @param places for findings that name a part of the file
 */
public record PauseFile(Pause pause, List<Problem> warnings, Places places) {
    public PauseFile {
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads a file.
     *
     * @throws InvalidPause with everything that is wrong in it
     * @throws IOException when it cannot be read at all
     */
    public static PauseFile read(Path file) throws IOException, InvalidPause {
        String name = file.toString();
        return parse(FileText.read(file, name), name);
    }

    /**
     * Reads a text.
     *
     * @param name what messages call it, for example the file's name
     * @throws InvalidPause with everything that is wrong in it
     */
    public static PauseFile parse(String text, String name) throws InvalidPause {
        FileText.check(text, name);
        Problems problems = new Problems(name);
        Node root = TreeReader.read(text, problems);
        Pause pause = PauseReader.read(root, Reading.of(problems));
        if (pause == null || !problems.isEmpty()) {
            throw problems.asException();
        }
        return new PauseFile(pause, problems.warnings(), new Places(root));
    }

    /** The keys that the reader asked for in this text, by kind of mapping. */
    static Map<String, Set<String>> keysAskedFor(String text) throws InvalidPause {
        Reading reading = Reading.of(new Problems("keys"));
        PauseReader.read(TreeReader.read(text, reading.problems()), reading);
        return reading.keys();
    }
}
