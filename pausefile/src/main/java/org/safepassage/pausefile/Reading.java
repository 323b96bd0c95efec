package org.safepassage.pausefile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the parts of a reader share while one file is read.
 *
 * @param keys the keys asked for, by kind of mapping; the published schema is compared with it
 */
record Reading(Problems problems, Ids ids, Map<String, Set<String>> keys) {
    static Reading of(Problems problems) {
        return new Reading(problems, new Ids(problems), new LinkedHashMap<>());
    }

    void asked(String kind, Set<String> asked) {
        keys.computeIfAbsent(kind, k -> new TreeSet<>()).addAll(asked);
    }
}
