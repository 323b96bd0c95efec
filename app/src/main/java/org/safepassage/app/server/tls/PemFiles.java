package org.safepassage.app.server.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.safepassage.app.server.people.Secrets;

/** Keys and certificates in PEM (RFC 7468). */
final class PemFiles {
    /** Of a key store that lives in memory only. */
    static final String PASSWORD = "in memory only";

    private static final int LARGEST = 1 << 20;

    private PemFiles() {}

    static String pem(String kind, byte[] bytes) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(
                        kind,
                        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes),
                        kind);
    }

    static void writeKey(Path file, PrivateKey key) throws IOException {
        write(file, pem("PRIVATE KEY", key.getEncoded()), Secrets.OWNER_ONLY);
    }

    static void writeCertificate(Path file, X509Certificate certificate) throws IOException {
        try {
            write(file, pem("CERTIFICATE", certificate.getEncoded()), Secrets.OWNER_ONLY);
        } catch (GeneralSecurityException e) {
            throw new IOException("A certificate cannot be written: " + e.getMessage(), e);
        }
    }

    /** Whole or not at all, readable by its owner only from the first byte. */
    private static void write(Path file, String text, Set<PosixFilePermission> permissions)
            throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(
                folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, PosixFilePermissions.asFileAttribute(permissions));
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(
                unfinished,
                file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** The certificates of a file, at least one. */
    static List<X509Certificate> chain(Path file) throws IOException {
        List<X509Certificate> chain = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            for (Certificate each :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                chain.add((X509Certificate) each);
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "%s: it holds no certificates in PEM. Give the chain, the server's own first."
                            .formatted(file),
                    e);
        }
        if (chain.isEmpty()) {
            throw new IOException("%s: it holds no certificate.".formatted(file));
        }
        return chain;
    }

    /** A private key that only its owner may read. */
    static PrivateKey key(Path file) throws IOException {
        Secrets.requireOwnerOnly(file);
        if (Files.size(file) > LARGEST) {
            throw new IOException("%s: it is too large to be a key.".formatted(file));
        }
        try (PEMParser parser =
                new PEMParser(Files.newBufferedReader(file, StandardCharsets.US_ASCII))) {
            for (Object each = parser.readObject(); each != null; each = parser.readObject()) {
                JcaPEMKeyConverter keys = new JcaPEMKeyConverter();
                if (each instanceof PrivateKeyInfo info) {
                    return keys.getPrivateKey(info);
                }
                if (each instanceof PEMKeyPair pair) {
                    return keys.getPrivateKey(pair.getPrivateKeyInfo());
                }
            }
        }
        throw new IOException(
                "%s: it holds no private key in PEM without a password.".formatted(file));
    }

    static KeyStore store(PrivateKey key, Certificate[] chain) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", key, PASSWORD.toCharArray(), chain);
            return store;
        } catch (GeneralSecurityException e) {
            throw new IOException("Key and certificate do not go together.", e);
        }
    }
}
