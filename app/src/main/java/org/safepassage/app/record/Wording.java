package org.safepassage.app.record;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.AssuranceOnRecord;
import org.safepassage.domain.ClaimOnRecord;
import org.safepassage.domain.OfficeSignature;
import org.safepassage.domain.RecordEntry;
import org.safepassage.domain.RecordedDecision;
import org.safepassage.domain.RecordedRelease;
import org.safepassage.domain.RecordedRules;
import org.safepassage.domain.RecordedStatement;
import org.safepassage.domain.Redaction;
import org.safepassage.domain.Scope;
import org.safepassage.domain.SourceRef;

/**
 * Public entries in plain English sentences. Neutral: it says who said what, and judges nothing.
 */
final class Wording {
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("d MMMM yyyy HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);

    private final Map<String, String> names = new HashMap<>(); // "party RU" to a name
    private ZoneId zone = ZoneId.of("UTC");

    /** Learns zone and names from the entries that give them. */
    void learn(RecordEntry entry) {
        if (entry instanceof RecordedStatement.Begun begun) {
            zone = begun.zone();
        } else if (entry instanceof RecordedStatement.NamesGiven given) {
            given.names().forEach(n -> names.put(n.what() + " " + n.id(), n.names().in("en")));
        }
    }

    ZoneId zone() {
        return zone;
    }

    /** Local time with its zone, and UTC. */
    String time(Instant at) {
        return "%s (%s; %s UTC)"
                .formatted(
                        LOCAL.format(at.atZone(zone)),
                        zone.getId(),
                        UTC.format(at.atZone(ZoneId.of("UTC"))));
    }

    private String clock(Instant at) {
        return "%s %s".formatted(LOCAL.format(at.atZone(zone)), zone.getId());
    }

    private String party(String id) {
        String name = names.get("party " + id);
        return name == null ? id : name;
    }

    private String corridor(String id) {
        String name = names.get("corridor " + id);
        return name == null ? "corridor " + id : "corridor %s (%s)".formatted(id, name);
    }

    /** One or two sentences. */
    String says(RecordEntry entry) {
        return switch (entry) {
            case RecordedStatement statement -> statement(statement);
            case RecordedDecision decision -> decision(decision);
            case RecordedRelease release -> release(release);
            case RecordedRules rules -> rules(rules);
            case Redaction redaction ->
                    "The text behind entry %d was deleted; the commitment stays. Reason: %s."
                            .formatted(redaction.index(), redaction.reason());
            default ->
                    throw new IllegalArgumentException(
                            "An entry of kind %s is not public.".formatted(entry.kind().word()));
        };
    }

    private String statement(RecordedStatement statement) {
        return switch (statement) {
            case RecordedStatement.Begun begun ->
                    "The record of \u201c%s\u201d begins. A commitment to its intake log follows every %d seconds."
                            .formatted(begun.names().in("en"), begun.beatSeconds());
            case RecordedStatement.NamesGiven given ->
                    "Names: %s."
                            .formatted(
                                    given.names().stream()
                                            .map(n -> n.id() + " is " + n.names().in("en"))
                                            .collect(Collectors.joining("; ")));
            case RecordedStatement.DeclarationMade made -> declaration(made);
            case RecordedStatement.ClaimMade made -> claim(made.claim());
            case RecordedStatement.AssuranceMade made -> assurance(made.assurance());
        };
    }

    private String declaration(RecordedStatement.DeclarationMade made) {
        StringBuilder says = new StringBuilder("Declaration");
        append(says, " issued by ", made.issuedBy() == null ? null : party(made.issuedBy()));
        append(says, ", decided by ", made.decidedBy());
        append(says, ", on orders of ", made.onOrdersOf());
        append(says, ", announced ", made.announced());
        says.append('.');
        for (RecordedStatement.Hours hours : made.windows()) {
            says.append(" Window ").append(hours.id()).append(": ");
            append(
                    says,
                    "",
                    hours.opens() == null ? hours.date() : hours.opens().replace('T', ' '));
            append(says, " to ", hours.closes() == null ? null : hours.closes().replace('T', ' '));
            says.append(hours.openEnded() ? ", until further notice" : "")
                    .append(" (")
                    .append(hours.zone().getId())
                    .append(").");
        }
        list(says, " Addressed to: ", made.addressees());
        list(says, " It asks: ", made.asks());
        list(says, " Rests on claims ", made.per());
        return says.toString();
    }

    private static void append(StringBuilder to, String before, @Nullable String text) {
        if (text != null) {
            to.append(before).append(text);
        }
    }

    private static void list(StringBuilder to, String before, List<String> texts) {
        if (!texts.isEmpty()) {
            to.append(before).append(String.join("; ", texts)).append('.');
        }
    }

    private String claim(ClaimOnRecord claim) {
        String who =
                claim.by().isEmpty()
                        ? name(claim.source())
                        : claim.by().stream().map(this::party).collect(Collectors.joining(", "));
        String how =
                switch (claim.basis()) {
                    case STATED -> "says";
                    case HEDGED -> "says, with a hedge,";
                    case INFERRED -> "is taken to say (inferred)";
                    case ILLUSTRATION -> "says in an example made up to show the tool";
                };
        return "Claim %s. %s %s of %s: %s."
                .formatted(claim.id(), who, how, claim.field(), claim.value());
    }

    private String assurance(AssuranceOnRecord assurance) {
        String verb =
                switch (assurance.state()) {
                    case "given" -> "gave its word for";
                    case "conditional" -> "would give its word, on a condition, for";
                    case "refused" -> "refused";
                    case "requested" -> "was asked for its word for";
                    case "withdrawn" -> "withdrew its word for";
                    default -> "has no longer given its word for";
                };
        String known =
                switch (assurance.form()) {
                    case PUBLIC_STATEMENT -> "in a public statement";
                    case WRITTEN -> "in writing";
                    case ORAL -> "orally";
                    case REPORTED -> "as others report";
                    case REPORTED_BY_ALLY -> "as an ally reports; it has not said so itself";
                };
        StringBuilder says =
                new StringBuilder(
                        "%s %s %s, %s"
                                .formatted(
                                        party(assurance.party()),
                                        verb,
                                        scope(assurance.scope()),
                                        known));
        append(says, ", said ", assurance.said());
        append(says, ", until ", assurance.until() == null ? null : clock(assurance.until()));
        says.append('.');
        append(says, " Condition: ", assurance.condition());
        list(says, " Rests on claims ", assurance.per());
        return says.toString();
    }

    private static String scope(Scope scope) {
        StringJoiner all = new StringJoiner(", ");
        scope.windows().forEach(w -> all.add("window " + w));
        scope.corridors().forEach(c -> all.add("corridor " + c));
        scope.admits().forEach(a -> all.add(a.word()));
        return all.length() == 0 ? "everything" : all.toString();
    }

    private String decision(RecordedDecision decision) {
        String where = corridor(decision.corridor());
        String what =
                switch (decision) {
                    case RecordedDecision.Proposed proposed ->
                            "Proposed: to %s %s until %s. A second signature is awaited"
                                    .formatted(
                                            proposed.act().word(), where, clock(proposed.until()));
                    case RecordedDecision.Prepared _ -> "Everything is in place for " + where;
                    case RecordedDecision.Opened opened ->
                            "Opened: %s, until %s".formatted(where, clock(opened.until()));
                    case RecordedDecision.Resumed resumed ->
                            "Opened again: %s, until %s".formatted(where, clock(resumed.until()));
                    case RecordedDecision.Extended extended ->
                            "Extended: %s, until %s".formatted(where, clock(extended.until()));
                    case RecordedDecision.Confirmed _ -> "Confirmed open: " + where;
                    case RecordedDecision.Suspended suspended ->
                            "SUSPENDED: " + where + reason(suspended.reason());
                    case RecordedDecision.Lapsed lapsed ->
                            "No longer confirmed: "
                                    + where
                                    + (lapsed.rule() == null ? "" : ", by rule " + lapsed.rule());
                    case RecordedDecision.Closed closed ->
                            "Closed: " + where + reason(closed.reason());
                    case RecordedDecision.Cancelled cancelled ->
                            "Cancelled: " + where + reason(cancelled.reason());
                };
        List<OfficeSignature> signatures = decision.signatures();
        return what
                + (signatures.isEmpty()
                        ? ". Nobody decided this: every opening has an end."
                        : ". Signed: "
                                + signatures.stream()
                                        .map(s -> s.office().id())
                                        .collect(Collectors.joining(" and "))
                                + ".");
    }

    private static String reason(@Nullable String reason) {
        return reason == null ? "" : " (%s)".formatted(reason);
    }

    private String release(RecordedRelease release) {
        return switch (release) {
            case RecordedRelease.NoticeIssued notice ->
                    "Notice %s issued (%s, %s, %d bytes, SHA-256 %s)%s%s"
                            .formatted(
                                    notice.notice(),
                                    notice.form(),
                                    notice.language(),
                                    notice.bytes(),
                                    notice.sha256(),
                                    notice.replaces() == null
                                            ? ""
                                            : ", in the place of " + notice.replaces(),
                                    notice.text() == null
                                            ? "."
                                            : ": \u201c%s\u201d".formatted(notice.text()));
            case RecordedRelease.CountReleased count ->
                    "Count released: %s %s%s, as of %s."
                            .formatted(
                                    count.value() == null
                                            ? "fewer than 10"
                                            : "about " + count.value(),
                                    count.of(),
                                    count.corridor() == null
                                            ? ""
                                            : " by " + corridor(count.corridor()),
                                    clock(count.asOf()));
            case RecordedRelease.Corrected corrected ->
                    "Correction of entry %d: %s".formatted(corrected.corrects(), corrected.says());
        };
    }

    private static String rules(RecordedRules rules) {
        return switch (rules) {
            case RecordedRules.RuleChanged changed ->
                    "Rule %s changed%s to: %s. Signed: %s."
                            .formatted(
                                    changed.rule(),
                                    changed.before() == null ? "" : " from " + changed.before(),
                                    changed.after(),
                                    changed.by().office().id());
            case RecordedRules.OfficeKeyed keyed ->
                    "The office %s signs with the key %s."
                            .formatted(keyed.office().id(), keyed.key());
            case RecordedRules.KeyChanged _ ->
                    "A new key of this record is announced, signed by the old one.";
            case RecordedRules.Succeeded _ ->
                    "This record takes the place of another, whose last good checkpoint stands here.";
        };
    }

    private static String name(SourceRef source) {
        return source.name() == null ? "Source " + source.id() : source.name();
    }

    /** A source in a line. */
    static String source(SourceRef source) {
        StringBuilder says = new StringBuilder(source.name() == null ? source.id() : source.name());
        says.append(" [").append(source.id()).append(", ").append(source.kind().word()).append(']');
        append(says, ", ", source.date());
        append(says, ", citing ", source.cites());
        append(says, ", via ", source.via());
        append(says, ", ", source.ref());
        return says.toString();
    }

    /** The sources of an entry. */
    static List<SourceRef> sources(RecordEntry entry) {
        return switch (entry) {
            case RecordedStatement.ClaimMade made -> List.of(made.claim().source());
            case RecordedRelease.Corrected corrected -> corrected.sources();
            default -> List.of();
        };
    }
}
