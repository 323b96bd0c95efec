package org.safepassage.roads.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.safepassage.domain.PeopleRange;
import org.safepassage.domain.PersonCategory;
import org.safepassage.roads.InvalidInput;
import org.safepassage.roads.RoadClass;
import org.safepassage.roads.RoadNetwork;
import org.safepassage.roads.Street;
import org.safepassage.roads.Streets;
import org.safepassage.roads.geojson.GeoJsonPeople;

class PlacedTest {
    @TempDir Path folder;

    /** A comb: a street along the equator with a node every thousandth of a degree. */
    private static RoadNetwork comb(int nodes) {
        Streets streets = new Streets();
        int[] along = new int[nodes];
        for (int i = 0; i < nodes; i++) {
            along[i] = streets.vertex(10_000 * i, 0);
            streets.name(along[i], "n" + i);
        }
        streets.street(Street.of(RoadClass.RESIDENTIAL), along);
        return streets.network();
    }

    private static Waiting at(double lon, PeopleRange people) {
        return new Waiting("p", "", lon, 0, PersonCategory.CIVILIANS, people);
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName(
            "spreading keeps everybody, in each case of the range, whoever is outside included")
    void keepsTotals(long seed) {
        Random random = new Random(seed);
        RoadNetwork roads = comb(2 + random.nextInt(30));
        List<Waiting> people =
                LongStream.range(0, random.nextInt(20))
                        .mapToObj(
                                i -> {
                                    long low = random.nextInt(50);
                                    long likely = low + random.nextInt(50);
                                    return at(
                                            random.nextDouble(-0.02, 0.05),
                                            new PeopleRange(
                                                    low, likely, likely + random.nextInt(50)));
                                })
                        .toList();
        Placed placed =
                Placed.spread(roads, people, random.nextDouble(2000), 1 + random.nextInt(7));
        assertEquals(Placed.total(people), placed.peopleOn().plus(placed.peopleOutside()));
    }

    @Test
    @DisplayName("ten people over three nodes are four, three and three, the nearest first")
    void shares() {
        Placed placed = Placed.spread(comb(9), List.of(at(0.0041, PeopleRange.of(10))), 1000, 3);
        assertEquals(List.of(4, 5, 3), placed.on().stream().map(Placed.At::node).toList());
        assertEquals(
                List.of(4L, 3L, 3L),
                placed.on().stream().map(on -> on.waiting().people().likely()).toList());
        Placed few = Placed.spread(comb(9), List.of(at(0.0041, PeopleRange.of(2))), 1000, 3);
        assertEquals(2, few.on().size()); // nobody is put where nobody is
    }

    private List<WaitingArea> areas(String properties, String coordinates)
            throws IOException, InvalidInput {
        Path file = folder.resolve("people.geojson");
        Files.writeString(
                file,
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{%s},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[%s]]}}]}"
                        .formatted(properties, coordinates));
        return GeoJsonPeople.read(file);
    }

    private static final String THREE_NODES =
            "[0.0015,-1],[0.0045,-1],[0.0045,1],[0.0015,1],[0.0015,-1]";
    private static final String BETWEEN_NODES =
            "[0.0041,-0.001],[0.0049,-0.001],[0.0049,0.001],[0.0041,0.001],[0.0041,-0.001]";

    @Test
    @DisplayName("people of a polygon stand at the nodes inside it; without one, at the nearest")
    void polygons() throws Exception {
        List<WaitingArea> quarter =
                areas("\"name\":\"Q\",\"low\":10,\"likely\":11,\"high\":12", THREE_NODES);
        Placed placed = Placed.inAreas(comb(9), quarter, 100);
        assertEquals(List.of(2, 3, 4), placed.on().stream().map(Placed.At::node).toList());
        assertEquals(new PeopleRange(10, 11, 12), placed.peopleOn());
        Placed between = Placed.inAreas(comb(9), areas("\"people\":7", BETWEEN_NODES), 100);
        assertEquals(1, between.on().size());
        assertEquals(7, between.peopleOn().likely());
        Placed far = Placed.inAreas(comb(2), areas("\"people\":7", BETWEEN_NODES), 100);
        assertEquals(7, far.peopleOutside().likely());
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"name\":\"x\" | The feature has no \"population\".",
                "\"people\":-1 | people is -1.0.",
                "\"people\":1.5 | people is 1.5.",
                "\"people\":3000000000 | people is 3.0E9.",
                "\"low\":1,\"high\":2 | The feature has no \"likely\".",
                "\"low\":3,\"likely\":2,\"high\":2 | low 3, likely 2, high 2 are out of order.",
                "\"people\":5,\"category\":\"fighters\" | \"fighters\" is no category of people by place.",
            })
    void refused(String properties, String reason) {
        InvalidInput refused =
                assertThrows(InvalidInput.class, () -> areas(properties, THREE_NODES));
        assertTrue(refused.reason().startsWith(reason), refused.toString());
    }
}
