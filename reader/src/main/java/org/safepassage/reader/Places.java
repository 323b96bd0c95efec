package org.safepassage.reader;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Places of the gazetteer in a text: where the pause holds, and the zone they share. */
final class Places {
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
        Sentence s = m.sentence();
        boolean dateline =
                place.from() == 0
                        && place.to() < s.size()
                        && s.index() <= 2
                        && s.at(0).raw().length() > 2
                        && s.at(0).raw().equals(s.at(0).raw().toUpperCase(java.util.Locale.ROOT))
                        && s.at(0).isCapital();
        return dateline || place.value().contains(" seat");
    }

    static boolean isCountry(Mark place) {
        return place.value().contains(" country");
    }

    /** Where the pause holds or the corridors begin. */
    List<Found> places(List<Found> destinations, @Nullable Found speaker, Follows follows) {
        List<Found> places = new ArrayList<>();
        for (Matcher m : document.sentences()) {
            boolean about =
                    m.has("pause") || m.has("corridor") || m.has("halt") || m.has("evacuate");
            if (!about || follows.isAbout(m)) {
                continue;
            }
            for (Mark place : m.all("place.full")) {
                Mark known = inner(m, place);
                if (known == null
                        || isCountry(known)
                        || isSeat(m, known)
                        || isPartOfName(m, place)
                        || m.endingAt("dest", place.from()) != null) {
                    continue;
                }
                Found found = document.found(m, place);
                boolean gone =
                        destinations.stream()
                                .anyMatch(
                                        d ->
                                                d.span().from() < found.span().until()
                                                        && found.span().from() < d.span().until());
                boolean again = places.stream().anyMatch(p -> same(p.value(), found.value()));
                if (!gone && !again) {
                    places.add(found);
                }
            }
        }
        return places.size() > 4 ? places.subList(0, 4) : places;
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
