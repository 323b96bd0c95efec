package org.safepassage.reader;

/** Words that were passed over, and why: an appeal to readers, a price, a caption. */
public record Ignored(String why, Span span) {}
