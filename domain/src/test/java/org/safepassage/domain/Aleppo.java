package org.safepassage.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Assurance.Form;
import org.safepassage.domain.Assurance.Given;
import org.safepassage.domain.Assurance.Refused;
import org.safepassage.domain.Assurance.Terms;

/** The worked example, value by value: the pause announced for 4 November 2016 in east Aleppo. */
final class Aleppo {
    static final ZoneId DAMASCUS = ZoneId.of("Asia/Damascus");
    static final Instant OPENS = Instant.parse("2016-11-04T07:00:00Z");
    static final Instant CLOSES = Instant.parse("2016-11-04T17:00:00Z");
    static final Scope W1 = Scope.window("W1");

    private Aleppo() {}

    static Moment day(int month, int day) {
        return new Moment(LocalDate.of(2016, month, day), null);
    }

    static Pause pause() {
        return new PauseBuilder(
                        "aleppo-2016-11-04",
                        LocalDate.of(2016, 11, 4),
                        Names.of("en", "East Aleppo, 4 November 2016"),
                        ArrangementType.UNILATERAL_DECLARATION)
                .elements(
                        List.of(Element.SUSPENSION_OF_HOSTILITIES, Element.HUMANITARIAN_CORRIDORS))
                .called(List.of(new Called("RU", "humanitarian ceasefire", List.of("K1"))))
                .purpose(new Said("avoid needless loss of life", List.of("K2")))
                .area(
                        new Area(
                                Names.of("en", "east Aleppo"),
                                new GeoPoint(37.1612, 36.2012),
                                List.of(
                                        new Said(
                                                "under siege since the summer of 2016",
                                                List.of("K16")))))
                .declaration(
                        new Declaration(
                                "Defence Minister of Russia",
                                "President of Russia",
                                "RU",
                                day(11, 2),
                                List.of("leaders of all armed groups"),
                                List.of("cease hostilities", "withdraw from Aleppo"),
                                List.of(new Declaration.Approval("SY", List.of("K4"))),
                                List.of("K1", "K3")))
                .windows(
                        List.of(
                                new AnnouncedWindow(
                                        "W1",
                                        DAMASCUS,
                                        false,
                                        null,
                                        LocalDateTime.parse("2016-11-04T09:00"),
                                        LocalDateTime.parse("2016-11-04T19:00"),
                                        false,
                                        null,
                                        OPENS,
                                        CLOSES,
                                        List.of("K5", "K6"))))
                .parties(
                        List.of(
                                new Party(
                                        "RU",
                                        Names.of("en", "Russian Federation"),
                                        PartyKind.STATE,
                                        null),
                                new Party(
                                        "SY",
                                        Names.of("en", "Government of Syria"),
                                        PartyKind.STATE,
                                        null),
                                new Party(
                                        "AG",
                                        Names.of("en", "armed groups in east Aleppo"),
                                        PartyKind.ARMED_GROUPS,
                                        null),
                                new Party(
                                        "FAS",
                                        Names.of("en", "Fastaqim"),
                                        PartyKind.ARMED_GROUP,
                                        "AG")))
                .relations(
                        List.of(
                                new Relation("RU", "SY", Relation.Kind.SUPPORTS, List.of("K21")),
                                new Relation("SY", "AG", Relation.Kind.FIGHTS, List.of("K21"))))
                .requires(List.of(new Requirement(List.of("RU", "SY", "AG"), W1)))
                .assurances(
                        List.of(
                                new Given(
                                        new Terms(
                                                "RU",
                                                W1,
                                                Form.PUBLIC_STATEMENT,
                                                day(11, 2),
                                                List.of("K1")),
                                        null),
                                new Given(
                                        new Terms(
                                                "SY",
                                                W1,
                                                Form.REPORTED_BY_ALLY,
                                                day(11, 2),
                                                List.of("K4")),
                                        null),
                                new Refused(
                                        new Terms(
                                                "FAS",
                                                W1,
                                                Form.REPORTED,
                                                day(11, 2),
                                                List.of("K10")))))
                .corridors(corridors())
                .checkpoints(
                        IntStream.rangeClosed(1, 6)
                                .mapToObj(
                                        n ->
                                                new Checkpoint(
                                                        "Q" + n,
                                                        new Spot.Node("c" + n + "-out"),
                                                        4,
                                                        new LaneRate(null, 149, null),
                                                        Basis.ILLUSTRATION))
                                .toList())
                .people(
                        List.of(
                                people("p1", 9000, 12000, 15000),
                                people("p2", 7000, 9000, 12000),
                                people("p3", 6000, 8000, 10000),
                                people("p4", 4000, 6000, 8000)))
                .walking(Walking.FAMILIES_WITH_BAGS)
                .assemblyPoints(
                        List.of(
                                new AssemblyPoint(
                                        "A1",
                                        "p1",
                                        new Spot.Node("a1"),
                                        LocalDateTime.parse("2016-11-04T08:00"),
                                        Basis.ILLUSTRATION)))
                .transport(
                        List.of(
                                new Transport(
                                        "B1",
                                        Transport.Kind.BUS,
                                        10,
                                        50,
                                        30,
                                        90,
                                        "A1",
                                        "C1",
                                        Basis.ILLUSTRATION)))
                .follows(
                        new Predecessor(
                                "aleppo-2016-10-20",
                                List.of(
                                        AnnouncedWindow.of(
                                                "before",
                                                DAMASCUS,
                                                LocalDateTime.parse("2016-10-20T08:00"),
                                                LocalDateTime.parse("2016-10-20T19:00"))),
                                Predecessor.Outcome.COLLAPSED,
                                List.of("K14", "K15")))
                .files(new MapFiles("roads.geojson", null, true))
                .sources(sources())
                .claims(claims())
                .make();
    }

    /**
     * The same with all that opening needs: first-hand assurances of all three, and the three
     * texts.
     */
    static Pause complete() {
        return pause().but()
                .assurances(List.of(given("RU"), given("SY"), given("AG"), given("FAS")))
                .instructions(List.of(texts()))
                .make();
    }

    static Instruction texts() {
        return new Instruction(
                List.of(),
                Names.of("en", "The corridor is suspended. Do not go."),
                Names.of("en", "Stay where you are."),
                Names.of("en", "Turn back to the last shelter."));
    }

    static Assurance given(String party) {
        return new Given(new Terms(party, W1, Form.WRITTEN, day(11, 3), List.of()), null);
    }

    private static PeopleAtPlace people(String place, long low, long likely, long high) {
        return new PeopleAtPlace(
                place,
                null,
                null,
                PersonCategory.CIVILIANS,
                new PeopleRange(low, likely, high),
                Basis.ILLUSTRATION,
                List.of());
    }

    private static List<Corridor> corridors() {
        List<Corridor> all = new ArrayList<>();
        Map<String, List<String>> routes =
                Map.of(
                        "F1", List.of("Jandul junction", "Layramun ring", "Castello"),
                        "F2", List.of("Souq al-Hai market", "al-Masharqa", "Damascus-Aleppo road"));
        for (String id : List.of("F1", "F2")) {
            all.add(
                    new Corridor(
                            id,
                            null,
                            new LinkedHashSet<>(
                                    List.of(Admission.ARMED_FIGHTERS, Admission.WOUNDED)),
                            ArmsRule.MAY_KEEP,
                            new Route(
                                    routes.getOrDefault(id, List.of()),
                                    Basis.INFERRED,
                                    List.of("K8")),
                            null,
                            new Destination("areas outside the city", null, List.of("K20")),
                            List.of(),
                            CorridorState.PLANNED,
                            List.of("K7", "K8", "K9")));
        }
        for (int n = 1; n <= 6; n++) {
            all.add(
                    new Corridor(
                            "C" + n,
                            null,
                            Set.of(Admission.CIVILIANS),
                            ArmsRule.NOT_STATED,
                            null,
                            new Via(
                                    new Spot.Node("c" + n + "-in"),
                                    new Spot.Node("c" + n + "-out"),
                                    Basis.ILLUSTRATION),
                            null,
                            List.of("Q" + n),
                            CorridorState.PLANNED,
                            List.of("K13")));
        }
        return all;
    }

    private static List<Source> sources() {
        return List.of(
                source("S1", Source.Kind.PARTY_STATEMENT, "RU", null, null, null, false),
                source("S2", Source.Kind.NEWS, null, "RBC", "S1", null, false),
                source("S3", Source.Kind.NEWS, null, "The Moscow Times", "S2", null, null),
                source("S4", Source.Kind.NEWS, null, "AFP", null, null, null),
                source("S5", Source.Kind.NEWS, null, "RT France", null, null, null),
                source(
                        "S6",
                        Source.Kind.PARTY_STATEMENT,
                        "SY",
                        "Syrian General Staff",
                        null,
                        "ABNA",
                        null),
                source("S7", Source.Kind.NEWS, null, "Interfax", null, null, null),
                source("S8", Source.Kind.NEWS, null, "Vedomosti", null, null, null),
                source("S9", Source.Kind.NEWS, null, "vidostream.com 5869", null, null, null));
    }

    private static Source source(
            String id,
            Source.Kind kind,
            @Nullable String by,
            @Nullable String name,
            @Nullable String cites,
            @Nullable String via,
            @Nullable Boolean seen) {
        return new Source(id, kind, by, name, null, cites, via, seen, null, null, null);
    }

    private static List<Claim> claims() {
        List<String> ru = List.of("RU");
        return List.of(
                claim("K1", "called/RU", "humanitarian ceasefire", List.of(), "S3"),
                claim("K2", "purpose", "avoid needless loss of life", List.of(), "S3"),
                claim("K3", "declaration/onOrdersOf", "President of Russia", List.of(), "S3"),
                claim("K4", "assurances/SY", "given", ru, "S3"),
                claim("K5", "windows/W1", "09:00 to 19:00 on 4 November", List.of(), "S3"),
                claim("K6", "windows/W1/closes", "19:00 local is 17:00 GMT", List.of(), "S4"),
                claim("K7", "corridors/F1+F2", "two with weapons", ru, "S3"),
                claim(
                        "K8",
                        "corridors/F1+F2/route",
                        "as in F1 and F2; also sick and wounded",
                        List.of(),
                        "S7"),
                claim("K9", "corridors/F1+F2/arms", "may-keep", ru, "S3"),
                claim("K10", "assurances/AG", "refused: Fastaqim and others", List.of(), "S9"),
                claim(
                        "K11",
                        "corridors/F1/destination",
                        "towards the Turkish border",
                        List.of(),
                        "S7"),
                claim("K12", "corridors/F1/destination", "Idlib", List.of(), "S8"),
                new Claim(
                        "K13",
                        "corridors/C1-C6",
                        "six for unarmed civilians",
                        ru,
                        "S3",
                        Basis.HEDGED,
                        null),
                claim("K14", "follows/ended", "collapsed", List.of(), "S3"),
                claim(
                        "K15",
                        "follows/ended",
                        "both sides played down the chance of another",
                        List.of(),
                        "S3"),
                claim("K16", "area/situation", "besieged since the summer", List.of(), "S3"),
                claim("K17", "corridors/F1+F2/arms", "must-leave", List.of(), "S5"),
                claim(
                        "K18",
                        "corridors/F1+F2/arms",
                        "must-leave; leave by Castello",
                        List.of("SY"),
                        "S6"),
                claim(
                        "K20",
                        "corridors/all/destination",
                        "areas outside the city",
                        List.of(),
                        "S3"),
                claim(
                        "K21",
                        "relations/RU",
                        "supports the Syrian government, which fights the opposition",
                        List.of(),
                        "S3"),
                claim(
                        "K19",
                        "blame",
                        "Washington has not told opposition from extremists",
                        List.of("RU", "SY"),
                        "S3"));
    }

    static Claim claim(String id, String field, String value, List<String> by, String source) {
        return new Claim(id, field, value, by, source, Basis.STATED, null);
    }
}
