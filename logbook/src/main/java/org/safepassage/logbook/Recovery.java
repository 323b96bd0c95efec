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
    record State(TreeEdge edge, Head head, SignedCheckpoint published) {}

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
        Head state = readHead();
        SignedCheckpoint head = state.checkpoint();
        SignedCheckpoint published = readPublished();
        if (published != null) {
            requireNotNewer(published.checkpoint(), head.checkpoint());
        }
        List<String> damage = new ArrayList<>();
        TreeEdge edge = publishStaged(state, latest(head, published), damage);
        if (edge == null) {
            edge = publishedEdge(head.checkpoint(), published, damage);
        }
        if (edge == null) {
            throw new LogbookRefusedException(
                    ("%d entries were signed, but the files do not hold all of them: %s Put back"
                                    + " the files from a copy; whoever has one can be asked.")
                            .formatted(head.checkpoint().size(), String.join(" ", damage)));
        }
        return new State(edge, state, latest(head, published));
    }

    /** The published checkpoint where it is of the head, for it may bear cosignatures. */
    private static SignedCheckpoint latest(
            SignedCheckpoint head, @Nullable SignedCheckpoint published) {
        return published != null && published.checkpoint().equals(head.checkpoint())
                ? published
                : head;
    }

    private Head readHead() throws IOException {
        String what = "The head " + places.head();
        try {
            Head head = Head.parse(disk.read(places.head(), Head.LARGEST));
            verify(head.checkpoint(), what);
            return head;
        } catch (NoSuchFileException e) {
            throw new LogbookRefusedException(
                    ("%s is missing, so nobody can know what was signed last. Begin a new log that"
                                    + " names the last good checkpoint of this one.")
                            .formatted(what),
                    e);
        } catch (MalformedException e) {
            throw notBelieved(what, e);
        }
    }

    private @Nullable SignedCheckpoint readPublished() throws IOException {
        byte[] bytes;
        try {
            bytes = disk.read(places.checkpoint(), Note.LARGEST);
        } catch (NoSuchFileException _) {
            return null;
        }
        String what = "The checkpoint " + places.checkpoint();
        try {
            SignedCheckpoint checkpoint = SignedCheckpoint.parse(bytes);
            verify(checkpoint, what);
            return checkpoint;
        } catch (MalformedException e) {
            throw notBelieved(what, e);
        }
    }

    private void verify(SignedCheckpoint checkpoint, String what) throws LogbookRefusedException {
        try {
            checkpoint.verifyLog(keys);
        } catch (NotVerifiedException e) {
            throw notBelieved(what, e);
        }
    }

    private static LogbookRefusedException notBelieved(String what, Exception e) {
        return new LogbookRefusedException(
                "%s cannot be believed: %s Put back the file or the key that belongs to it."
                        .formatted(what, e.getMessage()),
                e);
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
            Head head, SignedCheckpoint checkpoint, List<String> damage) throws IOException {
        TreeEdge edge;
        try {
            edge = TreeEdge.read(head.settledSize(), folder::tile);
            head.entries().forEach(edge::append);
            if (!edge.root().equals(head.checkpoint().checkpoint().root())) {
                throw new MalformedException(
                        "The staged entries do not lead to the root that was signed.");
            }
        } catch (MalformedException | NoSuchFileException e) {
            damage.add(e.toString());
            return null;
        }
        List<TileFile> changed = edge.takeChangedSince(head.settledSize());
        Publication publication = new Publication(places.log(), disk);
        publication.restoreNarrower(changed, head.settledSize());
        publication.publish(changed, checkpoint);
        publication.settle(head.settledSize(), edge.size());
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
