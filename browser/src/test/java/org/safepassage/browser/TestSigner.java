package org.safepassage.browser;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.safepassage.notices.site.Signer;

/** C2SP signed notes with the JDK's Ed25519: another implementation than the page's. */
final class TestSigner implements Signer {
    private static final String NAME = "example.org/site";

    private final KeyPair pair;
    private final byte[] typed;
    private final byte[] id;

    TestSigner() throws GeneralSecurityException {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] x509 = pair.getPublic().getEncoded();
        byte[] raw = Arrays.copyOfRange(x509, x509.length - 32, x509.length);
        typed = ByteBuffer.allocate(33).put((byte) 1).put(raw).array();
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        sha.update((NAME + "\n").getBytes(StandardCharsets.UTF_8));
        sha.update(typed);
        id = Arrays.copyOf(sha.digest(), 4);
    }

    @Override
    public String sign(String text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            byte[] bytes = ByteBuffer.allocate(68).put(id).put(signature.sign()).array();
            return "\u2014 " + NAME + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String verifierKey() {
        return NAME
                + "+"
                + HexFormat.of().formatHex(id)
                + "+"
                + Base64.getEncoder().encodeToString(typed);
    }
}
