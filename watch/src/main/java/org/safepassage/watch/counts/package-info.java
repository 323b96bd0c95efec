/**
 * Counts over time, as the literature has them: an exact test of two rates, and change points with
 * their posterior. Nothing here knows what is counted.
 */
@NullMarked
package org.safepassage.watch.counts;

import org.jspecify.annotations.NullMarked;
