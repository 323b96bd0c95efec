package org.safepassage.logbook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A checkpoint with the signatures under it.
 *
 * @param checkpoint what the note says
 * @param note the whole note, in which other signatures may stand
 */
public record SignedCheckpoint(Checkpoint checkpoint, Note note) {
    /** A signed checkpoint from the bytes of its file; its signatures are not verified yet. */
    public static SignedCheckpoint parse(byte[] bytes) throws MalformedException {
        Note note = Note.parse(bytes);
        return new SignedCheckpoint(Checkpoint.parse(note.text()), note);
    }

    /**
     * Signs a checkpoint.
     *
     * @param keys one or more
     * @param when goes into signatures that carry a time
     */
    public static SignedCheckpoint sign(
            Checkpoint checkpoint, List<SigningKey> keys, Instant when) {
        List<NoteSignature> signatures = new ArrayList<>();
        for (SigningKey key : keys) {
            signatures.add(key.sign(checkpoint.text(), when));
        }
        return new SignedCheckpoint(checkpoint, new Note(checkpoint.text(), signatures));
    }

    /** The keys of these that have signed; see {@link Note#verify}. */
    public List<VerifierKey> verify(Collection<VerifierKey> keys) throws NotVerifiedException {
        return note.verify(keys);
    }

    /**
     * The keys of these that have signed, of which one at least bears the name of the log.
     *
     * @throws NotVerifiedException as {@link #verify}, and when a key of another log has signed
     *     this one
     */
    public List<VerifierKey> verifyLog(Collection<VerifierKey> keys) throws NotVerifiedException {
        List<VerifierKey> signed = verify(keys);
        if (signed.stream().noneMatch(key -> key.name().equals(checkpoint.origin()))) {
            throw new NotVerifiedException(
                    "The checkpoint is of %s, but the keys are of %s."
                            .formatted(
                                    CanonicalText.shown(checkpoint.origin()),
                                    signed.stream().map(VerifierKey::label).toList()));
        }
        return signed;
    }

    /** The same with further signatures, of witnesses for instance. */
    public SignedCheckpoint with(List<NoteSignature> more) {
        return new SignedCheckpoint(checkpoint, note.with(more));
    }

    /** The file. */
    public byte[] bytes() {
        return note.bytes();
    }

    /**
     * When this key says that it signed, if it has signed and its signature carries a time. Not
     * verified.
     */
    public Optional<Instant> findTime(VerifierKey key) {
        return note.signatures().stream()
                .filter(key::isNamedBy)
                .map(line -> VerifierKey.time(key.type(), line))
                .filter(time -> time > 0)
                .map(Instant::ofEpochSecond)
                .findFirst();
    }
}
