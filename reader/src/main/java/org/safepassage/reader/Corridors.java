package org.safepassage.reader;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ways out: how many, for whom, under which arms rule, by which road, and where they lead. */
final class Corridors {
    /** Words between a number and what it counts. */
    private static final int REACH = 5;

    private final Document document;
    private final Follows follows;
    private final List<Group> groups = new ArrayList<>();
    private final List<Found> destinations = new ArrayList<>();
    private final List<Found> starts = new ArrayList<>();

    /** Corridors that are spoken of together. */
    private static final class Group {
        final Matcher m;
        int count;
        int from;
        int to;
        int start;
        int until;
        final Set<String> admits = new LinkedHashSet<>();
        String arms = "not-stated";
        boolean hedged;
        final List<Found> names = new ArrayList<>();

        Group(Matcher m, int count, int from, int to) {
            this.m = m;
            this.count = count;
            this.from = from;
            this.to = to;
            this.start = from;
            this.until = to;
        }

        void cover(int a, int b) {
            from = Math.min(from, a);
            to = Math.max(to, b);
        }
    }

    Corridors(Document document, Follows follows) {
        this.document = document;
        this.follows = follows;
        Matcher before = null;
        for (Matcher m : document.sentences()) {
            if (!groups.isEmpty() && line(m)) {
                continue;
            }
            if (!follows.isAbout(m)) {
                destinations(m, before);
                read(m, before);
            }
            before = m;
        }
    }

    List<Found> destinations() {
        return destinations;
    }

    /** Where the ways of a list begin. */
    List<Found> starts() {
        return starts;
    }

    /** A line of a list of routes names a way of the corridors above it. */
    private boolean line(Matcher m) {
        List<Mark> ends = Routes.line(m);
        if (ends.isEmpty()) {
            return false;
        }
        Mark from = ends.getFirst();
        Mark to = ends.getLast();
        Group group = groups.getLast();
        group.names.add(document.found(m, Mark.of("route", "", from.from(), to.to())));
        Found start = document.found(m, from);
        if (starts.stream().noneMatch(f -> Answers.same(f.value(), start.value()))) {
            starts.add(start);
        }
        add(m, to);
        return true;
    }

    /** "Civilians will be evacuated. A corridor will be open …": for whom stands beside it. */
    private void admitsBeside(Group group) {
        int index = group.m.sentence().index();
        for (int i = index - 1; i <= index + 1; i++) {
            Matcher m = i < 0 || i >= document.all().size() ? null : document.all().get(i);
            boolean leaves = m != null && (m.has("evacuate") || m.has("corridor.implied"));
            if (m == null || m == group.m || !leaves || follows.isAbout(m)) {
                continue;
            }
            for (Mark who : m.all("audience")) {
                boolean counted = m.all("num").stream().anyMatch(n -> n.to() >= who.from() - 2);
                boolean subject = isSubjectOfSaying(m, who) || beginsClause(m, who.from());
                if (!counted && !subject && m.at("not.audience", who.from()) == null) {
                    group.admits.add(who.value());
                }
            }
            if (!group.admits.isEmpty()) {
                return;
            }
        }
    }

    List<FoundCorridor> corridors() {
        List<FoundCorridor> found = new ArrayList<>();
        groups.stream().filter(g -> g.admits.isEmpty()).forEach(this::admitsBeside);
        for (Group g : groups) {
            Set<String> admits = g.admits;
            String arms = g.arms;
            if (arms.equals("must-leave") && admits.remove("armed-fighters")) {
                admits.add("unarmed-fighters");
            }
            List<String> sorted = new ArrayList<>();
            for (String word :
                    List.of(
                            "armed-fighters",
                            "unarmed-fighters",
                            "civilians",
                            "wounded",
                            "aid",
                            "anyone")) {
                if (admits.contains(word) && !(word.equals("anyone") && admits.size() > 1)) {
                    sorted.add(word);
                }
            }
            found.add(
                    new FoundCorridor(
                            g.count,
                            sorted,
                            sorted.contains("unarmed-fighters")
                                            && !sorted.contains("armed-fighters")
                                            && arms.equals("not-stated")
                                    ? "must-leave"
                                    : arms,
                            admits.contains("wounded"),
                            g.hedged ? "hedged" : "stated",
                            g.names,
                            document.span(g.m, g.from, g.to)));
        }
        return found;
    }

    private void read(Matcher m, @Nullable Matcher before) {
        List<Group> here = new ArrayList<>();
        boolean follow = before != null && before.has("corridor") && !follows.isAbout(before);
        if (!m.has("corridor") && !follow && !m.has("corridor.implied")) {
            return;
        }
        for (Mark corridor : m.all("corridor")) {
            Group group = counted(m, corridor);
            if (group != null
                    && here.stream()
                            .noneMatch(g -> g.start <= group.start && group.start < g.until)) {
                here.add(group);
            }
        }
        if (m.all("corridor").isEmpty() && groups.isEmpty()) {
            m.all("corridor.implied").stream()
                    .limit(1)
                    .forEach(w -> here.add(new Group(m, 0, w.from(), w.to())));
        }
        elliptical(m, here);
        here.sort(java.util.Comparator.comparingInt(g -> g.start));
        dropTotal(here);
        if (here.isEmpty()) {
            if (!groups.isEmpty() && (m.has("corridor") || follow)) {
                more(m, groups.getLast(), m.has("corridor"));
            }
            return;
        }
        for (int i = 0; i < here.size(); i++) {
            int start = i == 0 ? 0 : here.get(i).start;
            int end = i + 1 < here.size() ? here.get(i + 1).start : m.sentence().size();
            fill(m, here.get(i), start, end, here.size() == 1);
        }
        for (Group group : here) {
            Group same = same(group);
            if (same == null) {
                groups.add(group);
            } else {
                same.admits.addAll(group.admits);
                same.arms = same.arms.equals("not-stated") ? group.arms : same.arms;
                group.names.stream()
                        .filter(
                                n ->
                                        same.names.stream()
                                                .noneMatch(o -> o.value().equals(n.value())))
                        .forEach(same.names::add);
            }
        }
    }

    /** One spoken of again: the same number, or "the corridor" when there is one. */
    private @Nullable Group same(Group group) {
        for (Group there : groups) {
            boolean admits =
                    group.admits.isEmpty()
                            || there.admits.isEmpty()
                            || there.admits.equals(group.admits);
            boolean names =
                    group.names.isEmpty()
                            || there.names.isEmpty()
                            || group.names.stream()
                                    .anyMatch(
                                            n ->
                                                    there.names.stream()
                                                            .anyMatch(
                                                                    o ->
                                                                            o.value()
                                                                                    .equalsIgnoreCase(
                                                                                            n
                                                                                                    .value())));
            if (admits
                    && names
                    && (there.count == group.count
                            || (group.count == 1
                                    && group.m.at("another", group.start) == null
                                    && there.count == 0))) {
                return there;
            }
        }
        return null;
    }

    /**
     * The number before a word for corridors, or one when the word stands alone in the singular.
     */
    private static @Nullable Group counted(Matcher m, Mark corridor) {
        Sentence s = m.sentence();
        if (corridor.value().matches("[0-9]+")) {
            return new Group(m, Integer.parseInt(corridor.value()), corridor.from(), corridor.to());
        }
        for (int i = corridor.from() - 1; i >= Math.max(0, corridor.from() - REACH); i--) {
            if (s.at(i).isSign() && !s.at(i).is("-") && !s.at(i).isQuote()) {
                break;
            }
            Mark ordinal = m.at("ordinal", i);
            if (ordinal != null && ordinal.to() <= corridor.from()) {
                return new Group(m, Integer.parseInt(ordinal.value()), i, corridor.to());
            }
            Mark number = numberEndingAt(m, i + 1);
            if (number != null
                    && number.value().length() <= 2
                    && !isTime(m, number)
                    && m.at("unit", number.to()) == null
                    && !countsOthers(m, number)) {
                int count = Integer.parseInt(number.value());
                return count > 0 ? new Group(m, count, number.from(), corridor.to()) : null;
            }
            if (m.at("say", i) != null || m.at("prep.strong", i) != null) {
                break;
            }
        }
        Mark after = m.at("num", corridor.to());
        if (after != null
                && after.value().length() <= 2
                && corridor.value().equals("plural")
                && m.lexicon().language().equals("ar")
                && !isTime(m, after)) {
            return new Group(m, Integer.parseInt(after.value()), corridor.from(), after.to());
        }
        if (corridor.value().equals("plural")) {
            boolean opening = m.has("corridor.opening");
            return opening ? new Group(m, 0, corridor.from(), corridor.to()) : null;
        }
        boolean definite = m.endingAt("definite", corridor.from()) != null;
        return definite && !m.has("corridor.opening") && !m.has("evacuate")
                ? null
                : new Group(m, 1, corridor.from(), corridor.to());
    }

    /** "Two buses by the corridor": the number is the buses'. */
    private static boolean countsOthers(Matcher m, Mark number) {
        Mark noun = m.at("count.noun", number.to());
        return noun != null && !noun.value().equals("skip");
    }

    private static @Nullable Mark numberEndingAt(Matcher m, int end) {
        return m.endingAt("num", end);
    }

    private static boolean isTime(Matcher m, Mark number) {
        for (String category : List.of("clock", "date", "duration")) {
            for (Mark mark : m.all(category)) {
                if (mark.overlaps(number)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** "six for civilians, two for fighters": numbers whose corridors are said elsewhere. */
    private static void elliptical(Matcher m, List<Group> here) {
        for (Mark group : m.all("corridor.share")) {
            Mark number = group.find("num").orElse(null);
            boolean free =
                    number != null
                            && number.value().length() <= 2
                            && here.stream()
                                    .noneMatch(
                                            g -> g.start <= group.from() && group.from() < g.until);
            if (free && number != null && !isTime(m, number) && !number.value().equals("0")) {
                here.add(new Group(m, Integer.parseInt(number.value()), group.from(), group.to()));
            }
        }
    }

    /** "Eight corridors: six for civilians, two for fighters" are two groups. */
    private static void dropTotal(List<Group> here) {
        if (here.size() > 2) {
            int rest = here.stream().skip(1).mapToInt(g -> g.count).sum();
            if (here.getFirst().count == rest) {
                here.removeFirst();
            }
        }
    }

    private void fill(Matcher m, Group group, int start, int end, boolean alone) {
        group.hedged =
                m.all("hedge").stream()
                        .anyMatch(h -> alone || (h.from() >= start - 3 && h.from() < end));
        audience(m, group, alone ? 0 : start, end);
        for (Mark arms : m.has("wrong") ? List.<Mark>of() : m.all("arms")) {
            if (arms.from() >= (alone ? 0 : start) && arms.from() < end) {
                group.arms = arms.value();
                group.cover(arms.from(), arms.to());
            }
        }
        names(m, group, alone ? 0 : start, end);
    }

    private static void audience(Matcher m, Group group, int start, int end) {
        boolean found = false;
        for (Mark who : m.all("audience")) {
            if (who.from() < start
                    || who.from() >= end
                    || m.endingAt("count.before", who.from()) != null
                    || m.at("not.audience", who.from()) != null) {
                continue;
            }
            if (who.from() < group.start && (isSubjectOfSaying(m, who) || opens(m, who))) {
                continue;
            }
            group.admits.add(who.value());
            group.cover(who.from(), who.to());
            found = true;
        }
        if (found && group.admits.contains("anyone") && group.admits.size() > 1) {
            group.admits.remove("anyone");
        }
    }

    /** "The rebels opened six corridors": who opens is not let through. */
    private static boolean opens(Matcher m, Mark who) {
        for (Mark opening : m.all("corridor.opening")) {
            int gap = opening.from() - who.to();
            if (gap >= 0
                    && gap <= 3
                    && m.at("corridor", opening.from()) == null
                    && m.at("prep", opening.from()) == null
                    && beginsClause(m, who.from())) {
                return true;
            }
        }
        return false;
    }

    private static boolean beginsClause(Matcher m, int at) {
        Mark det = m.endingAt("det", at);
        int from = det == null ? at : det.from();
        return from == 0
                || m.sentence().at(from - 1).isSign()
                || m.endingAt("and", from) != null
                || m.endingAt("relative", from) != null;
    }

    private static boolean isSubjectOfSaying(Matcher m, Mark who) {
        for (Mark say : m.all("say")) {
            if (say.from() >= who.to() && say.from() - who.to() <= 1) {
                return true;
            }
        }
        for (Mark accuse : m.all("accuse")) {
            if (who.from() >= accuse.to()) {
                return true;
            }
        }
        return false;
    }

    private void names(Matcher m, Group group, int start, int end) {
        for (Mark name : m.all("road.name")) {
            if (name.from() >= start
                    && name.from() < end
                    && group.names.stream()
                            .noneMatch(n -> n.value().equals(document.words(m, name)))) {
                group.names.add(document.found(m, trimmed(m, name)));
                if (m == group.m) {
                    group.cover(name.from(), name.to());
                }
            }
        }
        Mark route = Routes.in(m, start, end);
        if (route != null) {
            group.names.add(document.found(m, route));
        }
    }

    private static Mark trimmed(Matcher m, Mark name) {
        Mark np = name.find("np").orElse(null);
        if (np == null) {
            return name;
        }
        Mark det = m.at("det", name.from());
        return det == null ? name : Mark.of(name.category(), name.value(), det.to(), name.to());
    }

    /** A later sentence about the same corridors. */
    private void more(Matcher m, Group group, boolean about) {
        if (about || m.has("way")) {
            for (Mark who : m.all("audience")) {
                if (group.admits.isEmpty() || (who.value().equals("wounded") && m.has("way"))) {
                    group.admits.add(who.value());
                }
            }
            names(m, group, 0, m.sentence().size());
        }
        for (Mark arms : m.all("arms")) {
            if (group.arms.equals("not-stated") && (m.has("fighters") || m.has("audience"))) {
                group.arms = arms.value();
            }
        }
    }

    private void destinations(Matcher m, @Nullable Matcher before) {
        boolean about =
                m.has("corridor")
                        || m.has("evacuate")
                        || m.has("pause")
                        || m.has("way")
                        || (before != null && before.has("corridor"));
        for (Mark dest : m.all("destination.reached")) {
            if (!dest.parts().isEmpty() && !isRange(m, dest)) {
                add(m, dest.parts().getLast());
            }
        }
        if (!about) {
            return;
        }
        for (Mark dest : m.all("destination")) {
            Mark place = dest.parts().isEmpty() ? null : dest.parts().getLast();
            if (place == null || isRange(m, dest) || goesNowhere(m, dest)) {
                continue;
            }
            add(m, place);
        }
        Mark route = Routes.in(m, 0, m.sentence().size());
        if (route != null) {
            int last = route.to() - 1;
            while (last > route.from()
                    && !m.sentence().at(last - 1).is("-")
                    && m.sentence().at(last - 1).isWord()) {
                last--;
            }
            add(m, Mark.of("place", "", last, route.to()));
        }
    }

    private void add(Matcher m, Mark place) {
        Found found = document.found(m, place);
        if (destinations.stream().noneMatch(d -> Answers.same(d.value(), found.value()))) {
            destinations.add(found);
        }
        Mark and = m.at("and", place.to());
        Mark next = and == null ? null : m.at("place.full", and.to());
        if (next != null && m.at("np", and == null ? 0 : and.to()) != null) {
            Found second = document.found(m, next); // "to Cúcuta and Ocaña"
            if (destinations.stream().noneMatch(d -> Answers.same(d.value(), second.value()))) {
                destinations.add(second);
            }
        }
    }

    /** "The envoy to Yemen", "help for Tigray", «в квартале …»: there, and not thither. */
    private static boolean goesNowhere(Matcher m, Mark dest) {
        if (m.lexicon().language().equals("ru") && !dest.parts().isEmpty()) {
            int at = dest.parts().getLast().from();
            if (m.at("place.kind", at) != null && m.sentence().at(at).form().endsWith("е")) {
                return true;
            }
        }
        for (int i = dest.from() - 1; i >= Math.max(0, dest.from() - 2); i--) {
            if (m.at("role", i) != null) {
                return true;
            }
        }
        return m.all("dest.not").stream().anyMatch(n -> n.overlaps(dest));
    }

    private static boolean isRange(Matcher m, Mark dest) {
        return m.all("date").stream().anyMatch(d -> d.overlaps(dest))
                || m.all("clock").stream().anyMatch(d -> d.overlaps(dest));
    }
}
