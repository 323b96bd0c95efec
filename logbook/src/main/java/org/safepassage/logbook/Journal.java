package org.safepassage.logbook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was said and done, in its order, in three places: here the texts, which can be
 * deleted; in the intake log a commitment to each that came in; in the public log what everybody
 * may read, and commitments.
 *
 * <p>All entries of both logs go through the journal, so the n-th record for a log is the log's
 * entry n. The two logs must be used by nobody else. Thread-safe.
 */
public interface Journal {
    /** One thing to be entered. */
    final class Item {
        private final Shelf shelf;
        private final byte[] text;
        private final byte[] note;
        private final @Nullable String key;
        private final long redacts;

        private Item(Shelf shelf, byte[] text, byte[] note, @Nullable String key, long redacts) {
            this.shelf = shelf;
            this.text = text.clone();
            this.note = note.clone();
            this.key = key;
            this.redacts = redacts;
        }

        /**
         * A text.
         *
         * @param note what is kept beside it in the journal and nowhere else, at most 16 KiB; goes
         *     with the text when that is redacted
         */
        public static Item of(Shelf shelf, byte[] text, byte[] note) {
            return new Item(shelf, text, note, null, -1);
        }

        /**
         * A text under a key that no other record of a journal has which several programs write to.
         * A journal of one program leaves it to that program.
         */
        public Item withKey(@Nullable String unique) {
            return new Item(shelf, text, note, unique, redacts);
        }

        /** What says that a record of a shelf was redacted. */
        static Item redaction(long number, long index, Shelf of, String reason, byte[] note) {
            if (of.isText()) {
                throw new IllegalArgumentException(
                        "The text of record %d stands in a log and cannot be deleted; enter a correction."
                                .formatted(number));
            }
            if (reason.isBlank()
                    || reason.length() > 1000
                    || reason.chars().anyMatch(c -> c < 0x20)) {
                throw new IllegalArgumentException(
                        "A redaction needs a reason of one line, at most 1000 characters.");
            }
            byte[] text =
                    "redaction/v1\nindex %d\nreason %s\n"
                            .formatted(index, reason)
                            .getBytes(StandardCharsets.UTF_8);
            return new Item(of.ofRedaction(), text, note, null, number);
        }

        Shelf shelf() {
            return shelf;
        }

        byte[] text() {
            return text;
        }

        byte[] note() {
            return note;
        }

        @Nullable String key() {
            return key;
        }

        long redacts() {
            return redacts;
        }
    }

    /**
     * Opens a journal of files, or begins one, and enters in the logs what a crash has kept from
     * them. For one process. Writers that come while one writes share the next write. Memory: some
     * 50 bytes a record; texts are read when asked for.
     *
     * @throws LogbookRefusedException when the logs hold entries that the journal does not know
     */
    static Journal open(Path folder, Logbook publicLog, Logbook intakeLog) throws IOException {
        return FileJournal.open(folder, publicLog, intakeLog, Disk.LOCAL);
    }

    /** Enters a text and returns its number; it is on the disk, and in its log, by then. */
    default long enter(Shelf shelf, byte[] text) throws IOException {
        return enter(shelf, List.of(text)).getFirst();
    }

    /** Enters texts of one shelf, one after the other, and returns their numbers. */
    default List<Long> enter(Shelf shelf, List<byte[]> texts) throws IOException {
        return enter(texts.stream().map(text -> Item.of(shelf, text, new byte[0])).toList());
    }

    /**
     * Enters texts of any shelves, one after the other, and returns their numbers. A crash may
     * leave some of them, whole, and not others.
     *
     * @throws KeyTakenException when another program has entered something under one of the keys;
     *     nothing was entered then
     */
    List<Long> enter(List<Item> items) throws IOException;

    /** As {@link #redact(long, String, byte[])}, without a note. */
    default long redact(long number, String reason) throws IOException {
        return redact(number, reason, new byte[0]);
    }

    /**
     * Deletes a text, its salt and its note. That they were deleted, and why, is entered first,
     * where the commitment stands; the commitment stays, and so does every proof.
     *
     * @param reason one line without a name in it, for it stays
     * @param note beside the entry that says so
     * @throws IllegalArgumentException when the text stands in a log: what was published cannot be
     *     taken back, only corrected by another entry
     */
    long redact(long number, String reason, byte[] note) throws IOException;

    /** One record. */
    JournalRecord record(long number) throws IOException;

    /** Records from this number on, in their order, at most so many. */
    default List<JournalRecord> recordsFrom(long number, int most) throws IOException {
        List<JournalRecord> records = new ArrayList<>();
        for (long each : numbersFrom(number, most)) {
            records.add(record(each));
        }
        return records;
    }

    /** Numbers of all records in their order: what a program rebuilds its tables from. */
    List<Long> numbers() throws IOException;

    /**
     * Numbers of records from this one on, in their order.
     *
     * @param most how many at most
     */
    List<Long> numbersFrom(long number, int most) throws IOException;

    /**
     * Enters a commitment to the intake's present checkpoint in the public log. Called on a fixed
     * beat, whatever came, the public log ties the intake down and its growth tells an onlooker
     * nothing; the opening stands here, for those who may audit the intake.
     */
    long enterIntakeCheckpoint() throws IOException;

    /** Waits for the write under way and lets none begin. The logs are their owner's to close. */
    void close();
}
