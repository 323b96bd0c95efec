package org.safepassage.watch.file;

import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a file does not say and the pause does.
 *
 * @param zone in which a day of a file is a day: the pause's
 * @param regions names by which alert files call the area, compared without case
 */
public record Settings(ZoneId zone, Set<String> regions) {
    public Settings {
        regions =
                regions.stream()
                        .map(r -> r.strip().toLowerCase(java.util.Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
    }
}
