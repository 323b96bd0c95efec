package org.safepassage.logbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys, notes, announcements and policies at the edges of their forms. */
class KeysDetailsTest {
    private static final SigningKey LOG =
            TestKeys.of("log.example/1", SignatureType.ED25519, "log");
    private static final SigningKey NEXT =
            TestKeys.of("log.example/1", SignatureType.ED25519, "next");
    private static final SigningKey ELSEWHERE =
            TestKeys.of("log.example/2", SignatureType.ED25519, "elsewhere");
    private static final SigningKey WITNESS =
            TestKeys.of("w.example/1", SignatureType.ED25519_COSIGNATURE, "w");
    private static final InstantSource NOON =
            InstantSource.fixed(Instant.parse("2016-11-04T12:00:00Z"));

    @TempDir Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String refusal(String policy) {
        MalformedException e =
                assertThrows(MalformedException.class, () -> Policy.parse(bytes(policy)));
        return String.valueOf(e.getMessage());
    }

    /** An announcement as somebody might write it by hand, signed by whoever is given. */
    private static byte[] announcement(
            String origin, SigningKey before, SigningKey after, SigningKey... signers) {
        String text =
                "key-change/v1\n%s\nold %s\nnew %s\n"
                        .formatted(origin, before.verifier(), after.verifier());
        List<NoteSignature> lines = new ArrayList<>();
        for (SigningKey signer : signers) {
            lines.add(signer.sign(text, Instant.EPOCH));
        }
        return new Note(text, lines).bytes();
    }

    @Test
    @DisplayName("an announcement is of one log, and signed by the old key and the new")
    void announcements() {
        byte[] good = announcement("log.example/1", LOG, NEXT, LOG, NEXT);
        assertEquals(NEXT.verifier(), KeyChange.find(good).orElseThrow().after());
        for (byte[] wrong :
                List.of(
                        announcement("log.example/1", LOG, ELSEWHERE, LOG, ELSEWHERE),
                        announcement("log.example/1", ELSEWHERE, LOG, LOG, ELSEWHERE),
                        announcement("log.example/2", LOG, NEXT, LOG, NEXT),
                        announcement("log.example/1", LOG, NEXT, LOG),
                        announcement("log.example/1", LOG, NEXT, NEXT),
                        announcement("log.example/1", LOG, NEXT, ELSEWHERE))) {
            assertEquals(Optional.empty(), KeyChange.find(wrong));
        }
    }

    @Test
    @DisplayName("announcements are followed to the last entry of a log that fills its tiles")
    void followed() throws IOException {
        LogPlaces places = LogPlaces.of(folder.resolve("log"));
        List<byte[]> entries = new ArrayList<>(MerkleTest.entries(255));
        entries.add(announcement("log.example/1", LOG, NEXT, LOG, NEXT));
        try (FileLogbook log = FileLogbook.create(places, List.of(LOG), NOON)) {
            log.appendAll(entries);
        }
        assertEquals(
                List.of(LOG.verifier(), NEXT.verifier()),
                KeyChange.follow(LOG.verifier(), TiledLog.in(places.log())));
    }

    @Test
    @DisplayName("what is only the beginning of a succession is none")
    void successions() {
        assertEquals(Optional.empty(), Succession.find(bytes("succession/v1\n")));
        assertEquals(Optional.empty(), Succession.find(bytes("succession/v")));
        SignedCheckpoint good =
                SignedCheckpoint.sign(
                        new Checkpoint("log.example/1", 0, Hash.EMPTY_TREE),
                        List.of(LOG),
                        Instant.EPOCH);
        assertEquals(good, Succession.find(new Succession(good).entry()).orElseThrow().lastGood());
    }

    @Test
    @DisplayName("a policy's lines have their words and no more, and it says which do not")
    void policyLines() throws Exception {
        String log = "log %s\n".formatted(LOG.verifier());
        String witness = "witness w %s\n".formatted(WITNESS.verifier());
        assertTrue(refusal("").contains("'quorum NAME'"));
        assertTrue(refusal("log x\0\n").contains("0x00"));
        assertTrue(refusal("log x\u007f\n").contains("0x7f"));
        assertTrue(refusal(log + "quorum none").contains("must end with a line end"));
        assertTrue(refusal("witness w\n").contains("Line 1: The line is 'witness NAME"));
        assertTrue(
                refusal(witness.strip() + " https://w.example/ more\nquorum w\n")
                        .contains("The line is 'witness NAME"));
        assertTrue(refusal(witness + "group g any\n").contains("The line is 'group NAME"));
        assertTrue(refusal(witness + "group g 0 w\n").contains("1 to 1"));
        assertTrue(refusal(witness + "group g 2 w\n").contains("1 to 1"));
        assertTrue(refusal("log a b c\n").contains("The line is 'log VKEY"));
        assertTrue(
                refusal(witness + "group g any w\n" + witness.replace("w ", "v "))
                        .contains("same key of a witness"));
        assertTrue(refusal("quorum a b\n").contains("The line is 'quorum NAME'"));
        String second = "log %s\n".formatted(NEXT.verifier());
        assertEquals(2, Policy.parse(bytes(log + second + "quorum none\n")).logs().size());
        Policy tabbed = Policy.parse(bytes("# a comment\n\n" + log + witness + "\tquorum\tw\t\n"));
        assertEquals(List.of(WITNESS.verifier()), keys(tabbed.witnesses()));
        String filler = "#\n".repeat(9_998) + "quorum none\n";
        assertEquals(0, Policy.parse(bytes(filler)).logs().size());
        assertTrue(refusal("#\n" + filler).contains("at most 10000 lines"));
    }

    private static List<VerifierKey> keys(List<Policy.Witness> witnesses) {
        return witnesses.stream().map(Policy.Witness::key).toList();
    }

    @Test
    @DisplayName("32 groups in each other are followed, 33 are not")
    void deepest() throws Exception {
        StringBuilder policy =
                new StringBuilder("witness w %s\ngroup g1 any w\n".formatted(WITNESS.verifier()));
        for (int i = 2; i <= 32; i++) {
            policy.append("group g%d all g%d\n".formatted(i, i - 1));
        }
        assertEquals(1, Policy.parse(bytes(policy + "quorum g32\n")).witnesses().size());
        assertTrue(refusal(policy + "group g33 any g32\nquorum g33\n").contains("at most 32 deep"));
    }

    @Test
    @DisplayName("keys are values, labelled by name and id; one key under two names is two")
    void values() throws Exception {
        VerifierKey key = LOG.verifier();
        VerifierKey again = VerifierKey.parse(key.toString());
        assertEquals(1, new HashSet<>(List.of(key, again).stream().toList()).size());
        assertEquals(2, Set.of(key.hashCode(), NEXT.verifier().hashCode()).size());
        assertEquals("log.example/1+%08x".formatted(key.id()), key.label());
        VerifierKey renamed = VerifierKey.of("log.example/9", SignatureType.ED25519, key.raw());
        assertTrue(renamed.sameKey(key));
        assertFalse(renamed.equals(key));
        assertFalse(
                VerifierKey.of("log.example/1", SignatureType.ED25519_COSIGNATURE, key.raw())
                        .equals(key));
        byte[] tiny = HexFormat.of().parseHex("04");
        String vkey = "a+00000000+" + Base64.getEncoder().encodeToString(tiny);
        assertTrue(
                String.valueOf(
                                assertThrows(
                                                MalformedException.class,
                                                () -> VerifierKey.parse(vkey))
                                        .getMessage())
                        .contains("too short"));
    }

    @Test
    @DisplayName("a signature names its signer and its time; a note keeps each line once")
    void signatures() throws Exception {
        Checkpoint checkpoint = new Checkpoint("log.example/1", 0, Hash.EMPTY_TREE);
        SignedCheckpoint signed =
                SignedCheckpoint.sign(checkpoint, List.of(LOG, WITNESS), Instant.EPOCH);
        assertEquals(Optional.empty(), signed.findTime(LOG.verifier()));
        assertEquals(Optional.empty(), signed.findTime(WITNESS.verifier())); // the first second
        SignedCheckpoint later =
                SignedCheckpoint.sign(checkpoint, List.of(LOG, WITNESS), Instant.ofEpochSecond(1));
        assertEquals(Optional.of(Instant.ofEpochSecond(1)), later.findTime(WITNESS.verifier()));
        assertEquals(Optional.empty(), later.findTime(NEXT.verifier()));
        NoteSignature line = later.note().signatures().get(1);
        assertEquals(2, later.with(List.of(line, line)).note().signatures().size());
        assertEquals(
                3,
                signed.with(List.of(line, line, signed.note().signatures().get(1)))
                        .note()
                        .signatures()
                        .size());
        NotVerifiedException none =
                assertThrows(
                        NotVerifiedException.class, () -> signed.verify(List.of(NEXT.verifier())));
        assertTrue(String.valueOf(none.getMessage()).contains(LOG.verifier().label()));
        assertTrue(String.valueOf(none.getMessage()).contains(NEXT.verifier().label()));
        // Of five bytes a signature may be; of four, which are the id alone, not.
        String five = Base64.getEncoder().encodeToString(new byte[5]);
        String four = Base64.getEncoder().encodeToString(new byte[4]);
        assertEquals(0, NoteSignature.parse("— k " + five).keyId());
        assertThrows(MalformedException.class, () -> NoteSignature.parse("— k " + four));
        assertThrows(MalformedException.class, () -> NoteSignature.parse("—  " + five));
        assertEquals(0, VerifierKey.time(SignatureType.ED25519_COSIGNATURE, line(new byte[8])));
        byte[] timed = new byte[9];
        timed[7] = 5;
        assertEquals(5, VerifierKey.time(SignatureType.ED25519_COSIGNATURE, line(timed)));
        assertEquals(0, VerifierKey.time(SignatureType.ED25519, line(timed)));
    }

    private static NoteSignature line(byte[] signature) {
        return NoteSignature.of(WITNESS.verifier(), signature);
    }

    @Test
    @DisplayName("the message under an ML-DSA-44 cosignature is that of the specification")
    void subtreeMessage() throws Exception {
        Hash root = Hash.sha256(new byte[] {7});
        Checkpoint checkpoint = new Checkpoint("log.example/1", 258, root);
        byte[] message =
                SignedMessage.of(
                        SignatureType.ML_DSA_44_COSIGNATURE, "w/1", 259, checkpoint.text());
        String expected =
                HexFormat.of().formatHex(bytes("subtree/v1\n\0"))
                        + "03"
                        + HexFormat.of().formatHex(bytes("w/1"))
                        + "0000000000000103"
                        + "0d"
                        + HexFormat.of().formatHex(bytes("log.example/1"))
                        + "0000000000000000"
                        + "0000000000000102"
                        + root.hex();
        assertEquals(expected, HexFormat.of().formatHex(message));
        String longest = "n".repeat(255);
        assertEquals(
                message.length + 252,
                SignedMessage.of(SignatureType.ML_DSA_44_COSIGNATURE, longest, 0, checkpoint.text())
                        .length);
        assertThrows(
                MalformedException.class,
                () ->
                        SignedMessage.of(
                                SignatureType.ML_DSA_44_COSIGNATURE,
                                longest + "n",
                                0,
                                checkpoint.text()));
        assertEquals(
                "cosignature/v1\ntime 3\n" + checkpoint.text(),
                new String(
                        SignedMessage.of(
                                SignatureType.ED25519_COSIGNATURE, "w", 3, checkpoint.text()),
                        StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("texts are shown to 80 characters, notes and proofs read to their largest size")
    void lengths() throws Exception {
        assertEquals("\"" + "x".repeat(80) + "\"", CanonicalText.shown("x".repeat(80)));
        assertEquals("\"" + "x".repeat(80) + "…\"", CanonicalText.shown("x".repeat(81)));
        assertEquals(0, CanonicalText.decimal("0"));
        assertEquals(9, CanonicalText.decimal("9"));
        assertEquals(Long.MAX_VALUE, CanonicalText.decimal("9223372036854775807"));
        byte[] small = new Note("a\n", List.of(LOG.sign("a\n", Instant.EPOCH))).bytes();
        String largest = "a" + "b".repeat(Note.LARGEST - small.length) + "\n";
        byte[] full = new Note(largest, List.of(LOG.sign(largest, Instant.EPOCH))).bytes();
        assertEquals(Note.LARGEST, full.length);
        assertEquals(1, Note.parse(full).verify(List.of(LOG.verifier())).size());
        assertThrows(
                MalformedException.class, () -> Note.parse(Arrays.copyOf(full, full.length + 1)));
        assertTrue(tooLong(new byte[2 * Note.LARGEST + 1]));
        assertFalse(tooLong(new byte[2 * Note.LARGEST]));
        assertEquals(" ", new Checkpoint(" ", 0, Hash.EMPTY_TREE).origin());
        assertThrows(
                IllegalArgumentException.class,
                () -> new Checkpoint("a\u001f", 0, Hash.EMPTY_TREE));
    }

    @Test
    @DisplayName("a proof that has its first line and no more says what is missing")
    void shortProofs() {
        String checkpoint =
                new String(
                        SignedCheckpoint.sign(
                                        new Checkpoint("log.example/1", 0, Hash.EMPTY_TREE),
                                        List.of(LOG),
                                        Instant.EPOCH)
                                .bytes(),
                        StandardCharsets.UTF_8);
        assertEquals(
                "Line 2 of a proof is 'index' and a number.",
                said("c2sp.org/tlog-proof@v1\n\n" + checkpoint));
        assertEquals(
                "Line 3 of a proof is 'index' and a number.",
                said("c2sp.org/tlog-proof@v1\nextra AA==\n\n" + checkpoint));
    }

    private static String said(String proof) {
        MalformedException e =
                assertThrows(MalformedException.class, () -> TlogProof.parse(bytes(proof)));
        return String.valueOf(e.getMessage());
    }

    @Test
    @DisplayName("a key that was retired is loaded no more, and none is made in its place")
    void retired() throws IOException {
        KeyStore store = new KeyStore(folder.resolve("keys"), folder.resolve("data"));
        SigningKey key = store.create("log", "log.example/1", SignatureType.ED25519);
        assertFalse(store.isRetired("log"));
        Path file = store.retire("log");
        assertTrue(store.isRetired("log"));
        assertFalse(store.has("log"));
        assertTrue(java.nio.file.Files.readString(file).contains(key.verifier().toString()));
        LogbookRefusedException e =
                assertThrows(
                        LogbookRefusedException.class,
                        () -> store.create("log", "log.example/1", SignatureType.ED25519));
        assertTrue(String.valueOf(e.getMessage()).contains("or was"));
    }

    private static boolean tooLong(byte[] proof) {
        MalformedException e = assertThrows(MalformedException.class, () -> TlogProof.parse(proof));
        return String.valueOf(e.getMessage()).contains("2 MiB");
    }

    @Test
    @DisplayName("keys of small order and of a wrong length are refused, others are taken")
    void smallOrder() {
        for (String first : List.of("00", "01", "ec", "ed", "ee")) {
            for (String sign : List.of("7f", "ff")) {
                boolean low = first.equals("00") || first.equals("01");
                String rest = low ? "00".repeat(30) : "ff".repeat(30);
                String last = low ? (sign.equals("ff") ? "80" : "00") : sign;
                byte[] raw = HexFormat.of().parseHex(first + rest + last);
                assertThrows(
                        MalformedException.class,
                        () -> VerifierKey.of("a", SignatureType.ED25519, raw),
                        first + sign);
            }
        }
        assertThrows(
                MalformedException.class,
                () -> VerifierKey.of("a", SignatureType.ED25519, new byte[31]));
        assertThrows(
                MalformedException.class,
                () -> VerifierKey.of("a", SignatureType.ML_DSA_44_COSIGNATURE, new byte[1311]));
    }
}
