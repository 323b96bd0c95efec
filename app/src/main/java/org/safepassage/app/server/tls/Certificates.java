package org.safepassage.app.server.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The certificate that the server shows now, and the next one when it is time. */
public final class Certificates {
    private final Tls tls;
    private final @Nullable OwnAuthority authority;
    private volatile KeyStore shown;
    private long stamp;

    private Certificates(Tls tls, @Nullable OwnAuthority authority, Instant now)
            throws IOException {
        this.tls = tls;
        this.authority = authority;
        this.stamp = stamp();
        this.shown = load(now);
    }

    /**
     * @param keys folder in which an authority of our own is kept
     */
    public static Certificates open(Tls tls, Path keys, Instant now) throws IOException {
        return new Certificates(
                tls,
                tls instanceof Tls.LocalNetwork local
                        ? OwnAuthority.openOrMake(keys, local.name(), now)
                        : null,
                now);
    }

    private KeyStore load(Instant now) throws IOException {
        return switch (tls) {
            case Tls.Files files -> ofFiles(files);
            case Tls.LocalNetwork _ -> Objects.requireNonNull(authority).server(now);
        };
    }

    private static KeyStore ofFiles(Tls.Files files) throws IOException {
        List<X509Certificate> chain = PemFiles.chain(files.certificate());
        PrivateKey key = PemFiles.key(files.key());
        requireSame(files, key, chain.getFirst());
        return PemFiles.store(key, chain.toArray(Certificate[]::new));
    }

    private static void requireSame(Tls.Files files, PrivateKey key, X509Certificate certificate)
            throws IOException {
        String algorithm =
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC", "ECDSA" -> "SHA256withECDSA";
                    default -> key.getAlgorithm();
                };
        try {
            byte[] words = "one and the same".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            Signature made = Signature.getInstance(algorithm);
            made.initSign(key);
            made.update(words);
            Signature checked = Signature.getInstance(algorithm);
            checked.initVerify(certificate.getPublicKey());
            checked.update(words);
            if (checked.verify(made.sign())) {
                return;
            }
        } catch (GeneralSecurityException _) {
            // said below
        }
        throw new IOException(
                "%s is not the key of the first certificate in %s."
                        .formatted(files.key(), files.certificate()));
    }

    private long stamp() throws IOException {
        return tls instanceof Tls.Files(Path certificate, Path key)
                ? Files.getLastModifiedTime(certificate).toMillis()
                        + Files.getLastModifiedTime(key).toMillis()
                : 0;
    }

    /** What is shown now. */
    public KeyStore shown() {
        return shown;
    }

    /**
     * The next, when files have changed or our own certificate is due; what is shown from then on.
     */
    public synchronized Optional<KeyStore> findNext(Instant now) throws IOException {
        long seen = stamp();
        boolean due =
                tls instanceof Tls.Files
                        ? seen != stamp
                        : OwnAuthority.isDue(certificate(shown), now);
        if (!due) {
            return Optional.empty();
        }
        shown = load(now);
        stamp = seen;
        return Optional.of(shown);
    }

    /** The certificate in a store. */
    static X509Certificate certificate(KeyStore store) {
        try {
            return (X509Certificate) Objects.requireNonNull(store.getCertificate("server"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("It was put in.", e);
        }
    }

    /** The authority of our own, when it is one. */
    public Optional<OwnAuthority> findAuthority() {
        return Optional.ofNullable(authority);
    }
}
