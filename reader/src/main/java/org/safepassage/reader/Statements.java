package org.safepassage.reader;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts together what the finders of each field have found in one text. */
final class Statements {
    private Statements() {}

    static List<ReadStatement> in(Document document) {
        List<ReadStatement> all = new ArrayList<>();
        List<Integer> cuts = cuts(document);
        for (int i = 0; i + 1 < cuts.size(); i++) {
            document.restrict(cuts.get(i), cuts.get(i + 1));
            ReadStatement one = read(document);
            if (one != null) {
                all.add(one);
            }
        }
        return all;
    }

    /**
     * Where a text goes on to another party's own pause: a sentence with another speaker and other
     * days than the one before, when the text speaks of several pauses.
     */
    private static List<Integer> cuts(Document document) {
        List<Integer> cuts = new ArrayList<>(List.of(0));
        boolean several = document.sentences().stream().anyMatch(m -> m.has("several"));
        if (several) {
            Speakers speakers = new Speakers(document);
            Hours hours = new Hours(document, new Follows(document), true);
            Sketch before = null;
            Found who = null;
            for (Sketch sketch : hours.sketches()) {
                Attribution speaker =
                        speakers.in(sketch.m).stream()
                                .filter(a -> !a.outlet())
                                .findFirst()
                                .orElse(null);
                if (speaker == null || sketch.day == null) {
                    continue;
                }
                if (before != null
                        && who != null
                        && sketch.m != before.m
                        && !sketch.day.equals(before.day)
                        && !Answers.same(who.value(), speaker.found().value())) {
                    cuts.add(sketch.m.sentence().index());
                }
                before = sketch;
                who = speaker.found();
            }
        }
        cuts.add(Integer.MAX_VALUE);
        return cuts;
    }

    private static @Nullable ReadStatement read(Document document) {
        Follows follows = new Follows(document);
        Speakers speakers = new Speakers(document);
        Carriers carriers = new Carriers(document, speakers);
        Hours hours = new Hours(document, follows);
        Corridors corridors = new Corridors(document, follows);
        Places places = new Places(document);
        Kinds kinds = new Kinds(document, follows);
        Attribution attribution = carriers.speaker();
        Answers answers = new Answers(document, speakers, follows);
        List<FoundCorridor> ways = corridors.corridors();
        boolean dated =
                hours.sketches().stream()
                        .anyMatch(
                                s ->
                                        (s.day != null || s.lastDay != null)
                                                && isNearPause(document, s));
        if (!kinds.isConcrete(attribution, hours.sketches(), ways, dated)) {
            return null;
        }
        Found speaker = speaker(document, attribution, carriers, answers, speakers);
        List<FoundAssurance> assurances = answers.assurances(speaker);
        List<FoundCount> counts = new Counts(document, speakers, follows).counts();
        Kind kind = kinds.kind(attribution, assurances, !counts.isEmpty());
        ZoneId zone = places.zone();
        List<FoundWindow> windows =
                new Windows(document, hours, zone, kinds.isPast(kind)).windows();
        List<Found> approved = answers.approvedBy();
        List<Found> destinations = corridors.destinations();
        return new ReadStatement(
                kind,
                speaker,
                answers.behind("decided"),
                answers.behind("orders"),
                approved,
                carriers.reportedBy(),
                answers.addressees(),
                phrases(document, "asks", follows),
                first(phrases(document, "purpose", follows)),
                called(document, follows),
                first(phrases(document, "legal", follows)),
                phrases(document, "channel", follows),
                phrases(document, "situation", follows),
                phrases(document, "concern", follows),
                windows,
                ways,
                withStarts(places.places(destinations, speaker, follows), corridors.starts()),
                destinations,
                assurances.stream()
                        .filter(
                                a ->
                                        approved.stream()
                                                .noneMatch(
                                                        p ->
                                                                Answers.same(
                                                                        p.value(),
                                                                        a.party().value())))
                        .toList(),
                counts,
                new Blame(document, speakers).claims(),
                follows.found(),
                Conditions.in(document, follows),
                Quotations.in(document, speakers));
    }

    /**
     * Whether a sentence, or the one before it, speaks of a pause, a corridor or people leaving.
     */
    private static boolean isNearPause(Document document, Sketch sketch) {
        Matcher m = sketch.m;
        boolean line =
                (sketch.to - sketch.from) * 10 >= m.sentence().size() * 6
                        && !m.has("opens.cue")
                        && !m.has("future");
        int reach = line ? 3 : 1; // a line of a list belongs to what is above it
        for (int i = Math.max(0, m.sentence().index() - reach); i <= m.sentence().index(); i++) {
            Matcher one = document.all().get(i);
            for (String about : List.of("pause", "corridor", "halt", "evacuate")) {
                if (one.has(about)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A list of routes says where each begins: that goes before what other words say. */
    private static List<Found> withStarts(List<Found> places, List<Found> starts) {
        List<Found> all = new ArrayList<>(starts);
        for (Found place : places) {
            if (starts.isEmpty()
                    || (place.span().from() < starts.getFirst().span().from()
                            && starts.stream()
                                    .noneMatch(s -> Answers.same(s.value(), place.value())))) {
                all.add(place);
            }
        }
        return all;
    }

    private static @Nullable Found speaker(
            Document document,
            @Nullable Attribution said,
            Carriers carriers,
            Answers answers,
            Speakers speakers) {
        if (said == null) {
            Found cited = carriers.cited();
            return cited != null ? cited : answers.behind("actor");
        }
        List<Mark> all = Answers.coordinated(said.matcher(), said.who());
        if (all.size() > 1 && said.who().category().equals("np")) {
            Mark first = all.getFirst();
            return answers.found(
                    said.matcher(), Mark.of("np", "head", first.from(), said.who().to()));
        }
        Found first =
                speakers.all().stream()
                        .filter(a -> !a.outlet() && a.found().value().equals(said.found().value()))
                        .map(Attribution::found)
                        .findFirst()
                        .orElse(said.found());
        return named(document, first);
    }

    /** The speaker stands where it is named, not where "he" speaks. */
    private static Found named(Document document, Found speaker) {
        for (Matcher m : document.sentences()) {
            for (Mark np : m.all("np")) {
                Span span = document.span(m, np);
                if (span.from() >= speaker.span().from()) {
                    return speaker;
                }
                if (document.words(m, np).equals(speaker.value())) {
                    return new Found(speaker.value(), span);
                }
            }
        }
        return speaker;
    }

    private static List<Found> phrases(Document document, String category, Follows follows) {
        List<Found> all = new ArrayList<>();
        for (Matcher m : document.sentences()) {
            if (follows.isAbout(m) || (category.equals("channel") && !m.has("notify"))) {
                continue;
            }
            for (Mark mark : m.all(category)) {
                Found found = document.found(m, mark);
                if (all.stream().noneMatch(f -> f.value().equals(found.value()))) {
                    all.add(found);
                }
            }
        }
        return all;
    }

    private static @Nullable Found first(List<Found> all) {
        return all.isEmpty() ? null : all.getFirst();
    }

    /**
     * The speaker's word for the pause, where the text puts it in quotation marks or says
     * "so-called".
     */
    private static @Nullable Found called(Document document, Follows follows) {
        for (Matcher m : document.sentences()) {
            if (follows.isAbout(m)) {
                continue;
            }
            Sentence s = m.sentence();
            for (Mark pause : m.all("pause")) {
                for (int i = pause.from(); i >= Math.max(1, pause.from() - 2); i--) {
                    if (m.endingAt("so.called", i) != null) {
                        return document.found(m, Mark.of("called", "", i, pause.to()));
                    }
                }
                int from = pause.from();
                while (from > 0 && pause.from() - from < 3 && !isOpening(s.at(from - 1))) {
                    from--;
                }
                boolean opened = from > 0 && isOpening(s.at(from - 1));
                int to = pause.to();
                while (to < s.size() && to - pause.to() < 3 && !isOpening(s.at(to))) {
                    to++;
                }
                if (opened && to < s.size() && isOpening(s.at(to))) {
                    return document.found(m, Mark.of("called", "", from, to));
                }
            }
        }
        return null;
    }

    private static boolean isOpening(Token token) {
        return token.isQuote() || (token.isSign() && token.is("'"));
    }
}
