package org.safepassage.domain;

import org.jspecify.annotations.Nullable;

/**
 * A text that something is known from.
 *
 * @param by id of the party that speaks, or null
 * @param name of an outlet or an office, never of a private person, or null
 * @param date the day it came out, or null when not known
 * @param cites id of the source it says it rests on, or null
 * @param via who carried it, or null
 * @param seen whether somebody of ours has seen it; null when not said
 * @param text our own words for what it reports; spans of claims count its characters; null when
 *     none
 */
public record Source(
        String id,
        Kind kind,
        @Nullable String by,
        @Nullable String name,
        @Nullable Moment date,
        @Nullable String cites,
        @Nullable String via,
        @Nullable Boolean seen,
        @Nullable String ref,
        @Nullable String note,
        @Nullable String text) {

    /** What kind of text. */
    public enum Kind implements Worded {
        PARTY_STATEMENT("party-statement"),
        NEWS("news"),
        UN("un"),
        ORGANISATION("organisation"),
        REPORT("report");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }
}
