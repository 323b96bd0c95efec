package org.safepassage.reader;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field of a draft for people: what it is called, what was read, what is to be said about it,
 * and where it stands.
 *
 * @param inferred whether something in it was concluded
 */
public record Row(
        String group, String key, String value, String more, boolean inferred, Span span) {
    /** The fields of a statement in the order in which an officer asks for them. */
    public static List<Row> of(ReadStatement s) {
        List<Row> rows = new ArrayList<>();
        String who = "Who";
        add(rows, who, "Speaker", s.speaker(), "");
        add(rows, who, "Decided by", s.decidedBy(), "");
        add(rows, who, "On the orders of", s.onOrdersOf(), "");
        s.approvedBy()
                .forEach(
                        f -> add(rows, who, "Approved by", f, "says nothing about the other side"));
        s.reportedBy()
                .forEach(
                        f ->
                                add(
                                        rows,
                                        who,
                                        "Carried by",
                                        f,
                                        "the statement itself has not been read"));
        s.addressees().forEach(f -> add(rows, who, "Addressed to", f, ""));
        s.asks().forEach(f -> add(rows, who, "Asks", f, ""));
        add(rows, who, "Called", s.calledBySpeaker(), "the speaker's word");
        add(rows, who, "Purpose", s.purpose(), "as the text gives it");
        add(rows, who, "Legal basis", s.legalBasis(), "");
        String when = "When and where";
        s.windows().forEach(w -> rows.add(window(when, w)));
        s.places().forEach(f -> add(rows, when, "Place", f, ""));
        s.situation().forEach(f -> add(rows, when, "Situation", f, ""));
        String ways = "Corridors and people";
        for (FoundCorridor c : s.corridors()) {
            String count =
                    c.count() == 0
                            ? "Corridors, how many is not said"
                            : c.count() == 1 ? "1 corridor" : c.count() + " corridors";
            String names = String.join(", ", c.names().stream().map(Found::value).toList());
            rows.add(
                    new Row(
                            ways,
                            c.admits().isEmpty()
                                    ? "For whom is not said"
                                    : "For " + String.join(", ", c.admits()),
                            count + (names.isEmpty() ? "" : ": " + names),
                            "arms: "
                                    + c.arms()
                                    + (c.basis().equals("hedged")
                                            ? "; the text says \"reportedly\""
                                            : ""),
                            false,
                            c.span()));
        }
        s.destinations().forEach(f -> add(rows, ways, "Destination", f, ""));
        for (FoundCount c : s.counts()) {
            Found by = c.source();
            rows.add(
                    new Row(
                            ways,
                            "Count, " + c.of(),
                            words(c.comparator()) + c.value(),
                            by == null ? "by the text itself" : "by " + by.value(),
                            false,
                            c.span()));
        }
        s.noticeChannels().forEach(f -> add(rows, ways, "Told by", f, ""));
        s.protectionConcerns().forEach(f -> add(rows, ways, "Concern", f, "reported"));
        String word = "Assurances, conditions, what it follows";
        s.assurances()
                .forEach(
                        a ->
                                rows.add(
                                        new Row(
                                                word,
                                                a.party().value(),
                                                a.state(),
                                                "as the text reports it",
                                                false,
                                                a.span())));
        s.conditions().forEach(f -> add(rows, word, "Condition", f, ""));
        FoundPredecessor f = s.follows();
        if (f != null) {
            rows.add(
                    new Row(
                            word,
                            "Earlier pause",
                            f.value() + (f.outcome() == null ? "" : ": " + f.outcome()),
                            "",
                            false,
                            f.span()));
        }
        for (FoundClaim c : s.claims()) {
            rows.add(
                    new Row(
                            "Claims",
                            c.by().value() + " about " + c.about().value(),
                            c.says(),
                            "a claim, not a finding",
                            false,
                            c.span()));
        }
        for (FoundQuotation q : s.quotations()) {
            Found by = q.by();
            rows.add(
                    new Row(
                            "Quoted directly",
                            by == null ? "By whom is not said" : by.value(),
                            q.says(),
                            "the text's quotation marks; all else is reported",
                            false,
                            q.span()));
        }
        return rows;
    }

    private static void add(
            List<Row> rows, String group, String key, @Nullable Found found, String more) {
        if (found != null) {
            rows.add(new Row(group, key, found.value(), more, false, found.span()));
        }
    }

    private static String words(String comparator) {
        return switch (comparator) {
            case "~" -> "about ";
            case ">" -> "more than ";
            case ">=" -> "at least ";
            case "<" -> "fewer than ";
            case "<=" -> "at most ";
            default -> "";
        };
    }

    private static Row window(String group, FoundWindow w) {
        List<String> says = new ArrayList<>();
        if (w.localOpens() != null) {
            says.add(w.localOpens().toString().replace('T', ' '));
        } else if (w.date() != null) {
            says.add(w.date() + ", no hour stated");
        } else {
            says.add("no day stated");
        }
        if (w.localCloses() != null) {
            says.add("to " + w.localCloses().toString().replace('T', ' '));
        }
        if (w.duration() != null) {
            says.add("for " + w.duration());
        }
        if (w.repeats() != null) {
            says.add("repeated " + w.repeats());
        }
        if (w.openEnded()) {
            says.add("no end");
        }
        List<String> more = new ArrayList<>();
        if (w.opens() != null || w.closes() != null) {
            more.add(
                    (w.opens() == null ? "until" : w.opens() + (w.closes() == null ? "" : " to"))
                            + (w.closes() == null ? "" : " " + w.closes())
                            + " in UTC");
        }
        if (w.zone() != null) {
            more.add(
                    "zone "
                            + w.zone().getId()
                            + (w.zoneStated() ? ", stated" : ", inferred from the place"));
        }
        if (w.dateInferred()) {
            more.add("the day is inferred");
        }
        boolean inferred = w.dateInferred() || (w.zone() != null && !w.zoneStated());
        return new Row(
                group,
                w.of().equals("pause") ? "Hours" : "Hours of the " + w.of(),
                String.join(" ", says),
                String.join("; ", more),
                inferred,
                w.span());
    }
}
