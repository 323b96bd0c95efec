package org.safepassage.watch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that one observer says happened. Holds no person: an observer is an office, an outlet
 * or a monitor's code.
 *
 * @param id as the source gives it, at most 200 characters
 * @param observer who says it. Whatever a dataset copied from an outlet is the outlet's
 * @param via the dataset that carried it, or null when it came straight to us
 * @param received when it came to be known; null when nobody wrote that down
 * @param receivedInferred true when {@code received} was concluded from something else, such as the
 *     day an article came out
 * @param disputedBy who says it was not so; empty when nobody is known to
 * @param by the party whose words these are, for a declared end or an explanation
 * @param attribution whom somebody holds responsible, kept as said; nothing is ever concluded from
 *     it, and it is never concluded from anything
 * @param event the source's id of the event, for reports of the same one
 * @param replaces the id of an earlier report of the same observer that this one corrects
 * @param count of a crossing, or null
 * @param says a few words, at most 1,000 characters
 * @param row where it stands: {@code reports.csv:12}
 */
public record Report(
        String id,
        String observer,
        @Nullable String via,
        ReportKind kind,
        Span when,
        Where where,
        @Nullable Instant received,
        boolean receivedInferred,
        Standing standing,
        List<String> disputedBy,
        @Nullable String by,
        @Nullable String attribution,
        @Nullable String event,
        @Nullable String replaces,
        @Nullable Count count,
        String says,
        String row) {
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_TEXT = 1_000;

    public Report {
        disputedBy = List.copyOf(disputedBy);
        if (id.isBlank() || id.length() > LONGEST_ID || observer.length() > LONGEST_ID) {
            throw new IllegalArgumentException(
                    "An id and an observer have 1 to 200 characters, but got '%s' and '%s'."
                            .formatted(cut(id), cut(observer)));
        }
        if (observer.isBlank()) {
            throw new IllegalArgumentException("Report %s names no observer.".formatted(id));
        }
        if (says.length() > LONGEST_TEXT) {
            says = says.substring(0, LONGEST_TEXT - 1) + "\u2026";
        }
    }

    private static String cut(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "\u2026";
    }

    /** When it could be known at the soonest: when it came in, else when what it tells was over. */
    public Instant known() {
        return received == null ? when.until() : received;
    }

    /** Starts a report with what every report has. */
    public static ReportBuilder of(
            String id, String observer, ReportKind kind, Span when, Where where) {
        return new ReportBuilder(id, observer, kind, when, where);
    }
}
