package org.safepassage.planner;

import org.safepassage.domain.LaneRate;
import org.safepassage.domain.PeopleRange;
import org.safepassage.domain.Walking;

/** One set of assumptions: how fast people walk, how fast lanes are, how many people wait. */
record Conditions(String id, End walking, End lanes, End people) {
    /** Which end of a range is taken. */
    enum End {
        LOW,
        LIKELY,
        HIGH
    }

    /**
     * What one airport-type lane was seen to pass: 100 to 200 people an hour, mean 149 (ACRP).
     * Where a pause gives one figure, its range is that figure with the same spread; ours.
     */
    private static final int ACRP_LOW = 100;

    private static final int ACRP_MEAN = 149;
    private static final int ACRP_HIGH = 200;

    /** The plan itself. */
    static final Conditions LIKELY = new Conditions("likely", End.LIKELY, End.LIKELY, End.LIKELY);

    /** The low end of the range. */
    static final Conditions SLOW = new Conditions("slow", End.LOW, End.LOW, End.LOW);

    /** The high end of the range. */
    static final Conditions FAST = new Conditions("fast", End.HIGH, End.HIGH, End.HIGH);

    /** For the most people who may still wait. */
    static final Conditions SLOW_AND_MANY =
            new Conditions("slow, many", End.LOW, End.LOW, End.HIGH);

    /** For the latest starts: slow walkers, everything else as planned. */
    static final Conditions SLOW_WALK =
            new Conditions("slow walk", End.LOW, End.LIKELY, End.LIKELY);

    double metresPerSecond(Walking speeds) {
        return switch (walking) {
            case LOW -> speeds.slow();
            case LIKELY -> speeds.likely();
            case HIGH -> speeds.fast();
        };
    }

    int perHourAndLane(LaneRate rate) {
        return switch (lanes) {
            case LOW ->
                    rate.slow() != null
                            ? rate.slow()
                            : Math.max(1, rate.likely() * ACRP_LOW / ACRP_MEAN);
            case LIKELY -> rate.likely();
            case HIGH ->
                    rate.fast() != null
                            ? rate.fast()
                            : Math.ceilDiv(rate.likely() * ACRP_HIGH, ACRP_MEAN);
        };
    }

    long count(PeopleRange range) {
        return switch (people) {
            case LOW -> range.low();
            case LIKELY -> range.likely();
            case HIGH -> range.high();
        };
    }
}
