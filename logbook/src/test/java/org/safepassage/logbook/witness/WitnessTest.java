package org.safepassage.logbook.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safepassage.logbook.Checkpoint;
import org.safepassage.logbook.Hash;
import org.safepassage.logbook.MemoryLogbook;
import org.safepassage.logbook.NotVerifiedException;
import org.safepassage.logbook.Policy;
import org.safepassage.logbook.SignatureType;
import org.safepassage.logbook.SignedCheckpoint;
import org.safepassage.logbook.SigningKey;
import org.safepassage.logbook.SimulatedDisk;
import org.safepassage.logbook.TestKeys;

class WitnessTest {
    private static final SigningKey LOG =
            TestKeys.of("log.example/1", SignatureType.ED25519, "log");
    private static final SigningKey KEY =
            TestKeys.of("w.example/1", SignatureType.ED25519_COSIGNATURE, "w");
    private static final InstantSource NOON =
            InstantSource.fixed(Instant.parse("2016-11-04T12:00:00Z"));

    private static final int RUNS = Integer.getInteger("logbook.forks", 500);

    @TempDir Path folder;

    private Witness witness() throws IOException {
        return Witness.open(folder.resolve("w"), List.of(KEY), List.of(LOG.verifier()), NOON);
    }

    private static MemoryLogbook log(int entries, int salt) throws IOException {
        MemoryLogbook log = new MemoryLogbook(List.of(LOG), NOON);
        add(log, entries, salt);
        return log;
    }

    private static void add(MemoryLogbook log, int entries, int salt) throws IOException {
        List<byte[]> added = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            added.add(new byte[] {(byte) salt, (byte) i});
        }
        if (!added.isEmpty()) {
            log.appendAll(added);
        }
    }

    private static AddCheckpoint from(long oldSize, MemoryLogbook log) throws IOException {
        SignedCheckpoint checkpoint = log.checkpoint();
        List<Hash> path =
                oldSize == 0
                        ? List.of()
                        : log.subtrees()
                                .consistency(oldSize, checkpoint.checkpoint().size())
                                .path();
        return new AddCheckpoint(oldSize, path, checkpoint);
    }

    private static Answer answer(Witness witness, AddCheckpoint request) throws IOException {
        return witness.answer(request.bytes());
    }

    @Test
    @DisplayName("the answers, with the numbers of the specification")
    void answers() throws Exception {
        try (Witness witness = witness()) {
            MemoryLogbook log = log(3, 1);
            Answer.Cosigned first =
                    assertInstanceOf(Answer.Cosigned.class, answer(witness, from(0, log)));
            assertEquals(
                    2,
                    log.checkpoint()
                            .with(first.lines())
                            .verify(List.of(LOG.verifier(), KEY.verifier()))
                            .size());

            AddCheckpoint three = from(3, log);
            assertEquals(
                    200, answer(witness, three).status()); // the same again, with the same root
            log.append(new byte[] {9});
            assertEquals(new Answer.Conflict(3), answer(witness, from(0, log)));
            assertEquals(new Answer.Conflict(3), answer(witness, from(2, log)));
            assertEquals("3\n", answer(witness, from(4, log)).body());
            AddCheckpoint good = from(3, log);
            List<Hash> wrong = new ArrayList<>(good.path());
            wrong.set(0, Hash.EMPTY_TREE);
            assertEquals(
                    422, answer(witness, new AddCheckpoint(3, wrong, good.checkpoint())).status());
            assertEquals(
                    422,
                    answer(witness, new AddCheckpoint(3, List.of(), good.checkpoint())).status());
            assertEquals(
                    400,
                    answer(witness, new AddCheckpoint(5, List.of(), good.checkpoint())).status());
            assertEquals(200, answer(witness, good).status());
            assertEquals(409, answer(witness, three).status()); // no way back
            Checkpoint sameSize = new Checkpoint("log.example/1", 4, Hash.EMPTY_TREE);
            AddCheckpoint fork = new AddCheckpoint(4, List.of(), sign(sameSize, LOG));
            Answer.Forked forked = assertInstanceOf(Answer.Forked.class, answer(witness, fork));
            assertEquals(422, forked.status());
            assertEquals(log.checkpoint().checkpoint(), forked.known());
        }
    }

    private static SignedCheckpoint sign(Checkpoint checkpoint, SigningKey key) {
        return SignedCheckpoint.sign(checkpoint, List.of(key), NOON.instant());
    }

    @Test
    @DisplayName("unknown logs, other keys, a root of nothing that is not empty, and bad requests")
    void refusals() throws Exception {
        try (Witness witness = witness()) {
            SigningKey other = TestKeys.of("log.example/2", SignatureType.ED25519, "2");
            Checkpoint elsewhere = new Checkpoint("log.example/2", 1, Hash.EMPTY_TREE);
            assertEquals(
                    404,
                    answer(witness, new AddCheckpoint(0, List.of(), sign(elsewhere, other)))
                            .status());
            SigningKey thief = TestKeys.of("log.example/1", SignatureType.ED25519, "thief");
            Checkpoint stolen = new Checkpoint("log.example/1", 1, Hash.EMPTY_TREE);
            assertEquals(
                    403,
                    answer(witness, new AddCheckpoint(0, List.of(), sign(stolen, thief))).status());
            Checkpoint nothing = new Checkpoint("log.example/1", 0, Hash.sha256(new byte[1]));
            assertEquals(
                    422,
                    answer(witness, new AddCheckpoint(0, List.of(), sign(nothing, LOG))).status());
            MemoryLogbook log = log(2, 1);
            AddCheckpoint padded = new AddCheckpoint(0, List.of(Hash.EMPTY_TREE), log.checkpoint());
            assertEquals(422, answer(witness, padded).status());
            String good = new String(from(0, log).bytes(), StandardCharsets.UTF_8);
            String hash = Hash.EMPTY_TREE + "\n";
            for (String bad :
                    List.of(
                            "",
                            "old 0\n",
                            good.replace("old 0", "old 00"),
                            good.replace("old 0", "old -1"),
                            good.replace("old", "size"),
                            good.replace("old 0\n", "old 0\n" + hash.repeat(64)),
                            good.replace("old 0\n", "old 0\nAAAA\n"),
                            good.replace("\n\n", "\n"),
                            good.substring(0, good.length() - 1),
                            "x".repeat(2_000_000))) {
                assertEquals(
                        400,
                        witness.answer(bad.getBytes(StandardCharsets.UTF_8)).status(),
                        bad.substring(0, Math.min(60, bad.length())));
            }
            assertEquals(200, witness.answer(good.getBytes(StandardCharsets.UTF_8)).status());
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> Witness.open(folder, List.of(LOG), List.of(), NOON));
        assertThrows(
                IllegalArgumentException.class,
                () -> Witness.open(folder, List.of(), List.of(), NOON));
    }

    @Test
    @DisplayName("what was cosigned is remembered across restarts, and the time never goes back")
    void remembers() throws Exception {
        MemoryLogbook log = log(3, 1);
        try (Witness witness = witness()) {
            answer(witness, from(0, log));
            assertThrows(IOException.class, this::witness); // one process at a time
        }
        log.append(new byte[] {7});
        InstantSource yesterday = InstantSource.fixed(NOON.instant().minusSeconds(86_400));
        try (Witness witness =
                Witness.open(
                        folder.resolve("w"), List.of(KEY), List.of(LOG.verifier()), yesterday)) {
            assertEquals(new Answer.Conflict(3), answer(witness, from(0, log)));
            Answer.Cosigned cosigned =
                    assertInstanceOf(Answer.Cosigned.class, answer(witness, from(3, log)));
            assertEquals(
                    NOON.instant(),
                    log.checkpoint().with(cosigned.lines()).findTime(KEY.verifier()).orElseThrow());
        }
        SigningKey other = TestKeys.of("w.example/1", SignatureType.ED25519_COSIGNATURE, "other");
        assertThrows(
                IOException.class,
                () ->
                        Witness.open(
                                folder.resolve("w"),
                                List.of(other),
                                List.of(LOG.verifier()),
                                NOON));
    }

    @Test
    @DisplayName("requests at once never roll the witness back")
    void rollbackRace() throws Exception {
        MemoryLogbook log = log(1, 1);
        List<AddCheckpoint> requests = new ArrayList<>();
        for (int size = 1; size <= 12; size++) {
            requests.add(from(size == 1 ? 0 : 1, log));
            log.append(new byte[] {(byte) size});
        }
        try (Witness witness = witness();
                ExecutorService threads = Executors.newFixedThreadPool(6)) {
            answer(witness, requests.getFirst());
            List<Callable<Answer>> tasks = new ArrayList<>();
            for (AddCheckpoint request : requests.subList(1, 12)) {
                tasks.add(() -> answer(witness, request));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Answer> done : threads.invokeAll(tasks)) {
                statuses.add(done.get().status());
            }
            // All prove from size 1: one wins, and the others learn that the witness has moved on.
            assertEquals(1, statuses.stream().filter(s -> s == 200).count());
            assertEquals(10, statuses.stream().filter(s -> s == 409).count());
        }
    }

    @Test
    @DisplayName(
            "two forks shown to two readers: a witness both ask catches it, in 500 runs of 500")
    void splitView() throws Exception {
        for (int seed = 0; seed < RUNS; seed++) {
            Random chance = new Random(seed);
            int common = chance.nextInt(6);
            MemoryLogbook left = log(common, 1);
            MemoryLogbook right = log(common, 1);
            Checkpoint before = left.checkpoint().checkpoint();
            add(left, 1 + chance.nextInt(4), 2);
            add(right, 1 + chance.nextInt(4), 3);
            try (Witness witness =
                    Witness.open(
                            Path.of("/w"),
                            List.of(KEY),
                            List.of(LOG.verifier()),
                            NOON,
                            new SimulatedDisk())) {
                if (before.size() > 0) {
                    assertEquals(200, answer(witness, from(0, log(common, 1))).status());
                }
                boolean leftFirst = chance.nextBoolean();
                MemoryLogbook first = leftFirst ? left : right;
                MemoryLogbook second = leftFirst ? right : left;
                assertEquals(200, answer(witness, from(before.size(), first)).status());
                assertTrue(caught(witness, second), "seed " + seed);
            }
        }
    }

    /** Tries everything a log can do to get a cosignature for its second history. */
    private static boolean caught(Witness witness, MemoryLogbook second) throws IOException {
        long size = second.checkpoint().checkpoint().size();
        for (long old : new long[] {0, 1, size / 2, size}) {
            if (old <= size && answer(witness, from(old, second)).status() == 200) {
                return false;
            }
        }
        return true;
    }

    @Test
    @DisplayName(
            "over HTTP: a client finds the witness's size by itself, and publishes what it gets")
    void http() throws Exception {
        try (Witness witness = witness();
                WitnessServer server =
                        WitnessServer.start(
                                witness,
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            String url = "http://127.0.0.1:" + server.port();
            Policy.Witness known = new Policy.Witness("w1", KEY.verifier(), url);
            Policy policy =
                    new Policy(
                            List.of(new Policy.Log(LOG.verifier(), null)), List.of(known), known);
            WitnessClient client = new WitnessClient();
            MemoryLogbook log = log(3, 1);
            assertThrows(NotVerifiedException.class, () -> policy.verify(log.checkpoint()));
            assertTrue(
                    log.publishCosignatures(
                            log.checkpoint().checkpoint(), client.cosign(known, log)));
            assertEquals(1, policy.verify(log.checkpoint()).witnesses().size());
            log.append(new byte[] {1});
            assertEquals(1, client.cosign(known, log).size());
            // A log that was shortened, and one that was rewritten.
            NotVerifiedException shorter =
                    assertThrows(NotVerifiedException.class, () -> client.cosign(known, log(2, 1)));
            assertTrue(String.valueOf(shorter.getMessage()).contains("has seen 4 entries"));
            NotVerifiedException forked =
                    assertThrows(NotVerifiedException.class, () -> client.cosign(known, log(7, 2)));
            assertTrue(String.valueOf(forked.getMessage()).contains("422"));
            // The wrong key for this witness: its answer is not believed.
            SigningKey other =
                    TestKeys.of("w.example/1", SignatureType.ED25519_COSIGNATURE, "other");
            Policy.Witness mistaken = new Policy.Witness("w1", other.verifier(), url + "/");
            assertThrows(NotVerifiedException.class, () -> client.cosign(mistaken, log));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> client.cosign(new Policy.Witness("w", KEY.verifier(), null), log));
            assertEquals(List.of(405, 404, 409), statuses(url, log));
        }
    }

    private static List<Integer> statuses(String url, MemoryLogbook log) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest get = HttpRequest.newBuilder(URI.create(url + "/add-checkpoint")).build();
        HttpRequest elsewhere =
                HttpRequest.newBuilder(URI.create(url + "/add-checkpoint/x")).build();
        HttpRequest conflict =
                HttpRequest.newBuilder(URI.create(url + "/add-checkpoint"))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(from(0, log).bytes()))
                        .build();
        HttpResponse<String> last = client.send(conflict, HttpResponse.BodyHandlers.ofString());
        assertEquals("text/x.tlog.size", last.headers().firstValue("Content-Type").orElseThrow());
        assertEquals("4\n", last.body());
        return List.of(
                client.send(get, HttpResponse.BodyHandlers.ofString()).statusCode(),
                client.send(elsewhere, HttpResponse.BodyHandlers.ofString()).statusCode(),
                last.statusCode());
    }
}
