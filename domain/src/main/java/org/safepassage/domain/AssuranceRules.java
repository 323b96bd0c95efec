package org.safepassage.domain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.safepassage.domain.Responsible.PartyItself;

/** Whose word is missing, and for what. */
final class AssuranceRules {
    private AssuranceRules() {}

    static List<Finding> of(Pause pause, List<NotAssured> missing, CheckLimits limits) {
        List<Finding> found = new ArrayList<>();
        missing.forEach(gap -> found.add(finding(pause, gap, limits)));
        found.addAll(endsEarly(pause, missing));
        found.addAll(inferred(pause));
        found.addAll(bare(pause, pause.windows(), pause.corridors()));
        return found;
    }

    /**
     * Corridors for which no requirement says whose assurance is needed. An empty list of
     * conditions is no permission.
     */
    static List<Finding> bare(
            Pause pause, List<AnnouncedWindow> windows, List<Corridor> corridors) {
        List<String> bare = AssuranceMatrix.of(pause).withoutRequirement(windows, corridors);
        if (bare.isEmpty()) {
            return List.of();
        }
        return List.of(
                Rule.REQUIREMENT_MISSING.finding(
                        "requires",
                        "Nobody's assurance is required for %s; set without whose nobody may open."
                                .formatted(InWords.anyOf(pause, bare))));
    }

    static Finding finding(Pause pause, NotAssured gap, CheckLimits limits) {
        String where =
                pause.assurances().stream().anyMatch(a -> a.party().equals(gap.party()))
                        ? "assurances/" + gap.party()
                        : "assurances";
        String what = "for " + gap.scope();
        Finding finding =
                switch (gap.why()) {
                    case NONE_ON_RECORD ->
                            Rule.ASSURANCE_MISSING.finding(
                                    where,
                                    "No assurance by %s %s is on record."
                                            .formatted(gap.name(), what));
                    case REQUESTED ->
                            Rule.ASSURANCE_MISSING.finding(
                                    where,
                                    "%s was asked for an assurance %s; no answer is on record."
                                            .formatted(InWords.start(gap.name()), what));
                    case CONDITIONAL ->
                            Rule.ASSURANCE_CONDITIONAL.finding(
                                    where,
                                    "%s gave its assurance %s only on a condition%s."
                                            .formatted(
                                                    InWords.start(gap.name()),
                                                    what,
                                                    condition(pause, gap)));
                    case REFUSED ->
                            Rule.ASSURANCE_REFUSED.finding(
                                    where,
                                    "%s refused %s.".formatted(InWords.start(gap.name()), what));
                    case PART_REFUSED -> partRefused(pause, gap, what);
                    case WITHDRAWN ->
                            Rule.ASSURANCE_WITHDRAWN.finding(
                                    where,
                                    "%s withdrew its assurance %s."
                                            .formatted(InWords.start(gap.name()), what));
                    case LAPSED ->
                            Rule.ASSURANCE_LAPSED.finding(
                                    where,
                                    "The assurance of %s %s has lapsed or ends before the opening."
                                            .formatted(gap.name(), what));
                    case ONLY_REPORTED ->
                            Rule.ASSURANCE_SECOND_HAND
                                    .finding(
                                            where,
                                            "The assurance of %s %s is known only from %s."
                                                    .formatted(
                                                            gap.name(),
                                                            what,
                                                            reporters(pause, gap)))
                                    .withSeverity(
                                            limits.firstHandOnly()
                                                    ? Severity.FORBIDS
                                                    : Severity.WARNS);
                };
        return finding.withWho(new PartyItself(gap.party(), gap.name()));
    }

    private static Finding partRefused(Pause pause, NotAssured gap, String what) {
        List<String> refused =
                AssuranceMatrix.of(pause).partsOf(gap.party()).stream()
                        .filter(
                                part ->
                                        pause.assurances().stream()
                                                .anyMatch(
                                                        a ->
                                                                a instanceof Assurance.Refused
                                                                        && a.party().equals(part)
                                                                        && a.scope()
                                                                                .meets(
                                                                                        gap
                                                                                                .scope())))
                        .toList();
        boolean groups =
                pause.findParty(gap.party())
                        .map(p -> p.kind() == PartyKind.ARMED_GROUPS)
                        .orElse(false);
        return Rule.ASSURANCE_REFUSED.finding(
                "assurances/" + refused.getFirst(),
                "%s refused %s; other %s of %s: none on record."
                        .formatted(
                                InWords.start(
                                        InWords.list(refused.stream().map(pause::nameOf).toList())),
                                what,
                                groups ? "groups" : "parts",
                                gap.name()));
    }

    private static String condition(Pause pause, NotAssured gap) {
        return pause.assurances().stream()
                .filter(a -> a.party().equals(gap.party()) && a.scope().meets(gap.scope()))
                .map(a -> a instanceof Assurance.Conditional c ? ": " + c.condition() : "")
                .filter(text -> !text.isEmpty())
                .reduce((_, last) -> last)
                .orElse("");
    }

    /** By whose account: the parties to which the claims ascribe it, else "another's account". */
    private static String reporters(Pause pause, NotAssured gap) {
        Set<String> by = new LinkedHashSet<>();
        for (Assurance one : pause.assurances()) {
            if (one instanceof Assurance.Given
                    && one.party().equals(gap.party())
                    && one.scope().meets(gap.scope())
                    && !one.terms().form().isFirstHand()) {
                one.terms()
                        .per()
                        .forEach(k -> pause.findClaim(k).ifPresent(c -> by.addAll(c.by())));
            }
        }
        by.remove(gap.party());
        if (by.isEmpty()) {
            return "another's account";
        }
        boolean ally = by.stream().allMatch(p -> Alliances.of(pause).areAllies(p, gap.party()));
        return (ally ? "its ally's account: " : "the account of ")
                + InWords.list(by.stream().map(pause::nameOf).toList());
    }

    private static List<Finding> endsEarly(Pause pause, List<NotAssured> atOpening) {
        return AssuranceMatrix.of(pause).notAssuredAtClosing().stream()
                .filter(gap -> gap.why() == NotAssured.Why.LAPSED)
                .filter(
                        gap ->
                                atOpening.stream()
                                        .noneMatch(
                                                o ->
                                                        o.party().equals(gap.party())
                                                                && o.scope().covers(gap.scope())))
                .map(
                        gap ->
                                Rule.ASSURANCE_ENDS_EARLY
                                        .finding(
                                                "assurances/" + gap.party(),
                                                "The assurance of %s for %s ends before the window closes."
                                                        .formatted(gap.name(), gap.scope()))
                                        .withWho(new PartyItself(gap.party(), gap.name())))
                .toList();
    }

    /** Silence is not consent, and neither is what somebody concluded. */
    private static List<Finding> inferred(Pause pause) {
        AssuranceMatrix matrix = AssuranceMatrix.of(pause);
        Set<String> parties =
                pause.assurances().stream()
                        .filter(
                                a ->
                                        a instanceof Assurance.Given given
                                                && matrix.restsOnInference(given))
                        .map(Assurance::party)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        return parties.stream()
                .map(
                        party ->
                                Rule.ASSURANCE_INFERRED
                                        .finding(
                                                "assurances/" + party,
                                                "That %s gave its assurance is inferred; no source states it, so it does not count."
                                                        .formatted(pause.nameOf(party)))
                                        .withWho(new PartyItself(party, pause.nameOf(party))))
                .toList();
    }
}
