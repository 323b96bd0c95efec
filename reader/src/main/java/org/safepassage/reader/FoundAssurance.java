package org.safepassage.reader;

/**
 * What a party other than the speaker has said about the pause.
 *
 * @param state requested, given, conditional, refused, withdrawn, lapsed or none on record
 */
public record FoundAssurance(Found party, String state, Span span) {}
