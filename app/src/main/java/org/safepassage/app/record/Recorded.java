package org.safepassage.app.record;

import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Behind;
import org.safepassage.domain.Disclosure;
import org.safepassage.domain.RecordEntry;

/**
 * One entry as the record holds it.
 *
 * @param number its place in the journal; grows, with gaps
 * @param disclosure where it stands besides
 * @param index in the public log, or in the intake log, as the disclosure says; −1 when in neither
 * @param entry null once it was redacted
 * @param behind null once it was redacted
 * @param redacts number of the entry that this one redacted, or −1
 */
public record Recorded(
        long number,
        Disclosure disclosure,
        long index,
        @Nullable RecordEntry entry,
        @Nullable Behind behind,
        long redacts) {
    /** True when its text was deleted. */
    public boolean isRedacted() {
        return entry == null;
    }

    /** True when it stands in the public log, as text or as commitment. */
    public boolean isPublic() {
        return disclosure == Disclosure.PUBLIC_TEXT || disclosure == Disclosure.COMMITMENT;
    }
}
