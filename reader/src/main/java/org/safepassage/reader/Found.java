package org.safepassage.reader;

/**
 * A value and the words it came from.
 *
 * @param value in the text's words; where a mention such as "the minister" stands for a name, the
 *     name
 * @param span where the words, or the mention, stand
 */
public record Found(String value, Span span) {}
