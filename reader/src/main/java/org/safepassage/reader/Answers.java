package org.safepassage.reader;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What parties other than the speaker gave, refused, were asked for or left open; approval; orders;
 * decisions.
 */
final class Answers {
    private final Document document;
    private final Speakers speakers;
    private final Follows follows;

    Answers(Document document, Speakers speakers, Follows follows) {
        this.document = document;
        this.speakers = speakers;
        this.follows = follows;
    }

    List<FoundAssurance> assurances(@Nullable Found speaker) {
        List<FoundAssurance> all = new ArrayList<>();
        for (Matcher m : document.sentences()) {
            if (follows.isAbout(m)) {
                continue;
            }
            for (String state :
                    List.of("given", "refused", "none", "requested", "withdrawn", "conditional")) {
                for (Mark verb : m.all("answer." + state)) {
                    add(all, m, verb, state, speaker);
                }
            }
        }
        return all;
    }

    private void add(
            List<FoundAssurance> all, Matcher m, Mark verb, String state, @Nullable Found speaker) {
        Mark who =
                verb.parts().stream()
                        .filter(p -> p.category().equals("np"))
                        .findFirst()
                        .orElse(null);
        if (who == null) {
            who = verb.value().equals("object") ? m.at("np", verb.to()) : speakers.subject(m, verb);
        }
        if (who == null || Speakers.isOutlet(m, who)) {
            return;
        }
        List<Mark> parties = coordinated(m, who);
        String word =
                state.equals("none")
                        ? "none on record"
                        : state.equals("given") && hasCondition(m, verb) ? "conditional" : state;
        for (Mark party : parties) {
            Found found = speakers.resolve(m, party);
            boolean own = speaker != null && same(found.value(), speaker.value());
            boolean again = all.stream().anyMatch(a -> same(a.party().value(), found.value()));
            if (!again && !(own && !word.equals("conditional"))) {
                int from = Math.min(party.from(), verb.from());
                all.add(
                        new FoundAssurance(
                                found,
                                word,
                                document.span(
                                        m,
                                        from == party.from() ? party.from() : from,
                                        Math.max(party.to(), verb.to()))));
            }
        }
    }

    private static boolean hasCondition(Matcher m, Mark verb) {
        return m.all("condition").stream().anyMatch(c -> c.from() >= verb.to());
    }

    /** "X and of Y": each of them. */
    static List<Mark> coordinated(Matcher m, Mark who) {
        List<Mark> all = new ArrayList<>(List.of(who));
        int at = who.from();
        for (int i = 0; i < 3 && at > 1; i++) {
            Mark join = m.endingAt("and", at);
            int before = join == null ? -1 : join.from();
            if (before > 0 && m.sentence().at(before - 1).is(",")) {
                before--;
            }
            Mark earlier = null;
            for (int k = Math.max(0, before - 12); k >= 0 && k < before; k++) {
                Mark np = m.at("np", k);
                if (np != null && np.to() == before) {
                    earlier = np;
                    break;
                }
            }
            if (earlier == null) {
                break;
            }
            all.addFirst(earlier);
            at = earlier.from();
        }
        return all;
    }

    static boolean same(String a, String b) {
        String x = Folding.fold(a);
        String y = Folding.fold(b);
        return x.equals(y) || x.contains(y) || y.contains(x);
    }

    List<Found> approvedBy() {
        List<Found> all = new ArrayList<>();
        for (Matcher m : document.sentences()) {
            for (Mark verb : m.all("approve")) {
                Mark who =
                        verb.value().equals("by")
                                ? m.at("np", verb.to())
                                : speakers.subject(m, verb);
                if (who != null && !Speakers.isOutlet(m, who) && !follows.isAbout(m)) {
                    Found found = speakers.resolve(m, who);
                    if (all.stream().noneMatch(f -> same(f.value(), found.value()))) {
                        all.add(found);
                    }
                }
            }
        }
        return all;
    }

    /** The phrase behind a cue ("on the orders of", "decided by"), the first in the text. */
    @Nullable Found behind(String category) {
        for (Matcher m : document.sentences()) {
            for (Mark cue : m.all(category)) {
                Mark who =
                        cue.value().equals("subject")
                                ? speakers.subject(m, cue)
                                : m.at("np", cue.to());
                if (who != null && !follows.isAbout(m)) {
                    return speakers.resolve(m, who);
                }
            }
        }
        return null;
    }

    /** Whom the speaker addresses. */
    List<Found> addressees() {
        List<Found> all = new ArrayList<>();
        for (Matcher m : document.sentences()) {
            for (Mark cue : m.all("address")) {
                Mark who = m.at("np", cue.to());
                if (who == null || follows.isAbout(m)) {
                    continue;
                }
                int at = who.to();
                add(all, m, who);
                for (int i = 0; i < 3; i++) {
                    Mark and = m.at("and", at);
                    Mark next = and == null ? null : m.at("np", and.to());
                    if (next == null) {
                        break;
                    }
                    add(all, m, next);
                    at = next.to();
                }
            }
        }
        return all;
    }

    Found found(Matcher m, Mark mark) {
        return document.found(m, mark);
    }

    private void add(List<Found> all, Matcher m, Mark who) {
        Found found = document.found(m, who);
        if (all.stream().noneMatch(f -> same(f.value(), found.value()))) {
            all.add(found);
        }
    }
}
