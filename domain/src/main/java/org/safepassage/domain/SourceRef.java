package org.safepassage.domain;

import org.jspecify.annotations.Nullable;

/**
 * A source as the record names it, readable without the pause file.
 *
 * @param id in the pause file
 * @param by id of the party that speaks, or null
 * @param name of an outlet or an office, never of a private person, or null
 * @param date the day it came out, as written, or null when not known
 * @param cites id of the source it rests on, or null
 * @param via who carried it, or null
 * @param ref where it can be found, or null
 */
public record SourceRef(
        String id,
        Source.Kind kind,
        @Nullable String by,
        @Nullable String name,
        @Nullable String date,
        @Nullable String cites,
        @Nullable String via,
        @Nullable String ref) {
    /** The source of a pause file. */
    public static SourceRef of(Source source) {
        return new SourceRef(
                source.id(),
                source.kind(),
                source.by(),
                source.name(),
                source.date() == null ? null : source.date().toString(),
                source.cites(),
                source.via(),
                source.ref());
    }

    /** Whether anybody can have read it: a report to us is not public. */
    public boolean isPublic() {
        return kind != Source.Kind.REPORT;
    }
}
