/**
 * A humanitarian pause, its rules and its plan, as values that cannot be wrong.
 *
 * <p>Uses the JDK and nothing else: no clock, no file, no socket. Time comes in as an argument.
 * What a source did not say is null here and "not known" to the user; it is never zero and never a
 * default.
 */
@NullMarked
package org.safepassage.domain;

import org.jspecify.annotations.NullMarked;
