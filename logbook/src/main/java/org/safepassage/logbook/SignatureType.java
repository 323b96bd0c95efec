package org.safepassage.logbook;

/**
 * What kind of statement a signature on a note is, and with which algorithm.
 *
 * @see "C2SP signed-note, Signature types; C2SP tlog-cosignature"
 */
public enum SignatureType {
    /** Ed25519 over the text of the note: how a log signs. */
    ED25519(0x01, "Ed25519", 32, 64, false),

    /**
     * Ed25519 over a time and the text: how a witness says that this is the largest tree it has
     * seen.
     */
    ED25519_COSIGNATURE(0x04, "Ed25519", 32, 64, true),

    /**
     * ML-DSA-44 over signer, time, origin, size and root: the same, and safe from quantum
     * computers. Logs sign so too.
     */
    ML_DSA_44_COSIGNATURE(0x06, "ML-DSA-44", 1312, 2420, true);

    private final byte code;
    private final String algorithm;
    private final int keyBytes;
    private final int signatureBytes;
    private final boolean timed;

    SignatureType(int code, String algorithm, int keyBytes, int signatureBytes, boolean timed) {
        this.code = (byte) code;
        this.algorithm = algorithm;
        this.keyBytes = keyBytes;
        this.signatureBytes = signatureBytes;
        this.timed = timed;
    }

    /** The identifier byte. */
    public byte code() {
        return code;
    }

    /** The algorithm's name in the JDK. */
    public String algorithm() {
        return algorithm;
    }

    /** Bytes in a public key. */
    public int keyBytes() {
        return keyBytes;
    }

    /** Bytes in the signature proper, without key id and time. */
    public int signatureBytes() {
        return signatureBytes;
    }

    /** True when the signature carries the time it was made. */
    public boolean timed() {
        return timed;
    }

    static SignatureType of(byte code) throws MalformedException {
        for (SignatureType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw new MalformedException(
                "Signature type 0x%02x is not known here; known are 0x01, 0x04 and 0x06."
                        .formatted(code));
    }
}
