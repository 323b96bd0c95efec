package org.safepassage.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Blame, accusations and denials, each as the claim of whoever makes it. */
final class Blame {
    private static final List<String> TIMES =
            List.of("clock", "date", "duration", "unit", "daypart");

    /** Languages in which a verb of blame needs no subject. */
    private static final Set<String> DROPS = Set.of("ar", "es");

    /** Languages whose plain nouns carry no article and no capital. */
    private static final Set<String> BARE = Set.of("ru", "uk");

    private final Document document;
    private final Speakers speakers;

    Blame(Document document, Speakers speakers) {
        this.document = document;
        this.speakers = speakers;
    }

    List<FoundClaim> claims() {
        List<FoundClaim> all = new ArrayList<>();
        for (Matcher m : document.sentences()) {
            for (Mark verb : m.all("accuse.mutual")) {
                mutual(all, m, verb);
            }
            for (Mark verb : m.all("accuse")) {
                accusation(all, m, verb);
            }
            for (Mark act : m.all("violation")) {
                saidOf(all, m, act);
            }
        }
        return all;
    }

    /** "A leader denied it, … and accused …": whoever the sentence began with. */
    private static @Nullable Mark opening(Matcher m, Mark verb) {
        for (int i = 0; i < Math.min(3, verb.from() - 3); i++) {
            Mark np = m.at("np", i);
            if (np != null && np.to() < verb.from()) {
                return np;
            }
        }
        return null;
    }

    /** Who spoke last before a sentence. */
    private @Nullable Found earlier(Matcher m) {
        Found last = null;
        for (Attribution a : speakers.all()) {
            boolean before = a.matcher().sentence().index() < m.sentence().index();
            last = before && !a.outlet() ? a.found() : last;
        }
        return last;
    }

    /** "X, reached by telephone, accuses …": the phrase with which the sentence begins. */
    private static @Nullable Mark leading(Matcher m, Mark verb) {
        Sentence s = m.sentence();
        if (verb.from() < 3 || !s.at(verb.from() - 1).is(",")) {
            return null;
        }
        Mark np = m.at("np", 0);
        if (np == null && s.at(0).isCapital() && m.at("stop", 0) == null && s.at(1).is(",")) {
            np = Mark.of("np", "name", 0, 1);
        }
        boolean aside = np != null && np.to() < verb.from() - 1 && s.at(np.to()).is(",");
        return aside ? np : null;
    }

    /** "X and Y blame each other": two claims. */
    private void mutual(List<FoundClaim> all, Matcher m, Mark verb) {
        Mark last = speakers.subject(m, verb);
        List<Mark> both = last == null ? List.of() : Answers.coordinated(m, last);
        if (both.size() != 2) {
            return;
        }
        Mark one = both.getFirst();
        Mark other = both.getLast();
        add(all, m, one, other, one.from(), verb.to());
        add(all, m, other, one, one.from(), verb.to());
    }

    /** A noun without a name, where only an accused can stand: "the attackers", «боевиков». */
    private static @Nullable Mark plain(Matcher m, int at, int limit) {
        Sentence s = m.sentence();
        int from = at;
        while (from < Math.min(limit, s.size())) {
            Mark det = m.at("det", from);
            Mark prep = m.at("accuse.prep", from);
            Mark of = m.at("accuse.matter", from);
            if (of != null) {
                from = of.to() + 1; // "обвинил в обстреле …": the matter, then the accused
            } else if (det != null || prep != null) {
                from = det != null ? det.to() : prep == null ? from : prep.to();
            } else if (s.at(from).isQuote()) {
                from++;
            } else {
                break;
            }
        }
        Mark np = from < s.size() ? m.at("np", from) : null;
        if (np != null) {
            return np;
        }
        int to = from;
        while (to < s.size() && to - from < 2 && isNoun(m, to)) {
            to++;
        }
        return to == from ? null : Mark.of("np", "plain", from, to);
    }

    private static boolean isNoun(Matcher m, int at) {
        Token t = m.sentence().at(at);
        return t.isWord()
                && !t.isNumber()
                && t.form().length() > 2
                && m.at("stop", at) == null
                && m.at("prep", at) == null
                && m.at("pronoun", at) == null
                && m.at("pause", at) == null
                && m.at("corridor", at) == null
                && m.at("det", at) == null
                && TIMES.stream().noneMatch(c -> m.all(c).stream().anyMatch(k -> k.covers(at)));
    }

    /** The plain noun that ends where a verb begins. */
    private static @Nullable Mark plainBefore(Matcher m, Mark verb) {
        int from = verb.from();
        while (from > 0 && verb.from() - from < 2 && isNoun(m, from - 1)) {
            from--;
        }
        return from == verb.from() ? null : Mark.of("np", "plain", from, verb.from());
    }

    /** "X accused Y of …", "X blamed Y". */
    private void accusation(List<FoundClaim> all, Matcher m, Mark verb) {
        Mark first = leading(m, verb);
        Mark by = first != null ? first : speakers.subject(m, verb);
        int at = verb.to();
        Mark about = null;
        if (by != null && by.from() >= verb.to()) {
            at = by.to();
        }
        for (int i = verb.from() + 1; i < verb.to() && about == null; i++) {
            Mark inside = m.at("np", i); // "warf den Rebellen vor", "hold the army responsible"
            boolean whole = inside != null && inside.to() <= verb.to();
            about = inside != null && whole && (by == null || !by.overlaps(inside)) ? inside : null;
        }
        for (int i = at; i < Math.min(m.sentence().size(), at + 3) && about == null; i++) {
            if (m.sentence().at(i).isSign() && ",،;:.".contains(m.sentence().at(i).form())) {
                break;
            }
            about = m.at("np", i);
        }
        if (by != null && by.from() >= verb.to() && about == null) {
            Mark inner = lastParty(m, by);
            if (inner != null) { // "اتهم المكتب جماعة …": one run of words, two phrases
                about = Mark.of("np", "head", inner.from(), by.to());
                by = Mark.of("np", "head", by.from(), inner.from());
            } else if (DROPS.contains(
                    m.lexicon()
                            .language())) { // a verb that carries its subject: whoever spoke last
                about = by;
                Mark start = opening(m, verb);
                by = start != null ? start : Mark.of("pronoun", "", verb.from(), verb.to());
            }
        }
        if (m.all("accuse.mutual").stream().anyMatch(a -> a.overlaps(verb))) {
            return;
        }
        about = about == null ? plain(m, at, at + 4) : about;
        if (by == null || about == null || about.overlaps(by)) {
            return;
        }
        int end = clauseEnd(m, about.to());
        int from = Math.min(about.to(), end);
        for (Mark who : Answers.coordinated(m, by)) {
            add(all, m, who, about, from, end);
        }
    }

    /** "X said Y had broken the truce". */
    private void saidOf(List<FoundClaim> all, Matcher m, Mark act) {
        if (m.all("accuse").stream()
                .anyMatch(a -> a.from() < act.from() && act.from() - a.to() < 14)) {
            return;
        }
        Attribution sayer = null;
        for (Attribution a : speakers.in(m)) {
            if (!a.outlet() && !a.who().overlaps(act)) {
                sayer = a;
                break;
            }
        }
        Mark about = act.value().equals("by") ? m.at("np", act.to()) : speakers.subject(m, act);
        boolean bare = BARE.contains(document.language()) && !act.value().equals("by");
        about = about == null && bare ? plainBefore(m, act) : about;
        if (sayer == null
                || about == null
                || about.overlaps(sayer.who())
                || about.category().startsWith("pronoun")
                || about.overlaps(sayer.verb())) {
            return;
        }
        int from = Math.min(about.from(), act.from());
        int end = clauseEnd(m, act.to());
        Found whom = document.found(m, about);
        Found who = sayer.found();
        if (sayer.who().category().startsWith("pronoun")
                && Answers.same(who.value(), whom.value())) {
            Found before = earlier(m); // "the troops, he says, shelled": he is not the troops
            who = before == null ? who : new Found(before.value(), who.span());
        }
        if (!Answers.same(who.value(), whom.value())) {
            put(
                    all,
                    new FoundClaim(
                            who, whom, document.words(m, from, end), document.span(m, from, end)));
        }
    }

    private void add(List<FoundClaim> all, Matcher m, Mark by, Mark about, int from, int end) {
        Found who = speakers.resolve(m, by);
        Found whom = document.found(m, about);
        int start = from < end ? from : about.from();
        int until = from < end ? end : about.to();
        put(
                all,
                new FoundClaim(
                        who,
                        whom,
                        document.words(m, start, until),
                        document.span(m, start, until)));
    }

    private static @Nullable Mark lastParty(Matcher m, Mark np) {
        for (int i = np.from() + 1; i < np.to(); i++) {
            Mark party = m.at("party", i);
            if (party != null && party.to() >= np.to()) {
                return party;
            }
        }
        return null;
    }

    private static void put(List<FoundClaim> all, FoundClaim claim) {
        boolean again =
                all.stream()
                        .anyMatch(
                                c ->
                                        Answers.same(c.by().value(), claim.by().value())
                                                && Answers.same(
                                                        c.about().value(), claim.about().value()));
        if (!again) {
            all.add(claim);
        }
    }

    private static int clauseEnd(Matcher m, int from) {
        Sentence s = m.sentence();
        int at = from;
        while (at < s.size()) {
            Token t = s.at(at);
            if (t.isSign() && (",،;.:—؛!?\"”»".contains(t.form()) || (t.is("-") && t.spaced()))) {
                break;
            }
            at++;
        }
        return at;
    }
}
