package org.safepassage.logbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** Keys that are the same in every run, because their seeds are hashes of known words. */
public final class TestKeys {
    private TestKeys() {}

    /** The key whose Ed25519 seed is the SHA-256 of the words. */
    public static SigningKey of(String name, SignatureType type, String words) {
        try {
            return SigningKey.generate(name, type, new Fixed(seed(words)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SigningKey fromSeed(String name, SignatureType type, byte[] seed) throws IOException {
        return SigningKey.generate(name, type, new Fixed(seed));
    }

    private static byte[] seed(String words) {
        return Hash.sha256(words.getBytes(StandardCharsets.UTF_8)).bytes();
    }

    private static final class Fixed extends SecureRandom {
        private static final long serialVersionUID = 1;
        private final byte[] seed;

        Fixed(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
