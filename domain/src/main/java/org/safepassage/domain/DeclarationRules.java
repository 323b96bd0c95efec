package org.safepassage.domain;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who announced the pause, who stands behind it, and how long before. */
final class DeclarationRules {
    private DeclarationRules() {}

    static List<Finding> of(Pause pause, CheckLimits limits) {
        List<Finding> found = new ArrayList<>();
        if (pause.type().isOneSided()) {
            found.add(oneSided(pause));
        }
        Declaration declaration = pause.declaration();
        if (declaration == null) {
            found.add(
                    Rule.DECLARATION_MISSING.finding(
                            "declaration", "Who announced it, and when, is not on record."));
            return found;
        }
        String issuer = declaration.issuedBy();
        if (issuer == null) {
            found.add(
                    Rule.DECLARATION_MISSING.finding(
                            "declaration/issuedBy",
                            "Which party issued the declaration is not on record."));
        } else {
            Set<String> side = Alliances.of(pause).with(issuer);
            List<String> against = Alliances.of(pause).against(side);
            findAllyApproval(pause, declaration, issuer, side, against).ifPresent(found::add);
            adversaries(pause, against).forEach(found::add);
        }
        found.addAll(notice(pause, declaration, limits));
        return found;
    }

    private static Finding oneSided(Pause pause) {
        List<String> called =
                pause.called().stream()
                        .map(c -> "called '%s' by %s".formatted(c.label(), pause.nameOf(c.by())))
                        .toList();
        return Rule.ONE_SIDED.finding(
                "type",
                "One side speaks: %s%s."
                        .formatted(
                                pause.type().inWords(),
                                called.isEmpty() ? "" : " (" + InWords.list(called) + ")"));
    }

    private static Optional<Finding> findAllyApproval(
            Pause pause,
            Declaration declaration,
            String issuer,
            Set<String> side,
            List<String> against) {
        Set<String> approved = new LinkedHashSet<>();
        declaration.approvedBy().forEach(a -> approved.add(a.party()));
        approved.remove(issuer);
        if (approved.isEmpty() || !side.containsAll(approved)) {
            return Optional.empty();
        }
        String allies = InWords.list(approved.stream().map(pause::nameOf).toList());
        String others =
                against.isEmpty()
                        ? "the other side"
                        : InWords.list(against.stream().map(pause::nameOf).toList());
        return Optional.of(
                Rule.ALLY_APPROVAL.finding(
                        "declaration/approvedBy",
                        "Approval is on record only from %s, %s of %s; that says nothing of %s."
                                .formatted(
                                        allies,
                                        approved.size() == 1 ? "an ally" : "allies",
                                        pause.nameOf(issuer),
                                        others)));
    }

    /**
     * A party that fights one of this side, and whose assurance nobody requires: neither its own
     * nor its whole's.
     */
    private static List<Finding> adversaries(Pause pause, List<String> against) {
        Set<String> required = new LinkedHashSet<>();
        pause.requires().forEach(r -> required.addAll(r.parties()));
        return against.stream()
                .filter(
                        party ->
                                !required.contains(party)
                                        && pause.findParty(party)
                                                .map(
                                                        p ->
                                                                p.partOf() == null
                                                                        || !required.contains(
                                                                                p.partOf()))
                                                .orElse(true))
                .map(
                        party ->
                                Rule.ADVERSARY_NOT_REQUIRED.finding(
                                        "requires",
                                        "The assurance of %s, on the other side of the fighting, is not required."
                                                .formatted(pause.nameOf(party))))
                .toList();
    }

    private static List<Finding> notice(Pause pause, Declaration declaration, CheckLimits limits) {
        Optional<AnnouncedWindow> first =
                pause.windows().stream()
                        .min(Comparator.comparing(AnnouncedWindow::earliestOpening));
        if (first.isEmpty()) {
            return List.of();
        }
        if (declaration.announced() == null) {
            return List.of(
                    Rule.NOTICE_NOT_KNOWN.finding(
                            "declaration/announced",
                            "When it was announced is not known, so no notice period is shown."));
        }
        AnnouncedWindow window = first.get();
        ZoneId zone = pause.windows().getFirst().zone();
        Duration least =
                Duration.between(declaration.announced().latest(zone), window.earliestOpening());
        Duration most =
                Duration.between(declaration.announced().earliest(zone), window.latestOpening());
        List<Finding> found = new ArrayList<>();
        notice(Rule.NOTICE_EMERGENCY, limits.emergencyNotice(), least, most, window.id())
                .ifPresent(found::add);
        notice(Rule.NOTICE, limits.notice(), least, most, window.id()).ifPresent(found::add);
        return found;
    }

    private static Optional<Finding> notice(
            Rule rule, Duration limit, Duration least, Duration most, String window) {
        if (least.compareTo(limit) >= 0) {
            return Optional.empty();
        }
        String says =
                "Notice of %d h not shown: it was announced %s %s opens."
                        .formatted(limit.toHours(), before(least, most), window);
        return Optional.of(rule.finding("declaration/announced", says));
    }

    /**
     * "between 33 and 57 hours before", "36 hours before", "after". The range in whole hours,
     * rounded outwards.
     */
    private static String before(Duration least, Duration most) {
        if (most.isNegative()) {
            return "after";
        }
        if (least.equals(most)) {
            return InWords.hours(least) + " before";
        }
        long from = Math.max(0, least.toHours());
        long to = most.plusHours(1).minusNanos(1).toHours();
        return "between %d and %d hours before".formatted(from, to);
    }
}
