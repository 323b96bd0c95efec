package org.safepassage.reader;

import java.util.ArrayList;
import java.util.List;

/** Blame, accusations and denials, each as the claim of whoever makes it. */
final class Blame {
    private final Document document;
    private final Speakers speakers;

    Blame(Document document, Speakers speakers) {
        this.document = document;
        this.speakers = speakers;
    }

    List<FoundClaim> claims() {
        List<FoundClaim> all = new ArrayList<>();
        for (Matcher m : document.sentences()) {
            for (Mark verb : m.all("accuse")) {
                accusation(all, m, verb);
            }
            for (Mark act : m.all("violation")) {
                saidOf(all, m, act);
            }
        }
        return all;
    }

    /** "X accused Y of …", "X blamed Y". */
    private void accusation(List<FoundClaim> all, Matcher m, Mark verb) {
        Mark by = speakers.subject(m, verb);
        int at = verb.to();
        Mark about = null;
        if (by != null && by.from() >= verb.to()) {
            at = by.to();
        }
        for (int i = at; i < Math.min(m.sentence().size(), at + 3) && about == null; i++) {
            about = m.at("np", i);
        }
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
        if (sayer == null
                || about == null
                || about.overlaps(sayer.who())
                || about.category().startsWith("pronoun")
                || about.overlaps(sayer.verb())) {
            return;
        }
        int from = Math.min(about.from(), act.from());
        int end = clauseEnd(m, act.to());
        Found who = sayer.found();
        Found whom = document.found(m, about);
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
