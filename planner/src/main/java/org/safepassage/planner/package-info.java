/**
 * Who can get out, by which road, by when.
 *
 * <p>{@link org.safepassage.planner.Planner} takes a pause, a road network and the places where
 * people wait, turns names and metres into the nodes, arcs and steps of {@link
 * org.safepassage.planner.flow}, lets the exact solver and its separate checker work, and turns the
 * answer back into bands, bottlenecks and lines on a map. The range of an answer comes from solving
 * again under slow and fast assumptions, never from a percentage.
 */
@NullMarked
package org.safepassage.planner;

import org.jspecify.annotations.NullMarked;
