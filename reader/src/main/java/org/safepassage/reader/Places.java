package org.safepassage.reader;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Places of the gazetteer in a text: where the pause holds, and the zone they share. */
final class Places {
    /** Words between a pause and the preposition before its place. */
    private static final int NEAR = 6;

    private final Document document;

    Places(Document document) {
        this.document = document;
    }

    /**
     * The zone given with the text, otherwise that of the place named most, sentences about the
     * pause counting double.
     */
    @Nullable ZoneId zone() {
        if (document.givenZone() != null) {
            return document.givenZone();
        }
        Map<ZoneId, Integer> votes = new LinkedHashMap<>();
        for (Matcher m : document.sentences()) {
            int weight = m.has("pause") || m.has("corridor") ? 3 : 1;
            for (Mark place : m.all("place")) {
                ZoneId zone = Zones.ofPlace(place);
                if (zone != null && !isSeat(m, place)) {
                    votes.merge(zone, isCountry(place) ? weight : weight * 3, Integer::sum);
                }
            }
            for (Mark party : m.all("party")) {
                ZoneId zone = Zones.ofPlace(party);
                if (zone != null) {
                    votes.merge(zone, 1, Integer::sum);
                }
            }
        }
        ZoneId best = null;
        for (Map.Entry<ZoneId, Integer> vote : votes.entrySet()) {
            best =
                    best == null || vote.getValue() > votes.getOrDefault(best, 0)
                            ? vote.getKey()
                            : best;
        }
        return best;
    }

    /**
     * A capital that stands for a government, or opens a dispatch, is not the place of the pause.
     */
    static boolean isSeat(Matcher m, Mark place) {
        return isDateline(m, place) || place.value().contains(" seat");
    }

    private static boolean isDateline(Matcher m, Mark place) {
        Sentence s = m.sentence();
        return place.from() == 0
                && place.to() < s.size()
                && s.index() <= 2
                && s.at(0).raw().length() > 2
                && s.at(0).raw().equals(s.at(0).raw().toUpperCase(java.util.Locale.ROOT))
                && s.at(0).isCapital();
    }

    static boolean isCountry(Mark place) {
        return place.value().contains(" country");
    }

    /** Where the pause holds or the corridors begin. */
    List<Found> places(List<Found> destinations, @Nullable Found speaker, Follows follows) {
        List<Found> places = new ArrayList<>();
        List<Found> elsewhere = new ArrayList<>();
        List<Found> headlines = new ArrayList<>();
        for (Matcher m : document.sentences()) {
            if (follows.isAbout(m)) {
                continue;
            }
            boolean about =
                    m.has("pause") || m.has("corridor") || m.has("halt") || m.has("evacuate");
            List<Mark> marks = new ArrayList<>(m.all("place.full"));
            if (about && !document.language().equals("ar")) { // Arabic has no capitals
                marks.addAll(unknown(m));
            }
            for (Mark place : marks) {
                Mark known = inner(m, place);
                boolean whole =
                        known != null && place.to() - place.from() == known.to() - known.from();
                if ((known != null && isDateline(m, known))
                        || (known != null && whole && (isCountry(known) || isSeat(m, known)))
                        || isPartOfName(m, place)
                        || m.endingAt("dest", place.from()) != null) {
                    continue;
                }
                Found found = document.found(m, place);
                boolean gone =
                        destinations.stream()
                                .anyMatch(
                                        d ->
                                                (d.span().from() < found.span().until()
                                                                && found.span().from()
                                                                        < d.span().until() + 5)
                                                        || (!about
                                                                && same(d.value(), found.value())));
                if (gone) {
                    continue;
                }
                if (about && !isHeadline(m)) {
                    replace(headlines, places, found);
                }
                if (about) {
                    put(places, found);
                    if (isHeadline(m)) {
                        headlines.add(found);
                    }
                } else if (known != null && behindPreposition(m, place)) {
                    put(elsewhere, found);
                }
            }
        }
        if (places.isEmpty() && !elsewhere.isEmpty()) {
            return List.of(elsewhere.getFirst());
        }
        return places.size() > 4 ? places.subList(0, 4) : places;
    }

    /** A line above a text: it ends without a stop. */
    private static boolean isHeadline(Matcher m) {
        Token last = m.sentence().at(m.sentence().size() - 1);
        return last.isWord() && m.sentence().index() <= 3;
    }

    /** The text says it better than the line above it. */
    private static void replace(List<Found> headlines, List<Found> places, Found found) {
        for (Found line : headlines) {
            int at = places.indexOf(line);
            if (at >= 0 && same(line.value(), found.value())) {
                places.set(at, found);
            }
        }
    }

    private static boolean behindPreposition(Matcher m, Mark place) {
        Mark det = m.endingAt("det", place.from());
        int from = det == null ? place.from() : det.from();
        return m.endingAt("place.prep", from) != null || m.endingAt("prep", from) != null;
    }

    private static void put(List<Found> places, Found found) {
        if (places.stream().noneMatch(p -> same(p.value(), found.value()))) {
            places.add(found);
        }
    }

    /** "A truce in X", "the corridor from X": a name behind a preposition, close to the pause. */
    private static List<Mark> unknown(Matcher m) {
        List<Mark> all = new ArrayList<>();
        for (String category : List.of("pause", "corridor", "evacuate")) {
            for (Mark cue : m.all(category)) {
                int end = Math.min(m.sentence().size(), cue.to() + NEAR);
                for (int i = cue.to(); i < end && m.sentence().at(i).isWord(); i++) {
                    Mark prep = m.at("place.prep", i);
                    Mark name = prep == null ? null : m.at("place.cap", prep.to());
                    if (name != null && m.at("np", i) == null && inner(m, name) == null) {
                        all.add(name);
                        break;
                    }
                }
            }
        }
        return all;
    }

    private static boolean same(String a, String b) {
        String x = Folding.fold(a);
        String y = Folding.fold(b);
        String stem = y.length() > 5 ? y.substring(0, y.length() - 2) : y;
        return x.contains(stem) || y.contains(x.length() > 5 ? x.substring(0, x.length() - 2) : x);
    }

    private static @Nullable Mark inner(Matcher m, Mark full) {
        for (int i = full.from(); i < full.to(); i++) {
            Mark place = m.at("place", i);
            if (place != null) {
                return place;
            }
        }
        return null;
    }

    /** "The Mariupol city council" and "Gaza's health ministry" are offices. */
    private static boolean isPartOfName(Matcher m, Mark place) {
        for (int i = Math.max(0, place.from() - 8); i <= place.from(); i++) {
            Mark np = m.at("np", i);
            if (np != null && np.from() <= place.from() && np.to() >= place.to()) {
                for (int k = np.from(); k < np.to(); k++) {
                    Mark office = m.at("org", k) != null ? m.at("org", k) : m.at("role", k);
                    if (office != null && !place.covers(k) && m.at("road", k) == null) {
                        return true;
                    }
                    Mark party = m.at("party", k);
                    if (party != null
                            && party.overlaps(place)
                            && party.to() - party.from() > place.to() - place.from()) {
                        return true;
                    }
                }
            }
        }
        return m.at("zone", place.from()) != null || m.at("org", place.to()) != null;
    }
}
