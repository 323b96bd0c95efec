package org.safepassage.pausefile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Chains of ids that come back to where they began: a source that rests on itself supports nothing.
 */
final class Cycles {
    private Cycles() {}

    /**
     * Adds one problem for each circle of items of {@code list} that name one another by {@code
     * key}. Time O(items).
     */
    static void check(Fields root, String list, String key, String does) {
        Map<String, Node.Scalar> next = new HashMap<>();
        for (Node item : root.items(list)) {
            if (item instanceof Node.Mapping mapping
                    && mapping.find("id").orElse(null) instanceof Node.Scalar id
                    && mapping.find(key).orElse(null) instanceof Node.Scalar named) {
                next.putIfAbsent(id.text(), named);
            }
        }
        Set<String> done = new HashSet<>();
        for (String start : next.keySet().stream().sorted().toList()) {
            Set<String> chain = new HashSet<>();
            String at = start;
            while (next.containsKey(at) && !done.contains(at) && chain.add(at)) {
                at = Optional.ofNullable(next.get(at)).map(Node.Scalar::text).orElse("");
            }
            if (chain.contains(at) && !done.contains(at)) {
                Node.Scalar closing = java.util.Objects.requireNonNull(next.get(at));
                boolean direct = closing.text().equals(at);
                root.problem(
                        closing.extent(),
                        Paths.join(Paths.join(list, at), key),
                        "%s %s%s."
                                .formatted(
                                        Quoted.of(at),
                                        does,
                                        direct ? "" : ", by way of " + Quoted.of(closing.text())),
                        "Take out '%s' where the chain begins.".formatted(key));
            }
            done.addAll(chain);
        }
    }
}
