package org.safepassage.logbook;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a record's file, which says all but the payload: {@code
 * 000012/000012345.intake-text.redacts-12}. Its content is salt, note and text; nothing once it was
 * redacted.
 */
record JournalFile(long number, Shelf shelf, long redacts) {
    private static final Pattern NAME =
            Pattern.compile("([0-9]{9,18})\\.([a-z-]+?)(?:\\.redacts-([0-9]{1,18}))?");

    /** Bytes in the largest text; a larger one is kept elsewhere, and its hash entered. Ours. */
    static final int LARGEST_TEXT = 1 << 20;

    Path in(Path folder) {
        String redacting = redacts < 0 ? "" : ".redacts-" + redacts;
        return folder.resolve("%06d".formatted(number / 1000))
                .resolve("%09d.%s%s".formatted(number, shelf.word(), redacting));
    }

    static Optional<JournalFile> of(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return Optional.empty(); // left unfinished by a crash
        }
        long redacts = name.group(3) == null ? -1 : Long.parseLong(name.group(3));
        return Optional.of(
                new JournalFile(Long.parseLong(name.group(1)), Shelf.of(name.group(2)), redacts));
    }

    /** Bytes in the largest note. Ours. */
    static final int LARGEST_NOTE = 1 << 14;

    private static final int HEADER = Commitment.SALT + Integer.BYTES;

    /** Bytes in the largest file. */
    static final int LARGEST = HEADER + LARGEST_NOTE + LARGEST_TEXT;

    static byte[] content(JournalRecord.Payload payload) {
        byte[] note = payload.note();
        byte[] text = payload.text();
        return ByteBuffer.allocate(HEADER + note.length + text.length)
                .put(payload.salt())
                .putInt(note.length)
                .put(note)
                .put(text)
                .array();
    }

    Optional<JournalRecord.Payload> findPayload(Path folder, Disk disk) throws IOException {
        return findPayload(disk.read(in(folder), LARGEST), in(folder).toString());
    }

    /** What a record holds; nothing once it was redacted. */
    static Optional<JournalRecord.Payload> findPayload(byte[] content, String where)
            throws MalformedException {
        if (content.length == 0) {
            return Optional.empty();
        }
        ByteBuffer rest = ByteBuffer.wrap(content);
        int note = content.length < HEADER ? -1 : rest.getInt(Commitment.SALT);
        if (note < 0 || note > content.length - HEADER) {
            throw new MalformedException(
                    "The journal's %s is shorter than it says.".formatted(where));
        }
        return Optional.of(
                new JournalRecord.Payload(
                        Arrays.copyOf(content, Commitment.SALT),
                        Arrays.copyOfRange(content, HEADER, HEADER + note),
                        Arrays.copyOfRange(content, HEADER + note, content.length)));
    }
}
