package org.safepassage.logbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PolicyTest {
    private static final SigningKey LOG =
            TestKeys.of("log.example/1", SignatureType.ED25519, "log");
    private static final List<SigningKey> WITNESSES = witnesses();
    private static final Checkpoint SEVEN =
            new Checkpoint("log.example/1", 7, Hash.sha256(new byte[] {7}));

    private static List<SigningKey> witnesses() {
        List<SigningKey> witnesses = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            witnesses.add(
                    TestKeys.of(
                            "w.example/" + i, SignatureType.ED25519_COSIGNATURE, "witness " + i));
        }
        return witnesses;
    }

    private static String named() {
        StringBuilder text =
                new StringBuilder(
                        "# who is believed\n\nlog\t" + LOG.verifier() + " https://log.example/1\n");
        for (int i = 1; i <= 5; i++) {
            text.append("  witness w%d %s\n".formatted(i, WITNESSES.get(i - 1).verifier()));
        }
        return text.toString();
    }

    private static Policy policy(String rest) throws MalformedException {
        return Policy.parse((named() + rest).getBytes(StandardCharsets.UTF_8));
    }

    private static SignedCheckpoint cosignedBy(int... numbers) {
        List<SigningKey> keys = new ArrayList<>(List.of(LOG));
        for (int number : numbers) {
            keys.add(WITNESSES.get(number - 1));
        }
        return SignedCheckpoint.sign(SEVEN, keys, Instant.ofEpochSecond(1_500_000_000));
    }

    private static boolean holds(Policy policy, SignedCheckpoint checkpoint) {
        try {
            policy.verify(checkpoint);
            return true;
        } catch (NotVerifiedException _) {
            return false;
        }
    }

    @Test
    @DisplayName("any k of n: for every k of 5 and every set of witnesses")
    void anyOfFive() throws Exception {
        for (int k = 1; k <= 5; k++) {
            Policy policy =
                    policy("group all-five %d w1 w2 w3 w4 w5\nquorum all-five\n".formatted(k));
            for (int set = 0; set < 32; set++) {
                int chosen = set;
                int[] numbers =
                        java.util.stream.IntStream.rangeClosed(1, 5)
                                .filter(n -> (chosen >> (n - 1) & 1) == 1)
                                .toArray();
                assertEquals(
                        numbers.length >= k, holds(policy, cosignedBy(numbers)), k + " of " + set);
            }
        }
    }

    @Test
    @DisplayName("groups of groups: two of one side and any of the other")
    void groups() throws Exception {
        Policy policy =
                policy("group x 2 w1 w2 w3\ngroup y any w4 w5\ngroup both all x y\nquorum both\n");
        assertEquals(true, holds(policy, cosignedBy(1, 3, 5)));
        assertEquals(false, holds(policy, cosignedBy(1, 2, 3)));
        assertEquals(false, holds(policy, cosignedBy(1, 4, 5)));
        assertEquals(
                List.of("w1", "w3", "w5"),
                policy.verify(cosignedBy(1, 3, 5)).witnesses().stream()
                        .map(Policy.Witness::name)
                        .toList());
    }

    @Test
    @DisplayName("without a quorum the log's signature is enough, and always needed")
    void none() throws Exception {
        Policy policy = policy("quorum none\n");
        assertNull(policy.quorum());
        assertEquals("https://log.example/1", policy.logs().getFirst().url());
        assertEquals(true, holds(policy, cosignedBy()));
        SignedCheckpoint unsigned = SignedCheckpoint.sign(SEVEN, WITNESSES, Instant.EPOCH);
        assertEquals(false, holds(policy, unsigned));
        Checkpoint other = new Checkpoint("log.example/2", 7, SEVEN.root());
        assertEquals(
                false, holds(policy, SignedCheckpoint.sign(other, List.of(LOG), Instant.EPOCH)));
        assertEquals(true, holds(Policy.of(List.of(LOG.verifier())), cosignedBy(1)));
    }

    @Test
    @DisplayName(
            "a witness's name on a signature that is not its own spoils the checkpoint, quorum or"
                    + " not")
    void forged() throws Exception {
        Policy policy = policy("quorum none\n");
        NoteSignature real = WITNESSES.getFirst().sign(SEVEN.text(), Instant.EPOCH);
        Checkpoint eight = new Checkpoint("log.example/1", 8, SEVEN.root());
        SignedCheckpoint forged =
                SignedCheckpoint.sign(eight, List.of(LOG), Instant.EPOCH).with(List.of(real));
        assertEquals(false, holds(policy, forged));
    }

    @Test
    @DisplayName("names of bytes that are not ASCII are opaque, and two that look alike are two")
    void opaqueNames() throws Exception {
        byte[] text =
                (named() + "group شاهد any w1\nquorum شاهد\n").getBytes(StandardCharsets.UTF_8);
        assertEquals(true, holds(Policy.parse(text), cosignedBy(1)));
        String kelvin = "group K any w1\ngroup \u212a any w2\nquorum K\n";
        assertEquals(false, holds(policy(kelvin), cosignedBy(2)));
    }

    @Test
    @DisplayName("a policy with a mistake is refused, with its line")
    void mistakes() {
        for (String wrong :
                List.of(
                        "",
                        "quorum w9\n",
                        "quorum w1\nquorum w2\n",
                        "quorum w1",
                        "quorum\n",
                        "quorum w1 w2\n",
                        "group none any w1\nquorum w1\n",
                        "group w1 any w2\nquorum w1\n",
                        "group g 3 w1 w2\nquorum g\n",
                        "group g 0 w1\nquorum g\n",
                        "group g 01 w1\nquorum g\n",
                        "group g some w1\nquorum g\n",
                        "group g any\nquorum g\n",
                        "group g any w1 w1\nquorum g\n",
                        "group g any w1\ngroup h any w1\nquorum g\n",
                        "group g any h\ngroup h any w1\nquorum g\n",
                        "group g any g\nquorum g\n",
                        "group g any none\nquorum g\n",
                        "log\nquorum w1\n",
                        "mirror x\nquorum w1\n",
                        "log " + LOG.verifier() + "\nquorum w1\n",
                        "witness w6 " + WITNESSES.get(0).verifier() + "\nquorum w1\n",
                        "witness w6 " + LOG.verifier() + "\nquorum w1\n",
                        "log " + WITNESSES.get(0).verifier() + "\nquorum w1\n",
                        "quorum w1\r\n",
                        "# a\u0007\nquorum w1\n",
                        "# \u007f\nquorum w1\n",
                        "witness none x\nquorum w1\n",
                        "quorum w1\n".repeat(10_001))) {
            assertThrows(MalformedException.class, () -> policy(wrong), wrong);
        }
        MalformedException e = assertThrows(MalformedException.class, () -> policy("quorum w9\n"));
        assertEquals("Line 9: \"w9\" is not defined on a line before.", e.getMessage());
    }

    @Test
    @DisplayName("groups in groups are not followed without end")
    void deep() {
        StringBuilder deep = new StringBuilder("group g0 any w1\n");
        for (int i = 1; i < 40; i++) {
            deep.append("group g%d any g%d\n".formatted(i, i - 1));
        }
        assertThrows(MalformedException.class, () -> policy(deep + "quorum g39\n"));
    }

    @Test
    @DisplayName("ML-DSA-44 keys serve logs and witnesses")
    void mlDsa() throws Exception {
        SigningKey log = SigningKey.generate("log.example/1", SignatureType.ML_DSA_44_COSIGNATURE);
        SigningKey witness = SigningKey.generate("w", SignatureType.ML_DSA_44_COSIGNATURE);
        String text =
                "log %s\nwitness w %s https://w.example/\nquorum w\n"
                        .formatted(log.verifier(), witness.verifier());
        Policy policy = Policy.parse(text.getBytes(StandardCharsets.UTF_8));
        assertEquals("https://w.example/", policy.witnesses().getFirst().url());
        assertEquals(
                true,
                holds(policy, SignedCheckpoint.sign(SEVEN, List.of(log, witness), Instant.EPOCH)));
    }
}
