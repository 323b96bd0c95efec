package org.safepassage.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was given out; stands as text in the public log. */
public sealed interface RecordedRelease extends RecordEntry.PublicText, RecordEntry.Dated {
    /**
     * A notice as it was issued.
     *
     * @param notice id
     * @param form {@code sms}, {@code cap}, {@code leaflet}, {@code page}, …
     * @param language BCP 47 tag
     * @param replaces id of the notice it takes the place of, or null
     * @param sha256 of its bytes as issued, in hexadecimal: what an outsider compares
     * @param bytes how many there are
     * @param text as issued; null when it is no text, or longer than {@link #LONGEST_TEXT}
     */
    record NoticeIssued(
            Instant at,
            String notice,
            String form,
            String language,
            @Nullable String replaces,
            String sha256,
            long bytes,
            @Nullable String text)
            implements RecordedRelease {
        /** Bytes of UTF-8 in the longest text that the entry itself holds. Ours. */
        public static final int LONGEST_TEXT = 30_000;

        public NoticeIssued {
            if (!sha256.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException("A SHA-256 is 64 hexadecimal digits.");
            }
            if (text != null && utf8Bytes(text) > LONGEST_TEXT) {
                throw new IllegalArgumentException(
                        "The text of a notice in the record has at most %d bytes; leave it out and the hash stays."
                                .formatted(LONGEST_TEXT));
            }
        }

        /** Bytes that a text takes in UTF-8. */
        public static int utf8Bytes(String text) {
            return text.codePoints()
                    .map(c -> c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4)
                    .sum();
        }
    }

    /**
     * A count given out: rounded, never small, never fresh.
     *
     * @param asOf when it was counted, {@link #LEAST_AGE} before {@code at} or earlier
     * @param of what was counted, in our words
     * @param corridor id, or null for all
     * @param value a multiple of {@link #ROUNDED_TO}, at least that; null for "fewer than 10"
     */
    record CountReleased(
            Instant at, Instant asOf, String of, @Nullable String corridor, @Nullable Long value)
            implements RecordedRelease {
        /** Ours, with the usual threshold of statistical disclosure control. */
        public static final int ROUNDED_TO = 10;

        /** Ours: nobody is still on the road whom a count would show. */
        public static final Duration LEAST_AGE = Duration.ofMinutes(30);

        public CountReleased {
            if (value != null && (value < ROUNDED_TO || value % ROUNDED_TO != 0)) {
                throw new IllegalArgumentException(
                        "A released count is rounded to %d and no smaller than that; below, it is left null."
                                .formatted(ROUNDED_TO));
            }
            if (asOf.plus(LEAST_AGE).isAfter(at)) {
                throw new IllegalArgumentException(
                        "A count of %s cannot be released at %s: it must be %d minutes old."
                                .formatted(asOf, at, LEAST_AGE.toMinutes()));
            }
        }

        /** Rounds to the nearest ten; what is below ten stays "fewer than 10". */
        public static CountReleased of(
                Instant at, Instant asOf, String of, @Nullable String corridor, long counted) {
            if (counted < 0) {
                throw new IllegalArgumentException("A count is not negative.");
            }
            Long value =
                    counted < ROUNDED_TO
                            ? null
                            : (counted + ROUNDED_TO / 2) / ROUNDED_TO * ROUNDED_TO;
            return new CountReleased(at, asOf, of, corridor, value);
        }
    }

    /**
     * An earlier entry said something wrong. It stays; this stands beside it.
     *
     * @param corrects index in the public log of what it corrects
     * @param says what is right, in our words
     */
    record Corrected(Instant at, long corrects, String says, List<SourceRef> sources)
            implements RecordedRelease {
        public Corrected {
            sources = List.copyOf(sources);
            if (corrects < 0 || says.isBlank()) {
                throw new IllegalArgumentException(
                        "A correction names an entry and says what is right.");
            }
            if (sources.stream().anyMatch(source -> !source.isPublic())) {
                throw new IllegalArgumentException(
                        "A correction in public rests on what is public, not on a report.");
            }
        }
    }
}
