/**
 * Walking distances of our network beside those of GraphHopper, and what the import of a map costs
 * both.
 */
@NullMarked
package org.safepassage.bench.routing;

import org.jspecify.annotations.NullMarked;
