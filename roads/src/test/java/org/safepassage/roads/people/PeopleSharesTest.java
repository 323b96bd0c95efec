package org.safepassage.roads.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.safepassage.domain.PeopleRange;
import org.safepassage.domain.PersonCategory;
import org.safepassage.roads.Area;
import org.safepassage.roads.Bounds;

class PeopleSharesTest {
    private static Waiting at(String place, PersonCategory category, PeopleRange people) {
        return new Waiting(place, "", 37, 36, category, people);
    }

    private static Waiting counted(String place, long people) {
        return at(place, PersonCategory.CIVILIANS, PeopleRange.of(people));
    }

    private static List<String> lines(List<Waiting> people) {
        return people.stream()
                .map(w -> w.place() + " " + w.category().word() + " " + w.people())
                .toList();
    }

    @Test
    @DisplayName(
            "the last wounded person goes where the fraction is largest, of equal ones to the first place")
    void largestRemainders() {
        // 5 of 100: 0.9, 0.5, 0.5, 3.1; together 5. The whole ones are 3, the two left go to a and
        // b.
        List<Waiting> people =
                List.of(counted("a", 18), counted("b", 10), counted("c", 10), counted("d", 62));
        assertEquals(
                List.of(
                        "a civilians 17",
                        "a wounded 1",
                        "b civilians 9",
                        "b wounded 1",
                        "c civilians 10",
                        "d civilians 59",
                        "d wounded 3"),
                lines(new PeopleShares(50, 100, 100).of(people)));
    }

    @Test
    @DisplayName("a low and a high case around a count; a stated range keeps its own")
    void ranges() {
        List<Waiting> people =
                List.of(
                        counted("a", 1000),
                        at("b", PersonCategory.CIVILIANS, new PeopleRange(900, 1000, 1500)));
        assertEquals(
                List.of(
                        "a civilians 800 to 1200, likely 1000",
                        "b civilians 900 to 1500, likely 1000"),
                lines(new PeopleShares(0, 80, 120).of(people)));
    }

    @Test
    @DisplayName(
            "where the file states wounded at a place, it is believed, and they get no share of their own")
    void statedGoesFirst() {
        List<Waiting> people =
                List.of(
                        counted("a", 100),
                        at("a", PersonCategory.WOUNDED, PeopleRange.of(7)),
                        counted("b", 100));
        assertEquals(
                List.of("a civilians 100", "a wounded 7", "b civilians 90", "b wounded 10"),
                lines(new PeopleShares(100, 100, 100).of(people)));
    }

    @Test
    @DisplayName("areas are shared as places are")
    void areas() {
        Area square = Area.of(new Bounds(37, 36, 38, 37));
        WaitingArea one =
                new WaitingArea(
                        "q", "Quarter", square, PersonCategory.CIVILIANS, PeopleRange.of(1000));
        assertEquals(
                List.of(
                        new WaitingArea(
                                "q",
                                "Quarter",
                                square,
                                PersonCategory.CIVILIANS,
                                new PeopleRange(490, 980, 1470)),
                        new WaitingArea(
                                "q",
                                "Quarter",
                                square,
                                PersonCategory.WOUNDED,
                                new PeopleRange(10, 20, 30))),
                new PeopleShares(20, 50, 150).ofAreas(List.of(one)));
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName(
            "nobody is lost or added in the likely case; the wounded and the two other cases are their share of the total")
    void totals(long seed) {
        Random random = new Random(seed);
        PeopleShares shares =
                new PeopleShares(
                        random.nextInt(1001), random.nextInt(101), 100 + random.nextInt(200));
        List<Waiting> people = new ArrayList<>();
        boolean ranges = random.nextBoolean();
        for (int i = 0; i < seed; i++) {
            long likely = random.nextInt(1, 5 + (int) seed * 10);
            people.add(
                    ranges
                            ? at(
                                    "p" + i,
                                    PersonCategory.CIVILIANS,
                                    new PeopleRange(
                                            random.nextLong(likely),
                                            likely,
                                            likely + 1 + random.nextInt(50)))
                            : counted("p" + i, likely));
        }
        List<Waiting> shared = shares.of(people);
        long likely = sum(people, PeopleRange::likely);
        assertEquals(likely, sum(shared, PeopleRange::likely));
        List<Waiting> wounded =
                shared.stream().filter(w -> w.category() == PersonCategory.WOUNDED).toList();
        assertEquals(
                (likely * shares.woundedPerThousand() + 500) / 1000,
                sum(wounded, PeopleRange::likely),
                "wounded");
        if (!ranges) {
            assertEquals(
                    (likely * shares.lowPercent() + 50) / 100,
                    sum(shared, PeopleRange::low),
                    "low");
            assertEquals(
                    (likely * shares.highPercent() + 50) / 100,
                    sum(shared, PeopleRange::high),
                    "high");
        } else {
            assertEquals(
                    sum(people, PeopleRange::low), sum(shared, PeopleRange::low), "stated low");
            assertEquals(
                    sum(people, PeopleRange::high), sum(shared, PeopleRange::high), "stated high");
        }
        assertTrue(shared.stream().allMatch(w -> w.people().high() > 0));
        assertEquals(shared, shares.of(people), "the same again");
    }

    private static long sum(List<Waiting> people, ToLongFunction<PeopleRange> part) {
        return people.stream().map(Waiting::people).mapToLong(part).sum();
    }

    @ParameterizedTest(name = "{0} of a thousand, {1} to {2} percent")
    @CsvSource({
        "-1, 100, 100",
        "1001, 100, 100",
        "0, -1, 100",
        "0, 101, 120",
        "0, 80, 99",
        "0, 80, 1001"
    })
    @DisplayName("shares out of range are refused")
    void refused(int wounded, int low, int high) {
        assertThrows(IllegalArgumentException.class, () -> new PeopleShares(wounded, low, high));
    }
}
