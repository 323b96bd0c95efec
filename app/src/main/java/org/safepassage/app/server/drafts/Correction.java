package org.safepassage.app.server.drafts;

import org.safepassage.reader.Span;

/**
 * What an officer says in place of what was read. The text's own claim stays beside it.
 *
 * @param source which of the texts, from 0
 * @param span of the field that is corrected
 * @param key the field's name, as in the reading
 */
public record Correction(int source, Span span, String key, String value) {}
