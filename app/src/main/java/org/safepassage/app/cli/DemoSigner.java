package org.safepassage.app.cli;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.safepassage.logbook.Checkpoint;
import org.safepassage.logbook.LogbookRefusedException;
import org.safepassage.logbook.MalformedException;
import org.safepassage.logbook.MemoryLogbook;
import org.safepassage.logbook.SignatureType;
import org.safepassage.logbook.SigningKey;
import org.safepassage.logbook.SpokenCode;
import org.safepassage.notices.site.Signer;

/**
 * A key made for one demo and forgotten, so that the demo's site can be checked and its notices
 * have a code to be read aloud. It vouches for nobody.
 */
final class DemoSigner implements Signer {
    private final SigningKey key;
    private final InstantSource clock;

    DemoSigner(InstantSource clock) {
        this.clock = clock;
        try {
            key = SigningKey.generate("demo.example.org/notices", SignatureType.ED25519);
        } catch (MalformedException e) {
            throw new IllegalStateException("The demo's key has a good name.", e);
        }
    }

    @Override
    public String sign(String text) {
        return key.sign(text, clock.instant()).line();
    }

    @Override
    public String verifierKey() {
        return key.verifier().toString();
    }

    /** The check code of a record whose first entry is this text, in the alphabets of notices. */
    Map<String, String> codes(String entry) {
        try (MemoryLogbook log = new MemoryLogbook(List.of(key), clock)) {
            log.appendAll(List.of(entry.getBytes(StandardCharsets.UTF_8)));
            return inWords(log.checkpoint().checkpoint());
        } catch (LogbookRefusedException e) {
            throw new IllegalStateException("A new record in memory takes an entry.", e);
        }
    }

    /** One code, in the words of each language that notices speak. */
    static Map<String, String> inWords(Checkpoint checkpoint) {
        Map<String, String> words = new TreeMap<>();
        for (String language : List.of("ar", "en", "fr", "ru", "uk")) {
            words.put(language, SpokenCode.words(checkpoint, language));
        }
        return words;
    }
}
