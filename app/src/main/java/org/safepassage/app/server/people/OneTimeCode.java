package org.safepassage.app.server.people;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time codes as authenticator apps make them: SHA-1, six digits, 30 seconds.
 *
 * @see "RFC 6238, RFC 4226; keys in base 32 by RFC 4648"
 */
public final class OneTimeCode {
    /** Seconds in one step. */
    public static final int STEP_SECONDS = 30;

    /** Steps before and after the present one whose codes are taken: clocks differ. */
    private static final int TOLERANCE = 1;

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private OneTimeCode() {}

    /** The code of one step. */
    public static String at(byte[] key, long step, int digits) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fff_ffff;
            long modulus = 1;
            for (int i = 0; i < digits; i++) {
                modulus *= 10;
            }
            return ("%0" + digits + "d").formatted(number % modulus);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HmacSHA1.", e);
        }
    }

    /**
     * The step whose code this is, when it is one of now and after {@code lastUsed}: a code is good
     * once.
     */
    public static OptionalLong step(byte[] key, String code, Instant now, long lastUsed) {
        long present = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
        byte[] typed = code.replace(" ", "").getBytes(StandardCharsets.UTF_8);
        OptionalLong found = OptionalLong.empty();
        for (long step = present - TOLERANCE; step <= present + TOLERANCE; step++) {
            byte[] right = at(key, step, 6).getBytes(StandardCharsets.UTF_8);
            if (MessageDigest.isEqual(right, typed) && step > lastUsed) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** A key as people type it into their app. */
    public static String base32(byte[] key) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte b : key) {
            held = (held << 8) | (b & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt((held >> bits) & 31));
            }
        }
        if (bits > 0) {
            text.append(BASE32.charAt((held << (5 - bits)) & 31));
        }
        return text.toString();
    }
}
