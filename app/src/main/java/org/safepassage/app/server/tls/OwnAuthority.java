package org.safepassage.app.server.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * An authority for one host name, and the certificate that it gives this server. Whoever trusts it
 * trusts it for that name alone: a critical name constraint (RFC 5280, section 4.2.1.10) rules out
 * every other name, address and mailbox. Since programs may overlook a constraint in what they were
 * told to trust (section 6.1.1 leaves it open), phones trust a root whose key signs one constrained
 * issuer and is then forgotten: a thief of the keys folder speaks for nobody else. All is kept
 * readable by its owner only. The figures are ours: five years for root and issuer, 90 days for the
 * certificate, renewed 30 days before its end.
 */
public final class OwnAuthority {
    static final Duration AUTHORITY = Duration.ofDays(5 * 365);
    static final Duration LEAF = Duration.ofDays(90);
    static final Duration AHEAD = Duration.ofDays(30);

    private final String name;
    private final Path folder;
    private final PrivateKey key; // the issuer's
    private final X509Certificate issuer;
    private final X509Certificate certificate; // the root's

    private OwnAuthority(
            String name,
            Path folder,
            PrivateKey key,
            X509Certificate issuer,
            X509Certificate certificate) {
        this.name = name;
        this.folder = folder;
        this.key = key;
        this.issuer = issuer;
        this.certificate = certificate;
    }

    /**
     * Opens the authority for a name, or makes it.
     *
     * @param keys the keys folder
     */
    public static OwnAuthority openOrMake(Path keys, String name, Instant now) throws IOException {
        String host = name.toLowerCase(Locale.ROOT);
        Path folder = keys.resolve("local-network").resolve(host);
        Path certificate = folder.resolve("authority.pem");
        Path issuer = folder.resolve("issuer.pem");
        Path key = folder.resolve("issuer.key.pem");
        if (!Files.exists(certificate)) {
            try {
                KeyPair root = pair();
                KeyPair pair = pair();
                X500Name rootName = named(host + " authority");
                X509Certificate made =
                        authority(host, rootName, root.getPrivate(), rootName, root, 1, now);
                X509Certificate below =
                        authority(
                                host,
                                rootName,
                                root.getPrivate(),
                                named(host + " issuer"),
                                pair,
                                0,
                                now);
                PemFiles.writeKey(key, pair.getPrivate());
                PemFiles.writeCertificate(issuer, below);
                PemFiles.writeCertificate(certificate, made); // last: with it all is there
            } catch (GeneralSecurityException | OperatorCreationException e) {
                throw new IOException("No authority could be made: " + e.getMessage(), e);
            }
        }
        X509Certificate read = PemFiles.chain(certificate).getFirst();
        if (read.getNotAfter().toInstant().isBefore(now)) {
            throw new IOException(
                    "The authority of %s ended on %s. Move %s away: the next start makes another, which phones must take up anew."
                            .formatted(name, read.getNotAfter().toInstant(), folder));
        }
        return new OwnAuthority(
                host, folder, PemFiles.key(key), PemFiles.chain(issuer).getFirst(), read);
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static boolean isAddress(String name) {
        return name.matches("[0-9.]+");
    }

    private static GeneralName general(String name) {
        return new GeneralName(isAddress(name) ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }

    private static X500Name named(String text) {
        String commonName = text.length() > 64 ? text.substring(0, 64) : text;
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, "Safe Passage")
                .addRDN(BCStyle.CN, commonName)
                .build();
    }

    private static X509Certificate authority(
            String host,
            X500Name by,
            PrivateKey byKey,
            X500Name name,
            KeyPair pair,
            int below,
            Instant now)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        // A day before: phones whose clock is slow must still take it.
        JcaX509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(
                        by,
                        new BigInteger(159, new SecureRandom()).setBit(158),
                        Date.from(now.minus(Duration.ofDays(1))),
                        Date.from(now.plus(AUTHORITY)),
                        name,
                        pair.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(below));
        builder.addExtension(
                Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        builder.addExtension(
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        builder.addExtension(Extension.nameConstraints, true, constraints(host));
        builder.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
        return signed(builder, byKey);
    }

    /** That name, and of the other kinds of names none. */
    private static NameConstraints constraints(String host) {
        GeneralSubtree own =
                new GeneralSubtree(
                        isAddress(host)
                                ? new GeneralName(GeneralName.iPAddress, host + "/32")
                                : new GeneralName(GeneralName.dNSName, host));
        GeneralSubtree noHost = new GeneralSubtree(new GeneralName(GeneralName.dNSName, "invalid"));
        GeneralSubtree noMail =
                new GeneralSubtree(new GeneralName(GeneralName.rfc822Name, "invalid"));
        GeneralSubtree noFour = allAddresses(4);
        GeneralSubtree noSix = allAddresses(16);
        return isAddress(host)
                ? new NameConstraints(
                        new GeneralSubtree[] {own, noHost, noMail}, new GeneralSubtree[] {noSix})
                : new NameConstraints(
                        new GeneralSubtree[] {own, noMail}, new GeneralSubtree[] {noFour, noSix});
    }

    /** Every address of a length: address and mask are nothing but zeros. */
    private static GeneralSubtree allAddresses(int length) {
        return new GeneralSubtree(
                new GeneralName(GeneralName.iPAddress, new DEROctetString(new byte[2 * length])));
    }

    private X509Certificate leaf(PublicKey leafKey, Instant now)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        Instant end = now.plus(LEAF);
        Instant last = issuer.getNotAfter().toInstant();
        JcaX509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(
                        issuer,
                        new BigInteger(159, new SecureRandom()).setBit(158),
                        Date.from(now.minus(Duration.ofDays(1))),
                        Date.from(end.isBefore(last) ? end : last),
                        named(name),
                        leafKey);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        builder.addExtension(
                Extension.subjectAlternativeName, false, new GeneralNames(general(name)));
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(issuer));
        return signed(builder, key);
    }

    private static X509Certificate signed(JcaX509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    }

    /** The server's key and chain: what is on the disk while it is good, else a new one. */
    public KeyStore server(Instant now) throws IOException {
        Path file = folder.resolve("server.pem");
        Path keyFile = folder.resolve("server.key.pem");
        if (Files.exists(file) && Files.exists(keyFile)) {
            X509Certificate there = PemFiles.chain(file).getFirst();
            if (!isDue(there, now)) {
                return PemFiles.store(PemFiles.key(keyFile), new Certificate[] {there, issuer});
            }
        }
        try {
            KeyPair pair = pair();
            X509Certificate made = leaf(pair.getPublic(), now);
            PemFiles.writeKey(keyFile, pair.getPrivate());
            PemFiles.writeCertificate(file, made);
            return PemFiles.store(pair.getPrivate(), new Certificate[] {made, issuer});
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("No certificate could be made: " + e.getMessage(), e);
        }
    }

    /** Whether a certificate of the server is to be renewed. */
    static boolean isDue(X509Certificate there, Instant now) {
        return !now.isBefore(there.getNotAfter().toInstant().minus(AHEAD))
                || now.isBefore(there.getNotBefore().toInstant());
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** SHA-256 of the authority's certificate, in pairs of hexadecimal digits with colons. */
    public String fingerprint() {
        try {
            return HexFormat.ofDelimiter(":")
                    .withUpperCase()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no SHA-256.", e);
        }
    }

    /** The name that it vouches for. */
    public String name() {
        return name;
    }

    /** Its certificate as a file that phones take up. */
    byte[] asFile() {
        return PemFiles.pem("CERTIFICATE", encoded()).getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] encoded() {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("It was read from its encoding.", e);
        }
    }
}
