package org.safepassage.logbook;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing in the journal.
 *
 * @param number its place in the journal; grows, with gaps
 * @param shelf where it stands besides
 * @param index of its entry in the log of its shelf, or −1 on the journal's own
 * @param redacts number of the record whose payload this one took away, or −1
 * @param payload salt, text and note; null once they were redacted
 */
public record JournalRecord(
        long number, Shelf shelf, long index, long redacts, @Nullable Payload payload) {
    /** Salt, text and note, if they were not redacted. */
    public Optional<Payload> findPayload() {
        return Optional.ofNullable(payload);
    }

    /** Salt, text and note, as long as they were not redacted. */
    public static final class Payload {
        private final byte[] salt;
        private final byte[] note;
        private final byte[] text;

        Payload(byte[] salt, byte[] note, byte[] text) {
            this.salt = salt;
            this.note = note;
            this.text = text;
        }

        /** What is said of it to nobody else: it stands in no log, and no commitment covers it. */
        public byte[] note() {
            return note.clone();
        }

        public byte[] salt() {
            return salt.clone();
        }

        public byte[] text() {
            return text.clone();
        }

        /** What stands in a log for it. */
        public Commitment commitment() {
            return Commitment.of(salt, text);
        }
    }
}
