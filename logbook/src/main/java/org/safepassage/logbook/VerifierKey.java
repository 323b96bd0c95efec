package org.safepassage.logbook;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public key with a name and a kind of signature: what an outsider must have, from a source it
 * trusts, to check a log. Written {@code name+id+base64}, as on posters and in policies. Immutable.
 *
 * @see "C2SP signed-note, Verifier keys"
 */
public final class VerifierKey {
    private final String name;
    private final SignatureType type;
    private final byte[] raw;
    private final int id;
    private final PublicKey key;

    private VerifierKey(String name, SignatureType type, byte[] raw, PublicKey key) {
        this.name = name;
        this.type = type;
        this.raw = raw;
        this.key = key;
        this.id = id(name, type, raw);
    }

    /** A key from its raw bytes: 32 of Ed25519, 1 312 of ML-DSA-44. */
    public static VerifierKey of(String name, SignatureType type, byte[] raw)
            throws MalformedException {
        requireName(name);
        if (raw.length != type.keyBytes()) {
            throw new MalformedException(
                    "A public key of type 0x%02x has %d bytes, but this one has %d."
                            .formatted(type.code(), type.keyBytes(), raw.length));
        }
        if (RawKeys.anybodySigns(type, raw)) {
            throw new MalformedException(
                    "Key %s is one of the few under which anybody's signature passes: it shows nothing. Ask its owner for a real one."
                            .formatted(CanonicalText.shown(name)));
        }
        try {
            PublicKey key =
                    KeyFactory.getInstance(type.algorithm())
                            .generatePublic(new X509EncodedKeySpec(RawKeys.x509(type, raw)));
            return new VerifierKey(name, type, raw.clone(), key);
        } catch (GeneralSecurityException e) {
            throw new MalformedException(
                    "The bytes of key %s are no public key.".formatted(CanonicalText.shown(name)),
                    e);
        }
    }

    /** A key from its one line of text. */
    public static VerifierKey parse(String vkey) throws MalformedException {
        String[] parts = vkey.split("\\+", 3); // base64 may hold a + of its own
        if (parts.length != 3) {
            throw new MalformedException(
                    "A key is written name+id+base64, but here stands %s."
                            .formatted(CanonicalText.shown(vkey)));
        }
        byte[] typeAndKey = CanonicalText.base64(parts[2]);
        if (typeAndKey.length < 2) {
            throw new MalformedException(
                    "The key %s is too short to be one.".formatted(CanonicalText.shown(vkey)));
        }
        SignatureType type = SignatureType.of(typeAndKey[0]);
        VerifierKey key = of(parts[0], type, Arrays.copyOfRange(typeAndKey, 1, typeAndKey.length));
        if (!parts[1].equals("%08x".formatted(key.id))) {
            throw new MalformedException(
                    "The id of key %s should be %08x, but is written %s: a letter is wrong somewhere in it."
                            .formatted(
                                    CanonicalText.shown(parts[0]),
                                    key.id,
                                    CanonicalText.shown(parts[1])));
        }
        return key;
    }

    /** A key name is not empty and has neither a space of any kind nor a plus sign. */
    static void requireName(String name) throws MalformedException {
        boolean spaced = name.codePoints().anyMatch(VerifierKey::isSpaceOrControl);
        if (name.isEmpty() || spaced || name.indexOf('+') >= 0) {
            throw new MalformedException(
                    "The name of a key is not empty and has no space and no +, but here it is %s."
                            .formatted(CanonicalText.shown(name)));
        }
    }

    private static boolean isSpaceOrControl(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }

    private static int id(String name, SignatureType type, byte[] raw) {
        byte[] prefix = (name + "\n").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(Hash.sha256(prefix, new byte[] {type.code()}, raw).bytes()).getInt();
    }

    public String name() {
        return name;
    }

    public SignatureType type() {
        return type;
    }

    /** Four bytes that tell keys of one name apart; no proof of anything. */
    public int id() {
        return id;
    }

    /** The raw public key. */
    public byte[] raw() {
        return raw.clone();
    }

    /** Name and id, for messages. */
    public String label() {
        return "%s+%08x".formatted(name, id);
    }

    /** True when both wrap the same public key, whatever they call it. */
    boolean sameKey(VerifierKey other) {
        return Arrays.equals(raw, other.raw);
    }

    /** True when the line bears the name and id of this key, which proves nothing yet. */
    public boolean isNamedBy(NoteSignature signature) {
        return signature.name().equals(name) && signature.keyId() == id;
    }

    /** True when this key made the signature over this note text. */
    boolean verifies(String text, NoteSignature line) {
        byte[] bytes = line.signature();
        int timeBytes = type.timed() ? Long.BYTES : 0;
        if (bytes.length != timeBytes + type.signatureBytes()) {
            return false;
        }
        long time = type.timed() ? ByteBuffer.wrap(bytes).getLong() : 0;
        if (time < 0) {
            return false;
        }
        try {
            Signature check = Signature.getInstance(type.algorithm());
            check.initVerify(key);
            check.update(SignedMessage.of(type, name, time, text));
            return check.verify(bytes, timeBytes, type.signatureBytes());
        } catch (GeneralSecurityException | MalformedException _) {
            return false; // a text that is no checkpoint cannot be cosigned
        }
    }

    /** The seconds since 1970 that a timed signature carries; 0 when it carries none. */
    static long time(SignatureType type, NoteSignature line) {
        byte[] bytes = line.signature();
        return type.timed() && bytes.length > Long.BYTES ? ByteBuffer.wrap(bytes).getLong() : 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that
                && name.equals(that.name)
                && type == that.type
                && Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return id;
    }

    /** The one line of text that {@link #parse} reads. */
    @Override
    public String toString() {
        byte[] typeAndKey = ByteBuffer.allocate(1 + raw.length).put(type.code()).put(raw).array();
        return "%s+%s+%s"
                .formatted(
                        name,
                        HexFormat.of().toHexDigits(id),
                        Base64.getEncoder().encodeToString(typeAndKey));
    }
}
