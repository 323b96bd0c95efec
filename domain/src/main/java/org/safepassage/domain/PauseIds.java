package org.safepassage.domain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * That the ids of a pause are ids, stand once, and name something. The bounds on lengths are ours:
 * several times what any real pause needs, and small enough that every rule ends in a second on a
 * hostile file.
 */
record PauseIds(
        List<Party> parties,
        List<AnnouncedWindow> windows,
        List<Corridor> corridors,
        List<Checkpoint> checkpoints,
        List<AssemblyPoint> assemblyPoints,
        List<Source> sources,
        List<Claim> claims) {
    /** Letters and digits of any script; no "/", "+" or space, which paths and claims use. */
    private static final Pattern ID =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]{0,63}");

    static void id(String what, String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "'%s' cannot be the id of a %s: use up to 64 letters, digits, '.', '_' and '-'."
                            .formatted(id, what));
        }
    }

    static <T> List<T> unique(String what, int most, List<T> list, Function<T, String> id) {
        atMost(what, most, list);
        list.forEach(one -> id(what, id.apply(one)));
        once(what, list, id);
        return List.copyOf(list);
    }

    static <T> void once(String what, List<T> list, Function<T, String> id) {
        Set<String> seen = new HashSet<>();
        for (T one : list) {
            if (!seen.add(id.apply(one))) {
                throw new IllegalArgumentException(
                        "The %s %s stands twice.".formatted(what, id.apply(one)));
            }
        }
    }

    static <T> List<T> atMost(String what, int most, List<T> list) {
        if (list.size() > most) {
            throw new IllegalArgumentException(
                    "A pause holds at most %d entries of the kind '%s', but this one has %d."
                            .formatted(most, what, list.size()));
        }
        return List.copyOf(list);
    }

    void check(
            List<Called> called,
            @Nullable Declaration declaration,
            List<Relation> relations,
            List<Requirement> requires,
            List<Assurance> assurances,
            List<Transport> transport,
            List<Instruction> instructions,
            Set<String> per) {
        Set<String> party = ids(parties, Party::id);
        Set<String> window = ids(windows, AnnouncedWindow::id);
        Set<String> corridor = ids(corridors, Corridor::id);
        Set<String> checkpoint = ids(checkpoints, Checkpoint::id);
        Set<String> assembly = ids(assemblyPoints, AssemblyPoint::id);
        parties.forEach(p -> known("party", party, p.partOf()));
        called.forEach(c -> known("party", party, c.by()));
        if (declaration != null) {
            known("party", party, declaration.issuedBy());
            declaration.approvedBy().forEach(a -> known("party", party, a.party()));
        }
        relations.forEach(r -> known("party", party, r.of(), r.to()));
        requires.forEach(r -> r.parties().forEach(p -> known("party", party, p)));
        atMost(
                "required party",
                100,
                requires.stream().flatMap(r -> r.parties().stream()).toList());
        requires.forEach(r -> scope(r.scope(), window, corridor));
        assurances.forEach(a -> known("party", party, a.party()));
        assurances.forEach(a -> scope(a.scope(), window, corridor));
        corridors.forEach(c -> c.checkpoints().forEach(q -> known("checkpoint", checkpoint, q)));
        transport.forEach(t -> known("corridor", corridor, t.corridor()));
        transport.forEach(t -> known("assembly point", assembly, t.from()));
        instructions.forEach(i -> i.corridors().forEach(c -> known("corridor", corridor, c)));
        Set<String> claim = ids(claims, Claim::id);
        per.forEach(k -> known("claim", claim, k));
        noCircleOfParties(party);
        sourcesAndClaims(party);
    }

    private static void scope(Scope scope, Set<String> window, Set<String> corridor) {
        scope.windows().forEach(w -> known("window", window, w));
        scope.corridors().forEach(c -> known("corridor", corridor, c));
    }

    /** A party that is part of itself would be everybody's and nobody's. */
    private void noCircleOfParties(Set<String> known) {
        Map<String, String> whole = new HashMap<>();
        for (Party party : parties) {
            if (party.partOf() != null) {
                whole.put(party.id(), party.partOf());
            }
        }
        circle("party", "is part of", known, whole);
        for (Party party : parties) {
            int depth = 0;
            for (String of = party.partOf(); of != null; of = whole.get(of)) {
                depth++;
            }
            if (depth > 5) {
                throw new IllegalArgumentException(
                        "The party %s is a part of a part %d deep; five is the most."
                                .formatted(party.id(), depth));
            }
        }
    }

    private void sourcesAndClaims(Set<String> party) {
        Set<String> source = ids(sources, Source::id);
        Map<String, String> cites = new HashMap<>();
        Map<String, Integer> length = new HashMap<>();
        for (Source one : sources) {
            if (one.text() != null) {
                length.put(one.id(), one.text().codePointCount(0, one.text().length()));
            }
            known("party", party, one.by());
            known("source", source, one.cites());
            if (one.cites() != null) {
                cites.put(one.id(), one.cites());
            }
        }
        circle("source", "cites", source, cites);
        for (Claim claim : claims) {
            known("source", source, claim.source());
            claim.by().forEach(p -> known("party", party, p));
            Claim.Span span = claim.span();
            Integer characters = length.get(claim.source());
            if (span != null && characters != null && span.until() > characters) {
                throw new IllegalArgumentException(
                        "Claim %s has the span [%d, %d], but the text of %s has only %d characters."
                                .formatted(
                                        claim.id(),
                                        span.from(),
                                        span.until(),
                                        claim.source(),
                                        characters));
            }
        }
    }

    /** Follows each link once: steps are counted, so a circle ends. */
    private static void circle(
            String what, String verb, Set<String> ids, Map<String, String> links) {
        Set<String> fine = new HashSet<>();
        for (String id : ids) {
            Set<String> path = new HashSet<>();
            for (String at = id; at != null && !fine.contains(at); at = links.get(at)) {
                if (!path.add(at)) {
                    throw new IllegalArgumentException(
                            "The %s %s %s itself.".formatted(what, at, verb));
                }
            }
            fine.addAll(path);
        }
    }

    private static <T> Set<String> ids(List<T> list, Function<T, String> id) {
        Set<String> ids = new HashSet<>();
        list.forEach(one -> ids.add(id.apply(one)));
        return ids;
    }

    private static void known(String what, Set<String> ids, @Nullable String... named) {
        for (String one : named) {
            if (one != null && !ids.contains(one)) {
                throw new IllegalArgumentException("There is no %s %s.".formatted(what, one));
            }
        }
    }
}
