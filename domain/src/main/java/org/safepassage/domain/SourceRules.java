package org.safepassage.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How firmly things are known, and through whom. */
final class SourceRules {
    private SourceRules() {}

    static List<Finding> of(Pause pause) {
        List<Finding> found = new ArrayList<>(secondHand(pause));
        found.addAll(
                resting(
                        pause,
                        Basis.HEDGED,
                        Rule.HEDGED,
                        "Sources hedge on %s: only \"reportedly\" (%s)."));
        found.addAll(
                resting(
                        pause,
                        Basis.INFERRED,
                        Rule.INFERRED,
                        "Nobody states %s: it is inferred (%s)."));
        List<String> routes =
                pause.corridors().stream()
                        .filter(c -> c.route() != null && c.route().basis() == Basis.INFERRED)
                        .map(Corridor::id)
                        .toList();
        if (!routes.isEmpty()) {
            found.add(
                    Rule.INFERRED.finding(
                            InWords.path(pause, routes, "route"),
                            "The route of %s is inferred; no source states it for this pause."
                                    .formatted(InWords.corridors(pause, routes))));
        }
        return found;
    }

    /** Sources that nobody cites in turn, and that stand on something nobody here has seen. */
    private static List<Finding> secondHand(Pause pause) {
        Set<String> cited = new HashSet<>();
        pause.sources()
                .forEach(
                        s -> {
                            if (s.cites() != null) {
                                cited.add(s.cites());
                            }
                        });
        List<Finding> found = new ArrayList<>();
        for (Source source : pause.sources()) {
            if (cited.contains(source.id())) {
                continue;
            }
            List<Carrier> chain = pause.carriers(source.id());
            List<Carrier> unseen =
                    chain.stream().filter(c -> Boolean.FALSE.equals(c.seen())).toList();
            if (chain.size() < 2 && unseen.isEmpty()) {
                continue;
            }
            found.add(Rule.SECOND_HAND.finding("sources/" + source.id(), sentence(chain, unseen)));
        }
        return found;
    }

    /**
     * "The Moscow Times cites RBC, which cites Russian Federation; nobody here has seen S2 or S1."
     */
    private static String sentence(List<Carrier> chain, List<Carrier> unseen) {
        StringBuilder says = new StringBuilder(label(chain.getFirst()));
        for (int i = 1; i < chain.size(); i++) {
            boolean carried = chain.get(i - 1).source() == null;
            says.append(i == 1 ? " " : ", which ")
                    .append(carried ? "carries " : "cites ")
                    .append(label(chain.get(i)));
        }
        List<String> ids = unseen.stream().map(Carrier::source).filter(Objects::nonNull).toList();
        if (chain.size() < 2) {
            return says.append(" was seen by nobody here.").toString();
        }
        if (!ids.isEmpty()) {
            says.append("; nobody here has seen ").append(String.join(" or ", ids));
        }
        return says.append('.').toString();
    }

    private static String label(Carrier carrier) {
        String id = carrier.source();
        return id == null || id.equals(carrier.name())
                ? carrier.name()
                : carrier.name() + " (" + id + ")";
    }

    /** Corridors, windows and assurances of which every claim has this basis. */
    private static List<Finding> resting(Pause pause, Basis basis, Rule rule, String sentence) {
        Set<String> weak = new HashSet<>();
        pause.claims().stream().filter(c -> c.basis() == basis).map(Claim::id).forEach(weak::add);
        Predicate<List<String>> only = per -> !per.isEmpty() && weak.containsAll(per);
        List<Finding> found = new ArrayList<>();
        List<Corridor> corridors =
                pause.corridors().stream().filter(c -> only.test(c.per())).toList();
        if (!corridors.isEmpty()) {
            List<String> ids = corridors.stream().map(Corridor::id).toList();
            found.add(
                    rule.finding(
                            InWords.path(pause, ids, ""),
                            sentence.formatted(
                                    InWords.corridors(pause, ids),
                                    per(corridors.stream().map(Corridor::per)))));
        }
        for (AnnouncedWindow window : pause.windows()) {
            if (only.test(window.per())) {
                found.add(
                        rule.finding(
                                "windows/" + window.id(),
                                sentence.formatted(
                                        "the hours of " + window.id(),
                                        per(Stream.of(window.per())))));
            }
        }
        for (Assurance one : pause.assurances()) {
            if (basis == Basis.HEDGED && only.test(one.terms().per())) {
                found.add(
                        rule.finding(
                                "assurances/" + one.party(),
                                sentence.formatted(
                                        "what %s said".formatted(pause.nameOf(one.party())),
                                        per(Stream.of(one.terms().per())))));
            }
        }
        return found;
    }

    private static String per(Stream<List<String>> claims) {
        return InWords.list(claims.flatMap(List::stream).distinct().toList());
    }
}
