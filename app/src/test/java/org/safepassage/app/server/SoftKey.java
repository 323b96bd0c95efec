package org.safepassage.app.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An authenticator in software that does as it is told, also what none would do: the bytes of
 * WebAuthn Level 2, section 6, written by hand, so that it shares nothing with the library under
 * test.
 */
final class SoftKey {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair keys;
    private final byte[] id = new byte[16];
    private byte[] handle = {};

    // What it says of itself; a test turns these.
    String origin;
    String host;
    String typeSuffix = "";
    boolean verified = true;
    boolean crossOrigin;
    long counter;

    SoftKey(String origin, String host) {
        this.origin = origin;
        this.host = host;
        new SecureRandom().nextBytes(id);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    void handle(byte[] other) {
        handle = other.clone();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] client(String type, String challenge) {
        ObjectNode data = JSON.createObjectNode();
        data.put("type", type + typeSuffix)
                .put("challenge", challenge)
                .put("origin", origin)
                .put("crossOrigin", crossOrigin);
        return data.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** RP id hash, flags (UP, UV, AT), counter. */
    private byte[] authenticator(boolean attested) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(sha256(host.getBytes(StandardCharsets.UTF_8)));
        out.write(1 | (verified ? 4 : 0) | (attested ? 0x40 : 0));
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) counter).array());
        if (attested) {
            out.writeBytes(new byte[16]); // AAGUID
            out.writeBytes(ByteBuffer.allocate(2).putShort((short) id.length).array());
            out.writeBytes(id);
            out.writeBytes(coseKey());
        }
        return out.toByteArray();
    }

    /** {1: 2, 3: -7, -1: 1, -2: x, -3: y} in CBOR. */
    private byte[] coseKey() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1});
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        out.writeBytes(new byte[] {0x21, 0x58, 32});
        out.writeBytes(thirtyTwo(key.getW().getAffineX().toByteArray()));
        out.writeBytes(new byte[] {0x22, 0x58, 32});
        out.writeBytes(thirtyTwo(key.getW().getAffineY().toByteArray()));
        return out.toByteArray();
    }

    private static byte[] thirtyTwo(byte[] number) {
        byte[] all = new byte[32];
        int from = Math.max(0, number.length - 32);
        int length = number.length - from;
        System.arraycopy(number, from, all, 32 - length, length);
        return all;
    }

    /** What {@code navigator.credentials.create} gives, as JSON. */
    ObjectNode make(JsonNode options) {
        handle = Base64.getUrlDecoder().decode(options.at("/user/id").asString());
        byte[] data = authenticator(true);
        ByteArrayOutputStream attestation = new ByteArrayOutputStream();
        attestation.write(0xa3); // {"fmt": "none", "attStmt": {}, "authData": …}
        attestation.writeBytes(new byte[] {0x63, 'f', 'm', 't', 0x64, 'n', 'o', 'n', 'e'});
        attestation.writeBytes(
                new byte[] {0x67, 'a', 't', 't', 'S', 't', 'm', 't', (byte) 0xa0, 0x68});
        attestation.writeBytes("authData".getBytes(StandardCharsets.US_ASCII));
        attestation.writeBytes(new byte[] {0x58, (byte) data.length});
        attestation.writeBytes(data);
        ObjectNode response = JSON.createObjectNode();
        response.put(
                "clientDataJSON",
                BASE64.encodeToString(
                        client("webauthn.create", options.get("challenge").asString())));
        response.put("attestationObject", BASE64.encodeToString(attestation.toByteArray()));
        response.putArray("transports").add("internal");
        return credential(response);
    }

    /** What {@code navigator.credentials.get} gives, as JSON. */
    ObjectNode use(JsonNode options) throws GeneralSecurityException {
        byte[] client = client("webauthn.get", options.get("challenge").asString());
        byte[] data = authenticator(false);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(data);
        signature.update(sha256(client));
        ObjectNode response = JSON.createObjectNode();
        response.put("clientDataJSON", BASE64.encodeToString(client));
        response.put("authenticatorData", BASE64.encodeToString(data));
        response.put("signature", BASE64.encodeToString(signature.sign()));
        response.put("userHandle", BASE64.encodeToString(handle));
        return credential(response);
    }

    private ObjectNode credential(ObjectNode response) {
        ObjectNode all = JSON.createObjectNode();
        all.put("id", BASE64.encodeToString(id))
                .put("rawId", BASE64.encodeToString(id))
                .put("type", "public-key");
        all.putObject("clientExtensionResults");
        all.set("response", response);
        return all;
    }

    /** With the id of another, and its own signature. */
    SoftKey pretendingToBe(SoftKey other) {
        System.arraycopy(other.id, 0, id, 0, id.length);
        handle = Arrays.copyOf(other.handle, other.handle.length);
        return this;
    }
}
