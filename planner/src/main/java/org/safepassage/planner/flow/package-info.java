/**
 * Earliest arrival flows: of people who wait in many places, how many can be out by each step, by
 * which way, and why not more.
 *
 * <p>A {@link org.safepassage.planner.flow.DynamicNetwork} says what there is: arcs with transit
 * times and capacities that change with time, exits with rates, people who become ready over time.
 * An {@link org.safepassage.planner.flow.EarliestArrivalFlow} answers with a {@link
 * org.safepassage.planner.flow.FlowOverTime} that has, for every step, the most people who could
 * possibly be out by then, and a cut over time that proves it. A {@link
 * org.safepassage.planner.flow.FlowCheck} believes neither and looks for itself.
 *
 * <p>The model, the proofs and the measurements are in docs/planning.md. The words are the
 * literature's: node, arc, head, tail, capacity, transit time, supply, horizon, residual, cut.
 * Nothing of the rest of the product is used here.
 */
@NullMarked
package org.safepassage.planner.flow;

import org.jspecify.annotations.NullMarked;
