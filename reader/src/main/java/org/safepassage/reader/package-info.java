/**
 * A statement's or a report's words into a draft of a pause, each value with the words it came
 * from. Nothing here guesses: what a text does not say is absent, what is concluded is marked
 * inferred, and what was passed over is listed.
 *
 * <p>The way of a text: {@link org.safepassage.reader.Decoding} makes characters of bytes, {@link
 * org.safepassage.reader.Markup} takes the reading matter out of a page, {@link
 * org.safepassage.reader.Tokens} cuts it into sentences and words, {@link
 * org.safepassage.reader.Lexicon} holds what words mean and in which patterns they stand, and the
 * classes named after fields put the matches together. No network, no clock, no chance: the same
 * text gives the same answer.
 */
@NullMarked
package org.safepassage.reader;

import org.jspecify.annotations.NullMarked;
