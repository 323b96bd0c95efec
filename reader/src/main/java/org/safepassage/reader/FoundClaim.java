package org.safepassage.reader;

/**
 * Blame, an accusation or a denial: an attributed claim, never a conclusion.
 *
 * @param by who says it
 * @param about whom
 * @param says what, in the text's words
 */
public record FoundClaim(Found by, Found about, String says, Span span) {}
