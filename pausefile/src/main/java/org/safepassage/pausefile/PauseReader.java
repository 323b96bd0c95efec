package org.safepassage.pausefile;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.AnnouncedWindow;
import org.safepassage.domain.ArrangementType;
import org.safepassage.domain.AssemblyPoint;
import org.safepassage.domain.Assurance;
import org.safepassage.domain.Checkpoint;
import org.safepassage.domain.Claim;
import org.safepassage.domain.Corridor;
import org.safepassage.domain.Element;
import org.safepassage.domain.Handling;
import org.safepassage.domain.MapFiles;
import org.safepassage.domain.Names;
import org.safepassage.domain.Party;
import org.safepassage.domain.Pause;
import org.safepassage.domain.PeopleAtPlace;
import org.safepassage.domain.Predecessor;
import org.safepassage.domain.Requirement;
import org.safepassage.domain.Source;
import org.safepassage.domain.Transport;

/**
 * The root of a pause file. What is named is read before what names it, whatever the order in the
 * file.
 */
final class PauseReader {
    /** The version of the format that is read. */
    static final long VERSION = 1;

    /** Items in a list: several times what a pause needs, and as many as a {@link Pause} holds. */
    static final Map<String, Integer> MOST =
            Map.ofEntries(
                    Map.entry("windows", 30),
                    Map.entry("parties", 50),
                    Map.entry("relations", 1_000),
                    Map.entry("requires", 50),
                    Map.entry("assurances", 1_000),
                    Map.entry("corridors", 50),
                    Map.entry("checkpoints", 1_000),
                    Map.entry("assemblyPoints", 1_000),
                    Map.entry("transport", 1_000),
                    Map.entry("instructions", 1_000),
                    Map.entry("sources", 1_000),
                    Map.entry("claims", 5_000));

    private PauseReader() {}

    /** The pause; null when something is wrong, and then the problems say what. */
    static @Nullable Pause read(Node root, Reading reading) {
        if (root instanceof Node.Mapping mapping
                && mapping.find("pause").orElse(null) instanceof Node.Scalar version
                && version.isPlain()
                && version.text().matches("[0-9]{1,9}")
                && Long.parseLong(version.text()) != VERSION) {
            reading.problems()
                    .add(
                            version.extent(),
                            "pause",
                            "This is version %s of the format, and version %d is read here."
                                    .formatted(version.text(), VERSION),
                            "Use a program that reads that version, or write the file anew.");
            return null;
        }
        return Fields.read(reading, root, "", "pause", PauseReader::pause);
    }

    private static @Nullable Pause pause(Fields f) {
        f.value(
                "pause",
                "pause: 1, the version of the format",
                VERSION,
                Scalars.whole(VERSION, VERSION));
        String id =
                f.value("id", "an id, as in 'id: aleppo-2016-11-04'", "?", Scalars.text(Texts::id));
        LocalDate asOf =
                f.value(
                        "asOf",
                        "the day of the file, as in \"2016-11-04\"",
                        LocalDate.EPOCH,
                        Scalars.quoted(Texts::date));
        Names names = f.names("names");
        Handling handling = f.findWord("handling", Handling.class).orElse(Handling.RESTRICTED);
        ArrangementType type = f.word("type", ArrangementType.class);
        List<Element> elements = List.copyOf(f.words("elements", Element.class));

        List<Source> sources = f.list("sources", "source", Ids.Kind.SOURCE, ClaimReader::source);
        Map<String, Source> byId = new HashMap<>();
        sources.forEach(source -> byId.putIfAbsent(source.id(), source));
        List<Claim> claims =
                f.list("claims", "claim", Ids.Kind.CLAIM, c -> ClaimReader.claim(c, byId));
        List<Party> parties = f.list("parties", "party", Ids.Kind.PARTY, AnnouncementReader::party);
        List<AnnouncedWindow> windows =
                f.list("windows", "window", Ids.Kind.WINDOW, WindowReader::window);
        List<Checkpoint> checkpoints =
                f.list(
                        "checkpoints",
                        "checkpoint",
                        Ids.Kind.CHECKPOINT,
                        CorridorReader::checkpoint);
        List<Corridor> corridors =
                f.list("corridors", "corridor", Ids.Kind.CORRIDOR, CorridorReader::corridor);
        ScopeReader scopes = new ScopeReader(f.reading());
        List<Requirement> requires =
                f.list("requires", "requirement", r -> AssuranceReader.requirement(r, scopes));
        List<Assurance> assurances =
                f.list("assurances", "assurance", a -> AssuranceReader.assurance(a, scopes));
        List<PeopleAtPlace> people =
                f.list("people", "peopleAtPlace", Ids.Kind.PLACE, PeopleReader::people);
        twiceAtOnePlace(f);
        List<AssemblyPoint> assemblyPoints =
                f.list(
                        "assemblyPoints",
                        "assemblyPoint",
                        Ids.Kind.ASSEMBLY_POINT,
                        PeopleReader::assemblyPoint);
        List<Transport> transport =
                f.list("transport", "transport", Ids.Kind.TRANSPORT, PeopleReader::transport);

        var called = f.list("called", "called", AnnouncementReader::called);
        var purpose = f.findMapping("purpose", "said", AnnouncementReader::said);
        var area = f.findMapping("area", "area", AnnouncementReader::area);
        var declaration =
                f.findMapping("declaration", "declaration", AnnouncementReader::declaration);
        var relations = f.list("relations", "relation", AnnouncementReader::relation);
        var walking = f.findMapping("walking", "walking", PeopleReader::walking);
        var instructions = f.list("instructions", "instruction", CorridorReader::instruction);
        var standards = f.list("standards", "standard", AnnouncementReader::standard);
        Optional<Predecessor> follows =
                f.findMapping("follows", "follows", WindowReader::predecessor);
        Optional<MapFiles> files = f.findMapping("files", "files", PauseReader::files);

        MOST.forEach((list, most) -> atMost(f, list, most));
        f.reading().ids().resolve();
        Cycles.check(f, "sources", "cites", "cites itself");
        Cycles.check(f, "parties", "partOf", "is a part of itself");
        return f.build(
                () ->
                        new Pause(
                                id,
                                asOf,
                                names,
                                handling,
                                type,
                                elements,
                                called,
                                purpose.orElse(null),
                                area.orElse(null),
                                declaration.orElse(null),
                                windows,
                                parties,
                                relations,
                                requires,
                                assurances,
                                corridors,
                                checkpoints,
                                people,
                                walking.orElse(null),
                                assemblyPoints,
                                transport,
                                instructions,
                                standards,
                                follows.orElse(null),
                                files.orElse(null),
                                sources,
                                claims));
    }

    private static void atMost(Fields f, String list, int most) {
        if (f.findNode(list).orElse(null) instanceof Node.Listing listing
                && listing.items().size() > most) {
            f.problem(
                    list,
                    "There are %d items, and a pause holds at most %d."
                            .formatted(listing.items().size(), most),
                    list.equals("windows")
                            ? "Write 'repeats' for hours that come again each day."
                            : "Write one pause a file, and counts in files of their own.");
        }
    }

    private static MapFiles files(Fields f) {
        return new MapFiles(
                f.find("roads", Scalars.text(Texts::file)).orElse(null),
                f.find("people", Scalars.text(Texts::file)).orElse(null),
                f.findTruth("schematic").orElse(false));
    }

    /** One place may wait with civilians and with wounded, each once. */
    private static void twiceAtOnePlace(Fields f) {
        Set<String> pairs = new HashSet<>();
        int number = 0;
        for (Node item : f.items("people")) {
            number++;
            if (item instanceof Node.Mapping mapping
                    && mapping.find("place").orElse(null) instanceof Node.Scalar place
                    && mapping.find("category").orElse(null) instanceof Node.Scalar category
                    && !pairs.add(place.text() + " " + category.text())) {
                f.problem(
                        place.extent(),
                        "people/%d/place".formatted(number),
                        "The place %s stands twice with %s."
                                .formatted(Quoted.of(place.text()), Quoted.of(category.text())),
                        "Add the two up, or give one of them another id.");
            }
        }
    }
}
