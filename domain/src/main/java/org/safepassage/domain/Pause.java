package org.safepassage.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pause as planned and announced, in one value. What happened on the day belongs to the record,
 * not here.
 *
 * <p>Ids are unique within their list, and whatever names another part names one that exists; the
 * constructor fails otherwise. Whoever reads a file reports such faults with their place before it
 * gets here.
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

    /**
     * Fails when an id stands twice, is no id, or names nothing; and when a list is longer than any
     * real pause's.
     */
    public Pause {
        PauseIds.id("pause", id);
        elements = List.copyOf(elements);
        called = List.copyOf(called);
        windows = PauseIds.unique("window", 30, windows, AnnouncedWindow::id);
        parties = PauseIds.unique("party", 50, parties, Party::id);
        relations = PauseIds.atMost("relation", 1_000, relations);
        requires = PauseIds.atMost("requirement", 50, requires);
        assurances = PauseIds.atMost("assurance", 1_000, assurances);
        corridors = PauseIds.unique("corridor", 50, corridors, Corridor::id);
        checkpoints = PauseIds.unique("checkpoint", 1_000, checkpoints, Checkpoint::id);
        people = List.copyOf(people);
        PauseIds.once("place and category", people, p -> p.place() + " " + p.category().word());
        assemblyPoints =
                PauseIds.unique("assembly point", 1_000, assemblyPoints, AssemblyPoint::id);
        transport = PauseIds.unique("transport", 1_000, transport, Transport::id);
        instructions = PauseIds.atMost("instruction", 1_000, instructions);
        standards = List.copyOf(standards);
        sources = PauseIds.unique("source", 1_000, sources, Source::id);
        claims = PauseIds.unique("claim", 5_000, claims, Claim::id);
        new PauseIds(parties, windows, corridors, checkpoints, assemblyPoints, sources, claims)
                .check(
                        called,
                        declaration,
                        relations,
                        requires,
                        assurances,
                        transport,
                        instructions,
                        Pers.in(
                                called,
                                purpose,
                                area,
                                declaration,
                                windows,
                                relations,
                                assurances,
                                corridors,
                                people,
                                standards,
                                follows));
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

    /** The windows whose announced hours hold this instant. */
    public List<AnnouncedWindow> windowsAt(Instant when) {
        return windows.stream().filter(w -> w.isOpenAt(when)).toList();
    }

    /**
     * Whose required assurance is not on record, and what is on record instead: said before any
     * number of people. Judged at the opening of each window. Nothing on record is no assurance;
     * another's word for it is {@code ONLY_REPORTED}.
     */
    public List<NotAssured> notAssured() {
        return AssuranceMatrix.of(this).notAssured();
    }

    /**
     * As {@link #notAssured()} on the day: a window that is open at this instant is judged as it
     * stands, for the word may have come after its opening.
     */
    public List<NotAssured> notAssured(Instant when) {
        return AssuranceMatrix.of(this).notAssured(when);
    }

    /**
     * The chain by which this source is known, from whoever told us to whoever said it first: "The
     * Moscow Times" cites "RBC", which cites the party. Empty when there is no such source.
     */
    public List<Carrier> carriers(String source) {
        List<Carrier> chain = new ArrayList<>();
        Optional<Source> link = findSource(source);
        while (link.isPresent()) {
            Source one = link.get();
            if (one.via() != null) {
                chain.add(new Carrier(null, one.via(), null));
            }
            chain.add(new Carrier(one.id(), nameOf(one), one.seen()));
            link = one.cites() == null ? Optional.empty() : findSource(one.cites());
        }
        return List.copyOf(chain);
    }

    private String nameOf(Source source) {
        if (source.name() != null) {
            return source.name();
        }
        return source.by() == null ? source.id() : nameOf(source.by());
    }

    /** The claims that a value of this pause rests on: all that some {@code per} names. */
    public Set<String> claimsUsed() {
        return Pers.in(
                called,
                purpose,
                area,
                declaration,
                windows,
                relations,
                assurances,
                corridors,
                people,
                standards,
                follows);
    }

    /** A builder that holds all of this pause: change makes a copy. */
    public PauseBuilder but() {
        return new PauseBuilder(this);
    }

    /** The party's name in English, or its id when it has none here. */
    public String nameOf(String party) {
        return findParty(party).map(p -> p.names().in("en")).orElse(party);
    }
}
