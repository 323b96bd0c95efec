/**
 * A witness signs each checkpoint of a log that it has seen to follow from the last one, so that a
 * log cannot show one history to some and another to others. The best witnesses are opponents.
 *
 * @see "C2SP tlog-witness"
 */
@NullMarked
package org.safepassage.logbook.witness;

import org.jspecify.annotations.NullMarked;
