package org.safepassage.roads;

/**
 * Longitudes and latitudes as whole ten-millionths of a degree, about a centimetre: what
 * OpenStreetMap keeps, and what makes two ways of writing the same place the same place.
 */
public final class Degrees {
    /** Steps in one degree. */
    public static final int STEPS = 10_000_000;

    private static final int STRAIGHT = 180 * STEPS;

    private Degrees() {}

    /** The nearest step. The degrees must be finite and within ±180. */
    public static int toSteps(double degrees) {
        if (!(Math.abs(degrees) <= 180)) {
            throw new IllegalArgumentException(
                    "Degrees must be from -180 to 180, but got " + degrees + ".");
        }
        return (int) Math.round(degrees * STEPS);
    }

    /** Degrees of a number of steps. */
    public static double of(int steps) {
        return steps / (double) STEPS;
    }

    /** Whether the steps are a place on the globe. */
    public static boolean onGlobe(long lonSteps, long latSteps) {
        return Math.abs(lonSteps) <= STRAIGHT && Math.abs(latSteps) <= STRAIGHT / 2;
    }
}
