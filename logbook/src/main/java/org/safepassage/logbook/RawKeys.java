package org.safepassage.logbook;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Public keys without and with the wrapping that Java asks for (SubjectPublicKeyInfo, RFC 8410 and
 * FIPS 204).
 */
final class RawKeys {
    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

    // SEQUENCE { SEQUENCE { OID 2.16.840.1.101.3.4.3.17 } BIT STRING of 1 312 bytes }
    private static final byte[] ML_DSA_44 =
            HexFormat.of().parseHex("30820532300b06096086480165030403110382052100");

    private RawKeys() {}

    static byte[] x509(SignatureType type, byte[] raw) {
        ByteArrayOutputStream wrapped = new ByteArrayOutputStream();
        wrapped.writeBytes(prefix(type));
        wrapped.writeBytes(raw);
        return wrapped.toByteArray();
    }

    static byte[] raw(SignatureType type, byte[] x509) {
        byte[] prefix = prefix(type);
        if (x509.length != prefix.length + type.keyBytes()
                || !Arrays.equals(prefix, Arrays.copyOf(x509, prefix.length))) {
            throw new IllegalStateException(
                    "This Java writes %s public keys in an unknown form."
                            .formatted(type.algorithm()));
        }
        return Arrays.copyOfRange(x509, prefix.length, x509.length);
    }

    private static byte[] prefix(SignatureType type) {
        return type == SignatureType.ML_DSA_44_COSIGNATURE ? ML_DSA_44 : ED25519;
    }
}
