package org.safepassage.reader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who says what: subjects of verbs of saying, "according to", an outlet citing an agency citing a
 * statement. A mention ("the minister", "he") takes the name that it stands for.
 */
final class Speakers {
    /** Words between a verb and its subject: days and short adverbs. */
    private static final int REACH = 5;

    /** Languages in which a verb needs no pronoun. */
    private static final java.util.Set<String> DROPS = java.util.Set.of("ar", "es");

    private final Document document;
    private final List<Attribution> attributions = new ArrayList<>();
    private final Map<Integer, List<Named>> named = new LinkedHashMap<>();

    /** A phrase seen earlier, for mentions. */
    record Named(Matcher matcher, Mark mark, String words) {}

    Speakers(Document document) {
        this.document = document;
        for (Matcher m : document.sentences()) {
            collect(m);
        }
    }

    List<Attribution> all() {
        return attributions;
    }

    List<Attribution> in(Matcher m) {
        return attributions.stream().filter(a -> a.matcher() == m).toList();
    }

    private void collect(Matcher m) {
        List<Attribution> here = new ArrayList<>();
        for (Mark verb : m.all("say")) {
            if (document.language().equals("ar") && m.endingAt("negation", verb.from()) != null) {
                continue; // "has not announced its position"
            }
            Mark who = subject(m, verb);
            if (who == null
                    && DROPS.contains(document.language())
                    && !verb.value().equals("announce")
                    && m.at("outlet", verb.to()) == null) {
                who =
                        Mark.of(
                                "pronoun",
                                "",
                                verb.from(),
                                verb.to()); // "explained that": whoever spoke last
                if (last(m, who) == null) {
                    who = null;
                }
            }
            if (who != null) {
                here.add(attribution(m, verb, who));
            }
        }
        for (Mark cue : m.all("source")) {
            Mark who = m.at("np", cue.to());
            if (who == null && m.at("pronoun", cue.to()) != null) {
                who = m.at("pronoun", cue.to());
            }
            if (who == null
                    && !cue.parts().isEmpty()
                    && cue.parts().getLast().category().matches("np|pronoun")) {
                who = cue.parts().getLast();
            }
            who = sayer(m, who);
            if (who != null
                    && here.stream()
                            .noneMatch(
                                    a ->
                                            a.who()
                                                    .overlaps(
                                                            Objects.requireNonNull(
                                                                    lastOf(cue, m))))) {
                here.add(attribution(m, cue, who));
            }
        }
        here.sort(java.util.Comparator.comparingInt(a -> a.who().from()));
        attributions.addAll(here);
    }

    private static @Nullable Mark lastOf(Mark cue, Matcher m) {
        Mark np = m.at("np", cue.to());
        return np != null ? np : cue;
    }

    private Attribution attribution(Matcher m, Mark verb, Mark who) {
        Found found = resolve(m, who);
        boolean outlet = isOutlet(m, who);
        Mark cited = null;
        for (Mark cite : m.all("cite")) {
            if (cite.from() >= Math.min(verb.from(), who.from())) {
                cited = m.at("np", cite.to());
                break;
            }
        }
        return new Attribution(m, verb, who, found, outlet, cited);
    }

    static boolean isOutlet(Matcher m, Mark who) {
        if (who.category().equals("pronoun")) {
            return false;
        }
        for (int i = who.from(); i < who.to(); i++) {
            Mark outlet = m.at("outlet", i);
            if (outlet != null && outlet.to() <= who.to()) {
                return true;
            }
        }
        return false;
    }

    /**
     * The subject of a verb: before it, or behind it where the language or the sentence puts it
     * there.
     */
    @Nullable Mark subject(Matcher m, Mark verb) {
        boolean behindFirst = document.language().equals("ar");
        boolean splits = document.language().equals("de") || behindFirst;
        if (splits && verb.to() - verb.from() > 2 && before(m, verb) == null) {
            for (int i = verb.from() + 1; i < Math.min(verb.from() + 4, verb.to()); i++) {
                Mark inside = m.at("np", i); // "stimmten die Rebellen zu"
                boolean between = inside != null && inside.to() <= verb.to();
                if (between && sayer(m, inside) != null) {
                    return inside;
                }
            }
        }
        Mark first = sayer(m, behindFirst ? behind(m, verb) : before(m, verb));
        return first != null ? first : sayer(m, behindFirst ? before(m, verb) : behind(m, verb));
    }

    /** A town says nothing, nor does a document; a capital does, and whoever has an office. */
    private static @Nullable Mark sayer(Matcher m, @Nullable Mark np) {
        if (np == null || !np.category().equals("np")) {
            return np;
        }
        boolean document = false;
        boolean town = false;
        for (int i = np.from(); i < np.to(); i++) {
            if (m.at("org", i) != null
                    || m.at("role", i) != null
                    || m.at("party", i) != null
                    || m.at("outlet", i) != null) {
                return document ? null : np;
            }
            document |= m.at("document", i) != null;
            Mark place = m.at("place", i);
            town |= place != null && !Places.isCountry(place) && !place.value().contains(" seat");
        }
        return document || (town && np.to() - np.from() <= 3) ? null : np;
    }

    /**
     * The phrase that ends where the verb begins, over days, adverbs and an apposition between
     * commas.
     */
    @Nullable Mark before(Matcher m, Mark verb) {
        Sentence s = m.sentence();
        int end = verb.from();
        for (int reach = 0; reach < REACH && end > 0; reach++) {
            Mark np = phraseEnding(m, end);
            if (np != null) {
                return np;
            }
            if (m.endingAt("pronoun", end) != null) {
                return m.endingAt("pronoun", end);
            }
            Mark date = m.endingAt("date", end);
            Mark skip = date != null ? date : m.endingAt("skip", end);
            if (skip != null) {
                end = skip.from();
            } else if (s.at(end - 1).is(",") || s.at(end - 1).is(")") || s.at(end - 1).is("،")) {
                return aside(m, end - 1);
            } else {
                return null;
            }
        }
        return null;
    }

    /**
     * "NP, a remark, verb": the phrase before the remark, or, where the remark is a name itself,
     * that.
     */
    private static @Nullable Mark aside(Matcher m, int comma) {
        Sentence s = m.sentence();
        Mark near = phraseEnding(m, comma);
        for (int i = comma - 1; i > Math.max(0, comma - 16); i--) {
            if (s.at(i).is(",") || s.at(i).is("،")) {
                boolean remark =
                        m.at("source", i + 1) != null
                                || m.at("relative", i + 1) != null
                                || m.at("det", i + 1) != null
                                || m.at("skip", i + 1) != null
                                || near != null;
                Mark far = phraseEnding(m, i);
                return far != null && remark && (near == null || near.from() == i + 1) ? far : near;
            }
            if (s.at(i).is(";") || s.at(i).is(":")) {
                break;
            }
        }
        return near;
    }

    private static @Nullable Mark phraseEnding(Matcher m, int end) {
        Mark best = null;
        for (int i = Math.max(0, end - 22); i < end; i++) {
            Mark np = m.at("np", i);
            if (np != null && np.to() == end && !isObject(m, i)) {
                best = np;
                break;
            }
        }
        return best;
    }

    /** A phrase behind a preposition is no subject. */
    private static boolean isObject(Matcher m, int from) {
        Mark prep = m.at("prep", from - 1);
        return prep != null && prep.to() == from;
    }

    /** The phrase that begins where the verb ends, over days and adverbs. */
    @Nullable Mark behind(Matcher m, Mark verb) {
        Sentence s = m.sentence();
        int at = verb.to();
        for (int reach = 0; reach < REACH && at < s.size(); reach++) {
            Mark date = m.at("date", at);
            Mark skip = date != null ? date : m.at("skip", at);
            if (skip != null) {
                at = skip.to();
                continue;
            }
            Mark comma = s.at(at).is(",") || s.at(at).is("،") ? m.at("date", at + 1) : null;
            if (comma != null || (s.at(at).is("،") && reach > 0)) {
                at++;
                continue;
            }
            Mark np = m.at("np", at);
            if (np != null) {
                return np;
            }
            return m.at("pronoun.subject", at);
        }
        return null;
    }

    /**
     * The words of a phrase, or of the name that a mention stands for; the span is the mention's.
     */
    Found resolve(Matcher m, Mark who) {
        Found plain = document.found(m, who);
        if (who.category().startsWith("pronoun")) {
            Named last = last(m, who);
            Named first = last == null ? first(m, who) : last;
            return first == null ? plain : new Found(first.words(), plain.span());
        }
        Optional<Named> name = named(m, who);
        named.computeIfAbsent(m.sentence().index(), k -> new ArrayList<>())
                .add(new Named(m, who, name.map(Named::words).orElse(plain.value())));
        return name.isEmpty() ? plain : new Found(name.get().words(), plain.span());
    }

    /**
     * Before anybody has spoken: the phrase with which this sentence, or the one before it, begins.
     */
    private @Nullable Named first(Matcher m, Mark who) {
        for (int i = m.sentence().index(); i >= Math.max(0, m.sentence().index() - 1); i--) {
            Matcher earlier = document.all().get(i);
            for (Mark np : earlier.all("np")) {
                if (np.value().equals("head")
                        && (earlier != m || np.to() <= who.from())
                        && !Speakers.isOutlet(earlier, np)) {
                    return new Named(earlier, np, document.words(earlier, np));
                }
            }
        }
        return null;
    }

    private @Nullable Named last(Matcher m, Mark who) {
        Named last = null;
        for (List<Named> sentence : named.values()) {
            for (Named one : sentence) {
                boolean earlier =
                        one.matcher().sentence().index() < m.sentence().index()
                                || (one.matcher() == m && one.mark().to() <= who.from());
                last = earlier ? one : last;
            }
        }
        return last;
    }

    /** The longer phrase before that shares the head of a short one. */
    private Optional<Named> named(Matcher m, Mark who) {
        int words = who.to() - who.from();
        if (words > 3) {
            return Optional.empty();
        }
        String head = m.sentence().at(who.to() - 1).form();
        String stem = head.length() > 6 ? head.substring(0, head.length() - 2) : head;
        if (stem.length() < 3) {
            return Optional.empty();
        }
        Named best = null;
        for (Matcher earlier : document.sentences()) {
            if (earlier.sentence().index() > m.sentence().index()) {
                break;
            }
            for (Mark np : earlier.all("np")) {
                boolean before = earlier != m || np.to() <= who.from();
                if (before
                        && np.to() - np.from() > words
                        && shares(earlier, np, stem)
                        && holds(earlier, np, m, who)) {
                    best =
                            best == null
                                            || np.to() - np.from()
                                                    > best.mark().to() - best.mark().from()
                                    ? new Named(earlier, np, document.words(earlier, np))
                                    : best;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** "The Sudanese army" is no mention of the Free Syrian Army: each word must be there. */
    private static boolean holds(Matcher earlier, Mark np, Matcher m, Mark who) {
        for (int i = who.from(); i < who.to(); i++) {
            Token t = m.sentence().at(i);
            boolean plain = !t.isWord() || m.at("det", i) != null || m.at("join", i) != null;
            String form = t.form();
            if (!plain
                    && form.length() > 3
                    && !shares(earlier, np, form.substring(0, Math.max(4, form.length() - 3)))) {
                return false;
            }
        }
        return true;
    }

    private static boolean shares(Matcher m, Mark np, String stem) {
        for (int i = np.from(); i < np.to(); i++) {
            if (m.sentence().at(i).isWord()) {
                for (String variant : m.sentence().at(i).variants()) {
                    if (variant.startsWith(stem)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
