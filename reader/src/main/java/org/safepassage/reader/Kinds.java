package org.safepassage.reader;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the pause stands by the text: cues of each kind are counted, those in the first sentences
 * triple; a text without enough that is concrete announces nothing.
 */
final class Kinds {
    private static final List<Kind> CUED =
            List.of(
                    Kind.CORRECTION,
                    Kind.EXTENSION,
                    Kind.SUSPENSION,
                    Kind.FAILURE,
                    Kind.END,
                    Kind.PROPOSAL,
                    Kind.ACCEPTANCE,
                    Kind.REFUSAL,
                    Kind.REPORT,
                    Kind.STATUS,
                    Kind.DECLARATION);

    /** What somebody does about a pause. */
    private static final List<String> ACTS =
            List.of(
                    "announce",
                    "enact",
                    "address",
                    "accuse",
                    "violation",
                    "answer.given",
                    "answer.refused",
                    "answer.none");

    /** What shows that an evacuation is told of, and not only named. */
    private static final List<String> TELLS =
            List.of(
                    "say",
                    "num",
                    "date",
                    "announce",
                    "enact",
                    "kind.suspension",
                    "kind.failure",
                    "kind.status",
                    "kind.extension",
                    "kind.declaration",
                    "destination.reached");

    private final Document document;
    private final Map<Kind, Integer> firsts =
            new EnumMap<>(Kind.class); // where its first cue stands
    private final Map<Kind, Integer> scores = new EnumMap<>(Kind.class);

    Kinds(Document document, Follows follows) {
        this.document = document;
        int lede = 0;
        for (Matcher m : document.sentences()) {
            if (follows.isAbout(m)) {
                continue;
            }
            boolean about =
                    m.has("pause")
                            || m.has("corridor")
                            || m.has("halt")
                            || m.has("evacuate")
                            || m.has("this")
                            || m.has("offer")
                            || m.has("it");
            int weight = lede < 2 ? 3 : 1;
            lede += m.sentence().size() > 4 ? 1 : 0;
            for (Kind kind : CUED) {
                Mark cue = cue(m, kind);
                if (cue != null && (about || kind == Kind.CORRECTION)) {
                    int place = m.sentence().index() * 1000 + cue.from();
                    firsts.merge(kind, place, Math::min);
                    scores.merge(kind, weight, Integer::sum);
                }
            }
        }
    }

    /** The first cue of a kind; "suspends its strikes" is a pause, and suspends none. */
    private static @Nullable Mark cue(Matcher m, Kind kind) {
        for (Mark cue : m.all("kind." + kind.word())) {
            boolean ends = kind == Kind.SUSPENSION || kind == Kind.END;
            boolean stops =
                    ends
                            && cue.find("pause").isEmpty()
                            && m.all("halt").stream().anyMatch(cue::overlaps);
            boolean halts =
                    stops
                            || (kind == Kind.SUSPENSION
                                    && m.all("pause").stream().anyMatch(cue::overlaps));
            if (!halts) {
                return cue;
            }
        }
        return null;
    }

    private int score(Kind kind) {
        return scores.getOrDefault(kind, 0);
    }

    private int first(Kind kind) {
        return firsts.getOrDefault(kind, Integer.MAX_VALUE);
    }

    /** "Rejected the truce that was announced": what comes first in the text is its news. */
    private boolean opens(Kind kind) {
        return first(kind) < first(Kind.DECLARATION)
                && switch (kind) {
                    case END, FAILURE, REFUSAL, EXTENSION -> true;
                    case DECLARATION,
                            PROPOSAL,
                            ACCEPTANCE,
                            SUSPENSION,
                            STATUS,
                            REPORT,
                            CORRECTION,
                            NONE ->
                            false;
                };
    }

    boolean has(Kind kind) {
        return score(kind) > 0;
    }

    /** Whether the text announces, answers or reports a pause at all. */
    boolean isConcrete(
            @Nullable Attribution speaker,
            List<Sketch> hours,
            List<FoundCorridor> corridors,
            boolean dated) {
        int about = 0;
        int general = 0;
        boolean placed = false;
        boolean acted = false;
        boolean war = false;
        boolean said = false;
        boolean moved = false;
        for (Matcher m : document.sentences()) {
            boolean leaves = m.has("evacuate") || m.has("fighters") || m.has("place");
            boolean names =
                    m.has("pause")
                            || m.has("corridor")
                            || m.has("halt")
                            || m.has("evacuate")
                            || (m.has("deal") && leaves);
            about += names ? 1 : 0;
            general += m.has("general") ? 1 : 0;
            boolean itself = m.has("pause") || m.has("corridor") || m.has("halt");
            boolean tells = TELLS.stream().anyMatch(m::has);
            placed |= names && (itself || tells) && (m.has("place") || m.has("party"));
            acted |= names && ACTS.stream().anyMatch(m::has);
            said |= names && m.has("say");
            moved |= names && (m.has("count.zero") || (m.has("evacuate") && m.has("num")));
        }
        boolean plain = general == 0;
        int elsewhere = 0;
        int warlike = 0;
        for (Matcher m : document.sentences()) {
            // A truce of chip makers, of players and of shops has none of whom wars are made.
            if (m.has("elsewhere")) {
                elsewhere++;
            } else if (m.has("war") || m.has("fighters") || m.has("party")) {
                warlike++;
            }
            war |=
                    m.has("war")
                            || m.has("fighters")
                            || m.has("party")
                            || m.all("place").stream()
                                    .anyMatch(
                                            p ->
                                                    (dated && plain && Places.isCountry(p))
                                                            || (!Places.isCountry(p)
                                                                    && !Places.isSeat(m, p)));
        }
        boolean denied = document.sentences().stream().anyMatch(m -> m.has("denied"));
        if (about == 0 || !war || elsewhere > warlike || denied || !(placed || dated)) {
            return false;
        }
        int evidence = 0;
        evidence += acted ? 2 : 0;
        evidence += moved && said ? 2 : 0;
        evidence += dated ? 2 : 0;
        evidence += hours.isEmpty() ? 0 : 1;
        evidence += corridors.isEmpty() ? 0 : 1;
        evidence += placed ? 1 : 0;
        evidence += speaker == null ? 0 : 1;
        evidence += scores.isEmpty() ? 0 : 2;
        return evidence >= 3 + 3 * Math.min(general, 2);
    }

    Kind kind(@Nullable Attribution speaker, List<FoundAssurance> answers, boolean counted) {
        if (has(Kind.CORRECTION)) {
            return Kind.CORRECTION;
        }
        Kind best = Kind.DECLARATION;
        int most = score(Kind.DECLARATION);
        for (Kind kind : CUED) {
            boolean ledes = score(kind) >= 3;
            boolean stronger =
                    best == Kind.DECLARATION
                            ? score(kind) >= most || (opens(kind) && score(kind) * 2 >= most)
                            : score(kind) > most
                                    || (score(kind) == most && first(kind) < first(best));
            if (kind != Kind.DECLARATION
                    && kind != Kind.STATUS
                    && kind != Kind.REPORT
                    && ledes
                    && stronger) {
                best = kind;
                most = score(kind);
            }
        }
        if (best == Kind.PROPOSAL
                && score(Kind.REFUSAL) >= 3
                && first(Kind.REFUSAL) < first(Kind.PROPOSAL)) {
            return Kind.REFUSAL; // "rejected the proposal": the answer is the news
        }
        if (best == Kind.ACCEPTANCE && score(Kind.EXTENSION) >= 3) {
            return Kind.EXTENSION;
        }
        if (best == Kind.ACCEPTANCE && !answersAnOffer()) {
            return Kind.DECLARATION;
        }
        if (best == Kind.ACCEPTANCE
                && has(Kind.PROPOSAL)
                && answers.stream()
                        .anyMatch(
                                a ->
                                        a.state().equals("none on record")
                                                || a.state().equals("refused"))) {
            return Kind.PROPOSAL;
        }
        if (best != Kind.DECLARATION) {
            return best;
        }
        int declared = score(Kind.DECLARATION);
        if (score(Kind.REPORT) > declared && score(Kind.REPORT) >= score(Kind.STATUS)) {
            return Kind.REPORT;
        }
        if (score(Kind.STATUS) > declared) {
            return speaker == null ? Kind.REPORT : Kind.STATUS;
        }
        if (declared == 0 && counted) {
            return speaker == null ? Kind.REPORT : Kind.STATUS;
        }
        return Kind.DECLARATION;
    }

    /** An agreement without anybody's offer is announced, not accepted. */
    private boolean answersAnOffer() {
        for (Matcher m : document.sentences()) {
            if (m.has("offer") || m.has("kind.proposal") || m.has("propose.verb")) {
                return true;
            }
        }
        return false;
    }

    boolean isPast(Kind kind) {
        return switch (kind) {
            case FAILURE, END, STATUS, REPORT, SUSPENSION -> true;
            case DECLARATION, PROPOSAL, ACCEPTANCE, REFUSAL, EXTENSION, CORRECTION, NONE -> false;
        };
    }
}
