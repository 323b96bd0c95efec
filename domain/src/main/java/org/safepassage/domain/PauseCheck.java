package org.safepassage.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is missing before anybody may open, and what else those who decide should know.
 *
 * @param findings grouped by who must act: the parties in the file's order, then access officer,
 *     duty officer, planner; within a group what forbids comes first
 */
public record PauseCheck(List<Finding> findings) {
    public PauseCheck {
        findings = List.copyOf(findings);
    }

    /**
     * Checks a pause by every rule. Needs no clock: what depends on the hour is judged for the
     * announced windows.
     */
    public static PauseCheck of(Pause pause, CheckLimits limits) {
        return of(pause, limits, pause.notAssured());
    }

    /** The same on the day: a window that is open at this instant is judged as it stands. */
    public static PauseCheck of(Pause pause, CheckLimits limits, Instant when) {
        return of(pause, limits, pause.notAssured(when));
    }

    private static PauseCheck of(Pause pause, CheckLimits limits, List<NotAssured> missing) {
        List<Finding> found = new ArrayList<>();
        found.addAll(AssuranceRules.of(pause, missing, limits));
        found.addAll(DeclarationRules.of(pause, limits));
        found.addAll(WindowRules.of(pause, limits));
        found.addAll(ClaimRules.of(pause));
        found.addAll(SourceRules.of(pause));
        found.addAll(CorridorRules.of(pause));
        found.addAll(PeopleRules.of(pause));
        found.sort(
                Comparator.comparingInt((Finding f) -> group(pause, f.who()))
                        .thenComparing(Finding::severity)
                        .thenComparing(f -> Worded.find(Rule.class, f.rule()).orElseThrow()));
        return new PauseCheck(found);
    }

    private static int group(Pause pause, Responsible who) {
        return switch (who) {
            case Responsible.PartyItself party ->
                    pause.parties().stream().map(Party::id).toList().indexOf(party.party());
            case Responsible.Office office ->
                    pause.parties().size() + List.of(Responsible.Office.values()).indexOf(office);
        };
    }

    /** Whether something forbids opening. */
    public boolean forbidsOpening() {
        return findings.stream().anyMatch(f -> f.severity() == Severity.FORBIDS);
    }

    /** The findings by who must act, in order. */
    public Map<Responsible, List<Finding>> byResponsible() {
        Map<Responsible, List<Finding>> groups = new LinkedHashMap<>();
        findings.forEach(f -> groups.computeIfAbsent(f.who(), _ -> new ArrayList<>()).add(f));
        groups.replaceAll((_, list) -> List.copyOf(list));
        return Collections.unmodifiableMap(groups);
    }

    /** The findings of one rule. */
    public List<Finding> of(Rule rule) {
        return findings.stream().filter(f -> f.rule().equals(rule.word())).toList();
    }
}
