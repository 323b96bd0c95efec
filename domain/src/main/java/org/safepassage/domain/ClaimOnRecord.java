package org.safepassage.domain;

import java.util.List;

/**
 * What one source says about one field of the pause, readable without the pause file.
 *
 * @param id in the pause file
 * @param field what it is about, see {@link FieldExpression}
 * @param value in our words
 * @param by ids of the parties that the source ascribes it to
 */
public record ClaimOnRecord(
        String id, String field, String value, List<String> by, Basis basis, SourceRef source) {
    public ClaimOnRecord {
        by = List.copyOf(by);
    }

    /** A claim of a pause. */
    public static ClaimOnRecord of(Claim claim, Pause pause) {
        Source source =
                pause.findSource(claim.source())
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "There is no source " + claim.source() + "."));
        return new ClaimOnRecord(
                claim.id(),
                claim.field(),
                claim.value(),
                claim.by(),
                claim.basis(),
                SourceRef.of(source));
    }
}
