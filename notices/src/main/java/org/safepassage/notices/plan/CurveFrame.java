package org.safepassage.notices.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.safepassage.domain.PlanCase;

/**
 * Where the hours and the people lie on the paper, in pixels.
 *
 * @param length of the window
 * @param most people at the top
 */
record CurveFrame(
        double left, double right, double top, double bottom, Duration length, long most) {
    /** Points of a line: more than anybody can tell apart at this size. */
    private static final int SAMPLES = 120;

    double x(Duration since) {
        return left + (right - left) * since.toMillis() / Math.max(1, length.toMillis());
    }

    double y(long people) {
        return bottom - (bottom - top) * Math.min(people, most) / most;
    }

    /** The curve as points, the last of them at the end of the hours. */
    List<double[]> points(PlanCase one) {
        int values = one.curve().out().size();
        int each = Math.max(1, values / SAMPLES);
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < values; i += each) {
            points.add(at(one, i));
        }
        points.add(new double[] {right, y(one.out())});
        return points;
    }

    private double[] at(PlanCase one, int index) {
        Duration since = one.curve().step().multipliedBy(index);
        return new double[] {Math.min(right, x(since)), y(one.curve().out().get(index))};
    }
}
