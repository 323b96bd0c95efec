package org.safepassage.app.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safepassage.app.server.http.Bounds;
import org.safepassage.app.server.people.Secrets;
import org.safepassage.app.server.store.RecordLedger;
import org.safepassage.app.server.tls.Certificates;
import org.safepassage.app.server.tls.OwnAuthority;
import org.safepassage.app.server.tls.Tls;
import org.safepassage.notices.Publisher;

/** HTTPS by an authority of the server's own: who trusts it gets in, for that one name. */
class LocalNetworkTest {
    private static final String NAME = "field-laptop.test";

    @TempDir private static Path folder = Path.of(".");
    private static @Nullable Server server;

    @BeforeAll
    static void start() throws IOException {
        RecordLedger ledger =
                RecordLedger.open(
                        folder.resolve("data"), folder.resolve("keys"), InstantSource.system());
        server =
                Server.start(
                        new ServerSettings(
                                folder.resolve("data"),
                                folder.resolve("keys"),
                                "0.0.0.0",
                                0,
                                false,
                                Publisher.example(),
                                Bounds.USUAL,
                                true,
                                new Tls.LocalNetwork(NAME, 0),
                                null,
                                null,
                                null),
                        ledger,
                        Secrets.fresh(),
                        InstantSource.system());
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    private static Server server() {
        return Objects.requireNonNull(server);
    }

    private static HttpResponse<byte[]> plain(String method, String path) throws Exception {
        int port = server().findBringIn().orElseThrow().port();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofByteArray());
        }
    }

    private static X509Certificate authority() throws Exception {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(plain("GET", "/authority.crt").body()));
    }

    private static SSLContext trusting(X509Certificate... authorities) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int i = 0; i < authorities.length; i++) {
            store.setCertificateEntry("a" + i, authorities[i]);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** The first line of an answer, over a connection that checks the name as browsers do. */
    private static String ask(SSLContext context, int port, String name, String version)
            throws Exception {
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
            try (SSLSocket socket =
                    (SSLSocket) context.getSocketFactory().createSocket(plain, name, port, true)) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                parameters.setProtocols(new String[] {version});
                socket.setSSLParameters(parameters);
                socket.setSoTimeout(10_000);
                socket.getOutputStream()
                        .write(
                                "GET /sign-in HTTP/1.1\r\nHost: %s:%d\r\nConnection: close\r\n\r\n"
                                        .formatted(name, port)
                                        .getBytes(StandardCharsets.US_ASCII));
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    @Test
    @DisplayName("a phone that took up the authority gets in under its name, with secure cookies")
    void inside() throws Exception {
        String answer = ask(trusting(authority()), server().address().getPort(), NAME, "TLSv1.3");
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
        assertTrue(answer.contains("XSRF-TOKEN="), answer);
        assertTrue(answer.contains("; Secure"), answer);
        assertTrue(answer.toLowerCase(java.util.Locale.ROOT).contains("strict-transport-security"));
    }

    @Test
    @DisplayName("another name, an older TLS, a phone that did not take it up: no way in")
    void outside() throws Exception {
        int port = server().address().getPort();
        SSLContext trusting = trusting(authority());
        assertThrows(
                SSLHandshakeException.class,
                () -> ask(trusting, port, "other-laptop.test", "TLSv1.3"));
        assertThrows(SSLHandshakeException.class, () -> ask(trusting, port, NAME, "TLSv1.2"));
        assertThrows(IOException.class, () -> ask(SSLContext.getDefault(), port, NAME, "TLSv1.3"));
        OwnAuthority other = OwnAuthority.openOrMake(folder.resolve("others"), NAME, Instant.now());
        assertThrows(
                IOException.class, () -> ask(trusting(other.certificate()), port, NAME, "TLSv1.3"));
    }

    @Test
    @DisplayName("the plain page gives the certificate and the fingerprint, and nothing else")
    void bringIn() throws Exception {
        String page = new String(plain("GET", "/").body(), StandardCharsets.UTF_8);
        String fingerprint = server().findBringIn().orElseThrow().fingerprint();
        assertEquals(32 * 3 - 1, fingerprint.length());
        assertTrue(page.contains(fingerprint), page);
        assertTrue(page.contains("https://" + NAME), page);
        assertFalse(page.contains("<form"), page);
        for (String path : List.of("/sign-in", "/join", "/api/session", "/public/", "/../x")) {
            assertEquals(404, plain("GET", path).statusCode(), path);
        }
        assertEquals(405, plain("POST", "/").statusCode());
        assertFalse(plain("GET", "/").headers().map().containsKey("set-cookie"));
    }

    @Test
    @DisplayName("keys are their owner's alone")
    void keys() throws IOException {
        try (var files = Files.walk(folder.resolve("keys/local-network"))) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertEquals(5, all.size(), all.toString());
            for (Path file : all) {
                assertEquals(
                        "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
                        file.toString());
            }
        }
    }

    @Test
    @DisplayName("what the authority signs for another name is refused by whoever trusts it")
    void constrained() throws Exception {
        X509Certificate authority = authority();
        assertTrue(authority.getCriticalExtensionOIDs().contains("2.5.29.30"));
        assertEquals(1, authority.getBasicConstraints());
        // The same key vouching for another name, as a thief of it would.
        Path stolen = folder.resolve("stolen/local-network/bank.test");
        Files.createDirectories(stolen);
        Path own = folder.resolve("keys/local-network/" + NAME);
        for (String file : List.of("authority.pem", "issuer.pem", "issuer.key.pem")) {
            Files.copy(
                    own.resolve(file),
                    stolen.resolve(file),
                    java.nio.file.StandardCopyOption.COPY_ATTRIBUTES,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        Certificates forged =
                Certificates.open(
                        new Tls.LocalNetwork("bank.test", 0),
                        folder.resolve("stolen"),
                        Instant.now());
        X509Certificate leaf = (X509Certificate) forged.shown().getCertificate("server");
        assertEquals("bank.test", leaf.getSubjectAlternativeNames().iterator().next().get(1));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("a", authority);
        trust.init(store);
        var manager =
                assertInstanceOf(javax.net.ssl.X509TrustManager.class, trust.getTrustManagers()[0]);
        assertThrows(
                java.security.cert.CertificateException.class,
                () -> manager.checkServerTrusted(chain(forged), "UNKNOWN"));
        Certificates right =
                Certificates.open(
                        new Tls.LocalNetwork(NAME, 0), folder.resolve("keys"), Instant.now());
        manager.checkServerTrusted(chain(right), "UNKNOWN");
    }

    private static X509Certificate[] chain(Certificates of) throws Exception {
        java.security.cert.Certificate[] chain = of.shown().getCertificateChain("server");
        return java.util.Arrays.copyOf(chain, chain.length, X509Certificate[].class);
    }

    @Test
    @DisplayName("the certificate is renewed before it ends, the authority stays")
    void renewal() throws Exception {
        Path keys = folder.resolve("renewed");
        Instant begin = Instant.now();
        Certificates certificates = Certificates.open(new Tls.LocalNetwork(NAME, 0), keys, begin);
        X509Certificate first = (X509Certificate) certificates.shown().getCertificate("server");
        X509Certificate authority = certificates.findAuthority().orElseThrow().certificate();
        assertTrue(certificates.findNext(begin.plus(Duration.ofDays(59))).isEmpty());
        KeyStore next = certificates.findNext(begin.plus(Duration.ofDays(61))).orElseThrow();
        X509Certificate second = (X509Certificate) next.getCertificate("server");
        assertNotEquals(first.getSerialNumber(), second.getSerialNumber());
        X509Certificate[] chain = chain(certificates);
        second.verify(chain[1].getPublicKey());
        chain[1].verify(authority.getPublicKey());
        second.checkValidity(java.util.Date.from(begin.plus(Duration.ofDays(150))));
        Certificates again =
                Certificates.open(
                        new Tls.LocalNetwork(NAME, 0), keys, begin.plus(Duration.ofDays(62)));
        assertArrayEquals(
                second.getEncoded(),
                again.shown().getCertificate("server").getEncoded(),
                "kept on the disk");
        assertThrows(
                IOException.class,
                () -> OwnAuthority.openOrMake(keys, NAME, begin.plus(Duration.ofDays(6 * 365))));
    }

    @Test
    @DisplayName("certificate files: a key that others may read or that is another's is refused")
    void files() throws Exception {
        Path own = folder.resolve("keys/local-network/" + NAME);
        Path key = folder.resolve("key.pem");
        Files.copy(
                own.resolve("server.key.pem"),
                key,
                java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        Tls.Files right = new Tls.Files(own.resolve("server.pem"), key);
        Certificates open = Certificates.open(right, folder, Instant.now());
        assertTrue(open.findNext(Instant.now().plus(Duration.ofDays(80))).isEmpty());
        Files.setLastModifiedTime(
                key, java.nio.file.attribute.FileTime.from(Instant.now().plusSeconds(60)));
        assertTrue(open.findNext(Instant.now()).isPresent(), "read again when changed");
        assertThrows(
                IOException.class,
                () ->
                        Certificates.open(
                                new Tls.Files(
                                        own.resolve("server.pem"), own.resolve("issuer.key.pem")),
                                folder,
                                Instant.now()));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        IOException readable =
                assertThrows(
                        IOException.class, () -> Certificates.open(right, folder, Instant.now()));
        assertTrue(String.valueOf(readable.getMessage()).contains("chmod 600"));
    }

    @Test
    @DisplayName("without any of it, nothing but loopback is listened on")
    void refusedWithout() {
        IllegalArgumentException refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                new ServerSettings(
                                        folder.resolve("d"),
                                        folder.resolve("k"),
                                        "0.0.0.0",
                                        0,
                                        false,
                                        Publisher.example()));
        assertTrue(String.valueOf(refused.getMessage()).contains("--local-network"));
    }

    @Test
    @DisplayName("the server reads itself back through TLS, by its own certificate alone")
    void readBack() throws Exception {
        assertEquals("https", server().address().getScheme());
        assertEquals(NAME, server().shownAddress().getHost());
        try (HttpClient http =
                HttpClient.newBuilder()
                        .sslContext(
                                org.safepassage.app.server.tls.Pinned.context(
                                        Certificates.open(
                                                new Tls.LocalNetwork(NAME, 0),
                                                folder.resolve("keys"),
                                                Instant.now())))
                        .build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(server().address().resolve("/livez")).build();
            assertEquals(200, http.send(request, BodyHandlers.discarding()).statusCode());
        }
        try (HttpClient http =
                HttpClient.newBuilder()
                        .sslContext(
                                org.safepassage.app.server.tls.Pinned.context(
                                        Certificates.open(
                                                new Tls.LocalNetwork(NAME, 0),
                                                folder.resolve("others2"),
                                                Instant.now())))
                        .build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(server().address().resolve("/livez")).build();
            assertThrows(IOException.class, () -> http.send(request, BodyHandlers.discarding()));
        }
    }
}
