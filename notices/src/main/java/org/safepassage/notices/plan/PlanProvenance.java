package org.safepassage.notices.plan;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * From what and by what a plan was made. Stands in the data file and at the foot of the report, so
 * that somebody else can make the plan again and compare.
 *
 * @param program name and version: {@code Safe Passage 0.1.0}
 * @param command the command line that makes the same plan
 * @param made when; comes in as an argument, since nothing here has a clock
 * @param inputs name of each file that was read, without its folder, to its SHA-256 in hex
 */
public record PlanProvenance(
        String program, String command, Instant made, Map<String, String> inputs) {
    public PlanProvenance {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }
}
