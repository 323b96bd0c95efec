package org.safepassage.watch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.safepassage.domain.Admission;
import org.safepassage.domain.AnnouncedWindow;
import org.safepassage.domain.Area;
import org.safepassage.domain.ArmsRule;
import org.safepassage.domain.ArrangementType;
import org.safepassage.domain.Corridor;
import org.safepassage.domain.CorridorState;
import org.safepassage.domain.Declaration;
import org.safepassage.domain.GeoPoint;
import org.safepassage.domain.Names;
import org.safepassage.domain.Party;
import org.safepassage.domain.PartyKind;
import org.safepassage.domain.Pause;
import org.safepassage.domain.PauseBuilder;

/** A pause of one day, 07:00Z to 17:00Z on 4 November 2016, with corridors C1, C2 … */
public final class Town {
    static final ZoneId ZONE = ZoneId.of("Asia/Damascus");

    private Town() {}

    public static Pause withCorridors(int number) {
        return of(
                number,
                AnnouncedWindow.of(
                        "W1",
                        ZONE,
                        LocalDateTime.parse("2016-11-04T09:00"),
                        LocalDateTime.parse("2016-11-04T19:00")));
    }

    public static Pause of(int corridors, AnnouncedWindow... windows) {
        return new PauseBuilder(
                        "town",
                        LocalDate.parse("2016-11-04"),
                        Names.of("en", "Town"),
                        ArrangementType.UNILATERAL_DECLARATION)
                .area(new Area(Names.of("en", "Town"), new GeoPoint(37.16, 36.20), List.of()))
                .parties(List.of(new Party("RU", Names.of("en", "A"), PartyKind.STATE, null)))
                .declaration(
                        new Declaration(
                                null, null, "RU", null, List.of(), List.of(), List.of(), List.of()))
                .windows(List.of(windows))
                .corridors(
                        IntStream.rangeClosed(1, corridors)
                                .mapToObj(i -> corridor("C" + i))
                                .toList())
                .make();
    }

    private static Corridor corridor(String id) {
        return new Corridor(
                id,
                null,
                Set.of(Admission.CIVILIANS),
                ArmsRule.NOT_STATED,
                null,
                null,
                null,
                List.of(),
                CorridorState.PLANNED,
                List.of());
    }

    /** C1 runs east from the centre for about 4.5 km, C2 north. */
    public static Map<String, List<GeoPoint>> lines() {
        return Map.of(
                "C1", List.of(new GeoPoint(37.16, 36.20), new GeoPoint(37.21, 36.20)),
                "C2", List.of(new GeoPoint(37.16, 36.20), new GeoPoint(37.16, 36.24)));
    }

    /** A clock time of the day, UTC. */
    public static Instant at(String clock) {
        return Instant.parse("2016-11-04T" + clock + ":00Z");
    }

    public static ReportBuilder fire(String id, String observer, String clock, Where where) {
        return Report.of(id, observer, ReportKind.INDIRECT_FIRE, Span.at(at(clock)), where)
                .received(at(clock).plusSeconds(120));
    }

    public static Report quiet(String observer, String clock, String corridor) {
        return Report.of(
                        "q-" + observer + clock + corridor,
                        observer,
                        ReportKind.QUIET,
                        Span.at(at(clock)),
                        new Where.On(corridor))
                .received(at(clock).plusSeconds(60))
                .build();
    }
}
