package org.safepassage.logbook;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The bytes that are signed, which are not the same for the three types of signature. */
final class SignedMessage {
    private static final int LONGEST_NAME = 255; // one byte of length in the subtree message

    private SignedMessage() {}

    /**
     * @param time seconds since 1970, for timed types
     */
    static byte[] of(SignatureType type, String signer, long time, String text)
            throws MalformedException {
        return switch (type) {
            case ED25519 -> text.getBytes(StandardCharsets.UTF_8);
            case ED25519_COSIGNATURE -> cosignature(time, text);
            case ML_DSA_44_COSIGNATURE -> subtree(signer, time, Checkpoint.parse(text));
        };
    }

    private static byte[] cosignature(long time, String text) throws MalformedException {
        Checkpoint.parse(text); // a witness speaks of checkpoints and nothing else
        return "cosignature/v1\ntime %d\n%s".formatted(time, text).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] subtree(String signer, long time, Checkpoint checkpoint)
            throws MalformedException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes("subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII));
        writeName(message, signer);
        writeLong(message, time);
        writeName(message, checkpoint.origin());
        writeLong(message, 0);
        writeLong(message, checkpoint.size());
        message.writeBytes(checkpoint.root().bytes());
        return message.toByteArray();
    }

    private static void writeName(ByteArrayOutputStream message, String name)
            throws MalformedException {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST_NAME) {
            throw new MalformedException(
                    "A name in an ML-DSA-44 cosignature has at most 255 bytes, but %s has %d."
                            .formatted(CanonicalText.shown(name), bytes.length));
        }
        message.write(bytes.length);
        message.writeBytes(bytes);
    }

    private static void writeLong(ByteArrayOutputStream message, long number) {
        message.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }
}
