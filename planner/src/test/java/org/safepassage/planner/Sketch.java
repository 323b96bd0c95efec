package org.safepassage.planner;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.safepassage.domain.Admission;
import org.safepassage.domain.AnnouncedWindow;
import org.safepassage.domain.ArmsRule;
import org.safepassage.domain.ArrangementType;
import org.safepassage.domain.Basis;
import org.safepassage.domain.Checkpoint;
import org.safepassage.domain.Corridor;
import org.safepassage.domain.CorridorState;
import org.safepassage.domain.LaneRate;
import org.safepassage.domain.Names;
import org.safepassage.domain.Pause;
import org.safepassage.domain.PauseBuilder;
import org.safepassage.domain.PeopleAtPlace;
import org.safepassage.domain.PeopleRange;
import org.safepassage.domain.PersonCategory;
import org.safepassage.domain.Plan;
import org.safepassage.domain.Spot;
import org.safepassage.domain.Transport;
import org.safepassage.domain.Via;
import org.safepassage.planner.flow.Progress;
import org.safepassage.roads.Change;
import org.safepassage.roads.RoadClass;
import org.safepassage.roads.RoadNetwork;
import org.safepassage.roads.Street;
import org.safepassage.roads.Streets;
import org.safepassage.roads.people.Placed;

/**
 * A pause and its map, drawn in lines:
 *
 * <pre>
 * town -- 3200m 4m -- camp         a street of 3 200 m, 4 m wide
 * people town 6000                 or: people town 4000 6000 8000; wounded town 40
 * exit C1 camp 4x149               corridor C1 ends at camp, 4 lanes of 149 an hour; without lanes: nobody screens
 * exit F1 camp 4x149 wounded       for whom, when not civilians
 * bus B1 town C1 10x50 30 90       10 vehicles of 50 seats, 30 minutes to board, 90 minutes round trip
 * </pre>
 *
 * The window is 09:00 to 19:00 UTC unless {@link #closes} says otherwise.
 */
final class Sketch {
    private static final Pattern STREET = Pattern.compile("(\\S+) -- (\\d+)m (\\d+)m -- (\\S+)");

    private final Streets streets = new Streets();
    private final Map<String, Integer> vertices = new LinkedHashMap<>();
    private final List<PeopleAtPlace> people = new ArrayList<>();
    private final List<Corridor> corridors = new ArrayList<>();
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private final List<org.safepassage.domain.AssemblyPoint> assembly = new ArrayList<>();
    private final List<Transport> transport = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private LocalDateTime closes = LocalDateTime.parse("2016-11-04T19:00");

    static Sketch of(String lines) {
        Sketch sketch = new Sketch();
        lines.lines().map(String::strip).filter(l -> !l.isEmpty()).forEach(sketch::read);
        return sketch;
    }

    Sketch with(Change change) {
        changes.add(change);
        return this;
    }

    Sketch closes(String local) {
        closes = LocalDateTime.parse(local);
        return this;
    }

    private void read(String line) {
        Matcher street = STREET.matcher(line);
        if (street.matches()) {
            int width = Integer.parseInt(street.group(3)) * 1000;
            int s =
                    streets.street(
                            Street.of(RoadClass.RESIDENTIAL).withWidth(width),
                            vertex(street.group(1)),
                            vertex(street.group(4)));
            streets.stateMetres(s, Double.parseDouble(street.group(2)));
            return;
        }
        String[] word = line.split(" +");
        switch (word[0]) {
            case "people" -> people(word, PersonCategory.CIVILIANS);
            case "wounded" -> people(word, PersonCategory.WOUNDED);
            case "exit" -> exit(word);
            case "bus" -> bus(word);
            default -> throw new IllegalArgumentException(line);
        }
    }

    private int vertex(String name) {
        return vertices.computeIfAbsent(
                name,
                n -> {
                    // Places on a parabola: no three in a line, none near another.
                    int i = vertices.size();
                    int vertex =
                            streets.vertex(370_000_000 + i * 200_000, 360_000_000 + i * i * 10_000);
                    streets.name(vertex, n);
                    return vertex;
                });
    }

    private void people(String[] word, PersonCategory category) {
        long low = Long.parseLong(word[2]);
        PeopleRange range =
                word.length == 3
                        ? PeopleRange.of(low)
                        : new PeopleRange(low, Long.parseLong(word[3]), Long.parseLong(word[4]));
        people.add(
                new PeopleAtPlace(
                        word[1], null, null, category, range, Basis.ILLUSTRATION, List.of()));
    }

    private void exit(String[] word) {
        List<String> screened = new ArrayList<>();
        Set<Admission> admits = Set.of(Admission.CIVILIANS);
        for (String more : List.of(word).subList(3, word.length)) {
            if (more.matches("\\d+x\\d+")) {
                String[] lanes = more.split("x", 2);
                String id = "Q" + word[1].substring(1);
                checkpoints.add(
                        new Checkpoint(
                                id,
                                new Spot.Node(word[2]),
                                Integer.parseInt(lanes[0]),
                                new LaneRate(null, Integer.parseInt(lanes[1]), null),
                                Basis.ILLUSTRATION));
                screened.add(id);
            } else {
                admits = Set.of(Admission.valueOf(more.toUpperCase(java.util.Locale.ROOT)));
            }
        }
        corridors.add(
                new Corridor(
                        word[1],
                        null,
                        admits,
                        ArmsRule.NOT_STATED,
                        null,
                        new Via(null, new Spot.Node(word[2]), Basis.ILLUSTRATION),
                        null,
                        screened,
                        CorridorState.PLANNED,
                        List.of()));
    }

    private void bus(String[] word) {
        String[] seats = word[4].split("x", 2);
        assembly.add(
                new org.safepassage.domain.AssemblyPoint(
                        "A" + word[1], null, new Spot.Node(word[2]), null, Basis.ILLUSTRATION));
        transport.add(
                new Transport(
                        word[1],
                        Transport.Kind.BUS,
                        Integer.parseInt(seats[0]),
                        Integer.parseInt(seats[1]),
                        Integer.parseInt(word[5]),
                        Integer.parseInt(word[6]),
                        "A" + word[1],
                        word[3],
                        Basis.ILLUSTRATION));
    }

    RoadNetwork roads() {
        return streets.network();
    }

    Pause pause() {
        return new PauseBuilder(
                        "sketch",
                        LocalDate.parse("2016-11-04"),
                        Names.of("en", "sketch"),
                        ArrangementType.HUMANITARIAN_PAUSE)
                .windows(
                        List.of(
                                AnnouncedWindow.of(
                                        "W1",
                                        ZoneId.of("UTC"),
                                        LocalDateTime.parse("2016-11-04T09:00"),
                                        closes)))
                .people(people)
                .corridors(corridors)
                .checkpoints(checkpoints)
                .assemblyPoints(assembly)
                .transport(transport)
                .make();
    }

    Plan plan() throws InvalidPlan {
        return plan(PlanSettings.USUAL);
    }

    Plan plan(PlanSettings settings) throws InvalidPlan {
        return new Planner(pause(), roads(), new Placed(List.of(), List.of()), changes, settings)
                .plan((stage, number, of) -> Progress.NONE);
    }
}
