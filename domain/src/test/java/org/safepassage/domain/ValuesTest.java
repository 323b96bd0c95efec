package org.safepassage.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small values: what they hold, what they refuse, and that their text can be read back. */
class ValuesTest {
    private static String why(Executable broken) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, broken).getMessage());
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("a repetition, a window and a moment read back from their text")
    void readBack(long seed) {
        RandomGenerator random = new java.util.SplittableRandom(seed);
        LocalDate day = LocalDate.of(2016, 1, 1).plusDays(random.nextInt(4000));
        Repeats repeats =
                switch (random.nextInt(3)) {
                    case 0 -> new Repeats(1 + random.nextInt(366), day, null);
                    case 1 -> new Repeats(1 + random.nextInt(366), null, 1 + random.nextInt(3660));
                    default -> new Repeats(1 + random.nextInt(366), null, null);
                };
        assertEquals(repeats, Repeats.parse(repeats.toString()));
        Instant opens = Instant.ofEpochSecond(random.nextInt());
        Window window = new Window(opens, opens.plusSeconds(1 + random.nextInt(1_000_000)));
        String[] parts = window.toString().split("/", -1);
        assertEquals(
                window,
                new Window(
                        Instant.parse(parts[0]),
                        Instant.parse(parts[0]).plus(Duration.parse(parts[1]))));
        Moment moment =
                new Moment(
                        day,
                        random.nextBoolean()
                                ? null
                                : LocalTime.of(random.nextInt(24), random.nextInt(60)));
        String text = moment.toString();
        Moment back =
                text.length() == 10
                        ? new Moment(LocalDate.parse(text), null)
                        : new Moment(
                                LocalDateTime.parse(text).toLocalDate(),
                                LocalDateTime.parse(text).toLocalTime());
        assertEquals(moment, back);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                "DAILY",
                "FREQ=WEEKLY",
                "INTERVAL=2",
                "FREQ=DAILY;INTERVAL=0",
                "FREQ=DAILY;COUNT=0",
                "FREQ=DAILY;COUNT=x",
                "FREQ=DAILY;UNTIL=20161131",
                "FREQ=DAILY;UNTIL=20161104T170000Z",
                "FREQ=DAILY;COUNT=2;UNTIL=20161104",
                "FREQ=DAILY;COUNT=2;COUNT=3",
                "FREQ=DAILY;BYDAY=MO",
                "FREQ=DAILY;",
                "FREQ=DAILY;COUNT=99999999999"
            })
    @DisplayName("repetitions that are not read are refused, and never read by half")
    void repeatsRefused(String rrule) {
        assertThrows(IllegalArgumentException.class, () -> Repeats.parse(rrule));
    }

    @Test
    @DisplayName("days of a repetition: listed, asked for one by one, and the last of them")
    void repeatsDays() {
        LocalDate first = LocalDate.of(2026, 2, 27);
        Repeats three = Repeats.parse("FREQ=DAILY;INTERVAL=2;COUNT=3");
        assertEquals(List.of(first, first.plusDays(2), first.plusDays(4)), three.days(first, 10));
        for (Repeats repeats :
                List.of(
                        three,
                        new Repeats(3, first.plusDays(10), null),
                        new Repeats(1, null, null))) {
            List<LocalDate> days = repeats.days(first, 40);
            for (LocalDate day = first.minusDays(3);
                    day.isBefore(first.plusDays(20));
                    day = day.plusDays(1)) {
                assertEquals(days.contains(day), repeats.includes(first, day), repeats + " " + day);
            }
        }
        assertEquals(Optional.of(first.plusDays(4)), three.findLast(first));
        assertEquals(
                Optional.of(first.plusDays(9)),
                new Repeats(3, first.plusDays(10), null).findLast(first));
        assertEquals(Optional.empty(), new Repeats(1, null, null).findLast(first));
    }

    @Test
    @DisplayName(
            "a moment: a day is 24 hours, 23 when clocks go forward; an hour that comes twice is both")
    void moment() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Moment day = new Moment(LocalDate.of(2016, 3, 27), null);
        assertEquals(
                Duration.ofHours(23), Duration.between(day.earliest(berlin), day.latest(berlin)));
        Moment twice = new Moment(LocalDate.of(2016, 10, 30), LocalTime.of(2, 30));
        assertEquals(
                Duration.ofHours(1),
                Duration.between(twice.earliest(berlin), twice.latest(berlin)));
        Moment once = new Moment(LocalDate.of(2016, 10, 30), LocalTime.of(4, 30));
        assertEquals(once.earliest(berlin), once.latest(berlin));
        assertTrue(why(() -> new Moment(LocalDate.of(16, 11, 4), null)).contains("1900"));
    }

    @Test
    @DisplayName(
            "a scope: empty is all of that side; to cover is more than to meet; anyone is everybody")
    void scope() {
        Scope all = new Scope(Set.of(), Set.of(), Set.of());
        Scope w1 = Scope.window("W1");
        Scope c1 = new Scope(Set.of("W1"), Set.of("C1"), Set.of());
        Scope civilians = new Scope(Set.of("W1"), Set.of("C1"), Set.of(Admission.CIVILIANS));
        Scope anyone = new Scope(Set.of("W1"), Set.of(), Set.of(Admission.ANYONE));
        assertTrue(
                all.covers(w1)
                        && w1.covers(c1)
                        && c1.covers(civilians)
                        && anyone.covers(c1)
                        && anyone.covers(civilians));
        assertFalse(
                w1.covers(all)
                        || c1.covers(w1)
                        || civilians.covers(c1)
                        || civilians.covers(anyone));
        assertFalse(Scope.window("W2").covers(w1));
        Scope other = new Scope(Set.of(), Set.of("C2"), Set.of());
        assertTrue(w1.meets(other) && civilians.meets(anyone));
        assertFalse(c1.meets(other));
        assertEquals("everything", all.toString());
        assertEquals("W1, C1, civilians", civilians.toString());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("covering is meeting, reflexive and transitive, on random scopes")
    void scopeProps(long seed) {
        RandomGenerator random = new java.util.SplittableRandom(seed);
        List<Scope> scopes = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            scopes.add(
                    new Scope(
                            some(random, List.of("W1", "W2")),
                            some(random, List.of("C1", "C2", "C3")),
                            some(random, List.of(Admission.CIVILIANS, Admission.WOUNDED))));
        }
        for (Scope a : scopes) {
            assertTrue(a.covers(a));
            for (Scope b : scopes) {
                assertEquals(a.meets(b), b.meets(a));
                assertTrue(!a.covers(b) || a.meets(b));
                for (Scope c : scopes) {
                    assertTrue(!(a.covers(b) && b.covers(c)) || a.covers(c));
                }
            }
        }
    }

    private static <T> Set<T> some(RandomGenerator random, List<T> all) {
        Set<T> some = new java.util.LinkedHashSet<>();
        all.forEach(
                one -> {
                    if (random.nextInt(2) == 0) {
                        some.add(one);
                    }
                });
        return some;
    }

    @Test
    @DisplayName("who may use a corridor: fighters are no category of people")
    void admission() {
        for (PersonCategory category : PersonCategory.values()) {
            assertTrue(Admission.ANYONE.admits(category));
            assertFalse(Admission.ARMED_FIGHTERS.admits(category));
            assertFalse(Admission.UNARMED_FIGHTERS.admits(category));
            assertFalse(Admission.AID.admits(category));
        }
        assertTrue(Admission.CIVILIANS.admits(PersonCategory.CIVILIANS));
        assertFalse(Admission.CIVILIANS.admits(PersonCategory.WOUNDED));
        assertTrue(Admission.WOUNDED.admits(PersonCategory.WOUNDED));
        assertEquals(2, PersonCategory.values().length);
    }

    @Test
    @DisplayName("people are a range within a city's bounds, and add up case by case")
    void people() {
        assertEquals(
                new PeopleRange(3, 5, 9), new PeopleRange(1, 2, 3).plus(new PeopleRange(2, 3, 6)));
        assertEquals("1 to 3, likely 2", new PeopleRange(1, 2, 3).toString());
        assertEquals("7", PeopleRange.of(7).toString());
        assertThrows(IllegalArgumentException.class, () -> new PeopleRange(-1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new PeopleRange(2, 1, 3));
        assertThrows(IllegalArgumentException.class, () -> new PeopleRange(0, 4, 3));
        assertThrows(IllegalArgumentException.class, () -> PeopleRange.of(2_000_000_001L));
    }

    @Test
    @DisplayName("a curve starts at nobody, never falls, and keeps its last value")
    void curve() {
        Curve curve = new Curve(Duration.ofMinutes(1), List.of(0L, 0L, 20L, 40L));
        assertEquals(40, curve.end());
        assertEquals(0, curve.after(Duration.ofSeconds(119)));
        assertEquals(20, curve.after(Duration.ofMinutes(2)));
        assertEquals(40, curve.after(Duration.ofHours(9)));
        assertEquals(0, curve.after(Duration.ofMinutes(-5)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Curve(Duration.ofMinutes(1), List.of(1L)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Curve(Duration.ofMinutes(1), List.of(0L, 2L, 1L)));
        assertThrows(IllegalArgumentException.class, () -> new Curve(Duration.ZERO, List.of(0L)));
        assertThrows(
                IllegalArgumentException.class, () -> new Curve(Duration.ofMinutes(1), List.of()));
    }

    @Test
    @DisplayName(
            "hand sums: four lanes of 149 an hour for ten hours are 5,960; lanes and rates have bounds")
    void lanes() {
        Checkpoint q1 = Aleppo.pause().findCheckpoint("Q1").orElseThrow();
        assertEquals(596, q1.lanes() * q1.perHourAndLane().likely());
        assertEquals(35_760, 6 * 10 * q1.lanes() * q1.perHourAndLane().likely());
        assertTrue(
                why(() ->
                                new Checkpoint(
                                        "Q",
                                        new Spot.Node("q"),
                                        -1,
                                        q1.perHourAndLane(),
                                        Basis.STATED))
                        .contains("-1"));
        assertThrows(IllegalArgumentException.class, () -> new LaneRate(150, 149, null));
        assertThrows(IllegalArgumentException.class, () -> new LaneRate(null, 0, null));
        assertThrows(IllegalArgumentException.class, () -> new Walking(0, 0.8, 1.1, "ours"));
        assertThrows(
                IllegalArgumentException.class, () -> new Walking(0.5, Double.NaN, 1.1, "ours"));
        assertThrows(IllegalArgumentException.class, () -> new GeoPoint(181, 0));
        assertThrows(IllegalArgumentException.class, () -> new GeoPoint(Double.NaN, 0));
    }

    @Test
    @DisplayName("every choice has one word, lower case, found again by it")
    void words() {
        words(Admission.class);
        words(ArmsRule.class);
        words(ArrangementType.class);
        words(Basis.class);
        words(CorridorState.class);
        words(Element.class);
        words(EvacuationStandard.class);
        words(Handling.class);
        words(NotAssured.Why.class);
        words(PartyKind.class);
        words(Predecessor.Outcome.class);
        words(Relation.Kind.class);
        words(Assurance.Form.class);
        words(Responsible.Office.class);
        words(Rule.class);
        words(Severity.class);
        words(Source.Kind.class);
        words(Transport.Kind.class);
    }

    private static <E extends Enum<E> & Worded> void words(Class<E> choices) {
        assertEquals(Worded.words(choices).size(), Set.copyOf(Worded.words(choices)).size());
        for (String word : Worded.words(choices)) {
            assertTrue(word.matches("[a-z0-9]+(-[a-z0-9]+)*"), word);
            assertEquals(word, Worded.find(choices, word).orElseThrow().word());
        }
        assertEquals(Optional.empty(), Worded.find(choices, "no such word"));
    }

    @Test
    @DisplayName("names: the language asked for, else English, else the first")
    void names() {
        Names ru = new Names(java.util.Map.of("ru", "Алеппо"));
        assertEquals("Алеппо", ru.in("ar"));
        assertEquals("x", new Names(java.util.Map.of("en", "x", "ar", "ح")).in("uk"));
        assertThrows(IllegalArgumentException.class, () -> Names.of("English", "x"));
        assertThrows(IllegalArgumentException.class, () -> Names.of("en", " "));
    }
}
