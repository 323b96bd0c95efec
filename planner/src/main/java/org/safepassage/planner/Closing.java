package org.safepassage.planner;

import java.time.Instant;

/**
 * That a corridor closes early, known beforehand: nobody is sent who would arrive after it.
 *
 * @param corridor id
 * @param from first instant at which nobody passes its end any more
 */
public record Closing(String corridor, Instant from) {}
