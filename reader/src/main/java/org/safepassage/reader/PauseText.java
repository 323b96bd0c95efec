package org.safepassage.reader;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A draft as a pause file ({@code docs/formats/pause.md}): every value names the claims it rests
 * on, every claim the words it came from, and what was concluded is marked inferred. What the
 * format has no place for stays as a claim.
 */
public final class PauseText {
    private final Together together;
    private final LocalDate asOf;
    private final ClaimLines lines;

    private PauseText(Together together, LocalDate asOf) {
        this.together = together;
        this.asOf = asOf;
        this.lines = new ClaimLines(together);
    }

    /**
     * Writes the file.
     *
     * @param names what each text is called, as many as drafts
     * @param today the day for {@code asOf} when no text has one
     */
    public static String of(List<Draft> drafts, List<String> names, LocalDate today) {
        List<Together.Source> sources = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            sources.add(new Together.Source(names.get(i), drafts.get(i)));
        }
        LocalDate asOf =
                drafts.stream()
                        .map(Draft::published)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(today);
        return new PauseText(Together.of(sources), asOf).write();
    }

    /** What a person should look at before anything else, the texts' own warnings included. */
    public static List<String> warnings(List<Draft> drafts, List<String> names) {
        List<String> all = new ArrayList<>();
        List<Together.Source> sources = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            String name = names.get(i);
            drafts.get(i).warnings().forEach(w -> all.add(name + ": " + w));
            sources.add(new Together.Source(name, drafts.get(i)));
        }
        all.addAll(Together.of(sources).warnings());
        return all;
    }

    private String write() {
        ReadStatement first =
                together.main().stream().filter(Objects::nonNull).findFirst().orElse(null);
        StringBuilder head = new StringBuilder();
        head.append("# RESTRICTED, not for publication: a draft that nobody has confirmed.\n");
        head.append(
                "# Read from text by a program. Every value names its claims in `per`; every claim, its source and the words there.\n");
        head.append(
                "# basis: stated = the text says so; hedged = the text says \"reportedly\"; inferred = concluded, nobody said it.\n");
        head.append(
                "# Nothing here is an assurance that anybody of ours has seen. Confirm each value, or take it out.\n");
        for (String warning : together.warnings()) {
            head.append("# Warning: ").append(Yaml.oneLine(warning)).append('\n');
        }
        for (Together.Source source : together.sources()) {
            for (String warning : source.draft().warnings()) {
                head.append("# Warning, ")
                        .append(Yaml.oneLine(source.name()))
                        .append(": ")
                        .append(Yaml.oneLine(warning))
                        .append('\n');
            }
        }
        lines.line("pause: 1");
        lines.line("id: draft-" + asOf);
        lines.line("asOf: \"" + asOf + "\"");
        if (first == null) {
            lines.line("names: {en: \"Draft: no pause was found in the text\"}");
            lines.line("handling: restricted");
            lines.line("type: proposal # nothing was found that announces a pause");
        } else {
            body(first);
        }
        sources();
        lines.claims();
        return head.append(lines).toString();
    }

    private void body(ReadStatement s) {
        String place = s.places().isEmpty() ? "" : ", " + s.places().getFirst().value();
        lines.line("names: {" + lines.language() + ": " + Yaml.quote("Draft" + place) + "}");
        lines.line("handling: restricted");
        lines.line(
                "type: "
                        + type(s.kind())
                        + " # to confirm: the text reads as a "
                        + s.kind().word());
        List<String> elements = new ArrayList<>();
        if (!s.windows().isEmpty()) {
            elements.add("suspension-of-hostilities");
        }
        if (!s.corridors().isEmpty()) {
            elements.add("humanitarian-corridors");
        }
        if (!elements.isEmpty()) {
            lines.line("elements: [" + String.join(", ", elements) + "] # to confirm");
        }
        called(s);
        Found purpose = s.purpose();
        if (purpose != null) {
            lines.line(
                    "purpose: {says: "
                            + Yaml.quote(purpose.value())
                            + ", per: "
                            + Yaml.per(lines.each("purpose", ReadStatement::purpose))
                            + "}");
        }
        area(s);
        declaration(s);
        List<String> windows = new WindowLines(lines).write();
        CorridorLines ways = new CorridorLines(lines);
        ways.corridors(windows);
        ways.assurances(windows);
        follows(s);
        for (int i = 0; i < together.main().size(); i++) {
            rest(together.main().get(i), i);
        }
        lines.partyList();
    }

    /** The file's word; an agreement is never concluded from a text. */
    private static String type(Kind kind) {
        return kind == Kind.PROPOSAL || kind == Kind.REFUSAL
                ? "proposal"
                : "unilateral-declaration";
    }

    private void called(ReadStatement s) {
        Found label = s.calledBySpeaker();
        Found speaker = s.speaker();
        if (label != null && speaker != null) {
            lines.line(
                    "called: [{by: "
                            + lines.party(speaker.value())
                            + ", label: "
                            + Yaml.quote(label.value())
                            + ", per: "
                            + Yaml.per(lines.each("called", ReadStatement::calledBySpeaker))
                            + "}]");
        }
    }

    private void area(ReadStatement s) {
        if (s.places().isEmpty()) {
            return;
        }
        List<String> per = new ArrayList<>();
        for (int i = 0; i < together.main().size(); i++) {
            ReadStatement one = together.main().get(i);
            for (Found place : one == null ? List.<Found>of() : one.places()) {
                per.add(lines.claim("area", place.value(), i, "stated", place.span()));
            }
        }
        lines.line("area:");
        lines.line(
                "  names: {"
                        + lines.language()
                        + ": "
                        + Yaml.quote(s.places().getFirst().value())
                        + "} # to confirm "
                        + per);
        if (!s.situation().isEmpty()) {
            Found situation = s.situation().getFirst();
            lines.line(
                    "  situation: [{says: "
                            + Yaml.quote(situation.value())
                            + ", per: ["
                            + lines.claim(
                                    "area/situation",
                                    situation.value(),
                                    lines.firstSource(s),
                                    "stated",
                                    situation.span())
                            + "]}]");
        }
    }

    private void declaration(ReadStatement s) {
        List<String> entries = new ArrayList<>();
        Found decided = s.decidedBy();
        Found orders = s.onOrdersOf();
        List<String> per = new ArrayList<>();
        if (decided != null) {
            entries.add("  decidedBy: " + Yaml.quote(decided.value()));
            per.addAll(lines.each("declaration/decidedBy", ReadStatement::decidedBy));
        }
        if (orders != null) {
            entries.add("  onOrdersOf: " + Yaml.quote(orders.value()));
            per.addAll(lines.each("declaration/onOrdersOf", ReadStatement::onOrdersOf));
        }
        if (s.speaker() != null) {
            entries.add(
                    "  issuedBy: "
                            + lines.party(s.speaker().value())
                            + " # to confirm: whoever speaks in the text");
            per.addAll(lines.each("declaration/issuedBy", ReadStatement::speaker));
        }
        if (!s.addressees().isEmpty()) {
            entries.add("  addressees: " + Yaml.quotes(s.addressees()));
        }
        if (!s.asks().isEmpty()) {
            entries.add("  asks: " + Yaml.quotes(s.asks()));
        }
        List<String> approvals = new ArrayList<>();
        for (int i = 0; i < together.main().size(); i++) {
            ReadStatement one = together.main().get(i);
            for (Found by : one == null ? List.<Found>of() : one.approvedBy()) {
                approvals.add(
                        "{party: "
                                + lines.party(by.value())
                                + ", per: ["
                                + lines.claim(
                                        "declaration/approvedBy",
                                        by.value(),
                                        i,
                                        "stated",
                                        by.span())
                                + "]}");
            }
        }
        if (!approvals.isEmpty()) {
            entries.add("  approvedBy: [" + String.join(", ", approvals) + "]");
        }
        if (!entries.isEmpty()) {
            lines.line("declaration:");
            entries.forEach(lines::line);
            lines.line("  per: " + Yaml.per(per));
        }
    }

    private void follows(ReadStatement s) {
        FoundPredecessor f = s.follows();
        if (f == null) {
            return;
        }
        String outcome = f.outcome();
        String word =
                outcome == null
                        ? ""
                        : switch (outcome) {
                            case "collapsed", "failed" -> "collapsed";
                            case "ended" -> "expired";
                            case "extended" -> "extended";
                            case "held" -> "held";
                            default -> "";
                        };
        String claim =
                lines.claim(
                        "follows",
                        f.value() + (outcome == null ? "" : ": " + outcome),
                        lines.firstSource(s),
                        "stated",
                        f.span());
        lines.line(
                "follows: {id: earlier-pause"
                        + (word.isEmpty()
                                ? ""
                                : ", ended: {outcome: " + word + ", per: [" + claim + "]}")
                        + "} # the text: "
                        + Yaml.oneLine(f.value()));
    }

    /** What has no key of its own: counts, blame, conditions, carriers, channels. */
    private void rest(@Nullable ReadStatement s, int source) {
        if (s == null) {
            return;
        }
        s.reportedBy()
                .forEach(
                        f ->
                                lines.claim(
                                        "sources/carriedBy",
                                        f.value(),
                                        source,
                                        "stated",
                                        f.span()));
        for (FoundCount c : s.counts()) {
            Found by = c.source();
            lines.claim(
                    "counts/" + c.of(),
                    c.comparator() + " " + c.value() + (by == null ? "" : ", by " + by.value()),
                    source,
                    "stated",
                    c.span());
        }
        for (FoundClaim c : s.claims()) {
            lines.claim(
                    "blame",
                    c.by().value() + " about " + c.about().value() + ": " + c.says(),
                    source,
                    "stated",
                    c.span());
        }
        s.conditions()
                .forEach(f -> lines.claim("conditions", f.value(), source, "stated", f.span()));
        s.noticeChannels()
                .forEach(
                        f -> lines.claim("notice/channels", f.value(), source, "stated", f.span()));
        s.protectionConcerns()
                .forEach(f -> lines.claim("protection", f.value(), source, "stated", f.span()));
        Found legal = s.legalBasis();
        if (legal != null) {
            lines.claim("legalBasis", legal.value(), source, "stated", legal.span());
        }
    }

    private void sources() {
        lines.line("sources:");
        for (int i = 0; i < together.sources().size(); i++) {
            Together.Source source = together.sources().get(i);
            ReadStatement s = together.main().get(i);
            boolean news = s != null && !s.reportedBy().isEmpty();
            LocalDate date = source.draft().published();
            lines.line("  - id: S" + (i + 1));
            lines.line("    kind: " + (news ? "news" : "report"));
            if (news) {
                lines.line("    name: " + Yaml.quote(s.reportedBy().getFirst().value()));
            }
            if (date != null) {
                lines.line("    date: \"" + date + "\"");
            }
            lines.line("    note: " + Yaml.quote("read from " + source.name()));
            if (lines.isQuoted(i) && !source.draft().text().isBlank()) {
                lines.line("    text: " + Yaml.quote(source.draft().text()));
            }
        }
    }
}
