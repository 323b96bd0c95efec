package org.safepassage.logbook;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;

/**
 * Finds out where a log stands, whatever a crash has left of its files.
 *
 * <p>The head says what was signed last. Either everything under it is published, or the staged
 * entries lead to it and are published now, or the log is not opened: going on from anything else
 * could contradict what somebody has seen.
 */
final class Recovery {
    /** Where the log stands. */
    record State(TreeEdge edge, SignedCheckpoint head, SignedCheckpoint published) {}

    private final LogPlaces places;
    private final List<VerifierKey> keys;
    private final Disk disk;
    private final TiledLog folder;

    Recovery(LogPlaces places, List<VerifierKey> keys, Disk disk) {
        this.places = places;
        this.keys = keys;
        this.disk = disk;
        this.folder = TiledLog.in(places.log(), disk);
    }

    State recover() throws IOException {
        SignedCheckpoint head = verified(readHead(), "The head " + places.head());
        SignedCheckpoint published = readPublished();
        if (published != null) {
            requireNotNewer(published.checkpoint(), head.checkpoint());
        }
        @Nullable String damage = null;
        if (published != null && published.checkpoint().size() == head.checkpoint().size()) {
            try {
                TreeEdge edge = edge(head.checkpoint().size(), head.checkpoint().root());
                return new State(edge, head, published);
            } catch (MalformedException | NoSuchFileException e) {
                damage = e.toString();
            }
        }
        return new State(publishStaged(head, damage), head, head);
    }

    private byte[] readHead() throws IOException {
        try {
            return disk.read(places.head(), Note.LARGEST);
        } catch (NoSuchFileException e) {
            throw new LogbookRefusedException(
                    ("The head %s is missing, so nobody can know what was signed last. Begin a new"
                                    + " log that names the last good checkpoint of this one.")
                            .formatted(places.head()),
                    e);
        }
    }

    private @Nullable SignedCheckpoint readPublished() throws IOException {
        byte[] bytes;
        try {
            bytes = disk.read(places.checkpoint(), Note.LARGEST);
        } catch (NoSuchFileException _) {
            return null;
        }
        return verified(bytes, "The checkpoint " + places.checkpoint());
    }

    private SignedCheckpoint verified(byte[] bytes, String what) throws IOException {
        try {
            SignedCheckpoint checkpoint = SignedCheckpoint.parse(bytes);
            checkpoint.verifyLog(keys);
            return checkpoint;
        } catch (MalformedException | NotVerifiedException e) {
            throw new LogbookRefusedException(
                    "%s cannot be believed: %s Put back the file or the key that belongs to it."
                            .formatted(what, e.getMessage()),
                    e);
        }
    }

    private void requireNotNewer(Checkpoint published, Checkpoint head)
            throws LogbookRefusedException {
        if (published.size() > head.size()) {
            throw new LogbookRefusedException(
                    ("%d entries were published, but the head %s knows of %d: the head is from an"
                         + " older copy. Writing on would contradict what was published. Put back"
                         + " the newest head.")
                            .formatted(published.size(), places.head(), head.size()));
        }
        if (published.size() == head.size() && !published.root().equals(head.root())) {
            throw new LogbookRefusedException(
                    "The published checkpoint and the head are both of %d entries and differ: two histories were signed."
                            .formatted(head.size()));
        }
    }

    /** The edge of the published tiles, when they have this root. */
    private TreeEdge edge(long size, Hash root) throws IOException {
        TreeEdge edge = TreeEdge.read(size, folder::tile);
        if (!edge.root().equals(root)) {
            throw new MalformedException(
                    "The tiles of %d entries do not have the root that was signed."
                            .formatted(size));
        }
        return edge;
    }

    private TreeEdge publishStaged(SignedCheckpoint head, @Nullable String damage)
            throws IOException {
        TreeEdge edge = new TreeEdge();
        long oldSize = 0;
        if (head.checkpoint().size() > 0) {
            Staged staged = readStaged(head, damage);
            if (!Arrays.equals(staged.note(), head.bytes())) {
                throw refused(head, damage, "the staged entries lead to another checkpoint");
            }
            oldSize = staged.oldSize();
            try {
                edge = TreeEdge.read(oldSize, folder::tile);
            } catch (MalformedException | NoSuchFileException e) {
                throw refused(head, damage, e.toString());
            }
            staged.entries().forEach(edge::append);
        }
        if (edge.size() != head.checkpoint().size()
                || !edge.root().equals(head.checkpoint().root())) {
            throw refused(head, damage, "the staged entries do not lead to its root");
        }
        FileLogbook.publish(places, new DurableFiles(disk), edge.takeChangedSince(oldSize), head);
        return edge;
    }

    private Staged readStaged(SignedCheckpoint head, @Nullable String damage) throws IOException {
        try {
            return Staged.parse(disk.read(places.staged(), Staged.LARGEST));
        } catch (MalformedException | NoSuchFileException e) {
            throw refused(head, damage, e.toString());
        }
    }

    private LogbookRefusedException refused(
            SignedCheckpoint head, @Nullable String damage, String why) {
        return new LogbookRefusedException(
                ("%d entries were signed, but the files do not hold all of them: %s%s."
                                + " Put back the files from a copy; whoever has one can be asked.")
                        .formatted(
                                head.checkpoint().size(),
                                damage == null ? "" : damage + "; ",
                                why));
    }
}
