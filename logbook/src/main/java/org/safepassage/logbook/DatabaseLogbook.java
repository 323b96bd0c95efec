package org.safepassage.logbook;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the two logs of a {@link DatabaseJournal}: head and entries are rows of the database,
 * tiles and checkpoint are published in a folder of this machine, by each program that writes to
 * it. The folder is made anew from the rows when it is lost. Entries come in through the journal
 * alone, which calls everything here under its own lock.
 */
final class DatabaseLogbook implements Logbook {
    /** Publications after which the files are made to last; what came since is published again. */
    private static final int UNSETTLED = 32;

    /** Entries after which tiles that are full are written, when there are many. */
    private static final int AT_ONCE = 8192;

    /** A log after some more entries. */
    record Grown(TreeEdge edge, SignedCheckpoint head, long oldSize) {}

    private final String record;
    private final String log;
    private final LogPlaces places;
    private final List<SigningKey> keys;
    private final InstantSource clock;
    private final Closeable lock;
    private final TiledLog folder;
    private final DurableFiles files = new DurableFiles(Disk.LOCAL);
    private Publication publication;
    private TreeEdge edge = new TreeEdge();
    private long settledSize;
    private int unsettled;
    private boolean behind = true; // the folder has to be made anew
    private volatile SignedCheckpoint head;
    private volatile SignedCheckpoint published;

    DatabaseLogbook(
            String record, String log, LogPlaces places, List<SigningKey> keys, InstantSource clock)
            throws IOException {
        this.record = record;
        this.log = log;
        this.places = places;
        this.keys = List.copyOf(keys);
        this.clock = clock;
        files.createFolders(places.state());
        files.createFolders(places.log());
        this.lock = Disk.LOCAL.lock(places.lock());
        this.folder = TiledLog.in(places.log());
        this.publication = new Publication(places.log(), Disk.LOCAL);
        this.head = empty();
        this.published = head;
    }

    private SignedCheckpoint empty() {
        String origin = keys.getFirst().verifier().name();
        return SignedCheckpoint.sign(
                new Checkpoint(origin, 0, Hash.EMPTY_TREE), keys, clock.instant());
    }

    String log() {
        return log;
    }

    /** The head as this program knows it. */
    byte[] headBytes() {
        return head.bytes();
    }

    long size() {
        return edge.size();
    }

    /** Reads on to a head of the database, and publishes what is new in the folder. */
    void follow(Connection connection, byte[] bytes) throws IOException, SQLException {
        if (!behind && Arrays.equals(bytes, head.bytes())) {
            return;
        }
        SignedCheckpoint there = verified(bytes);
        long size = there.checkpoint().size();
        if (size < edge.size()) {
            throw new LogbookRefusedException(
                    ("The database knows of %d entries of %s, but %d were signed: it is an older copy."
                                    + " Writing on would contradict what was published. Put back the newest one.")
                            .formatted(size, there.checkpoint().origin(), edge.size()));
        }
        TreeEdge next = behind ? start(there) : edge.copy();
        long from = next.size();
        read(connection, next, size);
        if (behind && from > 0 && !next.root().equals(there.checkpoint().root())) {
            settledSize = 0; // files that were torn, or of another database: all of it anew
            from = 0;
            next = new TreeEdge();
            read(connection, next, size);
        }
        if (!next.root().equals(there.checkpoint().root())) {
            throw new LogbookRefusedException(
                    "The entries of %s in the database do not have the root that was signed."
                            .formatted(there.checkpoint().origin()));
        }
        edge = next;
        head = there;
        publish(from);
    }

    private SignedCheckpoint verified(byte[] bytes) throws LogbookRefusedException {
        try {
            SignedCheckpoint checkpoint = SignedCheckpoint.parse(bytes);
            checkpoint.verifyLog(keys.stream().map(SigningKey::verifier).toList());
            return checkpoint;
        } catch (MalformedException | NotVerifiedException e) {
            throw new LogbookRefusedException(
                    "The head of %s %s in the database cannot be believed: %s"
                            .formatted(record, log, e.getMessage()),
                    e);
        }
    }

    /** Where the folder's files last: the rest is read from the database. */
    private TreeEdge start(SignedCheckpoint there) throws IOException {
        publication = new Publication(places.log(), Disk.LOCAL);
        requireNotNewer(there.checkpoint());
        settledSize = 0;
        try {
            String text =
                    new String(Disk.LOCAL.read(settled(), 64), StandardCharsets.US_ASCII).strip();
            long size = Long.parseLong(text);
            if (size <= there.checkpoint().size()) {
                TreeEdge read = TreeEdge.read(size, folder::tile);
                settledSize = size;
                return read;
            }
        } catch (NoSuchFileException | MalformedException | NumberFormatException _) {
            // Lost or torn: all of it is in the database.
        }
        return new TreeEdge();
    }

    private void requireNotNewer(Checkpoint there) throws IOException {
        Checkpoint here;
        try {
            here = folder.checkpoint().checkpoint();
        } catch (NoSuchFileException | MalformedException _) {
            return;
        }
        if (here.size() > there.size()
                || (here.size() == there.size() && !here.root().equals(there.root()))) {
            throw new LogbookRefusedException(
                    ("%d entries of %s were published in %s, but the database knows of %d, or of"
                                    + " others: it is an older copy. Writing on would contradict what was"
                                    + " published. Put back the newest one.")
                            .formatted(here.size(), here.origin(), places.log(), there.size()));
        }
    }

    private void read(Connection connection, TreeEdge next, long size)
            throws IOException, SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select place, entry from record_entry"
                                + " where record = ? and log = ? and place >= ? and place < ? order by place")) {
            select.setFetchSize(256);
            select.setString(1, record);
            select.setString(2, log);
            select.setLong(3, next.size());
            select.setLong(4, size);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    if (rows.getLong(1) != next.size()) {
                        break;
                    }
                    next.append(rows.getBytes(2));
                    if (next.size() % AT_ONCE == 0) {
                        publication.put(next.takeFinished());
                    }
                }
            }
        }
        if (next.size() != size) {
            throw new LogbookRefusedException(
                    "Entry %d of %s %s is missing in the database."
                            .formatted(next.size(), record, log));
        }
    }

    /** What the log is after these entries; nothing is changed until {@link #take}. */
    Grown grow(List<byte[]> entries) {
        long oldSize = edge.size();
        TreeEdge next = edge.copy();
        entries.forEach(next::append);
        Instant last =
                keys.stream()
                        .flatMap(key -> head.findTime(key.verifier()).stream())
                        .max(Instant::compareTo)
                        .orElse(Instant.EPOCH);
        Instant now = clock.instant();
        Checkpoint checkpoint =
                new Checkpoint(head.checkpoint().origin(), next.size(), next.root());
        return new Grown(
                next,
                SignedCheckpoint.sign(checkpoint, keys, now.isBefore(last) ? last : now),
                oldSize);
    }

    /** Takes over what the database has committed. */
    void take(@Nullable Grown grown) {
        if (grown == null) {
            return;
        }
        edge = grown.edge();
        head = grown.head();
        publish(grown.oldSize());
    }

    /**
     * Publishes the head. When the folder does not take it, nothing is lost: the entries are in the
     * database, and the folder is made anew from there at the next look.
     */
    private void publish(long from) {
        try {
            publication.publish(edge.takeChangedSince(from), head);
            published = head;
            unsettled++;
            if (behind || unsettled >= UNSETTLED) {
                settle();
            }
            behind = false;
        } catch (IOException _) {
            behind = true;
        }
    }

    private void settle() throws IOException {
        publication.settle(settledSize, edge.size());
        files.replace(settled(), Long.toString(edge.size()).getBytes(StandardCharsets.US_ASCII));
        settledSize = edge.size();
        unsettled = 0;
    }

    private java.nio.file.Path settled() {
        return places.state().resolve("settled");
    }

    /** Whether this folder lacks what the database holds. */
    boolean isBehind() {
        return behind;
    }

    @Override
    public long appendAll(List<byte[]> entries) throws IOException {
        throw new LogbookRefusedException("Entries of this log come in through its journal.");
    }

    @Override
    public SignedCheckpoint checkpoint() {
        return published;
    }

    @Override
    public byte[] entry(long index) throws IOException {
        return folder.entry(index, published.checkpoint().size());
    }

    @Override
    public Subtrees subtrees() {
        return folder.subtrees(published.checkpoint().size());
    }

    @Override
    public synchronized boolean publishCosignatures(
            Checkpoint cosigned, List<NoteSignature> cosignatures) throws IOException {
        SignedCheckpoint now = published;
        if (!now.checkpoint().equals(cosigned)) {
            return false;
        }
        SignedCheckpoint witnessed = now.with(cosignatures);
        publication.publish(witnessed);
        published = witnessed;
        return true;
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            if (!behind) {
                settle();
            }
        }
    }
}
