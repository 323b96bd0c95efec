package org.safepassage.app.server.drafts;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A text as somebody pasted it.
 *
 * @param name what it is called: an outlet, an office, a channel; never a private person
 * @param published the day it came out, or null
 * @param zone of the place, or null to conclude it from the places named
 */
public record Pasted(
        String name, @Nullable LocalDate published, @Nullable ZoneId zone, String text) {
    /** Characters of one text that are taken in. Ours: a long report has 100,000. */
    public static final int LONGEST = 200_000;

    public Pasted {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "A text has 1 to %d characters; this one has %d."
                            .formatted(LONGEST, text.strip().length()));
        }
        if (name.isBlank() || name.length() > 120) {
            throw new IllegalArgumentException(
                    "Say in 1 to 120 characters where the text is from: an outlet, an office.");
        }
    }
}
