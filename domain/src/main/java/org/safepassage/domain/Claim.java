package org.safepassage.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing one source says about one field of the pause. Two that disagree both stand.
 *
 * @param field what it is about: {@code corridors/F1+F2/arms}, {@code windows/W1/closes}; see
 *     {@link FieldExpression}; 1 to 200 characters
 * @param value in our words
 * @param by ids of the parties the source ascribes it to; empty when the source speaks for itself
 * @param source id of the source
 * @param span characters (Unicode code points) of the source's text, or null
 */
public record Claim(
        String id,
        String field,
        String value,
        List<String> by,
        String source,
        Basis basis,
        @Nullable Span span) {
    public Claim {
        by = List.copyOf(by);
        if (field.isBlank() || field.length() > 200) {
            throw new IllegalArgumentException(
                    "'field' of claim %s must have 1 to 200 characters, but has %d."
                            .formatted(id, field.length()));
        }
    }

    /**
     * A range of code points.
     *
     * @param from included
     * @param until not included, after {@code from}
     */
    public record Span(int from, int until) {
        public Span {
            if (from < 0 || until <= from) {
                throw new IllegalArgumentException(
                        "A span is [from, until] with 0 <= from < until, but got [%d, %d]."
                                .formatted(from, until));
            }
        }
    }
}
