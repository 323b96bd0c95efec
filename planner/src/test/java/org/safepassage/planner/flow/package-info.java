/** Tests against an explicit time-expanded network, hand sums, and mutations. */
@NullMarked
package org.safepassage.planner.flow;

import org.jspecify.annotations.NullMarked;
