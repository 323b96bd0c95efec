package org.safepassage.reader;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A draft as a pause file ({@code docs/formats/pause.md}): every value names the claims it rests
 * on, every claim the words it came from, and what was concluded is marked inferred. What the
 * format has no place for stays as a claim.
 */
public final class PauseText {
    /** Corridors that one group is written out as, at most; the format holds fifty. */
    private static final int MOST_CORRIDORS = 40;

    /**
     * Characters of a text that is written into the file, at most; a longer one is named without
     * its words. Ours.
     */
    private static final int LONGEST_TEXT = 60_000;

    private final Together together;
    private final LocalDate asOf;
    private final StringBuilder out = new StringBuilder();
    private final List<String> claims = new ArrayList<>();
    private final Map<String, String> parties = new LinkedHashMap<>();
    private final boolean[] quoted;
    private final String language;

    private PauseText(Together together, LocalDate asOf) {
        this.together = together;
        this.asOf = asOf;
        this.quoted = new boolean[together.sources().size()];
        for (int i = 0; i < quoted.length; i++) {
            quoted[i] = isClean(together.sources().get(i).draft().text());
        }
        this.language =
                together.sources().isEmpty()
                        ? "en"
                        : together.sources().getFirst().draft().language();
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
            head.append("# Warning: ").append(oneLine(warning)).append('\n');
        }
        for (Together.Source source : together.sources()) {
            for (String warning : source.draft().warnings()) {
                head.append("# Warning, ")
                        .append(oneLine(source.name()))
                        .append(": ")
                        .append(oneLine(warning))
                        .append('\n');
            }
        }
        line("pause: 1");
        line("id: draft-" + asOf);
        line("asOf: \"" + asOf + "\"");
        if (first == null) {
            line("names: {en: \"Draft: no pause was found in the text\"}");
            line("handling: restricted");
            line("type: proposal # nothing was found that announces a pause");
        } else {
            body(first);
        }
        sources();
        claims();
        return head.append(out).toString();
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private void body(ReadStatement s) {
        String place = s.places().isEmpty() ? "" : ", " + s.places().getFirst().value();
        line("names: {" + language + ": " + quote("Draft" + place) + "}");
        line("handling: restricted");
        line("type: " + type(s.kind()) + " # to confirm: the text reads as a " + s.kind().word());
        List<String> elements = new ArrayList<>();
        if (!s.windows().isEmpty()) {
            elements.add("suspension-of-hostilities");
        }
        if (!s.corridors().isEmpty()) {
            elements.add("humanitarian-corridors");
        }
        if (!elements.isEmpty()) {
            line("elements: [" + String.join(", ", elements) + "] # to confirm");
        }
        called(s);
        Found purpose = s.purpose();
        if (purpose != null) {
            line(
                    "purpose: {says: "
                            + quote(purpose.value())
                            + ", per: "
                            + per(each("purpose", ReadStatement::purpose))
                            + "}");
        }
        area(s);
        declaration(s);
        Windows windows = windows();
        corridors(windows.ids());
        assurances(windows.ids());
        follows(s);
        for (int i = 0; i < together.main().size(); i++) {
            rest(together.main().get(i), i);
        }
        partyList();
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
            line(
                    "called: [{by: "
                            + party(speaker.value())
                            + ", label: "
                            + quote(label.value())
                            + ", per: "
                            + per(each("called", ReadStatement::calledBySpeaker))
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
                per.add(claim("area", place.value(), i, "stated", place.span()));
            }
        }
        line("area:");
        line(
                "  names: {"
                        + language
                        + ": "
                        + quote(s.places().getFirst().value())
                        + "} # to confirm "
                        + per);
        if (!s.situation().isEmpty()) {
            Found situation = s.situation().getFirst();
            line(
                    "  situation: [{says: "
                            + quote(situation.value())
                            + ", per: ["
                            + claim(
                                    "area/situation",
                                    situation.value(),
                                    firstSource(s),
                                    "stated",
                                    situation.span())
                            + "]}]");
        }
    }

    private int firstSource(ReadStatement s) {
        return Math.max(0, together.main().indexOf(s));
    }

    private void declaration(ReadStatement s) {
        List<String> lines = new ArrayList<>();
        Found decided = s.decidedBy();
        Found orders = s.onOrdersOf();
        List<String> per = new ArrayList<>();
        if (decided != null) {
            lines.add("  decidedBy: " + quote(decided.value()));
            per.addAll(each("declaration/decidedBy", ReadStatement::decidedBy));
        }
        if (orders != null) {
            lines.add("  onOrdersOf: " + quote(orders.value()));
            per.addAll(each("declaration/onOrdersOf", ReadStatement::onOrdersOf));
        }
        if (s.speaker() != null) {
            lines.add(
                    "  issuedBy: "
                            + party(s.speaker().value())
                            + " # to confirm: whoever speaks in the text");
            per.addAll(each("declaration/issuedBy", ReadStatement::speaker));
        }
        if (!s.addressees().isEmpty()) {
            lines.add("  addressees: " + quotes(s.addressees()));
        }
        if (!s.asks().isEmpty()) {
            lines.add("  asks: " + quotes(s.asks()));
        }
        List<String> approvals = new ArrayList<>();
        for (int i = 0; i < together.main().size(); i++) {
            ReadStatement one = together.main().get(i);
            for (Found by : one == null ? List.<Found>of() : one.approvedBy()) {
                approvals.add(
                        "{party: "
                                + party(by.value())
                                + ", per: ["
                                + claim(
                                        "declaration/approvedBy",
                                        by.value(),
                                        i,
                                        "stated",
                                        by.span())
                                + "]}");
            }
        }
        if (!approvals.isEmpty()) {
            lines.add("  approvedBy: [" + String.join(", ", approvals) + "]");
        }
        if (!lines.isEmpty()) {
            line("declaration:");
            lines.forEach(this::line);
            line("  per: " + per(per));
        }
    }

    private record Windows(List<String> ids) {}

    /**
     * The windows of the first text that has any; those of the others agree with one of them or
     * stand as claims.
     */
    private Windows windows() {
        List<FoundWindow> written = new ArrayList<>();
        List<List<String>> pers = new ArrayList<>();
        boolean taken = false;
        for (int i = 0; i < together.main().size(); i++) {
            ReadStatement one = together.main().get(i);
            List<FoundWindow> here = one == null ? List.of() : one.windows();
            for (FoundWindow w : here) {
                int same = sameWindow(written, w);
                if (same >= 0) {
                    pers.get(same).add(windowClaim("windows/W" + (same + 1), w, i));
                } else if (!taken && isWritable(w)) {
                    written.add(w);
                    List<String> per = new ArrayList<>();
                    pers.add(per);
                    per.add(windowClaim("windows/W" + written.size(), w, i));
                } else {
                    windowClaim(written.isEmpty() ? "windows" : "windows/W1", w, i);
                }
            }
            taken |= !written.isEmpty();
        }
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < written.size(); n++) {
            if (n == 0) {
                line("windows:");
            }
            ids.add("W" + (n + 1));
            window(written.get(n), "W" + (n + 1), pers.get(n));
        }
        return new Windows(ids);
    }

    private static int sameWindow(List<FoundWindow> written, FoundWindow w) {
        for (int i = 0; i < written.size(); i++) {
            FoundWindow there = written.get(i);
            boolean opens = Objects.equals(there.opens(), w.opens());
            boolean closes = Objects.equals(there.closes(), w.closes());
            if (opens && closes && Objects.equals(there.date(), w.date())) {
                return i;
            }
        }
        return -1;
    }

    /** The format needs a day and a zone, and hours that come exactly once. */
    static boolean isWritable(FoundWindow w) {
        ZoneId zone = w.zone();
        if (zone == null || (w.localOpens() == null && w.date() == null)) {
            return false;
        }
        LocalDateTime opens = w.localOpens();
        LocalDateTime closes = w.localCloses();
        for (LocalDateTime hour : java.util.Arrays.asList(opens, closes)) {
            if (hour != null && zone.getRules().getValidOffsets(hour).size() != 1) {
                return false;
            }
        }
        if (w.date() != null && (w.date().getYear() < 1900 || w.date().getYear() > 9998)) {
            return false;
        }
        boolean daily =
                w.repeats() == null
                        || closes == null
                        || opens == null
                        || !closes.isAfter(opens.plusDays(1));
        return daily
                && (closes == null || opens == null || closes.isAfter(opens))
                && !(opens == null
                        && closes != null
                        && w.date() != null
                        && closes.toLocalDate().isBefore(w.date()));
    }

    private String windowClaim(String field, FoundWindow w, int source) {
        String value =
                "%s to %s%s%s%s"
                        .formatted(
                                w.localOpens() == null
                                        ? w.date() == null ? "no day stated" : w.date().toString()
                                        : w.localOpens().toString(),
                                w.localCloses() == null
                                        ? w.openEnded() ? "no end, as stated" : "not stated"
                                        : w.localCloses().toString(),
                                w.duration() == null ? "" : ", for " + w.duration(),
                                w.repeats() == null ? "" : ", repeated " + w.repeats(),
                                w.zone() == null
                                        ? ""
                                        : ", "
                                                + w.zone().getId()
                                                + (w.zoneStated()
                                                        ? " as stated"
                                                        : " by the place"));
        return claim(
                field,
                value,
                source,
                w.dateInferred() || !w.zoneStated() ? "inferred" : "stated",
                w.span());
    }

    private void window(FoundWindow w, String id, List<String> per) {
        line("  - id: " + id);
        line(
                "    zone: "
                        + Objects.requireNonNull(w.zone()).getId()
                        + (w.zoneStated() ? "" : " # inferred from the place"));
        line("    zoneStated: " + w.zoneStated());
        String inferred = w.dateInferred() ? " # the day is inferred" : "";
        if (w.localOpens() == null) {
            line("    date: \"" + w.date() + "\"" + inferred);
        } else {
            line("    opens: \"" + w.localOpens() + "\"" + inferred);
        }
        boolean endless = w.openEnded() && w.repeats() == null;
        if (w.localCloses() != null && !endless) {
            line("    closes: \"" + w.localCloses() + "\"");
        }
        if (endless) {
            line("    openEnded: true");
        }
        String repeats = w.repeats();
        if (repeats != null && repeats.startsWith("FREQ=DAILY") && w.localOpens() != null) {
            line("    repeats: \"" + repeats + "\"");
        } else if (repeats != null) {
            line(
                    "    # it repeats: "
                            + repeats
                            + "; the format knows days only, so write the other days as windows");
        }
        line("    per: " + per(per));
    }

    private void corridors(List<String> windows) {
        List<String> lines = new ArrayList<>();
        boolean taken = false;
        int number = 0;
        for (int i = 0; i < together.main().size(); i++) {
            ReadStatement one = together.main().get(i);
            if (one == null || one.corridors().isEmpty()) {
                continue;
            }
            for (FoundCorridor c : one.corridors()) {
                String value = corridorWords(c);
                boolean writable =
                        !taken
                                && !c.admits().isEmpty()
                                && number + Math.max(1, c.count()) <= MOST_CORRIDORS;
                String first = "C" + (number + 1);
                String field =
                        writable
                                ? "corridors/"
                                        + (c.count() > 1
                                                ? first + "-C" + (number + c.count())
                                                : first)
                                : "corridors/all";
                String claim = claim(field, value, i, c.basis(), c.span());
                for (int n = 0; writable && n < Math.max(1, c.count()); n++) {
                    number++;
                    lines.add(corridor("C" + number, c, one, claim, c.count() <= 1, i));
                }
            }
            taken |= number > 0;
        }
        if (!lines.isEmpty()) {
            line("corridors: # numbers are ours; the text names no more than stands here");
            lines.forEach(this::line);
        }
        if (number == 0 && windows.isEmpty()) {
            line(
                    "# No window and no corridor could be written: the claims below hold what the text says.");
        }
    }

    private static String corridorWords(FoundCorridor c) {
        return "%s for %s, arms %s"
                .formatted(
                        c.count() == 0 ? "corridors" : Integer.toString(c.count()),
                        c.admits().isEmpty()
                                ? "whom is not said"
                                : String.join(" and ", c.admits()),
                        c.arms());
    }

    private String corridor(
            String id, FoundCorridor c, ReadStatement s, String claim, boolean alone, int source) {
        StringBuilder text = new StringBuilder("  - {id: " + id);
        if (alone && !c.names().isEmpty()) {
            text.append(", names: {")
                    .append(language)
                    .append(": ")
                    .append(quote(c.names().getFirst().value()))
                    .append('}');
        }
        text.append(", admits: [")
                .append(String.join(", ", c.admits()))
                .append("], arms: ")
                .append(c.arms());
        if (s.destinations().size() == 1) {
            Found to = s.destinations().getFirst();
            text.append(", destination: {says: ")
                    .append(quote(to.value()))
                    .append(", per: [")
                    .append(
                            claim(
                                    "corridors/" + id + "/destination",
                                    to.value(),
                                    source,
                                    "stated",
                                    to.span()))
                    .append("]}");
        }
        return text.append(", state: planned, per: [").append(claim).append("]}").toString();
    }

    private void assurances(List<String> windows) {
        List<String> lines = new ArrayList<>();
        String scope = windows.isEmpty() ? "[civilians]" : "[" + String.join(", ", windows) + "]";
        for (int i = 0; i < together.main().size(); i++) {
            ReadStatement one = together.main().get(i);
            for (FoundAssurance a : one == null ? List.<FoundAssurance>of() : one.assurances()) {
                String id = party(a.party().value());
                String claim = claim("assurances/" + id, a.state(), i, "stated", a.span());
                if (a.state().equals("none on record")) {
                    lines.add(
                            "  # "
                                    + id
                                    + ": none on record, the text says; that is absent here ("
                                    + claim
                                    + ")");
                    continue;
                }
                String condition = "";
                if (a.state().equals("conditional")) {
                    condition =
                            ", condition: "
                                    + quote(
                                            one == null || one.conditions().isEmpty()
                                                    ? "stated in the text"
                                                    : one.conditions().getFirst().value());
                }
                lines.add(
                        "  - {party: "
                                + id
                                + ", scope: "
                                + scope
                                + ", state: "
                                + a.state()
                                + ", form: reported"
                                + condition
                                + ", per: ["
                                + claim
                                + "]}");
            }
        }
        boolean any = lines.stream().anyMatch(l -> l.startsWith("  - "));
        if (any) {
            line("assurances: # as the text reports them; none has been seen by us");
        }
        lines.stream()
                .filter(l -> any || l.startsWith("  #"))
                .map(l -> any ? l : l.strip())
                .forEach(this::line);
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
                claim(
                        "follows",
                        f.value() + (outcome == null ? "" : ": " + outcome),
                        firstSource(s),
                        "stated",
                        f.span());
        line(
                "follows: {id: earlier-pause"
                        + (word.isEmpty()
                                ? ""
                                : ", ended: {outcome: " + word + ", per: [" + claim + "]}")
                        + "} # the text: "
                        + oneLine(f.value()));
    }

    /** What has no key of its own: counts, blame, conditions, carriers, channels. */
    private void rest(@Nullable ReadStatement s, int source) {
        if (s == null) {
            return;
        }
        s.reportedBy()
                .forEach(f -> claim("sources/carriedBy", f.value(), source, "stated", f.span()));
        for (FoundCount c : s.counts()) {
            Found by = c.source();
            claim(
                    "counts/" + c.of(),
                    c.comparator() + " " + c.value() + (by == null ? "" : ", by " + by.value()),
                    source,
                    "stated",
                    c.span());
        }
        for (FoundClaim c : s.claims()) {
            claim(
                    "blame",
                    c.by().value() + " about " + c.about().value() + ": " + c.says(),
                    source,
                    "stated",
                    c.span());
        }
        s.conditions().forEach(f -> claim("conditions", f.value(), source, "stated", f.span()));
        s.noticeChannels()
                .forEach(f -> claim("notice/channels", f.value(), source, "stated", f.span()));
        s.protectionConcerns()
                .forEach(f -> claim("protection", f.value(), source, "stated", f.span()));
        Found legal = s.legalBasis();
        if (legal != null) {
            claim("legalBasis", legal.value(), source, "stated", legal.span());
        }
    }

    private void partyList() {
        if (parties.isEmpty()) {
            return;
        }
        line("parties: # kinds are inferred from the names");
        parties.forEach(
                (name, id) ->
                        line(
                                "  - {id: "
                                        + id
                                        + ", names: {"
                                        + language
                                        + ": "
                                        + quote(name)
                                        + "}, kind: "
                                        + Names.kind(name, language)
                                        + "}"));
    }

    private String party(String name) {
        for (Map.Entry<String, String> there : parties.entrySet()) {
            if (Names.same(there.getKey(), name)) {
                return there.getValue();
            }
        }
        String id = "P" + (parties.size() + 1);
        parties.put(oneLine(name), id);
        return id;
    }

    private interface Value {
        @Nullable Found of(ReadStatement statement);
    }

    /**
     * One claim of each text that has the value; those that say otherwise stay out of {@code per}.
     */
    private List<String> each(String field, Value value) {
        List<String> per = new ArrayList<>();
        String first = null;
        for (int i = 0; i < together.main().size(); i++) {
            ReadStatement s = together.main().get(i);
            Found found = s == null ? null : value.of(s);
            if (found == null) {
                continue;
            }
            String id = claim(field, found.value(), i, "stated", found.span());
            if (first == null || Names.same(first, found.value())) {
                per.add(id);
            }
            first = first == null ? found.value() : first;
        }
        return per;
    }

    private String claim(String field, String value, int source, String basis, Span span) {
        String id = "K" + (claims.size() + 1);
        String where =
                quoted[source] && span.until() > span.from()
                        ? ", span: [" + span.from() + ", " + span.until() + "]"
                        : "";
        claims.add(
                "  - {id: "
                        + id
                        + ", field: "
                        + quote(field)
                        + ", value: "
                        + quote(value)
                        + ", source: S"
                        + (source + 1)
                        + ", basis: "
                        + basis
                        + where
                        + "}");
        return id;
    }

    private void sources() {
        line("sources:");
        for (int i = 0; i < together.sources().size(); i++) {
            Together.Source source = together.sources().get(i);
            ReadStatement s = together.main().get(i);
            boolean news = s != null && !s.reportedBy().isEmpty();
            LocalDate date = source.draft().published();
            line("  - id: S" + (i + 1));
            line("    kind: " + (news ? "news" : "report"));
            if (news) {
                line("    name: " + quote(s.reportedBy().getFirst().value()));
            }
            if (date != null) {
                line("    date: \"" + date + "\"");
            }
            line("    note: " + quote("read from " + source.name()));
            if (quoted[i] && !source.draft().text().isBlank()) {
                line("    text: " + quote(source.draft().text()));
            }
        }
    }

    private void claims() {
        if (!claims.isEmpty()) {
            line("claims:");
            claims.forEach(this::line);
        }
    }

    /**
     * Whether the words themselves may stand in the file: the format takes no controls and nothing
     * that reorders text.
     */
    private static boolean isClean(String text) {
        return text.length() <= LONGEST_TEXT
                && !Markup.isPage(text)
                && text.codePoints().allMatch(PauseText::isPlain);
    }

    private static boolean isPlain(int c) {
        return (c >= 0x20
                        && !(c >= 0x7F && c <= 0x9F)
                        && !(c >= 0x2028 && c <= 0x202E)
                        && !(c >= 0x2066 && c <= 0x2069)
                        && c != 0xFEFF
                        && (c & 0xFFFE) != 0xFFFE
                        && !(c >= 0xD800 && c <= 0xDFFF)
                        && !(c >= 0xE0000 && c <= 0xE007F))
                || c == '\n'
                || c == '\t'
                || c == '\r';
    }

    private static String per(List<String> ids) {
        return "[" + String.join(", ", ids) + "]";
    }

    private static String quotes(List<Found> all) {
        return "[" + String.join(", ", all.stream().map(f -> quote(f.value())).toList()) + "]";
    }

    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .forEach(
                        c ->
                                line.appendCodePoint(
                                        isPlain(c) && c != '\n' && c != '\r' && c != '\t'
                                                ? c
                                                : ' '));
        String bare = line.toString().strip();
        return bare.isEmpty() ? "?" : bare.length() > 400 ? bare.substring(0, 397) + "..." : bare;
    }

    /** A text between double quotes, as YAML and JSON write it. */
    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '"' -> quoted.append("\\\"");
                                case '\\' -> quoted.append("\\\\");
                                case '\n' -> quoted.append("\\n");
                                case '\r' -> quoted.append("\\r");
                                case '\t' -> quoted.append("\\t");
                                default -> quoted.appendCodePoint(isPlain(c) ? c : ' ');
                            }
                        });
        String bare = quoted.substring(1).isBlank() ? "\"?" : quoted.toString();
        return bare + "\"";
    }
}
