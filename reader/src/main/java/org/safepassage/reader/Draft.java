package org.safepassage.reader;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read in one text, for a person to confirm.
 *
 * @param text the decoded characters, to which the spans belong
 * @param language BCP 47
 * @param published the day given with the text, or null
 * @param warnings what a person should look at
 * @param ignored what was passed over
 */
public record Draft(
        String text,
        String language,
        @Nullable LocalDate published,
        List<ReadStatement> statements,
        List<String> warnings,
        List<Ignored> ignored) {
    public Draft {
        statements = List.copyOf(statements);
        warnings = List.copyOf(warnings);
        ignored = List.copyOf(ignored);
    }
}
