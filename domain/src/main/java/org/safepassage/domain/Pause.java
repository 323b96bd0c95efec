package org.safepassage.domain;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A pause as planned and announced, in one value. What happened on the day belongs to the record, not here.
 *
 * <p>Ids are unique within their list, and whatever names another part names one that exists; the constructor fails
 * otherwise. Whoever reads a file reports such faults with their place before it gets here.
 *
 * @param purpose what it is said to be for, or null
 * @param declaration who announced it, or null in a draft
 * @param walking null when the planner's default is to be used, and named as an assumption
 * @param follows the pause before, or null
 * @param files null when the command line names the files
 */
public record Pause(
        String id,
        LocalDate asOf,
        Names names,
        Handling handling,
        ArrangementType type,
        List<Element> elements,
        List<Called> called,
        @Nullable Said purpose,
        @Nullable Area area,
        @Nullable Declaration declaration,
        List<AnnouncedWindow> windows,
        List<Party> parties,
        List<Relation> relations,
        List<Requirement> requires,
        List<Assurance> assurances,
        List<Corridor> corridors,
        List<Checkpoint> checkpoints,
        List<PeopleAtPlace> people,
        @Nullable Walking walking,
        List<AssemblyPoint> assemblyPoints,
        List<Transport> transport,
        List<Instruction> instructions,
        List<StandardShown> standards,
        @Nullable Predecessor follows,
        @Nullable MapFiles files,
        List<Source> sources,
        List<Claim> claims) {

    public Pause {
        elements = List.copyOf(elements);
        called = List.copyOf(called);
        windows = unique("window", windows, AnnouncedWindow::id);
        parties = unique("party", parties, Party::id);
        relations = List.copyOf(relations);
        requires = List.copyOf(requires);
        assurances = List.copyOf(assurances);
        corridors = unique("corridor", corridors, Corridor::id);
        checkpoints = unique("checkpoint", checkpoints, Checkpoint::id);
        people = unique("place and category", people, p -> p.place() + " " + p.category().word());
        assemblyPoints = unique("assembly point", assemblyPoints, AssemblyPoint::id);
        transport = unique("transport", transport, Transport::id);
        instructions = List.copyOf(instructions);
        standards = List.copyOf(standards);
        sources = unique("source", sources, Source::id);
        claims = unique("claim", claims, Claim::id);
        known("checkpoint", ids(checkpoints, Checkpoint::id), corridors.stream().flatMap(c -> c.checkpoints().stream()).toList());
        known("party", ids(parties, Party::id), assurances.stream().map(Assurance::party).toList());
        known("party", ids(parties, Party::id), requires.stream().flatMap(r -> r.parties().stream()).toList());
        known("window", ids(windows, AnnouncedWindow::id), requires.stream().flatMap(r -> r.scope().windows().stream()).toList());
        known("window", ids(windows, AnnouncedWindow::id), assurances.stream().flatMap(a -> a.scope().windows().stream()).toList());
        known("corridor", ids(corridors, Corridor::id), instructions.stream().flatMap(i -> i.corridors().stream()).toList());
    }

    private static <T> List<T> unique(String what, List<T> list, Function<T, String> id) {
        Set<String> seen = new HashSet<>();
        for (T one : list) {
            if (!seen.add(id.apply(one))) {
                throw new IllegalArgumentException("The %s %s stands twice.".formatted(what, id.apply(one)));
            }
        }
        return List.copyOf(list);
    }

    private static <T> Set<String> ids(List<T> list, Function<T, String> id) {
        Set<String> ids = new HashSet<>();
        list.forEach(one -> ids.add(id.apply(one)));
        return ids;
    }

    private static void known(String what, Set<String> ids, List<String> named) {
        for (String one : named) {
            if (!ids.contains(one)) {
                throw new IllegalArgumentException("There is no %s %s.".formatted(what, one));
            }
        }
    }

    public Optional<Party> findParty(String id) {
        return parties.stream().filter(p -> p.id().equals(id)).findFirst();
    }

    public Optional<Corridor> findCorridor(String id) {
        return corridors.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    public Optional<Checkpoint> findCheckpoint(String id) {
        return checkpoints.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    public Optional<AnnouncedWindow> findWindow(String id) {
        return windows.stream().filter(w -> w.id().equals(id)).findFirst();
    }

    public Optional<Source> findSource(String id) {
        return sources.stream().filter(s -> s.id().equals(id)).findFirst();
    }

    public Optional<Claim> findClaim(String id) {
        return claims.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    /** The party's name in English, or its id when it has none here. */
    public String nameOf(String party) {
        return findParty(party).map(p -> p.names().in("en")).orElse(party);
    }
}
