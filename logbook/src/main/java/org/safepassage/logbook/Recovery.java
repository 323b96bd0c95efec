package org.safepassage.logbook;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out where a log stands, whatever a crash has left of its files.
 *
 * <p>The head says what was signed last. Either the staged entries lead to it and are published
 * again, or everything under it is published already, or the log is not opened: going on from
 * anything else could contradict what somebody has seen.
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
        List<String> damage = new ArrayList<>();
        TreeEdge edge = publishStaged(head, published, damage);
        if (edge == null) {
            edge = publishedEdge(head.checkpoint(), published, damage);
        }
        if (edge == null) {
            throw new LogbookRefusedException(
                    ("%d entries were signed, but the files do not hold all of them: %s Put back"
                                    + " the files from a copy; whoever has one can be asked.")
                            .formatted(head.checkpoint().size(), String.join(" ", damage)));
        }
        return new State(edge, head, latest(head, published));
    }

    /** The published checkpoint where it is of the head, for it may bear cosignatures. */
    private static SignedCheckpoint latest(
            SignedCheckpoint head, @Nullable SignedCheckpoint published) {
        return published != null && published.checkpoint().equals(head.checkpoint())
                ? published
                : head;
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

    /**
     * Publishes what the staged entries lead to and makes it last; null, with the reason, when they
     * do not lead there.
     */
    private @Nullable TreeEdge publishStaged(
            SignedCheckpoint head, @Nullable SignedCheckpoint published, List<String> damage)
            throws IOException {
        Checkpoint target = head.checkpoint();
        TreeEdge edge = new TreeEdge();
        long oldSize = 0;
        try {
            if (target.size() > 0) {
                Staged staged = Staged.parse(disk.read(places.staged(), Staged.LARGEST));
                oldSize = staged.oldSize();
                long missing = target.size() - oldSize;
                if (missing < 0 || missing > staged.entries().size()) {
                    throw new MalformedException("The staged entries are of another time.");
                }
                edge = TreeEdge.read(oldSize, folder::tile);
                // Entries beyond were staged for a head that was never moved: nobody was told of
                // them.
                staged.entries().subList(0, (int) missing).forEach(edge::append);
            }
            if (!edge.root().equals(target.root())) {
                throw new MalformedException(
                        "The staged entries do not lead to the root that was signed.");
            }
        } catch (MalformedException | NoSuchFileException e) {
            damage.add(e.toString());
            return null;
        }
        Publication publication = new Publication(places.log(), disk);
        publication.publish(edge.takeChangedSince(oldSize), latest(head, published));
        publication.settle(oldSize, edge.size());
        return edge;
    }

    /**
     * The edge of the tiles, when all that was signed is published; null, with the reason, when it
     * is not.
     */
    private @Nullable TreeEdge publishedEdge(
            Checkpoint head, @Nullable SignedCheckpoint published, List<String> damage)
            throws IOException {
        if (published == null || published.checkpoint().size() < head.size()) {
            damage.add("The published checkpoint is older than the head.");
            return null;
        }
        try {
            TreeEdge edge = TreeEdge.read(head.size(), folder::tile);
            if (edge.root().equals(head.root())) {
                return edge;
            }
            damage.add("The tiles do not have the root that was signed.");
        } catch (MalformedException | NoSuchFileException e) {
            damage.add(e.toString());
        }
        return null;
    }
}
