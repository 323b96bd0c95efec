package org.safepassage.logbook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A text and the signatures under it. Until {@link #verify} has passed, nobody is known to have
 * said the text.
 *
 * @param text valid Unicode ending in a line end, without other control characters
 * @param signatures one or more, each claimed and not yet verified
 * @see "C2SP signed-note"
 */
public record Note(String text, List<NoteSignature> signatures) {
    /**
     * Bytes in the largest note that is read; room for a hundred signatures of the largest kind.
     * Ours.
     */
    public static final int LARGEST = 1 << 20;

    public Note {
        signatures = List.copyOf(signatures);
    }

    /** A note from its bytes. */
    public static Note parse(byte[] bytes) throws MalformedException {
        if (bytes.length > LARGEST) {
            throw new MalformedException(
                    "A note has at most %d bytes, but this one has %d."
                            .formatted(LARGEST, bytes.length));
        }
        String note = CanonicalText.utf8(bytes);
        requireNoControls(note);
        // The text may hold blank lines itself: the last one divides.
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0) {
            throw new MalformedException(
                    "A note needs a blank line between its text and its signatures.");
        }
        String text = note.substring(0, blank + 1);
        String lines = note.substring(blank + 2);
        if (!lines.endsWith("\n")) {
            throw new MalformedException("A note must end with a signature line and a line end.");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : lines.substring(0, lines.length() - 1).split("\n", -1)) {
            signatures.add(NoteSignature.parse(line));
        }
        return new Note(text, signatures);
    }

    private static void requireNoControls(String note) throws MalformedException {
        for (int i = 0; i < note.length(); i++) {
            char c = note.charAt(i);
            if (c < 0x20 && c != '\n') {
                throw new MalformedException(
                        "A note has no control characters but line ends, but character %d is U+%04X."
                                .formatted(i, (int) c));
            }
        }
    }

    /** The note as a file. */
    public byte[] bytes() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()));
        return note.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The same text with further signatures under it; those it has already are left out. */
    public Note with(List<NoteSignature> more) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        more.stream().filter(signature -> !all.contains(signature)).forEach(all::add);
        return new Note(text, all);
    }

    /**
     * The keys of these that have signed the text. Signatures of other keys are ignored.
     *
     * @return one or more of the keys
     * @throws NotVerifiedException when none has, or when a line bears the name and id of one of
     *     the keys and is not its signature: such a note was tampered with, whatever else stands
     *     under it
     */
    public List<VerifierKey> verify(Collection<VerifierKey> keys) throws NotVerifiedException {
        List<VerifierKey> signed = new ArrayList<>();
        for (NoteSignature signature : signatures) {
            for (VerifierKey key : keys) {
                if (!key.isNamedBy(signature)) {
                    continue;
                }
                if (!key.verifies(text, signature)) {
                    throw new NotVerifiedException(
                            ("The signature of %s is not its signature of this text:"
                                            + " the text or the signature was changed.")
                                    .formatted(key.label()));
                }
                if (!signed.contains(key)) {
                    signed.add(key);
                }
            }
        }
        if (signed.isEmpty()) {
            throw new NotVerifiedException(
                    "None of the keys asked for has signed: %s. The signatures are of %s."
                            .formatted(
                                    keys.stream().map(VerifierKey::label).toList(),
                                    signatures.stream()
                                            .map(s -> "%s+%08x".formatted(s.name(), s.keyId()))
                                            .toList()));
        }
        return signed;
    }
}
