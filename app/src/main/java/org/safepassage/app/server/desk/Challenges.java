package org.safepassage.app.server.desk;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.safepassage.app.server.people.Secrets;

/**
 * Challenges that authenticators sign: each for one purpose, good for five minutes, once. Nothing
 * is kept of one that was given out, so that asking for many fills no memory: it carries its end
 * and a mark that only this server makes. Kept are those that were used, until they end.
 * Thread-safe.
 */
final class Challenges {
    static final Duration LASTS = Duration.ofMinutes(5);

    private static final int OPEN = 24; // end in milliseconds, 16 random bytes
    private static final int MARK = 16;

    private final Secrets secrets;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Instant> used = new LinkedHashMap<>();

    Challenges(Secrets secrets) {
        this.secrets = secrets;
    }

    byte[] next(String purpose, Instant now) {
        byte[] salt = new byte[OPEN - Long.BYTES];
        random.nextBytes(salt);
        byte[] open =
                ByteBuffer.allocate(OPEN).putLong(now.plus(LASTS).toEpochMilli()).put(salt).array();
        byte[] all = Arrays.copyOf(open, OPEN + MARK);
        System.arraycopy(mark(purpose, open), 0, all, OPEN, MARK);
        return all;
    }

    private byte[] mark(String purpose, byte[] open) {
        return Arrays.copyOf(
                secrets.derive("challenge", purpose + "\n" + HexFormat.of().formatHex(open)), MARK);
    }

    /** Whether this was given out for this purpose, has not ended and was not used. */
    boolean isGood(byte[] challenge, String purpose, Instant now) {
        if (challenge.length != OPEN + MARK) {
            return false;
        }
        byte[] open = Arrays.copyOf(challenge, OPEN);
        byte[] mark = Arrays.copyOfRange(challenge, OPEN, OPEN + MARK);
        Instant end = Instant.ofEpochMilli(ByteBuffer.wrap(open).getLong());
        if (!MessageDigest.isEqual(mark(purpose, open), mark) || !now.isBefore(end)) {
            return false;
        }
        synchronized (used) {
            return !used.containsKey(HexFormat.of().formatHex(challenge));
        }
    }

    /** Uses it up; false when somebody just did. */
    boolean use(byte[] challenge, Instant now) {
        synchronized (used) {
            used.values().removeIf(end -> !now.isBefore(end));
            return used.put(HexFormat.of().formatHex(challenge), now.plus(LASTS)) == null;
        }
    }
}
