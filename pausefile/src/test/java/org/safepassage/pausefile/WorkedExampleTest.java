package org.safepassage.pausefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.safepassage.domain.Admission;
import org.safepassage.domain.ArmsRule;
import org.safepassage.domain.ArrangementType;
import org.safepassage.domain.Assurance;
import org.safepassage.domain.Basis;
import org.safepassage.domain.Claim;
import org.safepassage.domain.Corridor;
import org.safepassage.domain.CorridorState;
import org.safepassage.domain.GeoPoint;
import org.safepassage.domain.Handling;
import org.safepassage.domain.Pause;
import org.safepassage.domain.PeopleRange;
import org.safepassage.domain.Predecessor;
import org.safepassage.domain.Relation;
import org.safepassage.domain.Scope;
import org.safepassage.domain.Spot;
import org.safepassage.domain.Transport;
import org.safepassage.domain.Window;

@DisplayName("the pause of east Aleppo, 4 November 2016")
class WorkedExampleTest {
    static PauseFile file;
    static Pause pause;

    @BeforeAll
    static void read() throws Exception {
        file = PauseFile.read(Example.FILE);
        pause = file.pause();
    }

    @Test
    @DisplayName("a comma in a name without quotes is part of the name, and is said")
    void commaInName() throws Exception {
        String quoted = "names: {en: \"East Aleppo, 4 November 2016\"}";
        assertTrue(Example.text().contains(quoted));
        PauseFile cut =
                PauseFile.parse(
                        Example.text().replace(quoted, "names: {en: East Aleppo, 4 November 2016}"),
                        "p");
        assertEquals("East Aleppo, 4 November 2016", cut.pause().names().in("en"));
        assertEquals(1, cut.warnings().size());
        assertEquals("names/en", cut.warnings().getFirst().path());
    }

    @Test
    @DisplayName("is one side's declaration, restricted, called a humanitarian ceasefire by Russia")
    void whatItIs() {
        assertEquals("aleppo-2016-11-04", pause.id());
        assertEquals(LocalDate.of(2016, 11, 4), pause.asOf());
        assertEquals("East Aleppo, 4 November 2016", pause.names().in("en"));
        assertEquals(Handling.RESTRICTED, pause.handling());
        assertEquals(ArrangementType.UNILATERAL_DECLARATION, pause.type());
        assertEquals("RU", pause.called().getFirst().by());
        assertEquals("humanitarian ceasefire", pause.called().getFirst().label());
        assertEquals(List.of(), file.warnings());
    }

    @Test
    @DisplayName(
            "runs from 09:00 to 19:00 at Damascus's winter time, which is 07:00Z to 17:00Z, and nobody stated the zone")
    void hours() {
        Window window = pause.findWindow("W1").orElseThrow().findFirst().orElseThrow();

        assertEquals(Instant.parse("2016-11-04T07:00:00Z"), window.opens());
        assertEquals(Instant.parse("2016-11-04T17:00:00Z"), window.closes());
        assertEquals(Duration.ofHours(10), window.length());
        assertEquals(false, pause.findWindow("W1").orElseThrow().zoneStated());
    }

    @Test
    @DisplayName(
            "was announced on 2 November at an hour that is not known: between 33 and 57 hours before it opens")
    void notice() {
        var declaration = java.util.Objects.requireNonNull(pause.declaration());
        var announced = java.util.Objects.requireNonNull(declaration.announced());
        var zone = pause.windows().getFirst().zone();
        Instant opens = Instant.parse("2016-11-04T07:00:00Z");

        assertNull(announced.time());
        assertEquals(
                57,
                Duration.between(announced.earliest(zone), opens)
                        .toHours()); // from 00:00 on the 2nd
        assertEquals(
                33,
                Duration.between(announced.latest(zone), opens).toHours()); // from 00:00 on the 3rd
        assertEquals("President of Russia", declaration.onOrdersOf());
        assertEquals("SY", declaration.approvedBy().getFirst().party());
    }

    @Test
    @DisplayName(
            "has two allies' assurances, a refusal by Fastaqim, and none on record of the armed groups")
    void assurances() {
        List<Assurance> assurances = pause.assurances();

        assertEquals(
                List.of("RU given", "SY given", "FAS refused"),
                assurances.stream().map(a -> a.party() + " " + a.state()).toList());
        assertInstanceOf(Assurance.Given.class, assurances.get(0));
        assertEquals(Assurance.Form.REPORTED_BY_ALLY, assurances.get(1).terms().form());
        assertInstanceOf(Assurance.Refused.class, assurances.get(2));
        assertEquals(Scope.window("W1"), assurances.get(2).scope());
        assertEquals("AG", pause.findParty("FAS").orElseThrow().partOf());
        assertEquals(List.of("RU", "SY", "AG"), pause.requires().getFirst().parties());
        assertTrue(assurances.stream().noneMatch(a -> a.party().equals("AG")));
    }

    @Test
    @DisplayName(
            "has two corridors for armed fighters who may keep their weapons, and six for civilians with no word on arms")
    void corridors() {
        List<Corridor> civilians =
                pause.corridors().stream()
                        .filter(c -> c.admits().equals(Set.of(Admission.CIVILIANS)))
                        .toList();
        List<Corridor> fighters =
                pause.corridors().stream().filter(Corridor::isForFighters).toList();

        assertEquals(
                List.of("C1", "C2", "C3", "C4", "C5", "C6"),
                civilians.stream().map(Corridor::id).toList());
        assertEquals(List.of("F1", "F2"), fighters.stream().map(Corridor::id).toList());
        for (Corridor corridor : civilians) {
            assertEquals(ArmsRule.NOT_STATED, corridor.arms());
            assertEquals(CorridorState.PLANNED, corridor.state());
            assertNull(corridor.route());
            assertNull(corridor.destination());
            assertNull(corridor.names());
            assertEquals(
                    Basis.ILLUSTRATION, java.util.Objects.requireNonNull(corridor.via()).basis());
        }
        for (Corridor corridor : fighters) {
            assertEquals(ArmsRule.MAY_KEEP, corridor.arms());
            assertNull(corridor.via());
            assertEquals(
                    Basis.INFERRED, java.util.Objects.requireNonNull(corridor.route()).basis());
        }
        assertEquals(
                List.of("Jandul junction", "Layramun ring", "Castello"),
                java.util.Objects.requireNonNull(fighters.getFirst().route()).named());
        assertEquals(
                new Spot.Node("c3-out"),
                java.util.Objects.requireNonNull(civilians.get(2).via()).exit());
    }

    @Test
    @DisplayName(
            "passes at most 35,760 people: six corridors of four lanes, 149 an hour and lane, ten hours")
    void capacity() {
        int perHour =
                pause.checkpoints().stream()
                        .mapToInt(c -> c.lanes() * c.perHourAndLane().likely())
                        .sum();

        assertEquals(6, pause.checkpoints().size());
        assertEquals(
                596,
                pause.checkpoints().getFirst().lanes()
                        * pause.checkpoints().getFirst().perHourAndLane().likely());
        assertEquals(35_760, perHour * 10);
    }

    @Test
    @DisplayName(
            "has 26,000 to 45,000 people at four places, likely 35,000, and not one fighter among them")
    void people() {
        PeopleRange all =
                pause.people().stream()
                        .map(p -> p.people())
                        .reduce(PeopleRange.of(0), PeopleRange::plus);

        assertEquals(
                new PeopleRange(26_000, 35_000, 45_000),
                all); // 9+7+6+4, 12+9+8+6, 15+12+10+8 thousand
        assertEquals(new GeoPoint(37.1441, 36.1868), pause.people().getFirst().point());
        assertNull(pause.people().get(1).point());
    }

    @Test
    @DisplayName("walks, gathers and drives as written")
    void movement() {
        Transport buses = pause.transport().getFirst();
        var walking = java.util.Objects.requireNonNull(pause.walking());

        assertEquals(0.5, walking.slow());
        assertEquals(0.8, walking.likely());
        assertEquals(1.1, walking.fast());
        assertEquals(
                new Transport(
                        "B1", Transport.Kind.BUS, 10, 50, 30, 90, "A1", "C1", Basis.ILLUSTRATION),
                buses);
        assertEquals("p1", pause.assemblyPoints().getFirst().near());
        assertEquals(new Spot.Node("a1"), pause.assemblyPoints().getFirst().node());
    }

    @Test
    @DisplayName("follows the pause of 20 October, at summer time, which collapsed")
    void follows() {
        Predecessor before = java.util.Objects.requireNonNull(pause.follows());

        assertEquals("aleppo-2016-10-20", before.id());
        assertEquals(Predecessor.Outcome.COLLAPSED, before.outcome());
        assertEquals(List.of("K14", "K15"), before.outcomePer());
        assertEquals(
                Optional.of(
                        new Window(
                                Instant.parse("2016-10-20T05:00:00Z"),
                                Instant.parse("2016-10-20T16:00:00Z"))),
                before.windows().getFirst().findFirst());
    }

    @Test
    @DisplayName(
            "keeps three claims on arms side by side, and each span shows the words it came from")
    void claims() {
        List<Claim> arms =
                pause.claims().stream()
                        .filter(c -> c.field().equals("corridors/F1+F2/arms"))
                        .toList();
        String text = java.util.Objects.requireNonNull(pause.findSource("S3").orElseThrow().text());

        assertEquals(
                List.of("may-keep", "must-leave", "must-leave; leave by Castello"),
                arms.stream().map(Claim::value).toList());
        assertEquals("leave Aleppo with their weapons", words(text, arms.getFirst()));
        assertEquals(
                "Syria's government approved", words(text, pause.findClaim("K4").orElseThrow()));
        assertEquals(
                "Six more corridors will reportedly be open",
                words(text, pause.findClaim("K13").orElseThrow()));
        assertEquals(Basis.HEDGED, pause.findClaim("K13").orElseThrow().basis());
        assertEquals(List.of("RU", "SY"), pause.findClaim("K19").orElseThrow().by());
        assertEquals("S1", pause.findSource("S2").orElseThrow().cites());
        assertEquals(
                Set.of(
                        new Relation("RU", "SY", Relation.Kind.SUPPORTS, List.of("K21")),
                        new Relation("SY", "AG", Relation.Kind.FIGHTS, List.of("K21"))),
                pause.relations().stream().collect(Collectors.toSet()));
    }

    private static String words(String text, Claim claim) {
        Claim.Span span = java.util.Objects.requireNonNull(claim.span());
        return text.substring(
                text.offsetByCodePoints(0, span.from()), text.offsetByCodePoints(0, span.until()));
    }

    @Test
    @DisplayName("knows where each of its parts stands in the file")
    void places() throws Exception {
        List<String> lines = Example.text().lines().toList();

        assertStandsAt(lines, "windows/W1/opens", "\"2016-11-04T09:00\"");
        assertStandsAt(lines, "corridors/C1/via/exit", "c1-out");
        assertStandsAt(lines, "corridors/F2/arms", "may-keep");
        assertStandsAt(lines, "people/p1/high", "15000");
        assertStandsAt(lines, "assurances/FAS/state", "refused");
        assertStandsAt(lines, "assurances/3/state", "refused");
        assertStandsAt(lines, "called/RU/label", "humanitarian ceasefire");
        assertStandsAt(lines, "claims/K19", "{id: K19");
        assertEquals(Optional.empty(), file.places().find("corridors/C9"));
        assertEquals(Optional.empty(), file.places().find("assurances/4"));
        assertEquals(
                file.places().find("corridors/C1").orElseThrow(),
                file.places().nearest("corridors/C1/destination/says"));
    }

    private static void assertStandsAt(List<String> lines, String path, String text) {
        Place place = file.places().find(path).orElseThrow();
        assertTrue(
                lines.get(place.line() - 1).startsWith(text, place.column() - 1),
                () -> path + " at " + place);
    }
}
