package org.safepassage.notices.plan;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.safepassage.domain.Admission;
import org.safepassage.domain.AnnouncedWindow;
import org.safepassage.domain.ArmsRule;
import org.safepassage.domain.ArrangementType;
import org.safepassage.domain.Assurance;
import org.safepassage.domain.Basis;
import org.safepassage.domain.Checkpoint;
import org.safepassage.domain.Claim;
import org.safepassage.domain.Corridor;
import org.safepassage.domain.CorridorState;
import org.safepassage.domain.Destination;
import org.safepassage.domain.Handling;
import org.safepassage.domain.LaneRate;
import org.safepassage.domain.Moment;
import org.safepassage.domain.Names;
import org.safepassage.domain.Party;
import org.safepassage.domain.PartyKind;
import org.safepassage.domain.Pause;
import org.safepassage.domain.PeopleAtPlace;
import org.safepassage.domain.PeopleRange;
import org.safepassage.domain.PersonCategory;
import org.safepassage.domain.Requirement;
import org.safepassage.domain.Route;
import org.safepassage.domain.Scope;
import org.safepassage.domain.Source;
import org.safepassage.domain.Spot;
import org.safepassage.domain.Via;

/**
 * The pause of 4 November 2016 as values, shortened; the words that a test wants to vary come in
 * through {@link #named}.
 */
final class ExamplePause {
    private ExamplePause() {}

    static Pause aleppo() {
        return named("armed groups in east Aleppo");
    }

    /** The same pause with this text wherever somebody may type one. */
    static Pause hostile(String typed) {
        return of(typed, typed);
    }

    static Pause named(String groups) {
        return of(groups, "");
    }

    private static Pause of(String groups, String typed) {
        Moment said = new Moment(LocalDate.of(2016, 11, 2), null);
        Scope w1 = Scope.window("W1");
        return new Pause(
                "aleppo-2016-11-04",
                LocalDate.of(2016, 11, 4),
                Names.of("en", or(typed, "East Aleppo, 4 November 2016")),
                Handling.RESTRICTED,
                ArrangementType.UNILATERAL_DECLARATION,
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of(
                        new AnnouncedWindow(
                                "W1",
                                ZoneId.of("Asia/Damascus"),
                                false,
                                null,
                                LocalDateTime.of(2016, 11, 4, 9, 0),
                                LocalDateTime.of(2016, 11, 4, 19, 0),
                                false,
                                null,
                                null,
                                null,
                                List.of("K5"))),
                List.of(
                        party("RU", or(typed, "Russian Federation"), PartyKind.STATE, null),
                        party("SY", or(typed, "Government of Syria"), PartyKind.STATE, null),
                        party("AG", groups, PartyKind.ARMED_GROUPS, null),
                        party("FAS", or(typed, "Fastaqim"), PartyKind.ARMED_GROUP, "AG"),
                        party("UN", or(typed, "United Nations"), PartyKind.UNITED_NATIONS, null)),
                List.of(),
                List.of(new Requirement(List.of("RU", "SY", "AG"), w1)),
                List.of(
                        new Assurance.Given(
                                new Assurance.Terms(
                                        "RU",
                                        w1,
                                        Assurance.Form.PUBLIC_STATEMENT,
                                        said,
                                        List.of("K1")),
                                null),
                        new Assurance.Given(
                                new Assurance.Terms(
                                        "SY",
                                        w1,
                                        Assurance.Form.REPORTED_BY_ALLY,
                                        said,
                                        List.of("K4")),
                                null),
                        new Assurance.Refused(
                                new Assurance.Terms(
                                        "FAS", w1, Assurance.Form.REPORTED, said, List.of("K10")))),
                corridors(typed),
                checkpoints(),
                List.of(
                        people("p1", or(typed, "Bustan al-Qasr"), 9000, 12_000, 15_000),
                                people("p2", or(typed, "place 2"), 7000, 9000, 12_000),
                        people("p3", or(typed, "place 3"), 6000, 8000, 10_000),
                                people("p4", or(typed, "place 4"), 4000, 6000, 8000)),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                List.of(
                        source("S3", or(typed, "The Moscow Times")),
                        source("S5", or(typed, "RT France")),
                        source("S6", or(typed, "Syrian General Staff")),
                        source("S7", or(typed, "Interfax")),
                        source("S8", or(typed, "Vedomosti")),
                        source("S9", or(typed, "vidostream.com 5869"))),
                List.of(
                        claim("K1", "called/RU", "humanitarian ceasefire", "S3", Basis.STATED),
                        claim("K4", "assurances/SY", "given", "S3", Basis.STATED),
                        claim(
                                "K5",
                                "windows/W1",
                                "09:00 to 19:00 on 4 November",
                                "S3",
                                Basis.STATED),
                        new Claim(
                                "K9",
                                field(typed),
                                or(typed, "may-keep"),
                                List.of("RU"),
                                "S3",
                                Basis.STATED,
                                null),
                        claim(
                                "K10",
                                "assurances/AG",
                                "refused: Fastaqim and others",
                                "S9",
                                Basis.STATED),
                        claim(
                                "K11",
                                "corridors/F1/destination",
                                "towards the Turkish border",
                                "S7",
                                Basis.STATED),
                        claim("K12", "corridors/F1/destination", "Idlib", "S8", Basis.HEDGED),
                        claim("K17", field(typed), "must-leave", "S5", Basis.STATED),
                        new Claim(
                                "K18",
                                "corridors/F1+F2/arms",
                                "must-leave; leave by Castello",
                                List.of("SY"),
                                "S6",
                                Basis.STATED,
                                null)));
    }

    private static String or(String typed, String usual) {
        return typed.isEmpty() ? usual : typed;
    }

    /** A field has 200 characters at most. */
    private static String field(String typed) {
        return or(typed.substring(0, Math.min(200, typed.length())), "corridors/F1+F2/arms");
    }

    private static Party party(
            String id,
            String name,
            PartyKind kind,
            @org.jspecify.annotations.Nullable String partOf) {
        return new Party(id, Names.of("en", name), kind, partOf);
    }

    private static List<Corridor> corridors(String typed) {
        List<Corridor> corridors = new ArrayList<>();
        corridors.add(fighters("F1", List.of(or(typed, "Jandul junction"), or(typed, "Castello"))));
        corridors.add(
                fighters("F2", List.of(or(typed, "Souq al-Hai market"), or(typed, "al-Masharqa"))));
        for (int i = 1; i <= 6; i++) {
            corridors.add(
                    new Corridor(
                            "C" + i,
                            null,
                            Set.of(Admission.CIVILIANS),
                            ArmsRule.NOT_STATED,
                            null,
                            new Via(
                                    new Spot.Node("c" + i + "-in"),
                                    new Spot.Node("c" + i + "-out"),
                                    Basis.ILLUSTRATION),
                            null,
                            List.of("Q" + i),
                            CorridorState.PLANNED,
                            List.of()));
        }
        return corridors;
    }

    private static Corridor fighters(String id, List<String> named) {
        return new Corridor(
                id,
                null,
                Set.of(Admission.ARMED_FIGHTERS),
                ArmsRule.MAY_KEEP,
                new Route(named, Basis.INFERRED, List.of()),
                null,
                new Destination("areas outside the city", null, List.of()),
                List.of(),
                CorridorState.PLANNED,
                List.of("K9"));
    }

    private static List<Checkpoint> checkpoints() {
        List<Checkpoint> checkpoints = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            checkpoints.add(
                    new Checkpoint(
                            "Q" + i,
                            new Spot.Node("c" + i + "-out"),
                            4,
                            new LaneRate(100, 149, 200),
                            Basis.ILLUSTRATION));
        }
        return checkpoints;
    }

    private static PeopleAtPlace people(
            String place, String name, long low, long likely, long high) {
        return new PeopleAtPlace(
                place,
                new Names(Map.of("en", name)),
                null,
                PersonCategory.CIVILIANS,
                new PeopleRange(low, likely, high),
                Basis.ILLUSTRATION,
                List.of());
    }

    private static Source source(String id, String name) {
        return new Source(
                id,
                Source.Kind.NEWS,
                null,
                name,
                new Moment(LocalDate.of(2016, 11, 2), null),
                null,
                null,
                false,
                null,
                null,
                null);
    }

    private static Claim claim(String id, String field, String value, String source, Basis basis) {
        return new Claim(id, field, value, List.of(), source, basis, null);
    }
}
