package org.safepassage.roads;

/** What a street is covered with, as far as it matters to walking and driving. */
public enum Surface {
    /** The map does not say. */
    NOT_STATED,
    PAVED,
    UNPAVED;

    static final int COUNT = 3;

    /** The surface that stands as this number in the file. */
    static Surface of(int number) {
        return switch (number) {
            case 0 -> NOT_STATED;
            case 1 -> PAVED;
            case 2 -> UNPAVED;
            default -> throw new IllegalArgumentException("There is no surface " + number + ".");
        };
    }

    /** What stands for it in the file. */
    byte number() {
        return (byte)
                switch (this) {
                    case NOT_STATED -> 0;
                    case PAVED -> 1;
                    case UNPAVED -> 2;
                };
    }
}
