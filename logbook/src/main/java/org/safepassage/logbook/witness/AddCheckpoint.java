package org.safepassage.logbook.witness;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.safepassage.logbook.CanonicalText;
import org.safepassage.logbook.ConsistencyProof;
import org.safepassage.logbook.Hash;
import org.safepassage.logbook.MalformedException;
import org.safepassage.logbook.Note;
import org.safepassage.logbook.SignedCheckpoint;

/**
 * What a log asks a witness: here is a checkpoint, and the proof that it follows from the one you
 * know.
 *
 * @param oldSize entries in the tree that the witness has cosigned last, 0 for none
 * @param path of the consistency proof, at most 63 hashes; none from size 0
 */
public record AddCheckpoint(long oldSize, List<Hash> path, SignedCheckpoint checkpoint) {
    /** Bytes in the largest request: a note and 63 hashes. */
    static final int LARGEST = Note.LARGEST + 64 * 64;

    public AddCheckpoint {
        path = List.copyOf(path);
    }

    /** A request from the body of its HTTP message. */
    public static AddCheckpoint parse(byte[] body) throws MalformedException {
        if (body.length > LARGEST) {
            throw new MalformedException("A request has at most %d bytes.".formatted(LARGEST));
        }
        String text = CanonicalText.utf8(body);
        int blank = text.indexOf("\n\n");
        if (blank < 0) {
            throw new MalformedException("A request needs a blank line before its checkpoint.");
        }
        List<String> lines = List.of(text.substring(0, blank).split("\n", -1));
        if (!lines.getFirst().startsWith("old ")) {
            throw new MalformedException("The first line of a request is 'old' and a number.");
        }
        long oldSize = CanonicalText.decimal(lines.getFirst().substring("old ".length()));
        if (lines.size() - 1 > ConsistencyProof.LONGEST_PATH) {
            throw new MalformedException("A request has at most 63 hashes.");
        }
        List<Hash> path = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            path.add(Hash.parse(line));
        }
        byte[] note = text.substring(blank + 2).getBytes(StandardCharsets.UTF_8);
        return new AddCheckpoint(oldSize, path, SignedCheckpoint.parse(note));
    }

    /** The body of the HTTP message. */
    public byte[] bytes() {
        StringBuilder text = new StringBuilder("old ").append(oldSize).append('\n');
        path.forEach(hash -> text.append(hash).append('\n'));
        text.append('\n').append(new String(checkpoint.bytes(), StandardCharsets.UTF_8));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
