package org.safepassage.notices;

/** Whether it is meant. What is not meant looks different, reads different and is kept apart. */
public enum Mode {
    /** Meant. */
    REAL,
    /** People train with it; every form says so first. */
    DRILL,
    /** The worked example or a trial of the program. */
    EXAMPLE
}
