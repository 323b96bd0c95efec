package org.safepassage.domain;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What an assurance, or the need for one, is about: windows, corridors, kinds of people. An empty
 * set leaves that side open: {@code Scope({W1}, {}, {})} is everything in the window W1.
 *
 * @param windows ids of windows; empty for all
 * @param corridors ids of corridors; empty for all
 * @param admits kinds of people; empty for all
 */
public record Scope(Set<String> windows, Set<String> corridors, Set<Admission> admits) {
    public Scope {
        windows = Collections.unmodifiableSet(new LinkedHashSet<>(windows));
        corridors = Collections.unmodifiableSet(new LinkedHashSet<>(corridors));
        admits = Collections.unmodifiableSet(new LinkedHashSet<>(admits));
    }

    /** Everything in one window. */
    public static Scope window(String id) {
        return new Scope(Set.of(id), Set.of(), Set.of());
    }

    /** True when whoever assured this has thereby assured all of {@code other}. */
    public boolean covers(Scope other) {
        return covers(windows, other.windows)
                && covers(corridors, other.corridors)
                && (covers(admits, other.admits) || admits.contains(Admission.ANYONE));
    }

    /** True when some window, corridor and kind of people is in both. */
    public boolean meets(Scope other) {
        return meets(windows, other.windows)
                && meets(corridors, other.corridors)
                && (meets(admits, other.admits)
                        || admits.contains(Admission.ANYONE)
                        || other.admits.contains(Admission.ANYONE));
    }

    private static <T> boolean meets(Set<T> mine, Set<T> other) {
        return mine.isEmpty() || other.isEmpty() || mine.stream().anyMatch(other::contains);
    }

    private static <T> boolean covers(Set<T> mine, Set<T> other) {
        return mine.isEmpty() || (!other.isEmpty() && mine.containsAll(other));
    }

    @Override
    public String toString() {
        Set<String> all = new LinkedHashSet<>(windows);
        all.addAll(corridors);
        admits.forEach(a -> all.add(a.word()));
        return all.isEmpty() ? "everything" : String.join(", ", all);
    }
}
