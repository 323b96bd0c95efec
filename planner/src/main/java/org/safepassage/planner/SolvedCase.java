package org.safepassage.planner;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Curve;
import org.safepassage.domain.PlanCase;
import org.safepassage.planner.flow.FlowOverTime;
import org.safepassage.planner.flow.ShiftedPath;

/**
 * The checked answers for one set of assumptions: one for each group of people that shares its
 * corridors.
 *
 * @param people all who wait in this case, those too for whom there is no way
 */
record SolvedCase(Conditions conditions, StepClock clock, long people, List<Group> groups) {
    /** One group's network, its flow, and the ways the flow consists of. */
    record Group(
            List<String> categories, FlowModel model, FlowOverTime flow, List<ShiftedPath> paths) {}

    long out() {
        return groups.stream().mapToLong(g -> g.flow().evacuated()).sum();
    }

    Curve curve() {
        List<Long> sum = new ArrayList<>();
        for (int m = 0; m <= clock.steps(); m++) {
            long out = 0;
            for (Group group : groups) {
                out += group.flow().curve()[m];
            }
            sum.add(out);
        }
        return new Curve(clock.step(), sum);
    }

    @Nullable Instant lastOut() {
        int last = groups.stream().mapToInt(g -> g.flow().lastArrival()).max().orElse(-1);
        return last < 0 ? null : clock.end(last);
    }

    PlanCase inWords(String words) {
        return new PlanCase(conditions.id(), words, people, curve(), lastOut());
    }
}
