package org.safepassage.logbook;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;

/**
 * A private key and the public one that belongs to it. Never prints the private one. Thread-safe.
 */
public final class SigningKey {
    private final VerifierKey verifier;
    private final PrivateKey key;

    private SigningKey(VerifierKey verifier, PrivateKey key) {
        this.verifier = verifier;
        this.key = key;
    }

    /**
     * Makes a new key.
     *
     * @param name of the log (its origin) or of the witness, without space or +
     */
    public static SigningKey generate(String name, SignatureType type) throws MalformedException {
        return generate(name, type, new SecureRandom());
    }

    /** Makes a key from the randomness given, which for Ed25519 is the 32 bytes of its seed. */
    static SigningKey generate(String name, SignatureType type, SecureRandom random)
            throws MalformedException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(type.algorithm());
            int strength = 255; // Ed25519 by its size; ML-DSA-44 is its own name
            if (type != SignatureType.ML_DSA_44_COSIGNATURE) {
                generator.initialize(strength, random);
            }
            KeyPair pair = generator.generateKeyPair();
            byte[] raw = RawKeys.raw(type, pair.getPublic().getEncoded());
            return new SigningKey(VerifierKey.of(name, type, raw), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java 25 has " + type.algorithm() + ".", e);
        }
    }

    /**
     * A key that was stored.
     *
     * @param pkcs8 the private key as {@link #pkcs8} returned it
     * @throws MalformedException also when the two halves do not belong together
     */
    public static SigningKey of(VerifierKey verifier, byte[] pkcs8) throws MalformedException {
        try {
            PrivateKey key =
                    KeyFactory.getInstance(verifier.type().algorithm())
                            .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            SigningKey pair = new SigningKey(verifier, key);
            Checkpoint probe = new Checkpoint(verifier.name(), 0, Hash.EMPTY_TREE);
            if (!verifier.verifies(probe.text(), pair.sign(probe.text(), Instant.EPOCH))) {
                throw new MalformedException(
                        "The private key stored for %s does not belong to the public one."
                                .formatted(verifier.label()));
            }
            return pair;
        } catch (GeneralSecurityException e) {
            throw new MalformedException(
                    "The bytes stored for %s are no private key.".formatted(verifier.label()), e);
        }
    }

    /** What outsiders need to check signatures of this key. */
    public VerifierKey verifier() {
        return verifier;
    }

    /** The private key as PKCS #8: for the key store, and for nothing else. */
    byte[] pkcs8() {
        return key.getEncoded();
    }

    /**
     * Signs the text of a note.
     *
     * @param text for the timed types the text of a checkpoint
     * @param when whole seconds from 1970 on; earlier counts as 1970. Only timed types carry it.
     */
    public NoteSignature sign(String text, Instant when) {
        SignatureType type = verifier.type();
        long time = Math.max(0, when.getEpochSecond());
        try {
            Signature signer = Signature.getInstance(type.algorithm());
            signer.initSign(key);
            signer.update(SignedMessage.of(type, verifier.name(), time, text));
            byte[] signature = signer.sign();
            return NoteSignature.of(
                    verifier,
                    type.timed()
                            ? ByteBuffer.allocate(Long.BYTES + signature.length)
                                    .putLong(time)
                                    .put(signature)
                                    .array()
                            : signature);
        } catch (MalformedException e) {
            throw new IllegalArgumentException("A cosignature needs the text of a checkpoint.", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The key %s cannot sign.".formatted(verifier.label()), e);
        }
    }

    @Override
    public String toString() {
        return "private key of " + verifier.label();
    }
}
