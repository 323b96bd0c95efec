package org.safepassage.domain;

import org.jspecify.annotations.Nullable;

/**
 * A number or a rule that the plan rests on.
 *
 * @param what "walking speed"
 * @param used the value used, with its unit
 * @param range the values of the slow and the fast case, or null
 * @param source where it comes from; begins with "ours" when from nowhere else
 * @param illustration whether it was made up to show the tool
 */
public record Assumption(
        String what, String used, @Nullable String range, String source, boolean illustration) {}
