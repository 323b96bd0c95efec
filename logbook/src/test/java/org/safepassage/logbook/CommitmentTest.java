package org.safepassage.logbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CommitmentTest {
    private static final byte[] TEXT = "the exit is open".getBytes(StandardCharsets.UTF_8);

    @Test
    @DisplayName("a commitment is found in its entry, and follows from salt and text alone")
    void found() {
        Commitment made = Commitment.of(new byte[32], TEXT);
        byte[] both = new byte[32 + TEXT.length];
        System.arraycopy(TEXT, 0, both, 32, TEXT.length);
        assertEquals(Hash.sha256(both), made.hash());
        assertEquals(
                "commitment/v1\n" + made.hash() + "\n",
                new String(made.entry(), StandardCharsets.US_ASCII));
        assertEquals(Optional.of(made), Commitment.find(made.entry()));
        byte[] salt = new byte[32];
        salt[31] = 1;
        assertNotEquals(made, Commitment.of(salt, TEXT));
    }

    @Test
    @DisplayName("a salt of another length is refused")
    void salt() {
        for (int length : new int[] {0, 31, 33}) {
            assertThrows(
                    IllegalArgumentException.class, () -> Commitment.of(new byte[length], TEXT));
        }
    }

    @Test
    @DisplayName("what is only like a commitment is none")
    void others() {
        String hash = Commitment.of(new byte[32], TEXT).hash().toString();
        for (String other :
                List.of(
                        "",
                        "commitment/v1",
                        "commitment/v2\n" + hash + "\n",
                        "commitment/v1\n" + hash,
                        "commitment/v1\r\n" + hash + "\n",
                        "commitment/v1\n" + hash + "\n\n",
                        "commitment/v1\n" + hash.substring(4) + "\n",
                        "commitment/v1\n!" + hash.substring(1) + "\n")) {
            assertEquals(
                    Optional.empty(),
                    Commitment.find(other.getBytes(StandardCharsets.UTF_8)),
                    other);
        }
        assertEquals(Optional.empty(), Commitment.find(new byte[] {(byte) 0xff}));
    }
}
