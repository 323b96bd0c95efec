package org.safepassage.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.safepassage.app.server.desk.People;
import org.safepassage.app.server.people.Role;

/** What guessing costs the guessed: a hash only behind a right code. */
class SignInCostTest {
    private final TestServer server = TestServer.get();

    @Test
    @DisplayName("a hundred guesses cost less than one try with a right code")
    void guessesAreCheap() throws Exception {
        Client somebody = server.someone(Role.MONITOR);
        server.pass(java.time.Duration.ofSeconds(61)); // a code is good once
        guess(somebody.account(), "000000", 0); // whatever is loaded, is loaded
        long start = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            String account = i % 2 == 0 ? "nobody" + i : somebody.account() + i;
            assertEquals(new People.SignIn.Wrong(), guess(account, "000000", i));
        }
        long guesses = System.nanoTime() - start;
        start = System.nanoTime();
        assertEquals(new People.SignIn.Wrong(), guess(somebody.account(), somebody.code(0), 100));
        long hash = System.nanoTime() - start;
        assertTrue(guesses < hash, "100 guesses %d ns, one hash %d ns".formatted(guesses, hash));
    }

    private People.SignIn guess(String account, String code, int address) {
        return server.server()
                .people()
                .signIn(account, "not the password", code, "192.0.2." + address);
    }
}
