package org.safepassage.pausefile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A pause file opened for a change. What is not changed stays as it was, byte for byte: comments,
 * the order of keys, line ends, the keys nobody reads. After each change the whole text is read
 * again, so a document never holds an invalid pause.
 *
 * <p>Use on one thread.
 */
public final class PauseDocument {
    private final String name;
    private final @Nullable Path file;
    private String text;
    private byte[] onDisk;
    private PauseFile read;

    private PauseDocument(String name, @Nullable Path file, String text) throws InvalidPause {
        this.name = name;
        this.file = file;
        this.text = text;
        this.onDisk = text.getBytes(StandardCharsets.UTF_8);
        this.read = PauseFile.parse(text, name);
    }

    /**
     * Opens a file.
     *
     * @throws InvalidPause with everything that is wrong in it
     * @throws IOException when it cannot be read at all
     */
    public static PauseDocument open(Path file) throws IOException, InvalidPause {
        return new PauseDocument(file.toString(), file, FileText.read(file, file.toString()));
    }

    /** Takes a text that is in no file yet; {@code name} is what messages call it. */
    public static PauseDocument of(String text, String name) throws InvalidPause {
        return new PauseDocument(name, null, text);
    }

    /** What the text says now. */
    public PauseFile read() {
        return read;
    }

    /** The text as it would be written now. */
    public String text() {
        return text;
    }

    /**
     * Puts a text, a word or a time at a path such as {@code corridors/C1/state}. The value there
     * is replaced in place, in the quotes it had where they still serve. A key that is absent is
     * added to its mapping, which must exist.
     *
     * @throws IllegalArgumentException when nothing at the path can hold a single value
     * @throws InvalidPause when the pause would be invalid; the document is then unchanged
     */
    public void set(String path, String value) throws InvalidPause {
        change(path, value, style -> Written.text(value, style));
    }

    /** As {@link #set(String, String)}, for a number. */
    public void set(String path, long value) throws InvalidPause {
        String digits = Long.toString(value);
        change(path, digits, style -> digits);
    }

    private void change(String path, String value, Function<Node.Style, String> written)
            throws InvalidPause {
        Optional<Node> old = root().findAt(path);
        String changed;
        if (old.isEmpty()) {
            changed = added(path, written);
        } else if (old.get() instanceof Node.Scalar scalar && scalar.style() != Node.Style.BLOCK) {
            changed =
                    replaced(
                            scalar.extent().from(),
                            scalar.extent().until(),
                            written.apply(scalar.style()));
        } else {
            throw new IllegalArgumentException(
                    "At '%s' stands no single value on one line; change it by hand."
                            .formatted(path));
        }
        PauseFile reread = PauseFile.parse(changed, name);
        if (!Written.differOnlyAt(root(), reread.places().root(), path, value)) {
            throw new IllegalArgumentException(
                    "'%s' cannot be written at '%s' without touching something else; change it by hand."
                            .formatted(value, path));
        }
        text = changed;
        read = reread;
    }

    private Node root() {
        return read.places().root();
    }

    private String added(String path, Function<Node.Style, String> written) {
        int slash = path.lastIndexOf('/');
        String parent = slash < 0 ? "" : path.substring(0, slash);
        String key = path.substring(slash + 1);
        if (!(root().findAt(parent).orElse(null) instanceof Node.Mapping mapping)
                || !key.matches("[A-Za-z][A-Za-z0-9-]*")) {
            throw new IllegalArgumentException(
                    "There is nothing at '%s' that a key can be added to.".formatted(parent));
        }
        boolean json =
                mapping.byKey().firstEntry() != null
                        && mapping.byKey().firstEntry().getValue().key().style()
                                == Node.Style.DOUBLE_QUOTED;
        String entry =
                json
                        ? Written.inDoubleQuotes(key)
                                + ": "
                                + written.apply(Node.Style.DOUBLE_QUOTED)
                        : key + ": " + written.apply(Node.Style.PLAIN);
        return mapping.flow() ? addedInBraces(mapping, entry) : addedInLines(mapping, entry);
    }

    private String addedInBraces(Node.Mapping mapping, String entry) {
        if (mapping.byKey().isEmpty()) {
            int at = mapping.extent().from() + 1;
            return replaced(at, at, entry);
        }
        int at = mapping.byKey().lastEntry().getValue().value().extent().until();
        return replaced(at, at, ", " + entry);
    }

    /** After the last entry that ends on a line of its own; before the first when none does. */
    private String addedInLines(Node.Mapping mapping, String entry) {
        Node.Entry first = mapping.byKey().firstEntry().getValue();
        String indent = " ".repeat(first.key().extent().column() - 1);
        String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        for (Node.Entry candidate : mapping.byKey().sequencedValues().reversed()) {
            boolean ends =
                    switch (candidate.value()) {
                        case Node.Scalar scalar -> scalar.style() != Node.Style.BLOCK;
                        case Node.Listing listing -> listing.flow();
                        case Node.Mapping inner -> inner.flow();
                        case Node.Refused _ -> false;
                    };
            if (ends) {
                int at = endOfLine(candidate.value().extent().until());
                return text.substring(0, at) + lineEnd + indent + entry + text.substring(at);
            }
        }
        int at = first.key().extent().from();
        return replaced(at, at, entry + lineEnd + indent);
    }

    private int endOfLine(int codePoint) {
        int at = index(codePoint);
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    private String replaced(int from, int until, String by) {
        return text.substring(0, index(from)) + by + text.substring(index(until));
    }

    /** Nodes count code points from after the byte-order mark. */
    private int index(int codePoint) {
        return text.offsetByCodePoints(text.startsWith("\uFEFF") ? 1 : 0, codePoint);
    }

    /**
     * Writes the text back to its file: all of it or nothing.
     *
     * @throws FileSystemException when the file was changed by somebody else since it was read;
     *     nothing is written
     * @throws IOException when it cannot be written; the old file then stands
     */
    public void save() throws IOException {
        if (file == null) {
            throw new IllegalStateException("This text came from no file; use writeTo.");
        }
        byte[] now = Files.readAllBytes(file);
        if (!Arrays.equals(now, onDisk)) {
            throw new FileSystemException(
                    file.toString(),
                    null,
                    "was changed by somebody else since it was read; read it again");
        }
        writeTo(file);
        onDisk = text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Writes the text to a file, new or not: all of it or nothing. A new one is readable by its
     * owner alone.
     */
    public void writeTo(Path target) throws IOException {
        WholeFile.write(target, text.getBytes(StandardCharsets.UTF_8));
    }
}
