package org.safepassage.logbook;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * Private keys in a folder of their own, outside of the data, so that a copy or an export of the
 * data holds none. Each is made when first asked for, readable by its owner only, and never
 * printed.
 */
public final class KeyStore {
    private static final String FIRST_LINE = "logbook-key/1";
    private static final int LARGEST = 1 << 16;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");

    private final Path folder;

    /**
     * A store; its folder is made when the first key is.
     *
     * @param data where the program keeps everything else; the keys must not be in it
     */
    public KeyStore(Path folder, Path data) {
        this.folder = folder.toAbsolutePath().normalize();
        if (this.folder.startsWith(data.toAbsolutePath().normalize())) {
            throw new IllegalArgumentException(
                    "Keys are not kept in the data folder %s, or every copy of it would hold them; choose another folder than %s."
                            .formatted(data, folder));
        }
    }

    private Path file(String label) {
        if (!label.matches("[a-z0-9][a-z0-9.-]{0,99}")) {
            throw new IllegalArgumentException(
                    "A key's file is named in small letters, digits, '-' and '.', not %s."
                            .formatted(CanonicalText.shown(label)));
        }
        return folder.resolve(label + ".key");
    }

    /** True when there is a key under this label. */
    public boolean has(String label) {
        return Files.exists(file(label));
    }

    /** The key under this label, made now if there is none. */
    public SigningKey loadOrCreate(String label, String name, SignatureType type)
            throws IOException {
        return has(label) ? load(label) : create(label, name, type);
    }

    /**
     * Makes a key; it is on the disk when this returns.
     *
     * @param name of the log or witness
     * @throws LogbookRefusedException when there is one under this label: a key is never written
     *     over
     */
    public SigningKey create(String label, String name, SignatureType type) throws IOException {
        SigningKey key = SigningKey.generate(name, type);
        Path file = file(label);
        if (has(label) || isRetired(label)) {
            throw new LogbookRefusedException(
                    "There is a key %s already, or was, and keys are not written over."
                            .formatted(file));
        }
        String text =
                "%s\n%s\n%s\n"
                        .formatted(
                                FIRST_LINE,
                                key.verifier(),
                                Base64.getEncoder().encodeToString(key.pkcs8()));
        write(label, text.getBytes(StandardCharsets.UTF_8));
        return key;
    }

    private void write(String label, byte[] content) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        Path unfinished = folder.resolve(label + ".key.tmp");
        Files.deleteIfExists(unfinished);
        // Born with these permissions: set afterwards, there would be a moment in which others can
        // open it.
        Files.createFile(unfinished, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try (OutputStream out = Files.newOutputStream(unfinished)) {
            out.write(content);
        }
        Disk.LOCAL.sync(unfinished);
        Disk.LOCAL.rename(unfinished, file(label));
        Disk.LOCAL.syncFolder(folder);
    }

    /** The bytes of a key's file, private as the key itself, to be sealed and kept elsewhere. */
    public byte[] copy(String label) throws IOException {
        load(label);
        return Disk.LOCAL.read(file(label), LARGEST);
    }

    /** Puts back what {@link #copy} gave, over what may be there. */
    public void putBack(String label, byte[] copy) throws IOException {
        if (!has(label) || !java.util.Arrays.equals(copy, Disk.LOCAL.read(file(label), LARGEST))) {
            write(label, copy);
        }
        load(label);
    }

    /** True when the key under this label was taken out of use. */
    public boolean isRetired(String label) {
        return Files.exists(retired(label));
    }

    private Path retired(String label) {
        return file(label).resolveSibling(label + ".key.retired");
    }

    /**
     * Takes a key out of use: it is neither loaded nor made again under this label. Returns its
     * file, to be sealed or destroyed.
     */
    public Path retire(String label) throws IOException {
        Path retired = retired(label);
        Disk.LOCAL.rename(file(label), retired);
        Disk.LOCAL.syncFolder(folder);
        return retired;
    }

    /**
     * The key under this label.
     *
     * @throws LogbookRefusedException when others may read it, for then others may have it
     */
    public SigningKey load(String label) throws IOException {
        Path file = file(label);
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new LogbookRefusedException(
                    ("Others than its owner may read %s. If nobody else has used this machine, run:"
                                    + " chmod 600 %s. Otherwise treat the key as stolen.")
                            .formatted(file, file));
        }
        String text = CanonicalText.utf8(Disk.LOCAL.read(file, LARGEST));
        List<String> lines = text.lines().toList();
        if (lines.size() != 3 || !lines.getFirst().equals(FIRST_LINE)) {
            throw new MalformedException("%s is no key file.".formatted(file));
        }
        byte[] pkcs8;
        try {
            pkcs8 = CanonicalText.base64(lines.get(2));
        } catch (MalformedException _) {
            // Without its cause: that would print what it could not read.
            throw new MalformedException("%s is no key file.".formatted(file));
        }
        return SigningKey.of(VerifierKey.parse(lines.get(1)), pkcs8);
    }
}
