package org.safepassage.watch.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A header: which column is where, under any of the names that its makers have given it. */
final class Columns {
    private final String file;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();
    private final List<String> notes = new ArrayList<>();

    Columns(String file, List<String> header) throws InvalidReports {
        this.file = file;
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip().toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && places.putIfAbsent(name, i) != null) {
                throw new InvalidReports(
                        file,
                        "line 1",
                        "The column '%s' stands twice.".formatted(name),
                        "Take one of them out.");
            }
        }
    }

    boolean has(String name) {
        return places.containsKey(name);
    }

    boolean hasAll(String... names) {
        return List.of(names).stream().allMatch(this::has);
    }

    /** The place of a column that must be there. The first name is the one of today. */
    int need(String... names) throws InvalidReports {
        int place = find(names);
        if (place >= 0) {
            return place;
        }
        List<String> free = places.keySet().stream().filter(n -> !used.contains(n)).toList();
        String nearest =
                Nearest.to(names[0], free)
                        .map(n -> " The nearest is '%s'.".formatted(n))
                        .orElse("");
        throw new InvalidReports(
                file,
                "line 1",
                "There is no column '%s'%s.%s"
                        .formatted(
                                names[0],
                                names.length == 1
                                        ? ""
                                        : " (or "
                                                + String.join(
                                                        ", ",
                                                        List.of(names).subList(1, names.length))
                                                + ")",
                                nearest),
                "Rename the column; its content is not guessed.");
    }

    /** The place of a column that may be there, or -1. */
    int find(String... names) {
        for (String name : names) {
            Integer place = places.get(name);
            if (place != null) {
                used.add(name);
                if (!name.equals(names[0])) {
                    notes.add("Column '%s' is read as '%s'.".formatted(name, names[0]));
                }
                return place;
            }
        }
        return -1;
    }

    /** As the other, and says which column looks like it when it is not there. */
    int want(String why, String... names) {
        int place = find(names);
        if (place < 0) {
            String nearest =
                    Nearest.to(
                                    names[0],
                                    places.keySet().stream()
                                            .filter(n -> !used.contains(n))
                                            .toList())
                            .map(
                                    n ->
                                            " The nearest is '%s', which is not read for it."
                                                    .formatted(n))
                            .orElse("");
            notes.add("There is no column '%s': %s.%s".formatted(names[0], why, nearest));
        }
        return place;
    }

    /** Columns nobody asked for. */
    List<String> unread() {
        return places.keySet().stream().filter(n -> !used.contains(n)).toList();
    }

    List<String> notes() {
        return notes;
    }

    /** A field of a row, without blanks around it; null when it is empty or not there. */
    static @Nullable String field(List<String> row, int place) {
        if (place < 0 || place >= row.size()) {
            return null;
        }
        String value = row.get(place).strip();
        return value.isEmpty() ? null : value;
    }
}
