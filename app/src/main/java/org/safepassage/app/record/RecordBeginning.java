package org.safepassage.app.record;

import java.time.Duration;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.safepassage.domain.Names;

/**
 * What a record begins with.
 *
 * @param origin of the public log: an address without scheme, one for each record ever begun; the
 *     intake log's is the same with {@code /intake}
 * @param pause id of the pause
 * @param zone in which times are read aloud
 * @param beat on which the intake's root enters the public log
 */
public record RecordBeginning(
        String origin, String pause, Names names, ZoneId zone, Duration beat) {
    /** Ours: as often as the status is looked at. */
    public static final Duration USUAL_BEAT = Duration.ofSeconds(60);

    private static final Pattern ORIGIN = Pattern.compile("[\\x21-\\x2a\\x2c-\\x7e]{1,100}");

    public RecordBeginning {
        if (!ORIGIN.matcher(origin).matches()) {
            throw new IllegalArgumentException(
                    "The origin of a record is 1 to 100 ASCII characters without space and '+', not '%s'."
                            .formatted(origin));
        }
    }
}
