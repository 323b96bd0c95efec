package org.safepassage.notices.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.safepassage.domain.Basis;
import org.safepassage.domain.Claim;
import org.safepassage.domain.Pause;
import org.safepassage.domain.Source;

/**
 * Claims on one field that do not say the same. All are kept; the ones the pause file rests on are
 * marked.
 */
final class ClaimList {
    private final Pause pause;
    private final Set<String> used = new HashSet<>();

    ClaimList(Pause pause) {
        this.pause = pause;
        pause.called().forEach(c -> used.addAll(c.per()));
        if (pause.purpose() != null) {
            used.addAll(pause.purpose().per());
        }
        if (pause.area() != null) {
            pause.area().situation().forEach(s -> used.addAll(s.per()));
        }
        if (pause.declaration() != null) {
            used.addAll(pause.declaration().per());
            pause.declaration().approvedBy().forEach(a -> used.addAll(a.per()));
        }
        pause.windows().forEach(w -> used.addAll(w.per()));
        pause.relations().forEach(r -> used.addAll(r.per()));
        pause.assurances().forEach(a -> used.addAll(a.terms().per()));
        pause.corridors()
                .forEach(
                        c -> {
                            used.addAll(c.per());
                            if (c.route() != null) {
                                used.addAll(c.route().per());
                            }
                            if (c.destination() != null) {
                                used.addAll(c.destination().per());
                            }
                        });
        pause.people().forEach(p -> used.addAll(p.per()));
        pause.standards().forEach(s -> used.addAll(s.per()));
        if (pause.follows() != null) {
            used.addAll(pause.follows().outcomePer());
        }
    }

    void write(Markup page) {
        Map<String, List<Claim>> apart = disagreements();
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
        apart.forEach(
                (field, claims) -> {
                    page.open("div", "class", "claim")
                            .open("h3")
                            .bdi(named(field))
                            .close()
                            .open("ul");
                    claims.forEach(claim -> writeClaim(page, claim));
                    page.close(2);
                });
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

    /** Fields on which values differ, case and blanks aside, in the order of their first claim. */
    private Map<String, List<Claim>> disagreements() {
        Map<String, List<Claim>> byField = new LinkedHashMap<>();
        pause.claims()
                .forEach(c -> byField.computeIfAbsent(c.field(), f -> new ArrayList<>()).add(c));
        byField.values()
                .removeIf(
                        claims ->
                                claims.stream()
                                                .map(
                                                        c ->
                                                                c.value()
                                                                        .strip()
                                                                        .toLowerCase(Locale.ROOT)
                                                                        .replaceAll("\\s+", " "))
                                                .distinct()
                                                .count()
                                        < 2);
        return byField;
    }

    /** "corridors F1+F2: arms" for {@code corridors/F1+F2/arms}. */
    private static String named(String field) {
        String[] parts = field.split("/", 3);
        String head =
                Character.toUpperCase(parts[0].isEmpty() ? ' ' : parts[0].charAt(0))
                        + (parts[0].isEmpty() ? "" : parts[0].substring(1));
        return switch (parts.length) {
            case 1 -> head;
            case 2 -> head + " " + parts[1];
            default -> head + " " + parts[1] + ": " + parts[2].replace('/', ' ');
        };
    }

    /** "ascribed to Russian Federation by The Moscow Times, 2 Nov 2016". */
    static String source(Pause pause, Claim claim) {
        String source =
                pause.findSource(claim.source()).map(s -> name(pause, s)).orElse(claim.source());
        if (claim.by().isEmpty()) {
            return source;
        }
        String parties = claim.by().stream().map(pause::nameOf).collect(Collectors.joining(", "));
        return parties + ", as told by " + source;
    }

    private static String name(Pause pause, Source source) {
        String name = source.name();
        String by = source.by();
        String who = name != null ? name : by != null ? pause.nameOf(by) : source.id();
        String via = source.via() == null ? "" : ", by way of " + source.via();
        return who + via + ", " + LocalTimes.day(source.date());
    }
}
