package org.safepassage.reader;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The speaker of a text and the chain of those who carried the words, the outermost first. */
final class Carriers {
    private final Document document;
    private final Speakers speakers;

    Carriers(Document document, Speakers speakers) {
        this.document = document;
        this.speakers = speakers;
    }

    /** Outlets that report the statement itself; a source of one number only is that number's. */
    List<Found> reportedBy() {
        List<Found> chain = new ArrayList<>();
        dateline(chain);
        for (Attribution a : speakers.all()) {
            if (a.outlet()) {
                add(chain, a.found());
                Mark cited = a.cited();
                if (cited != null && Speakers.isOutlet(a.matcher(), cited)) {
                    add(chain, document.found(a.matcher(), cited));
                }
            }
        }
        for (Matcher m : document.sentences()) {
            for (Mark told : m.all("told")) { // "told Reuters", "quoted by TASS"
                Mark outlet = m.at("np", told.to());
                if (outlet != null && Speakers.isOutlet(m, outlet)) {
                    add(chain, document.found(m, outlet));
                }
            }
            for (Mark cite : m.all("cite")) {
                Mark outlet = m.at("np", cite.to());
                if (outlet != null && Speakers.isOutlet(m, outlet)) {
                    add(chain, document.found(m, outlet));
                }
            }
        }
        return chain;
    }

    private static void add(List<Found> chain, Found one) {
        for (Found there : chain) {
            if (there.value().equalsIgnoreCase(one.value())
                    || Folding.fold(there.value()).contains(Folding.fold(one.value()))) {
                return;
            }
        }
        chain.add(one);
    }

    /**
     * Whoever's statement it is: the first who announces something about a pause, otherwise the
     * first who says anything.
     */
    @Nullable Attribution speaker() {
        Attribution titled = titled();
        if (titled != null) {
            return titled;
        }
        Attribution first = null;
        Attribution best = null;
        for (Attribution a : speakers.all()) {
            if (a.outlet() || isRelative(a)) {
                continue;
            }
            first = first == null ? a : first;
            boolean about = isAbout(a);
            if (best == null && about) {
                best = a;
            }
        }
        Attribution acting = acting();
        boolean counts = best != null && best.verb().category().equals("source");
        if (acting != null && (best == null || (counts && best.sentence() > acting.sentence()))) {
            return acting;
        }
        return best != null ? best : first;
    }

    /**
     * Whoever extends, orders or suspends in the first sentence about the pause, when nobody speaks
     * there.
     */
    private @Nullable Attribution acting() {
        for (Matcher m : document.sentences()) {
            Token last = m.sentence().at(m.sentence().size() - 1);
            boolean headline = last.isWord() && m.sentence().index() <= 1;
            if (headline || !speaksOf(m)) {
                continue;
            }
            if (speakers.in(m).stream().anyMatch(a -> !a.outlet())) {
                return null;
            }
            for (Mark act : m.all("act")) {
                Mark who = speakers.subject(m, act);
                if (who != null
                        && who.category().equals("np")
                        && isOffice(m, who)
                        && !Speakers.isOutlet(m, who)) {
                    Found found = speakers.resolve(m, who);
                    return new Attribution(m, act, who, found, false, null);
                }
            }
            return null;
        }
        return null;
    }

    private static boolean isOffice(Matcher m, Mark who) {
        for (int i = who.from(); i < who.to(); i++) {
            if (m.at("role", i) != null || m.at("org", i) != null || m.at("party", i) != null) {
                return true;
            }
        }
        return false;
    }

    /** "Statement by the minister", above a text: its speaker. */
    private @Nullable Attribution titled() {
        for (Matcher m : document.sentences()) {
            if (m.sentence().index() > 3) {
                break;
            }
            for (Mark cue : m.all("statement.by")) {
                boolean opens = cue.from() <= 2 && cue.from() < m.sentence().size();
                Mark who = opens ? m.at("np", cue.to()) : null;
                boolean line = who != null && who.to() >= m.sentence().size() - 2;
                if (who != null && line && !Speakers.isOutlet(m, who)) {
                    return new Attribution(m, cue, who, document.found(m, who), false, null);
                }
            }
        }
        return null;
    }

    /** "KYIV (Reuters) -", "/ИТАР-ТАСС/": the agency in a dateline. */
    private void dateline(List<Found> chain) {
        for (Matcher m : document.sentences()) {
            Sentence s = m.sentence();
            if (s.index() > 2) {
                break;
            }
            for (Mark outlet : m.all("outlet")) {
                boolean between =
                        outlet.from() > 0
                                && outlet.from() < 12
                                && outlet.to() < s.size()
                                && (s.at(outlet.from() - 1).is("(")
                                        || s.at(outlet.from() - 1).is("/")
                                        || s.at(outlet.from() - 1).is("["));
                boolean closed =
                        between && List.of(")", "/", "]").contains(s.at(outlet.to()).form());
                if (closed) {
                    add(chain, document.found(m, outlet));
                }
            }
        }
    }

    /** Whether the sentence, or the one before it, speaks of the pause. */
    private boolean isAbout(Attribution a) {
        if (speaksOf(a.matcher())) {
            return true;
        }
        int before = a.sentence() - 1;
        return before >= 0 && a.matcher().has("this") && speaksOf(document.all().get(before));
    }

    private static boolean speaksOf(Matcher m) {
        return m.has("pause")
                || m.has("corridor")
                || m.has("halt")
                || m.has("evacuate")
                || m.has("corridor.implied");
    }

    /** "The truce which X announced" is another's news. */
    private static boolean isRelative(Attribution a) {
        return a.who().from() > 0
                && a.matcher().at("relative", a.who().from() - 1) != null
                && a.matcher().endingAt("say", a.who().from() - 1) == null
                && a.verb().from() >= a.who().to();
    }

    /** The one whom an outlet cites, when nobody speaks in the text itself. */
    @Nullable Found cited() {
        for (Matcher m : document.sentences()) {
            for (Mark cite : m.all("cite")) {
                Mark who = m.at("np", cite.to());
                if (who != null && !Speakers.isOutlet(m, who)) {
                    return speakers.resolve(m, who);
                }
            }
        }
        return null;
    }
}
