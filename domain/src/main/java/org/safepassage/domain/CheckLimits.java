package org.safepassage.domain;

import java.time.Duration;

/**
 * The figures that {@code check} measures by. Settable; each has its source in {@code
 * docs/rules.md}.
 *
 * @param notice usual notice before a movement: 48 h (OCHA, humanitarian notification, Yemen)
 * @param emergencyNotice the least in an emergency: 24 h (the same); at most {@code notice}
 * @param wholeWindow shorter than this is noted: 12 h, what the United Nations asked for in Aleppo,
 *     October 2016
 * @param firstHandOnly whether an assurance known only from another's account forbids opening
 *     instead of warning; false (ours)
 */
public record CheckLimits(
        Duration notice, Duration emergencyNotice, Duration wholeWindow, boolean firstHandOnly) {
    /** The figures used when nobody sets others. */
    public static final CheckLimits STANDARD =
            new CheckLimits(
                    Duration.ofHours(48), Duration.ofHours(24), Duration.ofHours(12), false);

    public CheckLimits {
        if (emergencyNotice.isNegative()
                || notice.compareTo(emergencyNotice) < 0
                || wholeWindow.isNegative()) {
            throw new IllegalArgumentException(
                    "Limits must be 0 <= emergencyNotice <= notice and wholeWindow >= 0, but are %s, %s, %s."
                            .formatted(emergencyNotice, notice, wholeWindow));
        }
    }
}
