package org.safepassage.logbook;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A log in a folder, in the format of C2SP tlog-tiles, with one process writing.
 *
 * <p>The order of writes is that of Sunlight, so that two contradicting checkpoints are never shown
 * whatever happens in between: stage the entries and move the head, if it is still where this
 * process left it; publish the tiles; publish the checkpoint. Staged entries and head are one file
 * that is replaced as a whole, and on the disk before anything is published; an append returns
 * after all of it. What is published is made to last every few commits, and the staged entries
 * reach back to there, so after a crash the next opening publishes again. Writers that come while
 * one writes share the next checkpoint: three syncs for all of them, and some more for the tiles
 * now and then. After any error of the disk this log writes nothing more until it is opened again.
 *
 * <p>One append of an entry writes the last, not yet full bundle anew, up to 255 entries: right for
 * entries of a few kilobytes. Partial tiles stay until their tile is full, as the format asks.
 *
 * @see "FiloSottile/sunlight, internal/ctlog/ctlog.go"
 */
public final class FileLogbook implements Logbook {
    private final Disk disk;
    private final DurableFiles files;
    private final LogPlaces places;
    private final List<SigningKey> keys;
    private final InstantSource clock;
    private final Closeable lock;
    private final TiledLog folder;
    private final GroupCommit<List<byte[]>, Long> commits = new GroupCommit<>(this::commit);

    /**
     * Commits, and bytes, after which everything is made to last: bounds the work after a crash.
     * Ours.
     */
    private static final int COMMITS_UNSETTLED = 256;

    private static final int BYTES_UNSETTLED = 1 << 18;

    private final Publication publication;
    private final TreeEdge edge; // touched by the one thread that commits, as what follows
    private long settledSize;
    private final List<byte[]> unsettled = new ArrayList<>(); // entries from that index on
    private int commitsUnsettled;
    private int bytesUnsettled;
    private byte[] head; // the file, as this process left it
    private Instant lastSigned;
    private final Object publishing = new Object();
    private volatile SignedCheckpoint published;

    private FileLogbook(
            LogPlaces places,
            List<SigningKey> keys,
            InstantSource clock,
            Disk disk,
            Closeable lock,
            Recovery.State state) {
        this.disk = disk;
        this.files = new DurableFiles(disk);
        this.places = places;
        this.keys = List.copyOf(keys);
        this.clock = clock;
        this.lock = lock;
        this.folder = TiledLog.in(places.log(), disk);
        this.publication = new Publication(places.log(), disk);
        this.edge = state.edge();
        this.settledSize = edge.size();
        this.head = state.head().bytes();
        this.published = state.published();
        this.lastSigned = lastSigned(state.head().checkpoint(), this.keys);
    }

    private static Instant lastSigned(SignedCheckpoint head, List<SigningKey> keys) {
        return keys.stream()
                .flatMap(key -> head.findTime(key.verifier()).stream())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    /**
     * Begins a log with no entries.
     *
     * @param keys whose common name is the origin of the log; one at least of type 0x01, others of
     *     0x06 in addition
     * @throws LogbookRefusedException when there is a log, or part of one: a second beginning would
     *     contradict the first
     */
    public static FileLogbook create(LogPlaces places, List<SigningKey> keys, InstantSource clock)
            throws IOException {
        return create(places, keys, clock, Disk.LOCAL);
    }

    static FileLogbook create(
            LogPlaces places, List<SigningKey> keys, InstantSource clock, Disk disk)
            throws IOException {
        requireKeys(keys);
        DurableFiles files = new DurableFiles(disk);
        files.createFolders(places.state());
        Closeable lock = disk.lock(places.lock());
        try {
            if (disk.exists(places.head()) || !disk.list(places.log()).isEmpty()) {
                throw new LogbookRefusedException(
                        "There is a log in %s or its state in %s already: open it instead."
                                .formatted(places.log(), places.state()));
            }
            Checkpoint empty =
                    new Checkpoint(keys.getFirst().verifier().name(), 0, Hash.EMPTY_TREE);
            SignedCheckpoint signed = SignedCheckpoint.sign(empty, keys, clock.instant());
            files.replace(places.head(), new Head(0, List.of(), signed).bytes());
            return new FileLogbook(places, keys, clock, disk, lock, recover(places, keys, disk));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Opens a log, and finishes what a crash has left unfinished.
     *
     * @param keys that sign from now on; one of them must have signed the head
     * @throws LogbookRefusedException when the files contradict each other, with the reason;
     *     nothing was changed then
     */
    public static FileLogbook open(LogPlaces places, List<SigningKey> keys, InstantSource clock)
            throws IOException {
        return open(places, keys, clock, Disk.LOCAL);
    }

    static FileLogbook open(LogPlaces places, List<SigningKey> keys, InstantSource clock, Disk disk)
            throws IOException {
        requireKeys(keys);
        if (!disk.exists(places.state())) {
            throw new LogbookRefusedException(
                    ("There is no state of a log in %s. If it was lost, nobody can know what was"
                                    + " signed last: begin a new log that names the last good checkpoint of"
                                    + " this one.")
                            .formatted(places.state()));
        }
        Closeable lock = disk.lock(places.lock());
        try {
            return new FileLogbook(places, keys, clock, disk, lock, recover(places, keys, disk));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** True when there is a log or part of one, so that it is to be opened and not begun. */
    public static boolean exists(LogPlaces places) throws IOException {
        return Disk.LOCAL.exists(places.head()) || !Disk.LOCAL.list(places.log()).isEmpty();
    }

    private static Recovery.State recover(LogPlaces places, List<SigningKey> keys, Disk disk)
            throws IOException {
        return new Recovery(places, keys.stream().map(SigningKey::verifier).toList(), disk)
                .recover();
    }

    private static void requireKeys(List<SigningKey> keys) {
        List<VerifierKey> verifiers = keys.stream().map(SigningKey::verifier).toList();
        if (verifiers.stream().map(VerifierKey::name).distinct().count() != 1) {
            throw new IllegalArgumentException(
                    "The keys of a log bear its origin as their one name, but these are %s."
                            .formatted(verifiers.stream().map(VerifierKey::label).toList()));
        }
        if (verifiers.stream().noneMatch(key -> key.type() == SignatureType.ED25519)) {
            throw new IllegalArgumentException(
                    "One key of a log at least is of type 0x01 (Ed25519).");
        }
    }

    @Override
    public long appendAll(List<byte[]> entries) throws IOException {
        if (entries.isEmpty() || entries.size() > LARGEST_BATCH) {
            throw new IllegalArgumentException(
                    "At once 1 to %d entries are written, not %d."
                            .formatted(LARGEST_BATCH, entries.size()));
        }
        entries.forEach(EntryBundle::requireFits);
        return commits.submit(entries.stream().map(byte[]::clone).toList());
    }

    private List<Long> commit(List<List<byte[]>> batch) throws IOException {
        long oldSize = edge.size();
        List<Long> indices = new ArrayList<>();
        List<byte[]> entries = new ArrayList<>();
        for (List<byte[]> together : batch) {
            indices.add(oldSize + entries.size());
            entries.addAll(together);
        }
        entries.forEach(edge::append);
        unsettled.addAll(entries);
        SignedCheckpoint next = sign();
        moveHead(new Head(settledSize, unsettled, next).bytes());
        synchronized (publishing) {
            publication.publish(edge.takeChangedSince(oldSize), next);
            published = next;
        }
        commitsUnsettled++;
        bytesUnsettled += entries.stream().mapToInt(entry -> entry.length).sum();
        if (commitsUnsettled >= COMMITS_UNSETTLED || bytesUnsettled >= BYTES_UNSETTLED) {
            settle();
        }
        return indices;
    }

    private void settle() throws IOException {
        synchronized (publishing) {
            publication.settle(settledSize, edge.size());
        }
        settledSize = edge.size();
        unsettled.clear();
        commitsUnsettled = 0;
        bytesUnsettled = 0;
    }

    private SignedCheckpoint sign() {
        // Where the clock was set back, the last time is said again: the log never speaks in the
        // past of itself.
        Instant now = clock.instant();
        lastSigned = now.isBefore(lastSigned) ? lastSigned : now;
        String origin = keys.getFirst().verifier().name();
        return SignedCheckpoint.sign(
                new Checkpoint(origin, edge.size(), edge.root()), keys, lastSigned);
    }

    private void moveHead(byte[] next) throws IOException {
        if (!Arrays.equals(head, disk.read(places.head(), Head.LARGEST))) {
            throw new LogbookRefusedException(
                    "The head %s was changed by somebody else. Two writers would contradict each other."
                            .formatted(places.head()));
        }
        files.replace(places.head(), next);
        head = next;
    }

    @Override
    public boolean publishCosignatures(Checkpoint cosigned, List<NoteSignature> cosignatures)
            throws IOException {
        commits.requireRunning();
        synchronized (publishing) {
            if (!published.checkpoint().equals(cosigned)) {
                return false;
            }
            SignedCheckpoint witnessed = published.with(cosignatures);
            boolean interrupted = Thread.interrupted();
            try {
                publication.publish(witnessed);
            } catch (IOException e) {
                commits.stop(e);
                throw e;
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
            published = witnessed;
            return true;
        }
    }

    @Override
    public SignedCheckpoint checkpoint() {
        return published;
    }

    @Override
    public byte[] entry(long index) throws IOException {
        long size = published.checkpoint().size();
        try {
            return folder.entry(index, size);
        } catch (NoSuchFileException e) {
            throw new LogbookRefusedException("A file of the log is missing: " + e.getMessage(), e);
        }
    }

    @Override
    public Subtrees subtrees() {
        return folder.subtrees(published.checkpoint().size());
    }

    /** Waits for the write under way and gives the log free for another process. */
    @Override
    public void close() throws IOException {
        try (lock) {
            if (commits.close()) {
                settle();
            }
        }
    }
}
