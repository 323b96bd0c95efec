package org.safepassage.logbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks a whole log, ours or another's, without believing anything in it: hashes every entry,
 * compares every tile, and the root with what was signed. Reads each file once, in O(log size)
 * memory and one bundle. Use once, on one thread.
 */
public final class LogbookVerify {
    /** Problems that are listed; where there are more, they are counted. */
    public static final int MOST_PROBLEMS = 100;

    /**
     * Something that does not hold.
     *
     * @param index of the entry, or null when it is a file
     * @param file of the log, or null when it is an entry
     * @param says what is wrong and what that means
     */
    public record Problem(@Nullable Long index, @Nullable String file, String says) {}

    /**
     * What was found.
     *
     * @param checkpoint that the log shows; null when none could be read
     * @param signedBy keys of those asked for whose signature holds; empty when none were asked for
     * @param problems none when the log holds; the first {@link #MOST_PROBLEMS}
     * @param moreProblems how many were found beyond those listed
     * @param notes what is worth knowing and no problem
     */
    public record Report(
            @Nullable Checkpoint checkpoint,
            List<VerifierKey> signedBy,
            List<Problem> problems,
            long moreProblems,
            List<String> notes) {
        public Report {
            signedBy = List.copyOf(signedBy);
            problems = List.copyOf(problems);
            notes = List.copyOf(notes);
        }

        /** True when everything that was to be checked holds. */
        public boolean verified() {
            return problems.isEmpty();
        }
    }

    private final TiledLog log;
    private final List<VerifierKey> keys;
    private final @Nullable SignedCheckpoint since;
    private final List<VerifierKey> then; // that may have signed it
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Problem> entriesUnlikeTiles = new ArrayList<>();
    private long moreProblems;
    private List<VerifierKey> signedBy = List.of();
    private final TreeEdge byEntries = new TreeEdge();
    private @Nullable TreeEdge byTiles; // apart from the entries' once they differ

    private LogbookVerify(
            TiledLog log,
            List<VerifierKey> keys,
            @Nullable SignedCheckpoint since,
            List<VerifierKey> then) {
        this.log = log;
        this.keys = List.copyOf(keys);
        this.then = List.copyOf(then);
        this.since = since;
    }

    /**
     * Checks a log.
     *
     * @param keys that must all have signed its checkpoint; with none, the signature is not checked
     *     and a note says so
     * @param since a checkpoint kept from earlier, which the log must still contain; or null
     * @throws IOException when the files could not be read, so that nothing can be said
     */
    public static Report verify(
            TiledLog log, List<VerifierKey> keys, @Nullable SignedCheckpoint since)
            throws IOException {
        return verify(log, keys, since, keys);
    }

    /**
     * The same, where other keys signed earlier.
     *
     * @param then keys of which one at least must have signed the checkpoint kept from earlier
     */
    public static Report verify(
            TiledLog log,
            List<VerifierKey> keys,
            @Nullable SignedCheckpoint since,
            List<VerifierKey> then)
            throws IOException {
        return new LogbookVerify(log, keys, since, then).report();
    }

    private Report report() throws IOException {
        Checkpoint checkpoint = null;
        try {
            SignedCheckpoint signed = log.checkpoint();
            checkpoint = signed.checkpoint();
            checkSignatures(signed);
        } catch (MalformedException e) {
            file(TiledLog.CHECKPOINT, e.getMessage() + " The file was changed or is none.");
        } catch (NoSuchFileException _) {
            file(
                    TiledLog.CHECKPOINT,
                    "There is none. Without it nobody says what the log should hold.");
        }
        if (checkpoint != null) {
            checkSince(checkpoint);
            checkEntries(checkpoint);
            checkRoot(checkpoint);
            checkOtherFiles(checkpoint);
        }
        return new Report(checkpoint, signedBy, problems, moreProblems, notes);
    }

    private void problem(@Nullable Long index, @Nullable String file, String says) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new Problem(index, file, says));
        } else {
            moreProblems++;
        }
    }

    private void file(String file, String says) {
        problem(null, file, says);
    }

    private void checkSignatures(SignedCheckpoint signed) {
        if (keys.isEmpty()) {
            notes.add("No key was given: whether the log's owner signed this was not checked.");
            return;
        }
        try {
            signedBy = signed.verifyLog(keys);
            for (VerifierKey key : keys) {
                if (!signedBy.contains(key)) {
                    file(TiledLog.CHECKPOINT, "%s has not signed it.".formatted(key.label()));
                }
            }
        } catch (NotVerifiedException e) {
            file(TiledLog.CHECKPOINT, String.valueOf(e.getMessage()));
        }
    }

    private void checkSince(Checkpoint now) {
        if (since == null) {
            return;
        }
        Checkpoint kept = since.checkpoint();
        if (!then.isEmpty()) {
            try {
                since.verifyLog(then);
            } catch (NotVerifiedException e) {
                file(
                        TiledLog.CHECKPOINT,
                        "The checkpoint kept from earlier is none of this log: " + e.getMessage());
            }
        }
        if (!kept.origin().equals(now.origin())) {
            file(
                    TiledLog.CHECKPOINT,
                    "The log is %s, the checkpoint kept from earlier is of %s."
                            .formatted(
                                    CanonicalText.shown(now.origin()),
                                    CanonicalText.shown(kept.origin())));
        }
        if (kept.size() > now.size()) {
            file(
                    TiledLog.CHECKPOINT,
                    "The log has %d entries, but had %d at the checkpoint kept from earlier: entries were taken away."
                            .formatted(now.size(), kept.size()));
        }
    }

    private void checkEntries(Checkpoint checkpoint) throws IOException {
        compareWithKept();
        for (long bundle = 0; bundle * Tile.FULL < checkpoint.size(); bundle++) {
            List<byte[]> entries = entries(bundle, checkpoint.size());
            byte[] hashes = hashes(Tile.of(0, bundle, checkpoint.size()));
            int width = Tile.of(0, bundle, checkpoint.size()).width();
            for (int i = 0; i < width; i++) {
                addLeaf(
                        bundle * Tile.FULL + i,
                        i < entries.size() ? entries.get(i) : null,
                        hashes,
                        i);
            }
            compareTiles(
                    byEntries.takeFinished(), byTiles == null ? List.of() : byTiles.takeFinished());
        }
        compareTiles(
                byEntries.partialTiles(), byTiles == null ? List.of() : byTiles.partialTiles());
    }

    private List<byte[]> entries(long bundle, long size) throws IOException {
        Tile tile = Tile.of(Tile.ENTRIES, bundle, size);
        try {
            List<byte[]> entries = log.bundle(bundle, size);
            checkNarrower(tile, EntryBundle.encode(entries), entries);
            return entries;
        } catch (MalformedException e) {
            file(tile.path(), e.getMessage() + " The file was changed.");
        } catch (NoSuchFileException _) {
            file(
                    tile.path(),
                    "The file is missing: entries from %d on cannot be read."
                            .formatted(bundle * Tile.FULL));
        }
        return List.of();
    }

    private byte @Nullable [] hashes(Tile tile) throws IOException {
        try {
            return log.tile(tile);
        } catch (MalformedException | NoSuchFileException _) {
            return null; // named when the tile is compared
        }
    }

    private void addLeaf(long index, byte @Nullable [] entry, byte @Nullable [] hashes, int at) {
        Hash inTile = hashes == null ? null : Hash.at(hashes, at * Hash.BYTES);
        Hash ofEntry = entry == null ? null : Hash.ofLeaf(entry);
        Hash leaf = ofEntry != null ? ofEntry : inTile;
        if (leaf == null) {
            leaf = Hash.EMPTY_TREE; // neither is there, which has been said; the root cannot
            // come out right
        }
        if (inTile != null && !inTile.equals(leaf)) {
            if (byTiles == null) {
                byTiles = byEntries.copy();
            }
            if (entriesUnlikeTiles.size() < MOST_PROBLEMS) {
                entriesUnlikeTiles.add(new Problem(index, null, ""));
            } else {
                moreProblems++;
            }
        }
        byEntries.appendLeaf(leaf);
        if (byTiles != null) {
            byTiles.appendLeaf(inTile == null ? leaf : inTile);
        }
        compareWithKept();
    }

    private void compareWithKept() {
        if (since != null && since.checkpoint().size() == byEntries.size()) {
            Hash then = since.checkpoint().root();
            if (!byEntries.root().equals(then)
                    && (byTiles == null || !byTiles.root().equals(then))) {
                file(
                        TiledLog.CHECKPOINT,
                        ("The first %d entries are not those of the checkpoint kept from earlier:"
                                        + " the past was changed. Both checkpoints together prove it.")
                                .formatted(byEntries.size()));
            }
        }
    }

    /**
     * Compares tiles of hashes with what the entries make them, or the leaf hashes where those
     * differ.
     */
    private void compareTiles(List<TileFile> expected, List<TileFile> otherwise)
            throws IOException {
        for (int i = 0; i < expected.size(); i++) {
            Tile tile = expected.get(i).tile();
            byte[] bytes = expected.get(i).bytes();
            try {
                byte[] found = log.tile(tile);
                if (i < otherwise.size() && Arrays.equals(found, otherwise.get(i).bytes())) {
                    bytes = found;
                }
                if (!Arrays.equals(found, bytes)) {
                    file(
                            tile.path(),
                            "It does not hold the hashes of the entries below it: the file was"
                                    + " changed.");
                }
            } catch (MalformedException e) {
                file(tile.path(), e.getMessage() + " The file was changed.");
            } catch (NoSuchFileException _) {
                file(tile.path(), "The file is missing; proofs cannot be made without it.");
            }
            checkNarrower(tile, bytes, null);
        }
    }

    /** Checks tiles of earlier, smaller sizes that are still there. */
    private void checkNarrower(Tile tile, byte[] bytes, @Nullable List<byte[]> entries)
            throws IOException {
        for (Tile narrow : narrower(tile)) {
            byte[] expected =
                    entries == null
                            ? Arrays.copyOf(bytes, narrow.width() * Hash.BYTES)
                            : EntryBundle.encode(entries.subList(0, narrow.width()));
            try {
                if (!Arrays.equals(log.exactly(narrow), expected)) {
                    file(
                            narrow.path(),
                            "It differs from the wider tile that came after it: one of them was"
                                    + " changed.");
                }
            } catch (MalformedException e) {
                file(narrow.path(), e.getMessage() + " The file was changed.");
            }
        }
    }

    private List<Tile> narrower(Tile tile) throws IOException {
        Path folder = log.folder();
        if (folder == null) {
            return List.of();
        }
        Path parts = folder.resolve(tile.full().path() + ".p");
        if (!Files.isDirectory(parts)) {
            return List.of();
        }
        List<Tile> narrower = new ArrayList<>();
        try (Stream<Path> inside = Files.list(parts)) {
            for (Path file : (Iterable<Path>) inside.sorted()::iterator) {
                try {
                    Tile part = Tile.parse(folder.relativize(file).toString().replace('\\', '/'));
                    if (part.width() < tile.width()) {
                        narrower.add(part);
                    }
                } catch (MalformedException _) {
                    // No tile: named with the other files that are not under the checkpoint.
                }
            }
        }
        return narrower;
    }

    private void checkRoot(Checkpoint checkpoint) {
        boolean entriesHold = byEntries.root().equals(checkpoint.root());
        boolean tilesHold = byTiles != null && byTiles.root().equals(checkpoint.root());
        for (Problem at : entriesUnlikeTiles) {
            Long index = at.index();
            String says =
                    entriesHold
                            ? "The entry is what was signed, but its leaf hash in tile/0 is not:"
                                    + " that file was changed."
                            : tilesHold
                                    ? "The entry is not what was signed: it was changed afterwards."
                                    : "The entry and its leaf hash do not belong together, and"
                                            + " neither leads to what was signed.";
            problem(index, null, says);
        }
        if (!entriesHold && !tilesHold) {
            file(
                    TiledLog.CHECKPOINT,
                    ("The root it signs is not the root of the entries, which is %s: entries were"
                                    + " added, taken away or changed after it was signed, or it is of another"
                                    + " log.")
                            .formatted(byEntries.root()));
        }
    }

    /** Looks at what lies in the folder besides. */
    private void checkOtherFiles(Checkpoint checkpoint) throws IOException {
        Path folder = log.folder();
        if (folder == null) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                if (!path.equals(TiledLog.CHECKPOINT)
                        && !isUnder(checkpoint, path)
                        && notes.size() < MOST_PROBLEMS) {
                    notes.add(
                            "%s is not under the checkpoint and was not checked.".formatted(path));
                }
            }
        }
    }

    private static boolean isUnder(Checkpoint checkpoint, String path) {
        try {
            Tile tile = Tile.parse(path);
            long reaches = tile.index() * Tile.FULL + tile.width();
            return reaches <= Tile.hashesOnLevel(tile.level(), checkpoint.size());
        } catch (MalformedException _) {
            return false;
        }
    }
}
