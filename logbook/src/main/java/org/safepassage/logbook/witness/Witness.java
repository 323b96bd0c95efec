package org.safepassage.logbook.witness;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.safepassage.logbook.Checkpoint;
import org.safepassage.logbook.ConsistencyProof;
import org.safepassage.logbook.Disk;
import org.safepassage.logbook.DurableFiles;
import org.safepassage.logbook.Hash;
import org.safepassage.logbook.MalformedException;
import org.safepassage.logbook.NotVerifiedException;
import org.safepassage.logbook.Note;
import org.safepassage.logbook.NoteSignature;
import org.safepassage.logbook.SignatureType;
import org.safepassage.logbook.SignedCheckpoint;
import org.safepassage.logbook.SigningKey;
import org.safepassage.logbook.VerifierKey;

/**
 * A witness of some logs. For each it keeps the newest checkpoint it has cosigned, on disk before
 * it answers; comparing with it and keeping the next is one step, so that of two requests at once
 * none can roll the other back. Thread-safe.
 *
 * @see "C2SP tlog-witness"
 */
public final class Witness implements Closeable {
    private final Path folder;
    private final List<SigningKey> keys;
    private final Map<String, List<VerifierKey>> logs;
    private final InstantSource clock;
    private final Disk disk;
    private final Closeable lock;
    private final Map<String, SignedCheckpoint> newest = new HashMap<>(); // by origin
    private @Nullable IOException stopped;

    private Witness(
            Path folder,
            List<SigningKey> keys,
            List<VerifierKey> logs,
            InstantSource clock,
            Disk disk,
            Closeable lock) {
        this.folder = folder;
        this.keys = List.copyOf(keys);
        this.clock = clock;
        this.disk = disk;
        this.lock = lock;
        this.logs = new HashMap<>();
        for (VerifierKey log : logs) {
            this.logs.computeIfAbsent(log.name(), _ -> new ArrayList<>()).add(log);
        }
    }

    /**
     * Opens a witness.
     *
     * @param folder where it keeps what it has seen; a witness that has lost it must take a new key
     *     and name
     * @param keys that cosign, of types 0x04 and 0x06
     * @param logs keys of the logs it looks after; the name of each is the origin of its log
     */
    public static Witness open(
            Path folder, List<SigningKey> keys, List<VerifierKey> logs, InstantSource clock)
            throws IOException {
        return open(folder, keys, logs, clock, Disk.LOCAL);
    }

    static Witness open(
            Path folder,
            List<SigningKey> keys,
            List<VerifierKey> logs,
            InstantSource clock,
            Disk disk)
            throws IOException {
        if (keys.isEmpty()
                || keys.stream().anyMatch(key -> key.verifier().type() == SignatureType.ED25519)) {
            throw new IllegalArgumentException(
                    "A witness signs with keys of type 0x04 or 0x06, one at least.");
        }
        new DurableFiles(disk).createFolders(folder);
        Closeable lock = disk.lock(folder.resolve("lock"));
        try {
            Witness witness = new Witness(folder, keys, logs, clock, disk, lock);
            for (String origin : witness.logs.keySet()) {
                witness.read(origin);
            }
            return witness;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private void read(String origin) throws IOException {
        try {
            SignedCheckpoint kept = SignedCheckpoint.parse(disk.read(file(origin), Note.LARGEST));
            List<VerifierKey> own = keys.stream().map(SigningKey::verifier).toList();
            kept.verify(own);
            newest.put(origin, kept);
        } catch (NoSuchFileException _) {
            // Never asked about this log before.
        } catch (NotVerifiedException e) {
            throw new MalformedException(
                    "What this witness kept of %s in %s was not signed by it: %s"
                            .formatted(origin, file(origin), e.getMessage()),
                    e);
        }
    }

    /** A file for each log, named for its origin's hash, for an origin may hold anything. */
    private Path file(String origin) {
        return folder.resolve(
                Hash.sha256(origin.getBytes(StandardCharsets.UTF_8)).hex() + ".checkpoint");
    }

    /** The keys with which its cosignatures are checked. */
    public List<VerifierKey> verifiers() {
        return keys.stream().map(SigningKey::verifier).toList();
    }

    /** Answers the body of an HTTP request. */
    public Answer answer(byte[] body) throws IOException {
        AddCheckpoint request;
        try {
            request = AddCheckpoint.parse(body);
        } catch (MalformedException e) {
            return new Answer.Refused(400, e.getMessage() + "\n");
        }
        return answer(request);
    }

    /**
     * Looks at a checkpoint and cosigns it when it follows from the one cosigned last.
     *
     * @throws IOException when that could not be kept; then nothing is cosigned any more until the
     *     next opening
     */
    public Answer answer(AddCheckpoint request) throws IOException {
        Checkpoint shown = request.checkpoint().checkpoint();
        List<VerifierKey> trusted = logs.get(shown.origin());
        if (trusted == null) {
            return new Answer.Refused(404, "This witness does not look after that log.\n");
        }
        try {
            request.checkpoint().verifyLog(trusted);
        } catch (NotVerifiedException e) {
            return new Answer.Refused(403, e.getMessage() + "\n");
        }
        if (request.oldSize() > shown.size()) {
            return new Answer.Refused(400, "The old size is larger than that of the checkpoint.\n");
        }
        synchronized (this) {
            requireRunning();
            SignedCheckpoint kept = newest.get(shown.origin());
            Checkpoint known =
                    kept == null
                            ? new Checkpoint(shown.origin(), 0, Hash.EMPTY_TREE)
                            : kept.checkpoint();
            if (request.oldSize() != known.size()) {
                return new Answer.Conflict(known.size());
            }
            if (!follows(request, known)) {
                return new Answer.Forked(known, request.checkpoint());
            }
            return new Answer.Cosigned(keep(shown, kept));
        }
    }

    private static boolean follows(AddCheckpoint request, Checkpoint known) {
        Checkpoint shown = request.checkpoint().checkpoint();
        if (known.size() == 0) {
            // Anything follows from nothing; but the tree of no entries has one root only.
            return request.path().isEmpty()
                    && (shown.size() > 0 || shown.root().equals(Hash.EMPTY_TREE));
        }
        return new ConsistencyProof(known.size(), shown.size(), request.path())
                .proves(known.root(), shown.root());
    }

    private List<NoteSignature> keep(Checkpoint shown, @Nullable SignedCheckpoint kept)
            throws IOException {
        SignedCheckpoint cosigned = SignedCheckpoint.sign(shown, keys, when(kept));
        try {
            new DurableFiles(disk).replace(file(shown.origin()), cosigned.bytes());
        } catch (IOException e) {
            stopped = e;
            throw e;
        }
        newest.put(shown.origin(), cosigned);
        return cosigned.note().signatures();
    }

    /** Now, or the time of the last cosignature where the clock was set back behind it. */
    private Instant when(@Nullable SignedCheckpoint kept) {
        Instant now = clock.instant();
        if (kept == null) {
            return now;
        }
        return keys.stream()
                .flatMap(key -> kept.findTime(key.verifier()).stream())
                .filter(now::isBefore)
                .max(Instant::compareTo)
                .orElse(now);
    }

    private void requireRunning() throws IOException {
        if (stopped != null) {
            throw new IOException("The disk failed this witness; open it again.", stopped);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        stopped = new IOException("The witness was closed.");
        lock.close();
    }
}
