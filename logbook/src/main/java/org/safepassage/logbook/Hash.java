package org.safepassage.logbook;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A SHA-256 hash: of an entry, of a node over two others, or of a whole tree. Prints as base64.
 *
 * @see "RFC 6962, section 2.1 (the same as RFC 9162, section 2.1)"
 */
public final class Hash {
    /** Bytes in a hash. */
    public static final int BYTES = 32;

    /** The root of a tree without entries: SHA-256 of nothing. */
    public static final Hash EMPTY_TREE = sha256();

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A hash from its 32 bytes. */
    public static Hash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException(
                    "A hash has 32 bytes, but these are %d.".formatted(bytes.length));
        }
        return new Hash(bytes.clone());
    }

    /** The hash that begins at an offset of a larger array. */
    static Hash at(byte[] from, int offset) {
        return new Hash(Arrays.copyOfRange(from, offset, offset + BYTES));
    }

    /** A hash from its base64 text. */
    public static Hash parse(String base64) throws MalformedException {
        byte[] bytes = CanonicalText.base64(base64);
        if (bytes.length != BYTES) {
            throw new MalformedException(
                    "A hash has 32 bytes, but %s has %d."
                            .formatted(CanonicalText.shown(base64), bytes.length));
        }
        return new Hash(bytes);
    }

    /** The leaf hash of an entry: SHA-256 of 0x00 and the entry. */
    public static Hash ofLeaf(byte[] entry) {
        MessageDigest digest = digest();
        digest.update((byte) 0);
        return new Hash(digest.digest(entry));
    }

    /** The hash of an inner node: SHA-256 of 0x01, the left and the right hash. */
    public static Hash ofNode(Hash left, Hash right) {
        byte[] node = new byte[1 + 2 * BYTES];
        node[0] = 1;
        System.arraycopy(left.bytes, 0, node, 1, BYTES);
        System.arraycopy(right.bytes, 0, node, 1 + BYTES, BYTES);
        return new Hash(digest().digest(node));
    }

    /** Plain SHA-256 over the parts, one after the other. */
    public static Hash sha256(byte[]... parts) {
        MessageDigest digest = digest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return new Hash(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    void copyInto(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, BYTES);
    }

    /** 64 lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
