package org.safepassage.app.server.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the table of RFC 6238, appendix B, and what a code must not do. */
class OneTimeCodeTest {
    private static final byte[] KEY = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    @DisplayName("the codes of the RFC")
    void asInTheRfc(long seconds, String code) {
        assertEquals(code, OneTimeCode.at(KEY, seconds / 30, 8));
    }

    @Test
    @DisplayName("a code is good in its step and one beside it, once")
    void once() {
        Instant now = Instant.ofEpochSecond(1_000_000_000);
        long step = now.getEpochSecond() / 30;
        String code = OneTimeCode.at(KEY, step, 6);
        assertEquals(step, OneTimeCode.step(KEY, code, now, -1).orElseThrow());
        assertEquals(step, OneTimeCode.step(KEY, code, now.plusSeconds(30), -1).orElseThrow());
        assertTrue(OneTimeCode.step(KEY, code, now.plusSeconds(60), -1).isEmpty());
        assertTrue(OneTimeCode.step(KEY, code, now, step).isEmpty());
        assertTrue(OneTimeCode.step(KEY, "", now, -1).isEmpty());
    }

    @Test
    @DisplayName("a key in base 32 as RFC 4648 writes it")
    void base32() {
        assertEquals("MZXW6YTB", OneTimeCode.base32("fooba".getBytes(StandardCharsets.US_ASCII)));
        assertEquals(
                "MZXW6YTBOI", OneTimeCode.base32("foobar".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    @DisplayName("what is sealed for one account opens for no other, and for no other server")
    void sealed() {
        Secrets secrets = Secrets.fresh();
        String sealed = secrets.seal("amal", "key and hash");
        assertEquals("key and hash", secrets.open("amal", sealed));
        assertThrows(IllegalArgumentException.class, () -> secrets.open("omar", sealed));
        assertThrows(IllegalArgumentException.class, () -> Secrets.fresh().open("amal", sealed));
    }

    @Test
    @DisplayName(
            "five wrong tries lock an account for a minute, more for longer, a right one clears")
    void lockout() {
        Lockout lockout = new Lockout();
        Instant now = Instant.EPOCH;
        for (int i = 0; i < 4; i++) {
            lockout.failed("a", 1, now);
        }
        assertTrue(lockout.lockedUntil("a", now).isEmpty());
        assertTrue(lockout.failed("a", 1, now));
        assertEquals(now.plusSeconds(60), lockout.lockedUntil("a", now).orElseThrow());
        lockout.failed("a", 1, now);
        assertEquals(now.plusSeconds(120), lockout.lockedUntil("a", now).orElseThrow());
        lockout.succeeded("a");
        assertTrue(lockout.lockedUntil("a", now).isEmpty());
    }
}
