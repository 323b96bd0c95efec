package org.safepassage.app.server.desk;

/**
 * What was done under a sender's key, kept in the journal beside it, so that what is sent again is
 * not done again: after a crash, and on another server.
 *
 * @param key hash of the account and of what it sent as Idempotency-Key
 * @param what hash of all that was asked under it
 * @param entry number that was answered
 * @param id that was answered
 */
public record Once(String key, String what, long entry, String id) {
    /** One asking under a key. What it enters itself does not stand in its way. */
    public static final class Asking {
        private final String key;
        private final String what;
        private boolean begun; // used by the one thread that asks

        public Asking(String key, String what) {
            this.key = key;
            this.what = what;
        }

        String key() {
            return key;
        }

        String what() {
            return what;
        }

        boolean isBegun() {
            return begun;
        }

        void begin() {
            begun = true;
        }

        Once done(long entry, String id) {
            return new Once(key, what, entry, id);
        }
    }
}
