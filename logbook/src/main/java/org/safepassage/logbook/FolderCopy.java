package org.safepassage.logbook;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Puts a copied record back into a folder. The hashes are computed anew from the entries and must
 * have the root that was signed. Nothing lasts until {@link #finish}.
 */
public final class FolderCopy implements RecordCopy {
    /** Entries after which full tiles are written. */
    private static final int UNWRITTEN = 8192;

    /** Files that are written or synced at once. Ours. */
    private static final int SYNCS = 16;

    /** Records that are written in one go. Ours. */
    private static final int TOGETHER = 1000;

    private static final class Unwritten {
        private final Path path;
        private final byte[] content;

        private Unwritten(Path path, byte[] content) {
            this.path = path;
            this.content = content;
        }
    }

    private static final class Log {
        private final LogPlaces places;
        private final Publication publication;
        private final SignedCheckpoint checkpoint;
        private final TreeEdge edge = new TreeEdge();

        private Log(LogPlaces places, SignedCheckpoint checkpoint) {
            this.places = places;
            this.publication = new Publication(places.log(), Disk.LOCAL);
            this.checkpoint = checkpoint;
        }
    }

    private final Path journal;
    private final Map<String, LogPlaces> places;
    private final Map<String, Log> logs = new HashMap<>();
    private final DurableFiles files = new DurableFiles(Disk.LOCAL);
    private final List<Path> written = new ArrayList<>();
    private final List<Unwritten> unwritten = new ArrayList<>();

    /** A copy into empty places. */
    public FolderCopy(Path journal, LogPlaces publicLog, LogPlaces intakeLog) {
        this.journal = journal;
        this.places = Map.of(LOGS.getFirst(), publicLog, LOGS.getLast(), intakeLog);
    }

    @Override
    public void checkpoint(String log, byte[] bytes) throws IOException {
        LogPlaces to = Objects.requireNonNull(places.get(log));
        files.createFolders(to.state());
        files.createFolders(to.log());
        logs.put(log, new Log(to, SignedCheckpoint.parse(bytes)));
    }

    @Override
    public void entries(String log, List<byte[]> entries) throws IOException {
        Log of = Objects.requireNonNull(logs.get(log));
        for (byte[] entry : entries) {
            of.edge.append(entry);
            if (of.edge.size() % UNWRITTEN == 0) {
                of.publication.put(of.edge.takeFinished());
            }
        }
    }

    @Override
    public void record(long number, String shelf, long redacts, byte[] content) throws IOException {
        JournalFile file;
        try {
            file = new JournalFile(number, Shelf.of(shelf), redacts);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("There is no shelf " + CanonicalText.shown(shelf), e);
        }
        Path path = file.in(journal);
        files.createFoldersAround(path);
        written.add(path);
        unwritten.add(new Unwritten(path, content));
        if (unwritten.size() >= TOGETHER) {
            write();
        }
    }

    private void write() throws IOException {
        together(unwritten, each -> Disk.LOCAL.writeUnsynced(each.path, each.content));
        unwritten.clear();
    }

    /**
     * Compares with what was signed, and makes everything last.
     *
     * @throws MalformedException when the entries do not lead to the checkpoint
     */
    public void finish() throws IOException {
        for (String name : LOGS) {
            Log log = logs.get(name);
            if (log == null) {
                throw new MalformedException("The %s log is missing.".formatted(name));
            }
            Checkpoint signed = log.checkpoint.checkpoint();
            if (log.edge.size() != signed.size() || !log.edge.root().equals(signed.root())) {
                throw new MalformedException(
                        "The %s log has %d entries that do not lead to the root of %d that was signed."
                                .formatted(name, log.edge.size(), signed.size()));
            }
            log.publication.publish(log.edge.takeChangedSince(0), log.checkpoint);
            log.publication.settle(signed.size(), signed.size());
            files.replace(
                    log.places.head(), new Head(signed.size(), List.of(), log.checkpoint).bytes());
        }
        write();
        files.createFolders(journal);
        if (written.size() < SYNCS || !syncFileSystem()) {
            together(written, Disk.LOCAL::sync);
        }
        files.settleNames(written);
    }

    /**
     * Lets the system make everything on this file system last at once, which for a hundred
     * thousand small files takes seconds in place of minutes. False where there is no such command.
     *
     * @see "syncfs(2); GNU coreutils, sync -f"
     */
    private boolean syncFileSystem() throws IOException {
        try {
            Process sync =
                    new ProcessBuilder("sync", "-f", journal.toAbsolutePath().toString())
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return sync.waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted.");
        } catch (IOException _) {
            return false;
        }
    }

    @FunctionalInterface
    private interface OnDisk<T> {
        void act(T each) throws IOException;
    }

    /** Many at once: a file system does more for those who do not wait for each other. */
    private static <T> void together(List<T> all, OnDisk<T> act) throws IOException {
        try (ExecutorService pool = Executors.newFixedThreadPool(SYNCS)) {
            List<Future<?>> parts = new ArrayList<>();
            int each = Math.max(1, (all.size() + SYNCS - 1) / SYNCS);
            for (int from = 0; from < all.size(); from += each) {
                List<T> some = all.subList(from, Math.min(all.size(), from + each));
                parts.add(
                        pool.submit(
                                () -> {
                                    for (T one : some) {
                                        act.act(one);
                                    }
                                    return null;
                                }));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(
                    "The disk did not take the journal: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted.");
        }
    }
}
