package org.safepassage.notices.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.safepassage.domain.Assurance;
import org.safepassage.domain.Party;
import org.safepassage.domain.Pause;
import org.safepassage.domain.Plan;
import org.safepassage.domain.Requirement;
import org.safepassage.domain.Scope;
import org.safepassage.notices.Markup;

/**
 * Who has assured what: each party against each scope that somebody requires or has spoken of.
 * Silence has its own sign.
 */
final class AssuranceTable {
    private static final int COLUMNS = 4;

    private final Pause pause;
    private final Plan plan;
    private final LocalTimes times;
    private final List<Scope> scopes;

    AssuranceTable(Pause pause, Plan plan, LocalTimes times) {
        this.pause = pause;
        this.plan = plan;
        this.times = times;
        Set<Scope> all = new LinkedHashSet<>();
        pause.requires().forEach(r -> all.add(r.scope()));
        pause.assurances().forEach(a -> all.add(a.scope()));
        scopes = List.copyOf(all);
    }

    void write(Markup page) {
        page.open("section", "class", "flow").leaf("h2", heading());
        page.leaf(
                "p",
                "Approval by an ally is not the word of the other side. What a part says binds the part alone. Silence"
                        + " is not consent.",
                "class",
                "sub");
        if (scopes.isEmpty()) {
            page.leaf("p", "No assurance is required or on record.", "class", "sub").close().line();
            return;
        }
        List<List<Scope>> blocks = new ArrayList<>();
        for (int i = 0; i < scopes.size(); i += COLUMNS) {
            blocks.add(scopes.subList(i, Math.min(scopes.size(), i + COLUMNS)));
        }
        blocks.forEach(block -> writeBlock(page, block));
        page.close().line();
    }

    private String heading() {
        long open = plan.notAssured().stream().map(n -> n.party()).distinct().count();
        if (pause.requires().isEmpty()) {
            return "Who has assured what";
        }
        return switch ((int) Math.min(open, 100)) {
            case 0 -> "All required assurances are on record";
            case 1 -> "One required assurance is not on record";
            default ->
                    "Required assurances of "
                            + Figures.counted((int) open)
                            + " parties are not on record";
        };
    }

    private void writeBlock(Markup page, List<Scope> block) {
        page.open("table", "class", "cards")
                .open("thead")
                .open("tr")
                .leaf("th", "Party", "scope", "col");
        for (Scope scope : block) {
            page.open("th", "scope", "col")
                    .bdi(AnswerText.scopeInWords(pause, scope, times))
                    .close();
        }
        page.leaf("th", "Form, date, source", "scope", "col").close(2).open("tbody");
        for (Party party : inOrder()) {
            page.open("tr", "class", party.partOf() == null ? "whole" : "part");
            page.open("th", "scope", "row").bdi(party.names().in("en"));
            if (party.partOf() != null) {
                page.open("span", "class", "src")
                        .text("part of ")
                        .bdi(pause.nameOf(party.partOf()))
                        .close();
            }
            page.close();
            block.forEach(scope -> writeCell(page, party, scope));
            page.open("td");
            pause.assurances().stream()
                    .filter(a -> a.party().equals(party.id()))
                    .forEach(a -> writeForm(page, a));
            page.close(2);
        }
        page.close(2);
    }

    private void writeCell(Markup page, Party party, Scope scope) {
        List<Assurance> said =
                pause.assurances().stream()
                        .filter(a -> a.party().equals(party.id()) && a.scope().covers(scope))
                        .toList();
        page.open("td");
        for (Assurance assurance : said) {
            sign(assurance).write(page, word(assurance));
        }
        if (said.isEmpty()) {
            if (isRequired(party, scope) || party.partOf() != null) {
                Sign.SILENT.write(page, "none on record");
            } else {
                page.text("–").leaf("span", "none on record, not required", "class", "src");
            }
        }
        page.close();
    }

    private boolean isRequired(Party party, Scope scope) {
        return pause.requires().stream()
                .filter(r -> r.scope().covers(scope))
                .map(Requirement::parties)
                .anyMatch(parties -> parties.contains(party.id()));
    }

    private Sign sign(Assurance assurance) {
        return switch (assurance) {
            case Assurance.Given g ->
                    g.terms().form().isFirstHand() && g.bindsAt(plan.window().opens())
                            ? Sign.GIVEN
                            : Sign.QUALIFIED;
            case Assurance.Conditional _ -> Sign.QUALIFIED;
            case Assurance.Refused _, Assurance.Withdrawn _ -> Sign.REFUSED;
            case Assurance.Requested _, Assurance.Lapsed _ -> Sign.SILENT;
        };
    }

    private String word(Assurance assurance) {
        return switch (assurance) {
            case Assurance.Given g -> {
                Instant until = g.until();
                String by = g.terms().form().isFirstHand() ? "" : ", by another\u2019s account";
                yield "given" + by + (until == null ? "" : ", until " + times.clock(until));
            }
            case Assurance.Conditional c -> "only if: " + c.condition();
            case Assurance.Requested _ -> "asked, no answer on record";
            case Assurance.Refused _, Assurance.Withdrawn _, Assurance.Lapsed _ ->
                    assurance.state();
        };
    }

    private void writeForm(Markup page, Assurance a) {
        String form =
                switch (a.terms().form()) {
                    case PUBLIC_STATEMENT -> "Public statement";
                    case WRITTEN -> "Written";
                    case ORAL -> "Oral";
                    case REPORTED -> "Reported";
                    case REPORTED_BY_ALLY -> "Reported by an ally";
                };
        page.text(form + ", " + LocalTimes.day(a.terms().at()));
        String sources =
                a.terms().per().stream()
                        .map(pause::findClaim)
                        .flatMap(java.util.Optional::stream)
                        .map(claim -> ClaimList.source(pause, claim))
                        .distinct()
                        .collect(Collectors.joining("; "));
        page.open("span", "class", "src")
                .bdi(sources.isEmpty() ? "no source on record" : sources)
                .close();
    }

    /**
     * Wholes before their parts; parties outside the fighting that nobody asked and that said
     * nothing come last.
     */
    private List<Party> inOrder() {
        Map<String, List<Party>> parts = new LinkedHashMap<>();
        pause.parties().stream()
                .filter(p -> p.partOf() != null)
                .forEach(
                        p ->
                                parts.computeIfAbsent(
                                                Objects.requireNonNull(p.partOf()),
                                                k -> new ArrayList<>())
                                        .add(p));
        Set<Party> ordered = new LinkedHashSet<>();
        pause.parties().stream()
                .filter(p -> p.partOf() == null)
                .forEach(p -> addWithParts(p, parts, ordered));
        // A party that is part of something not listed, or of itself by way of another, is still a
        // party.
        ordered.addAll(pause.parties());
        return List.copyOf(ordered);
    }

    private static void addWithParts(
            Party party, Map<String, List<Party>> parts, Set<Party> ordered) {
        if (ordered.add(party)) {
            parts.getOrDefault(party.id(), List.of())
                    .forEach(part -> addWithParts(part, parts, ordered));
        }
    }
}
