package org.safepassage.app.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.safepassage.logbook.Checkpoint;
import org.safepassage.logbook.Hash;
import org.safepassage.logbook.NotVerifiedException;
import org.safepassage.logbook.Note;
import org.safepassage.logbook.NoteSignature;
import org.safepassage.logbook.Policy;
import org.safepassage.logbook.SignedCheckpoint;
import org.safepassage.logbook.TiledLog;
import org.safepassage.logbook.witness.AddCheckpoint;
import org.safepassage.logbook.witness.Answer;
import org.safepassage.logbook.witness.Witness;

/** Witnesses without a network: the log comes on a stick, and its cosignature goes back on it. */
public final class StickWitness {
    private StickWitness() {}

    /**
     * Cosigns the log in a bundle, and writes that into its checkpoints.
     *
     * @return what was done, in a sentence
     * @throws NotVerifiedException when the witness refuses, with the reason
     */
    public static String cosign(Witness witness, Path bundle)
            throws IOException, NotVerifiedException {
        Path folder = RecordAudit.logIn(bundle);
        TiledLog log = TiledLog.in(folder);
        SignedCheckpoint checkpoint = log.checkpoint();
        long size = checkpoint.checkpoint().size();
        long known = size;
        for (int attempt = 0; attempt < 2; attempt++) {
            List<Hash> path =
                    known == 0 || known > size
                            ? List.of()
                            : log.subtrees(size).consistency(known, size).path();
            Answer answer = witness.answer(new AddCheckpoint(known, path, checkpoint));
            switch (answer) {
                case Answer.Cosigned cosigned -> {
                    byte[] bytes = checkpoint.with(cosigned.lines()).bytes();
                    replace(folder.resolve("checkpoint"), bytes);
                    if (Files.exists(bundle.resolve("checkpoint"))) {
                        replace(bundle.resolve("checkpoint"), bytes);
                    }
                    return "Cosigned %s at %d entries."
                            .formatted(checkpoint.checkpoint().origin(), size);
                }
                case Answer.Conflict conflict when conflict.size() <= size ->
                        known = conflict.size();
                case Answer.Conflict conflict ->
                        throw new NotVerifiedException(
                                "This witness has cosigned %d entries of that log, and the stick holds %d: it is older, or entries were taken away."
                                        .formatted(conflict.size(), size));
                case Answer.Forked forked ->
                        throw new NotVerifiedException(
                                "The log contradicts what was cosigned at %d entries. That is evidence of two histories: keep this stick."
                                        .formatted(forked.known().size()));
                case Answer.Refused refused ->
                        throw new NotVerifiedException(refused.body().strip());
            }
        }
        throw new IOException("The witness is asked by others at the same time.");
    }

    private static void replace(Path file, byte[] bytes) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".tmp");
        Files.write(beside, bytes);
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Cosignatures of a policy's witnesses that a bundle brings back for this checkpoint; each is
     * verified.
     */
    public static List<NoteSignature> cosignatures(Path bundle, Policy policy, Checkpoint asked)
            throws IOException, NotVerifiedException {
        SignedCheckpoint carried = TiledLog.in(RecordAudit.logIn(bundle)).checkpoint();
        if (!carried.checkpoint().equals(asked)) {
            throw new NotVerifiedException(
                    "The bundle is of %d entries, the record has %d: its cosignatures are of an older checkpoint. They stay valid in the bundle."
                            .formatted(carried.checkpoint().size(), asked.size()));
        }
        List<NoteSignature> lines = new ArrayList<>();
        for (Policy.Witness each : policy.witnesses()) {
            for (NoteSignature line : carried.note().signatures()) {
                if (each.key().isNamedBy(line)) {
                    new Note(carried.note().text(), List.of(line)).verify(List.of(each.key()));
                    lines.add(line);
                }
            }
        }
        return lines;
    }
}
