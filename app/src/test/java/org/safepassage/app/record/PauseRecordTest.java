package org.safepassage.app.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safepassage.domain.Behind;
import org.safepassage.domain.ConfidentialEntry;
import org.safepassage.domain.Disclosure;
import org.safepassage.domain.PrivateEntry;
import org.safepassage.domain.RecordEntry;
import org.safepassage.domain.RecordedDecision;
import org.safepassage.domain.RecordedRules;
import org.safepassage.domain.RecordedStatement;
import org.safepassage.domain.Redaction;
import org.safepassage.domain.ReportReceived;
import org.safepassage.logbook.Commitment;
import org.safepassage.logbook.LogbookRefusedException;
import org.safepassage.logbook.LogbookVerify;
import org.safepassage.logbook.TiledLog;
import org.safepassage.logbook.TlogProof;
import org.safepassage.logbook.VerifierKey;

class PauseRecordTest {
    private static final String ORIGIN = "record.example/aleppo";

    @TempDir Path temp = Path.of(".");

    private final AtomicReference<Instant> now = new AtomicReference<>(Samples.NOON);
    private final InstantSource clock = now::get;

    private Path folder() {
        return temp.resolve("record");
    }

    private RecordKeys keys() {
        return new RecordKeys(temp.resolve("keys"), folder());
    }

    private PauseRecord create() throws IOException {
        return PauseRecord.create(folder(), keys(), Samples.beginning(ORIGIN), clock);
    }

    private PauseRecord open() throws IOException {
        return PauseRecord.open(folder(), keys(), clock);
    }

    private Behind by(String key, String... accounts) {
        return Behind.staff(now.get(), key, accounts);
    }

    private static RecordEntry suspended(String corridor) {
        return new RecordedDecision.Suspended(Samples.NOON, corridor, null, Samples.DUTY);
    }

    private List<VerifierKey> verifiers() throws IOException {
        return keys().load(ORIGIN).stream().map(key -> key.verifier()).toList();
    }

    @Test
    @DisplayName("what is written is read back, in its order, after opening again; logs verify")
    void readBack() throws Exception {
        List<RecordEntry> entries = new ArrayList<>();
        try (PauseRecord record = create()) {
            for (RecordEntry entry : Samples.all()) {
                boolean own =
                        entry instanceof Redaction
                                || entry instanceof ConfidentialEntry.IntakeRoot
                                || entry instanceof RecordedRules.KeyChanged;
                if (own) {
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> record.write(entry, by("k", "anna", "boris")));
                } else {
                    Recorded written =
                            record.write(entry, by("key " + entries.size(), "anna", "boris"));
                    assertEquals(entry, written.entry());
                    entries.add(entry);
                }
            }
        }
        try (PauseRecord record = open()) {
            List<Recorded> all = new ArrayList<>();
            record.replay(all::add);
            assertTrue(all.getFirst().entry() instanceof RecordedStatement.Begun);
            assertEquals(entries, all.stream().skip(1).map(Recorded::entry).toList());
            Behind behind = Objects.requireNonNull(all.get(1).behind());
            assertEquals(List.of("anna", "boris"), behind.accounts());
            for (Recorded one : all) {
                if (one.index() >= 0) {
                    TlogProof proof = record.prove(one);
                    List<VerifierKey> keys =
                            one.isPublic()
                                    ? verifiers()
                                    : keys().load(ORIGIN + "/intake").stream()
                                            .map(key -> key.verifier())
                                            .toList();
                    assertFalse(proof.verify(record.provable(one), keys).isEmpty());
                } else {
                    assertThrows(IllegalArgumentException.class, () -> record.prove(one));
                }
            }
            assertTrue(
                    LogbookVerify.verify(TiledLog.in(record.publicFolder()), verifiers(), null)
                            .verified());
        }
    }

    @Test
    @DisplayName("no account of staff, no client's key and no confidential word is in either log")
    void nothingPrivateIsPublic() throws Exception {
        int sent = 0;
        try (PauseRecord record = create()) {
            for (RecordEntry entry : Samples.all()) {
                if (!(entry instanceof Redaction
                        || entry instanceof ConfidentialEntry.IntakeRoot
                        || entry instanceof RecordedRules.KeyChanged)) {
                    record.write(entry, by("canary-key" + sent++, "canary-1", "canary-2"));
                }
            }
            record.write(new ReportReceived(Samples.NOON, "R9", "page", "canary-text"), by("q"));
            record.write(
                    new PrivateEntry.StaffActed(Samples.NOON, "canary-3", "canary-did"), by("r"));
        }
        for (String log : List.of("public", "intake")) {
            try (Stream<Path> files = Files.walk(folder().resolve(log))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                    assertFalse(text.contains("canary"), file.toString());
                    assertFalse(text.contains("if it is quiet"), file.toString());
                }
            }
        }
    }

    @Test
    @DisplayName("sent twice is entered once, also after opening again and by many at once")
    void idempotent() throws Exception {
        long first;
        try (PauseRecord record = create()) {
            first = record.write(suspended("C1"), by("k1", "anna")).number();
            RecordEntry later =
                    new RecordedDecision.Suspended(
                            Samples.NOON.plusSeconds(60), "C1", null, Samples.DUTY);
            assertEquals(first, record.write(later, by("k1", "anna")).number());
            assertEquals(
                    first,
                    assertThrows(
                                    ClientKeyReusedException.class,
                                    () -> record.write(suspended("C2"), by("k1", "anna")))
                            .number());
            assertTrue(record.write(suspended("C1"), by("k2", "anna")).number() > first);
            assertThrows(
                    IllegalArgumentException.class,
                    () ->
                            record.writeAll(
                                    List.of(
                                            new PauseRecord.Writing(suspended("C1"), by("z")),
                                            new PauseRecord.Writing(suspended("C1"), by("z")))));
        }
        try (PauseRecord record = open();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertEquals(first, record.write(suspended("C1"), by("k1", "anna")).number());
            List<Future<Recorded>> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String key = "report " + i % 10;
                all.add(
                        threads.submit(
                                () ->
                                        record.write(
                                                new ReportReceived(now.get(), key, "page", key),
                                                by(key))));
            }
            List<Long> numbers = new ArrayList<>();
            for (Future<Recorded> one : all) {
                numbers.add(one.get().number());
            }
            assertEquals(10, numbers.stream().distinct().count());
            assertEquals(10, record.intakeLog().checkpoint().checkpoint().size());
            assertEquals(numbers.getFirst(), record.find("report 0").orElseThrow().number());
            assertTrue(record.find("never").isEmpty());
        }
    }

    @Test
    @DisplayName("nobody opens alone")
    void twoAccounts() throws Exception {
        try (PauseRecord record = create()) {
            RecordEntry opened =
                    new RecordedDecision.Opened(
                            Samples.NOON,
                            null,
                            "C1",
                            Samples.NOON.plusSeconds(60),
                            Samples.DUTY,
                            Samples.ACCESS);
            assertThrows(
                    IllegalArgumentException.class, () -> record.write(opened, by("a", "anna")));
            assertEquals(opened, record.write(opened, by("a", "anna", "boris")).entry());
        }
    }

    @Test
    @DisplayName(
            "a redacted report is gone from the folder and does not come back; its proof stands")
    void redacted() throws Exception {
        try (PauseRecord record = create()) {
            ReportReceived report =
                    new ReportReceived(Samples.NOON, "R1", "page", "canary-4711 was here");
            Recorded written = record.write(report, by("k1", "anna"));
            TlogProof proof = record.prove(written);
            byte[] provable = record.provable(written);
            assertEquals(
                    Commitment.of(record.opening(written).salt(), record.opening(written).text()),
                    Commitment.find(provable).orElseThrow());
            Recorded redaction =
                    record.redact(written.number(), "asked for by its author", by("k2", "boris"));
            assertEquals(new Redaction.OfReport(0, "asked for by its author"), redaction.entry());
            assertTrue(record.recorded(written.number()).isRedacted());
            assertNull(record.recorded(written.number()).behind());
            assertEquals(redaction.number(), record.write(report, by("k1", "anna")).number());
            assertEquals(
                    1,
                    proof.verify(
                                    provable,
                                    List.of(keys().load(ORIGIN + "/intake").getFirst().verifier()))
                            .size());
            assertThrows(
                    IllegalArgumentException.class, () -> record.redact(0, "public", by("k3")));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> record.opening(record.recorded(written.number())));
            try (Stream<Path> files = Files.walk(temp)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertFalse(
                            Files.readString(file, StandardCharsets.ISO_8859_1)
                                    .contains("canary-4711"),
                            file.toString());
                }
            }
        }
        try (PauseRecord record = open()) {
            ReportReceived again =
                    new ReportReceived(Samples.NOON, "R1", "page", "canary-4711 was here");
            record.write(again, by("k1", "anna"));
            assertEquals(2, record.intakeLog().checkpoint().checkpoint().size());
        }
    }

    @Test
    @DisplayName("a listener hears of everything once and in order, from where it asks on")
    void listeners() throws Exception {
        List<Long> heard = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch all = new CountDownLatch(21);
        try (PauseRecord record = create()) {
            try (Closeable _ =
                    record.listen(
                            0,
                            recorded -> {
                                heard.add(recorded.number());
                                all.countDown();
                            })) {
                try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                    List<Future<Recorded>> written = new ArrayList<>();
                    for (int i = 0; i < 20; i++) {
                        String key = "k" + i;
                        written.add(
                                threads.submit(
                                        () -> record.write(suspended(key), by(key, "anna"))));
                    }
                    for (Future<Recorded> one : written) {
                        one.get();
                    }
                }
                assertTrue(all.await(20, TimeUnit.SECONDS));
            }
            List<Long> expected = new ArrayList<>();
            record.replay(recorded -> expected.add(recorded.number()));
            assertEquals(expected, heard);
            CountDownLatch called = new CountDownLatch(1);
            Closeable failing =
                    record.listen(
                            5,
                            recorded -> {
                                called.countDown();
                                throw new IllegalStateException("no");
                            });
            assertTrue(called.await(20, TimeUnit.SECONDS));
            assertThrows(IOException.class, failing::close);
        }
    }

    @Test
    @DisplayName("on the beat the intake's root enters the public log, whatever came")
    void beat() throws Exception {
        try (PauseRecord record = create()) {
            assertFalse(record.tick());
            now.set(now.get().plusSeconds(60));
            assertTrue(record.tick());
            Recorded root = record.from(1, 9).getFirst();
            assertEquals(Disclosure.COMMITMENT, root.disclosure());
            assertEquals(
                    new String(record.intakeLog().checkpoint().bytes(), StandardCharsets.UTF_8),
                    ((ConfidentialEntry.IntakeRoot) Objects.requireNonNull(root.entry()))
                            .checkpoint());
            assertArrayEquals(
                    Commitment.of(record.opening(root).salt(), record.opening(root).text()).entry(),
                    record.provable(root));
        }
    }

    @Test
    @DisplayName("keys are made once and outside; a new one is announced at the next opening")
    void keyRotation() throws Exception {
        create().close();
        assertThrows(
                IllegalArgumentException.class,
                () -> new RecordKeys(folder().resolve("keys"), folder()));
        assertThrows(LogbookRefusedException.class, this::create);
        Path other = temp.resolve("other");
        assertThrows(
                LogbookRefusedException.class,
                () -> PauseRecord.create(other, keys(), Samples.beginning(ORIGIN), clock));
        VerifierKey old = verifiers().getFirst();
        keys().rotate(ORIGIN);
        try (PauseRecord record = open()) {
            assertTrue(record.from(1, 1).getFirst().entry() instanceof RecordedRules.KeyChanged);
            record.write(suspended("C1"), by("k", "anna"));
            assertEquals(3, record.checkpoint().verify(verifiers()).size());
            assertEquals(1, record.checkpoint().verify(List.of(old)).size());
        }
        try (PauseRecord record = open()) {
            assertEquals(3, record.checkpoint().checkpoint().size()); // announced once
        }
        assertThrows(
                LogbookRefusedException.class,
                () ->
                        PauseRecord.open(
                                folder(), new RecordKeys(temp.resolve("none"), folder()), clock));
    }
}
