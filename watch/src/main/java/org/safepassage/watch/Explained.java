package org.safepassage.watch;

import java.util.List;
import java.util.Map;

/**
 * Every event kept, weighed for one minute.
 *
 * @param evidence the list to show
 * @param leftOut what the list has no room for
 * @param rows what became of the rows of these events
 */
record Explained(List<Evidence> evidence, Map<Reason, Long> leftOut, Map<Reason, Long> rows) {}
