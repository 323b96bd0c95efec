package org.safepassage.app.server.people;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The server's own secret, 32 bytes in a file outside of the data folder, and what is made with it.
 * What the journal holds of passwords and one-time codes is sealed with it, so that a copy of the
 * data is worth nothing to a thief. Thread-safe.
 *
 * @see "NIST SP 800-38D (AES-GCM with 96-bit random nonces)"
 */
public final class Secrets {
    private static final int NONCE = 12;

    /** Of a file that only its owner may read and write. */
    public static final Set<PosixFilePermission> OWNER_ONLY =
            Set.copyOf(PosixFilePermissions.fromString("rw-------"));

    private final byte[] secret;
    private final SecureRandom random = new SecureRandom();

    private Secrets(byte[] secret) {
        this.secret = secret;
    }

    /** Reads the secret, or makes it. It is on the disk, readable by its owner only, by then. */
    public static Secrets loadOrCreate(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] fresh = new byte[32];
            new SecureRandom().nextBytes(fresh);
            Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
            Files.createDirectories(
                    file.toAbsolutePath().getParent(),
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            Files.deleteIfExists(unfinished);
            Files.createFile(unfinished, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            try (var channel =
                    java.nio.channels.FileChannel.open(
                            unfinished, java.nio.file.StandardOpenOption.WRITE)) {
                channel.write(
                        java.nio.ByteBuffer.wrap(
                                HexFormat.of()
                                        .formatHex(fresh)
                                        .getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        }
        requireOwnerOnly(file);
        byte[] read;
        try {
            read = HexFormat.of().parseHex(Files.readString(file).strip());
        } catch (IllegalArgumentException _) {
            throw new IOException("%s is no secret of this server.".formatted(file));
        }
        if (read.length != 32) {
            throw new IOException("%s is no secret of this server.".formatted(file));
        }
        return new Secrets(read);
    }

    /** Fails when others than its owner may read a file that holds a secret. */
    public static void requireOwnerOnly(Path file) throws IOException {
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException(
                    "Others than its owner may read %s. If nobody else has used this machine, run: chmod 600 %s."
                            .formatted(file, file));
        }
    }

    /** A secret that lives in memory only. */
    public static Secrets fresh() {
        byte[] fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        return new Secrets(fresh);
    }

    /** Seals a text for one account; opened with another account's name it is refused. */
    public String seal(String account, String text) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, nonce, account)
                            .doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE, sealed.length);
            return Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no AES-GCM.", e);
        }
    }

    /**
     * Opens what {@link #seal} made.
     *
     * @throws IllegalArgumentException when it was sealed by another server or for another account
     */
    public String open(String account, String sealed) {
        byte[] all = Base64.getDecoder().decode(sealed);
        if (all.length < NONCE) {
            throw new IllegalArgumentException("Too short to be sealed.");
        }
        try {
            byte[] text =
                    cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(all, NONCE), account)
                            .doFinal(all, NONCE, all.length - NONCE);
            return new String(text, StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            throw new IllegalArgumentException(
                    "The credential of %s was sealed with another key than this server's: put back the keys folder that belongs to this data."
                            .formatted(account),
                    e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no AES-GCM.", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String account) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(derive("seal", ""), "AES"),
                new GCMParameterSpec(128, nonce));
        cipher.updateAAD(account.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** 32 bytes that only this server can make of these words. */
    public byte[] derive(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update((purpose + "\n").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HmacSHA256.", e);
        }
    }

    /** A token of 128 random bits for a link that is good once. */
    public String token() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What is kept of a token. */
    public static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no SHA-256.", e);
        }
    }

    /** The key of the one-time codes that goes with an invitation: the same however often asked. */
    public byte[] codeKey(String token) {
        return Arrays.copyOf(derive("one-time-code", token), 20);
    }
}
