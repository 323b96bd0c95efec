package org.safepassage.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What parties other than the speaker gave, refused, were asked for or left open; approval; orders;
 * decisions.
 */
final class Answers {
    /** Languages in which "in" and an office may answer for it without a subject. */
    private static final Set<String> BARE = Set.of("ru", "uk");

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
                    List.of("conditional", "given", "refused", "none", "requested", "withdrawn")) {
                for (Mark verb : m.all("answer." + state)) {
                    if (!isPartOfAnother(m, verb, state)) {
                        add(all, m, verb, state, speaker);
                    }
                }
            }
        }
        own(all, speaker);
        return all;
    }

    /** "Kept to silence" is no "kept to": of two answers in the same words the longer counts. */
    private static boolean isPartOfAnother(Matcher m, Mark verb, String state) {
        for (String other : List.of("conditional", "refused", "none", "withdrawn", "given")) {
            for (Mark longer : other.equals(state) ? List.<Mark>of() : m.all("answer." + other)) {
                if (longer.overlaps(verb)
                        && longer.from() <= verb.from()
                        && longer.to() - longer.from() > verb.to() - verb.from()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** "We will hold our fire if they do": the speaker's own promise hangs on a condition. */
    private void own(List<FoundAssurance> all, @Nullable Found speaker) {
        if (speaker == null
                || all.stream().anyMatch(a -> same(a.party().value(), speaker.value()))) {
            return;
        }
        for (Matcher m : document.sentences()) {
            boolean promise = m.has("pause") || m.has("halt") || m.has("corridor");
            Mark condition = m.all("condition").stream().findFirst().orElse(null);
            if (promise
                    && condition != null
                    && condition.to() + 2 < m.sentence().size()
                    && !follows.isAbout(m)) {
                all.add(new FoundAssurance(speaker, "conditional", speaker.span()));
                return;
            }
        }
    }

    private void add(
            List<FoundAssurance> all, Matcher m, Mark verb, String state, @Nullable Found speaker) {
        Mark who =
                verb.parts().stream()
                        .filter(p -> p.category().equals("np"))
                        .findFirst()
                        .orElse(null);
        if (who == null) {
            who =
                    verb.value().equals("object")
                            ? objectOf(m, verb.to())
                            : speakers.subject(m, verb);
        }
        if (verb.value().equals("sayer")) { // "X said that the militia will not shoot either"
            Mark said = sayer(m, verb);
            who = said == null ? who : said;
        }
        who = who == null && !verb.value().equals("object") ? impersonal(m, verb) : who;
        who = who == null ? null : office(m, who);
        if (who == null || Speakers.isOutlet(m, who) || m.at("possessive", who.from()) != null) {
            return; // "its troops" answer for nobody
        }
        List<Mark> parties = new ArrayList<>(coordinated(m, who));
        if (who.from() >= verb.to()) {
            parties.addAll(following(m, who));
        }
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

    private static @Nullable Mark objectOf(Matcher m, int at) {
        Mark det = m.at("det", at);
        Mark np = m.at("np", at);
        return np != null || det == null ? np : m.at("np", det.to());
    }

    /** «У Раді безпеки й оборони … відкинули»: an office whose name has an "and" in it. */
    private static Mark office(Matcher m, Mark who) {
        Mark prep = BARE.contains(m.lexicon().language()) ? m.at("in.office", 0) : null;
        if (prep == null || who.from() <= prep.to() || who.from() - prep.to() > 6) {
            return who;
        }
        for (int i = prep.to(); i < who.from(); i++) {
            boolean outside = !m.sentence().at(i).isWord() || m.at("say", i) != null;
            if (outside || m.at("prep", i) != null) {
                return who;
            }
        }
        return Mark.of("np", "head", prep.to(), who.to());
    }

    /** "In Kyiv the truce was refused": a verb without a subject takes the place or the office. */
    private @Nullable Mark impersonal(Matcher m, Mark verb) {
        Mark start = m.at("np", 0);
        int gap = start == null ? 99 : verb.from() - start.to();
        if (start != null && gap >= 0 && gap <= 4 && m.at("prep", start.to()) != null) {
            return start; // "The government in the capital consented"
        }
        Mark prep = m.at("in.office", 0);
        Mark np = prep == null ? null : m.at("np", prep.to());
        if (np != null && np.to() <= verb.from()) {
            return np;
        }
        return sayer(m, verb);
    }

    private @Nullable Mark sayer(Matcher m, Mark verb) {
        for (Attribution said : speakers.in(m)) {
            boolean near = said.verb().from() < verb.from() && verb.from() - said.verb().to() < 8;
            if (!said.outlet() && near && !said.verb().overlaps(verb)) {
                return said.who();
            }
        }
        return null;
    }

    /** "Agreed to by X and Y", a verb before its subjects: those behind the first. */
    private static List<Mark> following(Matcher m, Mark who) {
        List<Mark> all = new ArrayList<>();
        int at = who.to();
        for (int i = 0; i < 3; i++) {
            Mark and = m.at("and", at);
            Mark next = m.at("np", and == null ? at : and.to());
            boolean joined =
                    and != null
                            || (m.lexicon().language().equals("ar")
                                    && at < m.sentence().size()
                                    && m.sentence().at(at).form().startsWith("و"));
            if (next == null || !joined) {
                break;
            }
            all.add(next);
            at = next.to();
        }
        return all;
    }

    private static boolean hasCondition(Matcher m, Mark verb) {
        return m.all("condition").stream().anyMatch(c -> c.from() >= verb.to())
                || m.all("answer.terms").stream().anyMatch(c -> c.from() >= verb.to());
    }

    /** "X and of Y": each of them. */
    static List<Mark> coordinated(Matcher m, Mark who) {
        List<Mark> all = new ArrayList<>(List.of(who));
        int at = who.from();
        for (int i = 0; i < 3 && at > 1; i++) {
            Mark join = joining(m, at);
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

    /** The "and" before a phrase; its pattern may hold the phrase's own article. */
    private static @Nullable Mark joining(Matcher m, int at) {
        Mark exact = m.endingAt("and", at);
        Mark before = exact == null ? m.at("and", at - 1) : exact;
        Mark further = before == null && at > 1 ? m.at("and", at - 2) : before;
        return further != null && further.to() <= at + 1 ? further : null;
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
                Mark who = addressee(m, cue);
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

    /** The phrase behind a word of asking; in Arabic the one behind the verb's subject. */
    private @Nullable Mark addressee(Matcher m, Mark cue) {
        Mark first = m.at("np", cue.to());
        if (first == null || !document.language().equals("ar") || speakers.before(m, cue) != null) {
            return first;
        }
        Mark skip = m.at("skip", first.to());
        return m.at("np", skip == null ? first.to() : skip.to());
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
