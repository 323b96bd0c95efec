package org.safepassage.roads;

/**
 * How many people a minute may walk through a cross-section, from its clear width and a level of
 * service.
 *
 * <p>The level of service is a promise about comfort, not the most that can be squeezed through: 33
 * people a minute and metre is the upper end of level C of the Highway Capacity Manual, where
 * people still walk at their own pace. Next to walls nobody walks, so a strip is left out on both
 * sides of a bridge or tunnel and of a flight of steps (ours, after Nelson and Mowrer: 0.20 m at
 * walls, 0.15 m at the sides of stairs; docs/roads.md). Everything is a whole number, so that the
 * planner can form exact fractions: 4 m at 33 is 132 people a minute, 132,000 thousandths.
 *
 * @param milliPeoplePerMinutePerMetre thousandths of a person a minute and metre of clear width,
 *     more than 0
 * @param wallMillimetres left out on each side of a bridge or tunnel
 * @param stepsMillimetres left out on each side of a flight of steps
 */
public record Walkway(int milliPeoplePerMinutePerMetre, int wallMillimetres, int stepsMillimetres) {
    /** Level of service C, upper end (HCM 2000; docs/roads.md). */
    public static final int LEVEL_C = 33_000;

    /**
     * The narrowest a way can become by leaving out strips: one person's shoulders, 0.5 m (ours,
     * after Fruin's ellipse).
     */
    public static final int NARROWEST_MILLIMETRES = 500;

    /** The defaults of docs/roads.md. */
    public static final Walkway DEFAULT = new Walkway(LEVEL_C, 200, 150);

    /** Fails with the value when one is out of range. */
    public Walkway {
        if (milliPeoplePerMinutePerMetre <= 0 || milliPeoplePerMinutePerMetre > 200_000) {
            throw new IllegalArgumentException(
                    "A flow is more than 0 and at most 200 people a minute and metre, but got %d thousandths."
                            .formatted(milliPeoplePerMinutePerMetre));
        }
        if (wallMillimetres < 0
                || wallMillimetres > 2000
                || stepsMillimetres < 0
                || stepsMillimetres > 2000) {
            throw new IllegalArgumentException(
                    "A strip left out is 0 to 2000 mm, but got %d and %d."
                            .formatted(wallMillimetres, stepsMillimetres));
        }
    }

    /** The same with another flow, in whole people a minute and metre. */
    public Walkway withPeoplePerMinutePerMetre(int people) {
        return new Walkway(Math.multiplyExact(people, 1000), wallMillimetres, stepsMillimetres);
    }

    /**
     * The clear width in millimetres: without the strips at walls. A way so narrow that less than
     * half a metre would be left keeps half a metre, or its whole width where it is narrower still.
     */
    public int clearMillimetres(RoadNetwork roads, int link) {
        int width = roads.widthMillimetres(link);
        int strip = roads.bridge(link) || roads.tunnel(link) ? wallMillimetres : 0;
        strip = roads.steps(link) ? Math.max(strip, stepsMillimetres) : strip;
        return Math.max(Math.min(width, NARROWEST_MILLIMETRES), width - 2 * strip);
    }

    /**
     * Thousandths of a person a minute through the link, both directions together; rounded down.
     */
    public long milliPeoplePerMinute(RoadNetwork roads, int link) {
        return milliPeoplePerMinute(clearMillimetres(roads, link));
    }

    /** Thousandths of a person a minute through a clear width in millimetres; rounded down. */
    public long milliPeoplePerMinute(int clearMillimetres) {
        return (long) milliPeoplePerMinutePerMetre * clearMillimetres / 1000;
    }
}
