package org.safepassage.reader;

import org.jspecify.annotations.Nullable;

/**
 * Words that the text puts between quotation marks as somebody's own; everything else it reports.
 *
 * @param by who is quoted, or null when the sentence does not tell
 * @param says the words
 */
public record FoundQuotation(@Nullable Found by, String says, Span span) {}
