package org.safepassage.watch;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One day of an aggregate series.
 *
 * @param source who counts
 * @param count events of the day, 0 to 1,000,000; null when the series has the day and no figure:
 *     that is missing, not zero
 * @param received null when not written down; then it counts as known when the day was over
 */
public record DayCount(
        String source,
        LocalDate day,
        @Nullable Long count,
        @Nullable Instant received,
        String row) {
    public DayCount {
        if (source.isBlank() || (count != null && (count < 0 || count > 1_000_000))) {
            throw new IllegalArgumentException(
                    "A day's count is 0 to 1000000 with a source, but got '%s' and %s."
                            .formatted(source, count));
        }
    }
}
