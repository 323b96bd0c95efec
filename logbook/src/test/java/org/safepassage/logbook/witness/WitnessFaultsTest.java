package org.safepassage.logbook.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.safepassage.logbook.Checkpoint;
import org.safepassage.logbook.Hash;
import org.safepassage.logbook.MalformedException;
import org.safepassage.logbook.MemoryLogbook;
import org.safepassage.logbook.NotVerifiedException;
import org.safepassage.logbook.NoteSignature;
import org.safepassage.logbook.Policy;
import org.safepassage.logbook.SignatureType;
import org.safepassage.logbook.SignedCheckpoint;
import org.safepassage.logbook.SigningKey;
import org.safepassage.logbook.SimulatedDisk;
import org.safepassage.logbook.TestKeys;

/** Witnesses that answer wrongly, and one whose disk fails. */
class WitnessFaultsTest {
    private static final SigningKey LOG =
            TestKeys.of("log.example/1", SignatureType.ED25519, "log");
    private static final SigningKey KEY =
            TestKeys.of("w.example/1", SignatureType.ED25519_COSIGNATURE, "w");
    private static final InstantSource NOON =
            InstantSource.fixed(Instant.parse("2016-11-04T12:00:00Z"));

    /** What a made-up witness answers. */
    private record Saying(int status, String body) {}

    private final Deque<Saying> sayings = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final HttpServer server = server();
    private final MemoryLogbook log = new MemoryLogbook(List.of(LOG), NOON);

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void begin() throws IOException {
        for (int i = 0; i < 5; i++) {
            log.append(new byte[] {(byte) i});
        }
        server.createContext(
                "/",
                exchange -> {
                    String body =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    asked.add(body.lines().findFirst().orElse(""));
                    Saying saying = sayings.remove();
                    byte[] bytes = saying.body().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(saying.status(), bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private Policy.Witness madeUp() {
        return new Policy.Witness(
                "w1", KEY.verifier(), "http://127.0.0.1:" + server.getAddress().getPort());
    }

    private List<NoteSignature> cosign() throws Exception {
        return new WitnessClient().cosign(madeUp(), log);
    }

    private static String said(Exception e) {
        return String.valueOf(e.getMessage());
    }

    @Test
    @DisplayName("a witness that names another size each time is asked three times and no more")
    void neverReady() {
        for (int size : new int[] {1, 2, 3, 4}) {
            sayings.add(new Saying(409, size + "\n"));
        }
        IOException e = assertThrows(IOException.class, this::cosign);
        assertTrue(said(e).contains("asked by others at the same time"), said(e));
        assertEquals(List.of("old 5", "old 1", "old 2"), asked);
    }

    @Test
    @DisplayName("a size that is no line, or none of this log, is not gone by")
    void wrongSizes() {
        sayings.add(new Saying(409, "3"));
        assertThrows(MalformedException.class, this::cosign);
        sayings.add(new Saying(409, "03\n"));
        assertThrows(MalformedException.class, this::cosign);
        sayings.add(new Saying(409, "6\n"));
        NotVerifiedException e = assertThrows(NotVerifiedException.class, this::cosign);
        assertTrue(said(e).contains("has seen 6 entries of this log, which has 5"), said(e));
        sayings.add(new Saying(500, "cannot\n"));
        NotVerifiedException failing = assertThrows(NotVerifiedException.class, this::cosign);
        assertEquals("Witness w1 does not cosign (500): cannot", said(failing));
    }

    @Test
    @DisplayName(
            "from a witness that has seen nothing the log begins at 0, and its line is believed")
    void fromNothing() throws Exception {
        NoteSignature line = KEY.sign(log.checkpoint().checkpoint().text(), NOON.instant());
        NoteSignature other =
                TestKeys.of("w.example/2", SignatureType.ED25519_COSIGNATURE, "2")
                        .sign(log.checkpoint().checkpoint().text(), NOON.instant());
        sayings.add(new Saying(409, "0\n"));
        sayings.add(new Saying(200, other.line() + line.line()));
        assertEquals(List.of(line), cosign());
        assertEquals(List.of("old 5", "old 0"), asked);
        sayings.add(new Saying(200, other.line()));
        assertThrows(NotVerifiedException.class, this::cosign);
        sayings.add(new Saying(200, "hello\n"));
        assertThrows(MalformedException.class, this::cosign);
        NoteSignature wrong =
                KEY.sign("log.example/1\n4\n" + Hash.EMPTY_TREE + "\n", Instant.EPOCH);
        sayings.add(new Saying(200, wrong.line()));
        assertThrows(NotVerifiedException.class, this::cosign);
    }

    @Test
    @DisplayName("a witness without an address is none to ask; who asks can be interrupted")
    void notAsked() {
        Policy.Witness silent = new Policy.Witness("w1", KEY.verifier(), null);
        assertThrows(IllegalArgumentException.class, () -> new WitnessClient().cosign(silent, log));
        Thread.currentThread().interrupt();
        IOException e = assertThrows(IOException.class, this::cosign);
        assertTrue(Thread.interrupted());
        assertInstanceOf(InterruptedException.class, e.getCause());
    }

    private static AddCheckpoint from(MemoryLogbook log) throws IOException {
        return new AddCheckpoint(0, List.of(), log.checkpoint());
    }

    @Test
    @DisplayName("a witness whose disk failed cosigns nothing more, and says so with a 500")
    void failingDisk() throws Exception {
        SimulatedDisk disk = new SimulatedDisk();
        try (Witness witness =
                        Witness.open(
                                Path.of("/w"), List.of(KEY), List.of(LOG.verifier()), NOON, disk);
                WitnessServer real =
                        WitnessServer.start(
                                witness,
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            disk.watch(
                    (_, what) -> {
                        throw new IOException("Input/output error: " + what);
                    });
            URI address = URI.create("http://127.0.0.1:" + real.port() + "/add-checkpoint");
            assertEquals(500, send(address, "POST", from(log).bytes()).statusCode());
            disk.watch((_, _) -> {});
            IOException e = assertThrows(IOException.class, () -> witness.answer(from(log)));
            assertEquals("The disk failed this witness; open it again.", said(e));
            HttpResponse<String> still = send(address, "POST", from(log).bytes());
            assertEquals(500, still.statusCode());
            assertEquals("This witness cannot keep what it sees.\n", still.body());
            assertEquals(405, send(address, "GET", new byte[0]).statusCode());
            assertEquals(
                    404, send(URI.create(address + "/more"), "POST", new byte[0]).statusCode());
        }
        // Opened again it knows nothing of what it did not keep.
        Witness again =
                Witness.open(Path.of("/w"), List.of(KEY), List.of(LOG.verifier()), NOON, disk);
        assertEquals(List.of(KEY.verifier()), again.verifiers());
        assertEquals(200, again.answer(from(log)).status());
        again.close();
        assertThrows(IOException.class, () -> again.answer(from(log)));
    }

    private static HttpResponse<String> send(URI address, String method, byte[] body)
            throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(address)
                            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    @DisplayName("a witness that finds something else than its own in its folder does not begin")
    void damagedMemory() throws Exception {
        SimulatedDisk disk = new SimulatedDisk();
        try (Witness witness =
                Witness.open(Path.of("/w"), List.of(KEY), List.of(LOG.verifier()), NOON, disk)) {
            assertEquals(200, witness.answer(from(log)).status());
        }
        SigningKey other = TestKeys.of("w.example/1", SignatureType.ED25519_COSIGNATURE, "other");
        MalformedException e =
                assertThrows(
                        MalformedException.class,
                        () ->
                                Witness.open(
                                        Path.of("/w"),
                                        List.of(other),
                                        List.of(LOG.verifier()),
                                        NOON,
                                        disk));
        assertTrue(said(e).contains("was not signed by it"), said(e));
        // It gave the lock back: the rightful one opens.
        Witness.open(Path.of("/w"), List.of(KEY), List.of(LOG.verifier()), NOON, disk).close();
    }

    @Test
    @DisplayName(
            "a request of 63 hashes is read; the size of the last one cosigned is the old size")
    void requests() throws Exception {
        SignedCheckpoint signed =
                SignedCheckpoint.sign(
                        new Checkpoint("log.example/1", 5, Hash.EMPTY_TREE),
                        List.of(LOG),
                        Instant.EPOCH);
        List<Hash> most = new ArrayList<>();
        for (int i = 0; i < 63; i++) {
            most.add(Hash.sha256(new byte[] {(byte) i}));
        }
        AddCheckpoint request = new AddCheckpoint(5, most, signed);
        assertEquals(request, AddCheckpoint.parse(request.bytes()));
        List<Hash> more = new ArrayList<>(most);
        more.add(Hash.EMPTY_TREE);
        assertThrows(
                MalformedException.class,
                () -> AddCheckpoint.parse(new AddCheckpoint(5, more, signed).bytes()));
        assertThrows(
                MalformedException.class,
                () -> AddCheckpoint.parse("\n\nold 5\n".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    @DisplayName(
            "a log without entries is cosigned as such, and with a proof that proves nothing not")
    void emptyLog() throws Exception {
        try (Witness witness =
                Witness.open(
                        Path.of("/w"),
                        List.of(KEY),
                        List.of(LOG.verifier()),
                        NOON,
                        new SimulatedDisk())) {
            MemoryLogbook empty = new MemoryLogbook(List.of(LOG), NOON);
            assertEquals(200, witness.answer(from(empty)).status());
            assertEquals(200, witness.answer(from(empty)).status());
            assertEquals(200, witness.answer(from(log)).status());
        }
    }
}
