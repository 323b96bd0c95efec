package org.safepassage.app.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.safepassage.roads.Exits;
import org.safepassage.roads.RoadNetwork;

/**
 * The text of a pause file to fill in: candidate exits of a map as corridors, all else as commented
 * lines with blanks. A blank that is left is an error with its line, so nothing of the template is
 * ever taken for something somebody said.
 */
final class PauseDraft {
    private static final List<String> WINDS =
            List.of(
                    "North",
                    "North-east",
                    "East",
                    "South-east",
                    "South",
                    "South-west",
                    "West",
                    "North-west");
    private static final int LONGEST_NAME = 80;

    private final RoadNetwork roads;
    private final List<Exits.Candidate> exits;

    PauseDraft(RoadNetwork roads, List<Exits.Candidate> exits) {
        this.roads = roads;
        this.exits = List.copyOf(exits);
    }

    /**
     * The file's text, YAML.
     *
     * @param asOf the day the draft speaks of
     * @param roadsPath the map's path from the pause file, with '/'; null where there is none, as
     *     between two drives
     */
    String text(LocalDate asOf, @Nullable String roadsPath) {
        return head(asOf)
                + files(roadsPath)
                + WINDOW
                + PARTIES
                + corridors()
                + checkpoints()
                + PEOPLE
                + INSTRUCTIONS;
    }

    private static String head(LocalDate asOf) {
        return """
        ## RESTRICTED, not for publication.
        ## A draft to fill in. Nobody has announced or agreed to anything in it.
        ## Lines with ## are to read. A line with one # is ready: take the # away and fill its blanks.
        ## A blank that is left is an error. What stays commented is not known, and check says so.
        ## Times and dates stand in quotes. Every key is described in docs/formats/pause.md.
        ## Fighters have no number and no place here. Names of private persons do not belong here.

        pause: 1
        id: draft-%s
        asOf: "%s"
        names: {en: Draft of a pause}
        handling: restricted
        ## proposal, or what it was called when it was announced, as in unilateral-declaration.
        type: proposal
        elements: [humanitarian-corridors]
        """
                .formatted(asOf, asOf);
    }

    private String files(@Nullable String roadsPath) {
        String path = roadsPath == null ? "" : Json.quoted(roadsPath);
        String hand = roads.schematic() ? ", schematic: true" : "";
        String whose =
                roads.attribution().isEmpty() ? "not stated" : printable(roads.attribution());
        String date = roads.dataDate() == null ? "not known" : roads.dataDate().toString();
        return """

        ## The map. Its data is of %s. Whose data: %s
        ## A table of people by place can stand beside it, as in people: people.csv.
        %sfiles: {roads: %s%s}
        """
                .formatted(date, whose, roadsPath == null ? "#" : "", path, hand);
    }

    private String corridors() {
        if (exits.isEmpty()) {
            return """

            ## The ways out. No street of this map ends at its edge, so none is proposed.
            ## exit is [longitude, latitude] in degrees. Past it a person is out.
            #corridors:
            #  - {id: C1, admits: [civilians], arms: not-stated, via: {exit: , basis: }, state: planned}
            """;
        }
        StringBuilder text =
                new StringBuilder(
                        """

                        ## The ways out. These are streets that leave the map, found by the program.
                        ## Nobody has agreed to them. Take out those that nobody means.
                        ## Past the exit a person is out. exit is [longitude, latitude] in degrees.
                        ## basis: illustration says that it is made up. Write stated once a party has named the exit.
                        corridors:
                        """);
        for (int i = 0; i < exits.size(); i++) {
            Exits.Candidate exit = exits.get(i);
            String name = exit.name().isEmpty() ? "the map has no name" : printable(exit.name());
            text.append(
                    """
                      ## %s of the map's middle, %s: %s
                      - id: C%d
                        admits: [civilians]
                        arms: not-stated
                        via: {exit: %s, basis: illustration}
                    #    checkpoints: [Q%d]
                    #    destination: {says: , ofChoice: }
                        state: planned
                    """
                            .formatted(
                                    wind(exit.bearing()),
                                    exit.roadClass().name().toLowerCase(Locale.ROOT),
                                    name,
                                    i + 1,
                                    point(exit),
                                    i + 1));
        }
        return text.toString();
    }

    private String checkpoints() {
        String lines =
                IntStream.range(0, Math.max(1, exits.size()))
                        .mapToObj(
                                i ->
                                        "#  - {id: Q%d, at: %s, lanes: , perHourAndLane: {slow: 60, likely: 120, fast: 200}, basis: illustration}"
                                                .formatted(
                                                        i + 1,
                                                        exits.isEmpty() ? "" : point(exits.get(i))))
                        .collect(Collectors.joining("\n"));
        return """

        ## Where people are searched. It mostly limits more than the street does.
        ## lanes: how many people are searched side by side. Ask whoever will search.
        ## perHourAndLane: people an hour in one lane: 60 by hand, 120, 200 (ours, derived).
        ## Airports pass 100 to 200, on average 149 (ACRP, nap 14356, p. 39).
        ## Take the # from the line checkpoints of each corridor, too.
        #checkpoints:
        """
                + lines
                + "\n";
    }

    private String point(Exits.Candidate exit) {
        return "[%s, %s]"
                .formatted(degrees(roads.lon(exit.node())), degrees(roads.lat(exit.node())));
    }

    /** The map's own precision, ten-millionths, so that the exit is the node itself. */
    private static String degrees(double value) {
        return String.format(Locale.ROOT, "%.7f", value);
    }

    static String wind(double bearing) {
        return WINDS.get((int) Math.round(bearing / 45) % WINDS.size());
    }

    /**
     * A name from a map as it can stand in a comment: one line, nothing invisible but what scripts
     * need, not too long.
     */
    private static String printable(String name) {
        return printable(name, LONGEST_NAME);
    }

    /** The same, of at most so many code points. */
    static String printable(String name, int longest) {
        int[] kept = name.codePoints().map(PauseDraft::orSpace).limit(longest).toArray();
        return new String(kept, 0, kept.length).strip();
    }

    private static int orSpace(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    ' ';
            // Joiners are letters' shapes in Persian and Indic scripts; other format characters
            // reorder or hide text.
            case Character.FORMAT -> c == 0x200C || c == 0x200D ? c : ' ';
            default -> c;
        };
    }

    private static final String WINDOW =
            """

            ## The hours, as announced, in local time: opens: "2026-11-22T08:00". closes is not included.
            ## zone: of the place, as in Asia/Damascus. The program does not guess it from the map.
            ## zoneStated: true only where a source says the zone; false marks it as inferred.
            #windows:
            #  - id: W1
            #    zone:
            #    zoneStated: false
            #    opens: ""
            #    closes: ""
            """;

    private static final String PARTIES =
            """

            ## Who is party to it. Organisations and offices, as many as there are.
            ## kind: state, de-facto-authority, armed-groups, armed-group, united-nations, organisation, mediator.
            #parties:
            #  - {id: P1, names: {en: }, kind: }
            #  - {id: P2, names: {en: }, kind: }

            ## Without whose assurance nobody may open. The access officer decides it.
            ## Name everybody who could fire on the road.
            #requires:
            #  - {parties: [P1, P2], scope: [W1]}

            ## What each party has said, one line each. No line means: none on record.
            ## state: requested, given, conditional, refused, withdrawn, lapsed. Silence is not consent.
            ## form: public-statement, written, oral, reported, reported-by-ally. at: the day it was said.
            #assurances:
            #  - {party: P1, scope: [W1], state: , form: , at: ""}
            #  - {party: P2, scope: [W1], state: , form: , at: ""}

            ## Who announced it, and when. Leave it out while nobody has.
            #declaration:
            #  issuedBy: P1
            #  announced: {date: ""}
            """;

    private static final String PEOPLE =
            """

            ## Who waits where. A range, because nobody counted them: low, likely, high.
            ## point is [longitude, latitude]. category: civilians or wounded.
            ## basis: stated, hedged, inferred or illustration. Absent is not zero.
            #people:
            #  - {place: p1, names: {en: }, point: , category: civilians, low: , likely: , high: , basis: }
            """;

    private static final String INSTRUCTIONS =
            """

            ## What is said when a corridor is suspended. Written before anybody opens, by language.
            #instructions:
            #  - suspensionNotice: {en: }
            #    notStarted: {en: }
            #    onTheWay: {en: }
            """;
}
