package org.safepassage.logbook;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/**
 * Public keys without and with the wrapping that Java asks for (SubjectPublicKeyInfo, RFC 8410 and
 * FIPS 204).
 */
final class RawKeys {
    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

    // SEQUENCE { SEQUENCE { OID 2.16.840.1.101.3.4.3.17 } BIT STRING of 1 312 bytes }
    private static final byte[] ML_DSA_44 =
            HexFormat.of().parseHex("30820532300b06096086480165030403110382052100");

    /**
     * The heights y of the points of order 1, 2, 4 and 8 of edwards25519, without the sign of x,
     * and p and p + 1, which some read as 0 and 1. Little-endian, as keys are written.
     */
    private static final Set<String> SMALL_ORDER =
            Set.of(
                    "0000000000000000000000000000000000000000000000000000000000000000",
                    "0100000000000000000000000000000000000000000000000000000000000000",
                    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");

    private RawKeys() {}

    /**
     * True for the few Ed25519 keys under which signatures pass that nobody had to make: RFC 8032
     * does not forbid them, and Java takes them.
     */
    static boolean anybodySigns(SignatureType type, byte[] raw) {
        if (type == SignatureType.ML_DSA_44_COSIGNATURE) {
            return false;
        }
        byte[] y = raw.clone();
        y[31] &= 0x7f; // the highest bit is the sign of x
        return SMALL_ORDER.contains(HexFormat.of().formatHex(y));
    }

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
