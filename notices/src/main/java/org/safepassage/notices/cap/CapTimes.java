package org.safepassage.notices.cap;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Times as alerts write them. */
final class CapTimes {
    private CapTimes() {}

    /** The instant; empty when it is no time. A time without offset is taken as UTC. */
    static Optional<Instant> find(String text) {
        try {
            String plain = text.replace("-00:00", "+00:00");
            return Optional.of(
                    plain.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                            ? OffsetDateTime.parse(plain).toInstant()
                            : LocalDateTime.parse(plain).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
