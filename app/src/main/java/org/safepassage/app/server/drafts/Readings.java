package org.safepassage.app.server.drafts;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.safepassage.reader.Reader;

/**
 * Reads texts, and remembers the last ones: a page is looked at more often than a text is pasted.
 */
public final class Readings {
    private static final int REMEMBERED = 32;

    private @Nullable Reader reader; // its words are read when the first text comes

    private final Map<Pasted, Reading> last =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Pasted, Reading> eldest) {
                    return size() > REMEMBERED;
                }
            };

    /** What a text says. One text at a time; the same text gives the same answer. */
    public synchronized Reading of(Pasted text) {
        Reading known = last.get(text);
        if (known == null) {
            if (reader == null) {
                reader = Reader.standard();
            }
            known =
                    Reading.of(
                            reader.read(
                                    text.text().getBytes(StandardCharsets.UTF_8),
                                    text.published(),
                                    text.zone()));
            last.put(text, known);
        }
        return known;
    }
}
