/** How fast the planner is, measured beside its peers on the same networks. Never shipped. */
@NullMarked
package org.safepassage.bench;

import org.jspecify.annotations.NullMarked;
