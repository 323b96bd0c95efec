package org.safepassage.notices.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.safepassage.domain.Basis;
import org.safepassage.domain.Carrier;
import org.safepassage.domain.Claim;
import org.safepassage.domain.FieldExpression;
import org.safepassage.domain.Pause;
import org.safepassage.notices.Markup;

/**
 * Claims on one field that do not say the same. All are kept; the ones the pause file rests on are
 * marked.
 */
final class ClaimList {
    private final Pause pause;
    private final Set<String> used;

    ClaimList(Pause pause) {
        this.pause = pause;
        used = pause.claimsUsed();
    }

    void write(Markup page) {
        List<Disagreement> apart = disagreements();
        page.open("section", "class", "flow");
        if (apart.isEmpty()) {
            page.leaf("h2", "No two claims on one field say different things");
            page.leaf(
                            "p",
                            "%s on record. That is not the same as all sources being of one mind."
                                    .formatted(
                                            pause.claims().isEmpty()
                                                    ? "No claims are"
                                                    : "Claims are"),
                            "class",
                            "sub")
                    .close()
                    .line();
            return;
        }
        page.leaf("h2", "Where sources disagree");
        page.leaf(
                "p",
                "Claims on one field in different words. All are kept; whether they contradict each other is for a person"
                        + " to judge.",
                "class",
                "sub");
        for (Disagreement one : apart) {
            page.open("div", "class", "claim").open("h3").bdi(one.named()).close().open("ul");
            one.claims.forEach(claim -> writeClaim(page, claim));
            page.close(2);
        }
        page.close().line();
    }

    private void writeClaim(Markup page, Claim claim) {
        page.open("li").leaf("q", claim.value(), "dir", "auto");
        page.open("span", "class", "src").bdi(source(pause, claim)).close();
        if (used.contains(claim.id())) {
            page.leaf("span", "the pause file uses this", "class", "tag").text(" ");
        }
        if (claim.basis() != Basis.STATED) {
            page.leaf("span", claim.basis().word(), "class", "tag dash");
        }
        page.close();
    }

    /**
     * Fields on which values differ, case and blanks aside, in the order of their first claim. A
     * claim about several things, {@code corridors/F1+F2}, is about each; things on which the same
     * claims differ stand together.
     */
    private List<Disagreement> disagreements() {
        Map<FieldExpression, List<Claim>> byField = new LinkedHashMap<>();
        for (Claim claim : pause.claims()) {
            FieldExpression all = FieldExpression.of(claim.field(), pause);
            List<String> ids = all.ids().isEmpty() ? List.of("") : all.ids();
            for (String id : ids) {
                FieldExpression one =
                        new FieldExpression(
                                all.list(),
                                id.isEmpty() ? List.of() : List.of(id),
                                all.attribute());
                byField.computeIfAbsent(one, f -> new ArrayList<>()).add(claim);
            }
        }
        Map<List<Claim>, Disagreement> apart = new LinkedHashMap<>();
        byField.forEach(
                (field, claims) -> {
                    if (claims.stream().map(ClaimList::said).distinct().count() > 1) {
                        apart.computeIfAbsent(
                                        claims, c -> new Disagreement(field, new ArrayList<>(), c))
                                .ids
                                .addAll(field.ids());
                    }
                });
        return List.copyOf(apart.values());
    }

    private static String said(Claim claim) {
        return claim.value().strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    /** Claims that differ, and the things they are about. */
    private record Disagreement(FieldExpression field, List<String> ids, List<Claim> claims) {
        /** "Corridors F1, F2: arms". */
        String named() {
            String list = field.list();
            String head =
                    list.isEmpty() ? "" : Character.toUpperCase(list.charAt(0)) + list.substring(1);
            String things = ids.isEmpty() ? "" : " " + String.join(", ", ids);
            String attribute =
                    field.attribute().isEmpty() ? "" : ": " + field.attribute().replace('/', ' ');
            return head + things + attribute;
        }
    }

    /** "Russian Federation, as told by The Moscow Times, 2 Nov 2016, citing RBC". */
    static String source(Pause pause, Claim claim) {
        List<Carrier> chain = pause.carriers(claim.source());
        String told =
                chain.isEmpty()
                        ? claim.source()
                        : chain.stream()
                                .map(Carrier::name)
                                .collect(Collectors.joining(", citing "));
        String day = pause.findSource(claim.source()).map(s -> LocalTimes.day(s.date())).orElse("");
        String source = day.isEmpty() ? told : told + ", " + day;
        if (claim.by().isEmpty()) {
            return source;
        }
        String parties = claim.by().stream().map(pause::nameOf).collect(Collectors.joining(", "));
        return parties + ", as told by " + source;
    }
}
