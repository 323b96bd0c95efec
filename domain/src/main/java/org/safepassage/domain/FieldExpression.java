package org.safepassage.domain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which fields of a pause a claim or a finding is about, as written in the file: {@code
 * windows/W1/closes}, {@code corridors/F1+F2/arms}, {@code corridors/C1-C6}, {@code
 * corridors/all/destination}.
 *
 * <p>The second part may name several by {@code +}, by a range in the file's order, or {@code all}.
 * An id that reads like a range is that id. An id that names nothing stays as written: a claim may
 * be about what the file does not hold.
 *
 * @param list the first part: {@code corridors}
 * @param ids the ids meant, in order; empty when there is no second part
 * @param attribute the rest, {@code arms}; empty when the claim is about the whole
 */
public record FieldExpression(String list, List<String> ids, String attribute) {
    public FieldExpression {
        ids = List.copyOf(ids);
    }

    /** Reads an expression with the ids this pause has. Every text can be read. */
    public static FieldExpression of(String expression, Pause pause) {
        String[] parts = expression.strip().split("/", 3);
        String attribute = parts.length < 3 ? "" : parts[2];
        List<String> ids = parts.length < 2 ? List.of() : select(parts[1], known(parts[0], pause));
        return new FieldExpression(parts[0], ids, attribute);
    }

    /**
     * The fields one by one: {@code corridors/F1/arms}, {@code corridors/F2/arms}. At least one.
     */
    public List<String> paths() {
        if (ids.isEmpty()) {
            return List.of(list);
        }
        return ids.stream()
                .map(id -> list + "/" + id + (attribute.isEmpty() ? "" : "/" + attribute))
                .toList();
    }

    /**
     * Writes a selection the short way: {@code all}, {@code C1-C6}, {@code F1+F2}. The ids are in
     * the file's order.
     */
    static String shorten(List<String> ids, List<String> known) {
        if (ids.size() > 1 && ids.equals(known)) {
            return "all";
        }
        return String.join("+", runs(ids, known, "-"));
    }

    /** Three or more neighbours become one "first-last". */
    static List<String> runs(List<String> ids, List<String> known, String between) {
        List<String> runs = new ArrayList<>();
        int i = 0;
        while (i < ids.size()) {
            int last = i;
            while (last + 1 < ids.size()
                    && known.indexOf(ids.get(last + 1)) == known.indexOf(ids.get(last)) + 1
                    && sameStem(ids.get(i), ids.get(last + 1))) {
                last++;
            }
            if (last - i >= 2) {
                runs.add(ids.get(i) + between + ids.get(last));
                i = last + 1;
            } else {
                runs.add(ids.get(i));
                i++;
            }
        }
        return runs;
    }

    private static boolean sameStem(String a, String b) {
        return stem(a).equals(stem(b));
    }

    private static String stem(String id) {
        int end = id.length();
        while (end > 0 && Character.isDigit(id.charAt(end - 1))) {
            end--;
        }
        return id.substring(0, end);
    }

    private static List<String> known(String list, Pause pause) {
        return switch (list) {
            case "corridors" -> pause.corridors().stream().map(Corridor::id).toList();
            case "windows" -> pause.windows().stream().map(AnnouncedWindow::id).toList();
            case "checkpoints" -> pause.checkpoints().stream().map(Checkpoint::id).toList();
            case "parties", "assurances", "relations", "called" ->
                    pause.parties().stream().map(Party::id).toList();
            case "assemblyPoints" ->
                    pause.assemblyPoints().stream().map(AssemblyPoint::id).toList();
            case "transport" -> pause.transport().stream().map(Transport::id).toList();
            default -> List.of();
        };
    }

    private static List<String> select(String written, List<String> known) {
        if (known.contains(written)) {
            return List.of(written);
        }
        if (written.equals("all") && !known.isEmpty()) {
            return known;
        }
        Set<String> ids = new LinkedHashSet<>();
        for (String part : written.split("\\+", -1)) {
            ids.addAll(range(part, known));
        }
        return List.copyOf(ids);
    }

    private static List<String> range(String part, List<String> known) {
        if (!known.contains(part)) {
            for (int dash = part.indexOf('-'); dash >= 0; dash = part.indexOf('-', dash + 1)) {
                int first = known.indexOf(part.substring(0, dash));
                int last = known.indexOf(part.substring(dash + 1));
                if (first >= 0 && last >= first) {
                    return known.subList(first, last + 1);
                }
            }
        }
        return List.of(part);
    }
}
