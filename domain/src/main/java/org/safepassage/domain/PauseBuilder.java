package org.safepassage.domain;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a pause part by part. What is not set is not known: empty, or null. Restricted until said
 * otherwise. Use on one thread; {@link #make()} may be called again after a change.
 */
public final class PauseBuilder {
    private String id;
    private LocalDate asOf;
    private Names names;
    private Handling handling = Handling.RESTRICTED;
    private ArrangementType type;
    private List<Element> elements = List.of();
    private List<Called> called = List.of();
    private @Nullable Said purpose;
    private @Nullable Area area;
    private @Nullable Declaration declaration;
    private List<AnnouncedWindow> windows = List.of();
    private List<Party> parties = List.of();
    private List<Relation> relations = List.of();
    private List<Requirement> requires = List.of();
    private List<Assurance> assurances = List.of();
    private List<Corridor> corridors = List.of();
    private List<Checkpoint> checkpoints = List.of();
    private List<PeopleAtPlace> people = List.of();
    private @Nullable Walking walking;
    private List<AssemblyPoint> assemblyPoints = List.of();
    private List<Transport> transport = List.of();
    private List<Instruction> instructions = List.of();
    private List<StandardShown> standards = List.of();
    private @Nullable Predecessor follows;
    private @Nullable MapFiles files;
    private List<Source> sources = List.of();
    private List<Claim> claims = List.of();

    /** A pause of which nothing else is known yet. */
    public PauseBuilder(String id, LocalDate asOf, Names names, ArrangementType type) {
        this.id = id;
        this.asOf = asOf;
        this.names = names;
        this.type = type;
    }

    PauseBuilder(Pause pause) {
        id = pause.id();
        asOf = pause.asOf();
        names = pause.names();
        handling = pause.handling();
        type = pause.type();
        elements = pause.elements();
        called = pause.called();
        purpose = pause.purpose();
        area = pause.area();
        declaration = pause.declaration();
        windows = pause.windows();
        parties = pause.parties();
        relations = pause.relations();
        requires = pause.requires();
        assurances = pause.assurances();
        corridors = pause.corridors();
        checkpoints = pause.checkpoints();
        people = pause.people();
        walking = pause.walking();
        assemblyPoints = pause.assemblyPoints();
        transport = pause.transport();
        instructions = pause.instructions();
        standards = pause.standards();
        follows = pause.follows();
        files = pause.files();
        sources = pause.sources();
        claims = pause.claims();
    }

    public PauseBuilder id(String id) {
        this.id = id;
        return this;
    }

    public PauseBuilder asOf(LocalDate asOf) {
        this.asOf = asOf;
        return this;
    }

    public PauseBuilder names(Names names) {
        this.names = names;
        return this;
    }

    public PauseBuilder handling(Handling handling) {
        this.handling = handling;
        return this;
    }

    public PauseBuilder type(ArrangementType type) {
        this.type = type;
        return this;
    }

    public PauseBuilder elements(List<Element> elements) {
        this.elements = elements;
        return this;
    }

    public PauseBuilder called(List<Called> called) {
        this.called = called;
        return this;
    }

    public PauseBuilder purpose(@Nullable Said purpose) {
        this.purpose = purpose;
        return this;
    }

    public PauseBuilder area(@Nullable Area area) {
        this.area = area;
        return this;
    }

    public PauseBuilder declaration(@Nullable Declaration declaration) {
        this.declaration = declaration;
        return this;
    }

    public PauseBuilder windows(List<AnnouncedWindow> windows) {
        this.windows = windows;
        return this;
    }

    public PauseBuilder parties(List<Party> parties) {
        this.parties = parties;
        return this;
    }

    public PauseBuilder relations(List<Relation> relations) {
        this.relations = relations;
        return this;
    }

    public PauseBuilder requires(List<Requirement> requires) {
        this.requires = requires;
        return this;
    }

    public PauseBuilder assurances(List<Assurance> assurances) {
        this.assurances = assurances;
        return this;
    }

    public PauseBuilder corridors(List<Corridor> corridors) {
        this.corridors = corridors;
        return this;
    }

    public PauseBuilder checkpoints(List<Checkpoint> checkpoints) {
        this.checkpoints = checkpoints;
        return this;
    }

    public PauseBuilder people(List<PeopleAtPlace> people) {
        this.people = people;
        return this;
    }

    public PauseBuilder walking(@Nullable Walking walking) {
        this.walking = walking;
        return this;
    }

    public PauseBuilder assemblyPoints(List<AssemblyPoint> assemblyPoints) {
        this.assemblyPoints = assemblyPoints;
        return this;
    }

    public PauseBuilder transport(List<Transport> transport) {
        this.transport = transport;
        return this;
    }

    public PauseBuilder instructions(List<Instruction> instructions) {
        this.instructions = instructions;
        return this;
    }

    public PauseBuilder standards(List<StandardShown> standards) {
        this.standards = standards;
        return this;
    }

    public PauseBuilder follows(@Nullable Predecessor follows) {
        this.follows = follows;
        return this;
    }

    public PauseBuilder files(@Nullable MapFiles files) {
        this.files = files;
        return this;
    }

    public PauseBuilder sources(List<Source> sources) {
        this.sources = sources;
        return this;
    }

    public PauseBuilder claims(List<Claim> claims) {
        this.claims = claims;
        return this;
    }

    /** Fails as {@link Pause} does. */
    public Pause make() {
        return new Pause(
                id,
                asOf,
                names,
                handling,
                type,
                elements,
                called,
                purpose,
                area,
                declaration,
                windows,
                parties,
                relations,
                requires,
                assurances,
                corridors,
                checkpoints,
                people,
                walking,
                assemblyPoints,
                transport,
                instructions,
                standards,
                follows,
                files,
                sources,
                claims);
    }
}
