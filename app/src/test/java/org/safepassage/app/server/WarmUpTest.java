package org.safepassage.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safepassage.app.server.outbox.NoticeSite;
import org.safepassage.domain.CorridorState;
import org.safepassage.notices.Publisher;

/** What is made ready at the start is what a suspension says, and none of it is kept. */
class WarmUpTest {
    private static final Instant NOW = Instant.parse("2026-11-04T09:30:00Z");

    @TempDir Path folder = Path.of(".");

    @Test
    @DisplayName("the pages of every language and the alert say suspended; no file is left")
    void everyLanguage() throws Exception {
        var pause = WarmUp.suspended(NOW);
        assertEquals(
                CorridorState.SUSPENDED,
                Objects.requireNonNull(pause.corridors().get("C1")).state());
        Map<String, byte[]> files = new NoticeSite(folder, Publisher.example()).draft(pause, NOW);
        for (String language : List.of("en", "fr", "ar", "ru", "uk")) {
            assertTrue(files.containsKey(language + ".html"), files.keySet().toString());
        }
        assertTrue(text(files, "en.html").contains("This corridor is suspended"));
        assertTrue(text(files, "cap-C1.xml").contains("<alert"));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(Objects.requireNonNull(files.get(name)), StandardCharsets.UTF_8);
    }
}
