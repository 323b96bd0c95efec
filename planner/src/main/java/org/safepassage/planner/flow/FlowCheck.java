package org.safepassage.planner.flow;

import java.util.Arrays;
import java.util.Optional;

/**
 * Believes nothing: adds up a flow over time and its cuts, and says what is wrong. Shares no code
 * with the solver.
 *
 * <p>Feasible: nobody enters more than a capacity lets in, leaves before being ready, waits where
 * none may, vanishes, or is on the road at the end. Optimal: for every θ the cut that the labels
 * draw has exactly the capacity of the people out by θ; no flow whatever can have more people out
 * by θ than any cut lets through. So labels need no trust, and any right answer passes, however
 * found. {@link FlowFileCheck} does the same for texts.
 */
public final class FlowCheck {
    /**
     * What was found.
     *
     * @param feasible people can move like this
     * @param optimal nobody could be out sooner, by the proof given, and the totals are those of
     *     the flow
     * @param why what is wrong, in one sentence; empty if nothing
     */
    public record Verdict(boolean feasible, boolean optimal, String why) {}

    private FlowCheck() {}

    /** What is wrong with a flow in this network, or nothing. */
    public static Optional<String> faultIn(DynamicNetwork network, FlowOverTime answer) {
        return Optional.of(verdict(network, answer).why()).filter(why -> !why.isEmpty());
    }

    /** What holds of a flow in this network. */
    public static Verdict verdict(DynamicNetwork network, FlowOverTime answer) {
        FlowSums sums =
                new FlowSums(network.nodes(), network.horizon(), network.arcs(), network.exits());
        for (int arc = 0; arc < network.arcs(); arc++) {
            sums.arc(
                    network.tail(arc),
                    network.head(arc),
                    network.transit(arc),
                    network.capacity(arc)::at);
        }
        for (int exit = 0; exit < network.exits(); exit++) {
            sums.exit(network.exitNode(exit), network.exitCapacity(exit)::at);
        }
        for (int i = 0; i < network.supplies(); i++) {
            int since = answer.supplyDeadSince(i);
            sums.supply(
                    network.supplyNode(i),
                    network.supplyRelease(i),
                    network.supplyPeople(i),
                    since);
        }
        for (int node = 0; node < network.nodes(); node++) {
            sums.holding(node, network.holding(node));
        }
        answer.forEachRun(sums::run);
        Verdict verdict =
                sums.verdict(answer.evacuated(), answer.objective(), answer.lastArrival());
        if (verdict.why().isEmpty() && !Arrays.equals(sums.curve(), answer.curve())) {
            return new Verdict(true, false, "The curve is not the sum of the arrivals.");
        }
        return verdict;
    }
}
