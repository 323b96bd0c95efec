package org.safepassage.logbook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NoteTest {
    // The keys, text and signatures of golang.org/x/mod/sumdb/note, note_test.go.
    private static final String PETER =
            "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String PETER_SEED = "gQoUAtUUbI2E8kQzMPVAgOv5juF9nHT2JS/F1ccoMXM=";
    private static final String ENOCH =
            "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
    private static final String TEXT =
            """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;
    private static final String PETER_LINE =
            "— PeterNeumann"
                    + " x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    private static final String ENOCH_LINE =
            "— EnochRoot"
                    + " rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

    private static final Checkpoint SEVEN =
            new Checkpoint("log.example/1", 7, Hash.sha256(new byte[] {7}));

    private static Note note(String text) throws MalformedException {
        return Note.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("Go's own notes verify, and our signature equals Go's byte for byte")
    void agreesWithGo() throws Exception {
        VerifierKey peter = VerifierKey.parse(PETER);
        VerifierKey enoch = VerifierKey.parse(ENOCH);
        assertEquals(PETER, peter.toString());
        Note both = note(TEXT + "\n" + PETER_LINE + ENOCH_LINE);
        assertEquals(List.of(peter, enoch), both.verify(List.of(enoch, peter)));
        assertEquals(List.of(enoch), both.verify(List.of(enoch)));
        byte[] seed = Base64.getDecoder().decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz");
        assertEquals(
                PETER_SEED, Base64.getEncoder().encodeToString(Arrays.copyOfRange(seed, 1, 33)));
        SigningKey key =
                TestKeys.fromSeed(
                        "PeterNeumann", SignatureType.ED25519, Arrays.copyOfRange(seed, 1, 33));
        assertEquals(PETER, key.verifier().toString());
        assertEquals(PETER_LINE, key.sign(TEXT, Instant.EPOCH).line());
    }

    @Test
    @DisplayName("no part of a key and no key with one letter raised is a key")
    void mangledKeys() {
        for (int from = 0; from <= PETER.length(); from++) {
            for (int to = from + 1; to <= PETER.length(); to++) {
                if (from > 0 || to < PETER.length()) {
                    String part = PETER.substring(from, to);
                    assertThrows(MalformedException.class, () -> VerifierKey.parse(part), part);
                }
            }
        }
        for (int i = 0; i < PETER.length(); i++) {
            String raised =
                    PETER.substring(0, i) + (char) (PETER.charAt(i) + 1) + PETER.substring(i + 1);
            assertThrows(MalformedException.class, () -> VerifierKey.parse(raised), raised);
        }
        for (String wrong :
                List.of(
                        "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
                        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                        "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                        "n+00000000+",
                        "n+00000000+AQ==",
                        "")) {
            assertThrows(MalformedException.class, () -> VerifierKey.parse(wrong), wrong);
        }
    }

    @Test
    @DisplayName(
            "a known key with a wrong signature spoils the whole note; an unknown one does not")
    void wrongSignatures() throws Exception {
        VerifierKey peter = VerifierKey.parse(PETER);
        VerifierKey enoch = VerifierKey.parse(ENOCH);
        List<VerifierKey> both = List.of(peter, enoch);
        String enochsOverPeter = ENOCH_LINE.replace("MNtCO", "MNtCP");
        Note spoiled = note(TEXT + "\n" + PETER_LINE + enochsOverPeter);
        assertThrows(NotVerifiedException.class, () -> spoiled.verify(both));
        assertEquals(List.of(peter), spoiled.verify(List.of(peter)));
        assertThrows(
                NotVerifiedException.class,
                () -> note(TEXT + "\n" + ENOCH_LINE).verify(List.of(peter)));
        Note changed = note(TEXT.replace("answer", "Answer") + "\n" + PETER_LINE);
        assertThrows(NotVerifiedException.class, () -> changed.verify(both));
        Note repeated = note(TEXT + "\n" + PETER_LINE + PETER_LINE);
        assertEquals(List.of(peter), repeated.verify(both));
    }

    @Test
    @DisplayName("a note may hold blank lines, and a hundred signatures")
    void largeNotes() throws Exception {
        Note blank = note("a\n\nb\n\n" + PETER_LINE);
        assertEquals("a\n\nb\n", blank.text());
        Note many = note(TEXT + "\n" + ENOCH_LINE.repeat(99) + PETER_LINE);
        assertEquals(1, many.verify(List.of(VerifierKey.parse(PETER))).size());
        assertArrayEquals(
                (TEXT + "\n" + ENOCH_LINE.repeat(99) + PETER_LINE).getBytes(StandardCharsets.UTF_8),
                many.bytes());
    }

    @Test
    @DisplayName("what is not a note is refused")
    void malformed() throws Exception {
        List<String> wrong = new ArrayList<>();
        wrong.add("");
        wrong.add(TEXT);
        wrong.add(TEXT + "\n");
        wrong.add(TEXT + PETER_LINE); // no blank line
        wrong.add(TEXT + "\n" + PETER_LINE.strip());
        wrong.add(TEXT + "\n" + PETER_LINE + "\n");
        wrong.add(TEXT + "\n" + PETER_LINE + "more\n");
        wrong.add(TEXT + "\n" + PETER_LINE.replace("—", "-"));
        wrong.add(TEXT + "\n" + PETER_LINE.replace("— ", "—"));
        wrong.add(TEXT + "\n" + PETER_LINE.replace("— PeterNeumann", "—  PeterNeumann"));
        wrong.add(TEXT + "\n" + PETER_LINE.replace("Peter", "Peter\u00a0"));
        wrong.add(TEXT + "\n" + PETER_LINE.replace("Peter", "Peter\u0085"));
        wrong.add(TEXT + "\n" + PETER_LINE.replace("Peter", "Peter+"));
        wrong.add(TEXT + "\n" + PETER_LINE.replace("AM=", "AM"));
        wrong.add(TEXT + "\n" + PETER_LINE.replace("AM=", "AN="));
        wrong.add(TEXT + "\n— PeterNeumann x08g\n");
        wrong.add(TEXT + "\n— PeterNeumann\n");
        wrong.add(TEXT.replace("you", "you\t") + "\n" + PETER_LINE);
        wrong.add(TEXT.replace("\n", "\r\n") + "\n" + PETER_LINE);
        wrong.add(TEXT.replace("you", "you\0") + "\n" + PETER_LINE);
        for (String text : wrong) {
            assertThrows(MalformedException.class, () -> note(text), text);
        }
        byte[] notUtf8 = (TEXT + "\n" + PETER_LINE).getBytes(StandardCharsets.UTF_8);
        notUtf8[0] = (byte) 0xff;
        assertThrows(MalformedException.class, () -> Note.parse(notUtf8));
        assertThrows(MalformedException.class, () -> Note.parse(new byte[Note.LARGEST + 1]));
    }

    @Test
    @DisplayName("checkpoints have three lines, a size spelt one way and a root of 32 bytes")
    void checkpoints() throws MalformedException {
        assertEquals(SEVEN, Checkpoint.parse(SEVEN.text()));
        String root = SEVEN.root().toString();
        Checkpoint extended = Checkpoint.parse("o\n0\n" + root + "\nextension\n");
        assertEquals(new Checkpoint("o", 0, SEVEN.root()), extended);
        for (String wrong :
                List.of(
                        "o\n07\n" + root + "\n",
                        "o\n+7\n" + root + "\n",
                        "o\n-7\n" + root + "\n",
                        "o\n\n" + root + "\n",
                        "o\n9223372036854775808\n" + root + "\n",
                        "o\n7\n" + root,
                        "o\n7\n",
                        "\n7\n" + root + "\n",
                        "o\n7\n" + root.replace("=", "") + "\n",
                        "o\n7\nAAAA\n",
                        "o\n7\n" + root + "\n\n",
                        "o\n7 \n" + root + "\n",
                        "o\n\u0667\n" + root + "\n")) {
            assertThrows(MalformedException.class, () -> Checkpoint.parse(wrong), wrong);
        }
        assertThrows(IllegalArgumentException.class, () -> new Checkpoint("o", -1, SEVEN.root()));
        assertThrows(IllegalArgumentException.class, () -> new Checkpoint("o\np", 1, SEVEN.root()));
    }

    @Test
    @DisplayName(
            "cosignatures of both kinds verify, carry their time, and speak of checkpoints only")
    void cosignatures() throws Exception {
        Instant noon = Instant.parse("2016-11-04T12:00:00Z");
        for (SignatureType type :
                List.of(SignatureType.ED25519_COSIGNATURE, SignatureType.ML_DSA_44_COSIGNATURE)) {
            SigningKey witness = SigningKey.generate("witness.example/w", type);
            VerifierKey key = VerifierKey.parse(witness.verifier().toString());
            SignedCheckpoint signed = SignedCheckpoint.sign(SEVEN, List.of(witness), noon);
            SignedCheckpoint read = SignedCheckpoint.parse(signed.bytes());
            assertEquals(List.of(key), read.verify(List.of(key)));
            assertEquals(noon, read.findTime(key).orElseThrow());
            for (Checkpoint other :
                    List.of(
                            new Checkpoint("log.example/2", 7, SEVEN.root()),
                            new Checkpoint("log.example/1", 8, SEVEN.root()),
                            new Checkpoint("log.example/1", 7, Hash.EMPTY_TREE))) {
                Note moved = new Note(other.text(), signed.note().signatures());
                assertThrows(NotVerifiedException.class, () -> moved.verify(List.of(key)));
            }
            assertThrows(IllegalArgumentException.class, () -> witness.sign(TEXT, noon));
            Note overProse = new Note(TEXT, signed.note().signatures());
            assertThrows(NotVerifiedException.class, () -> overProse.verify(List.of(key)));
            // The time is signed too: one second later is another statement.
            byte[] later =
                    Base64.getDecoder().decode(signed.note().signatures().getFirst().base64());
            later[11]++;
            Note earlier = new Note(SEVEN.text(), List.of(line(key, later)));
            assertThrows(NotVerifiedException.class, () -> earlier.verify(List.of(key)));
            later[4] = -1; // a time of 2^63 or more
            assertFalse(key.verifies(SEVEN.text(), line(key, later)));
            assertFalse(
                    key.verifies(SEVEN.text(), line(key, Arrays.copyOf(later, later.length - 1))));
        }
    }

    private static NoteSignature line(VerifierKey key, byte[] bytes) {
        return new NoteSignature(key.name(), Base64.getEncoder().encodeToString(bytes));
    }

    @Test
    @DisplayName("a signature of an ML-DSA-44 key names its signer; under another name it is void")
    void mlDsaNamesTheSigner() throws Exception {
        SigningKey witness = SigningKey.generate("w1", SignatureType.ML_DSA_44_COSIGNATURE);
        VerifierKey renamed =
                VerifierKey.of("w2", SignatureType.ML_DSA_44_COSIGNATURE, witness.verifier().raw());
        NoteSignature line = witness.sign(SEVEN.text(), Instant.EPOCH);
        assertTrue(witness.verifier().verifies(SEVEN.text(), line));
        assertFalse(renamed.verifies(SEVEN.text(), line));
        assertTrue(witness.verifier().sameKey(renamed));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        SigningKey.generate("w".repeat(256), SignatureType.ML_DSA_44_COSIGNATURE)
                                .sign(SEVEN.text(), Instant.EPOCH));
    }

    @Test
    @DisplayName(
            "a key of one log cannot sign for another, and a private key prints nothing of itself")
    void wrongLog() throws Exception {
        SigningKey key = TestKeys.of("log.example/2", SignatureType.ED25519, "two");
        SignedCheckpoint signed = SignedCheckpoint.sign(SEVEN, List.of(key), Instant.EPOCH);
        assertEquals(1, signed.verify(List.of(key.verifier())).size());
        assertThrows(NotVerifiedException.class, () -> signed.verifyLog(List.of(key.verifier())));
        assertEquals("private key of " + key.verifier().label(), key.toString());
        SigningKey copy = SigningKey.of(key.verifier(), key.pkcs8());
        assertEquals(key.sign(TEXT, Instant.EPOCH), copy.sign(TEXT, Instant.EPOCH));
        SigningKey other = TestKeys.of("log.example/2", SignatureType.ED25519, "three");
        assertThrows(MalformedException.class, () -> SigningKey.of(key.verifier(), other.pkcs8()));
        assertThrows(MalformedException.class, () -> SigningKey.of(key.verifier(), new byte[9]));
    }

    @Test
    @DisplayName("keys made anew differ")
    void fresh() throws IOException {
        assertFalse(
                SigningKey.generate("a", SignatureType.ED25519)
                        .verifier()
                        .sameKey(SigningKey.generate("a", SignatureType.ED25519).verifier()));
    }
}
