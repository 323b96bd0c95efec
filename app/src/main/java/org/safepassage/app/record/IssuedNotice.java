package org.safepassage.app.record;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.RecordedRelease.NoticeIssued;
import org.safepassage.logbook.Hash;

/** Makes the entry for a notice from the notice. */
public final class IssuedNotice {
    private IssuedNotice() {}

    /**
     * A notice that is text. A long one, or one with control characters, stands by its hash alone.
     *
     * @param form {@code sms}, {@code cap}, {@code leaflet}, {@code page}, …
     * @param language BCP 47 tag
     * @param replaces id of the notice it takes the place of, or null
     */
    public static NoticeIssued of(
            Instant at,
            String notice,
            String form,
            String language,
            @Nullable String replaces,
            String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean plain =
                bytes.length <= NoticeIssued.LONGEST_TEXT
                        && text.chars().noneMatch(c -> c < 0x20 && c != '\n' && c != '\t');
        return new NoticeIssued(
                at,
                notice,
                form,
                language,
                replaces,
                Hash.sha256(bytes).hex(),
                bytes.length,
                plain ? text : null);
    }

    /** A notice that is no text, a PDF for instance. */
    public static NoticeIssued of(
            Instant at,
            String notice,
            String form,
            String language,
            @Nullable String replaces,
            byte[] bytes) {
        return new NoticeIssued(
                at, notice, form, language, replaces, Hash.sha256(bytes).hex(), bytes.length, null);
    }
}
