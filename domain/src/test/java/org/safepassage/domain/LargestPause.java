package org.safepassage.domain;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.safepassage.domain.Assurance.Form;
import org.safepassage.domain.Assurance.Terms;

/** A pause with every list of the matrix as long as it may be, made to cost as much as it can. */
final class LargestPause {
    private LargestPause() {}

    static Pause make() {
        SplittableRandom random = new SplittableRandom(1);
        LocalDateTime first = LocalDateTime.parse("2026-01-01T00:00");
        List<AnnouncedWindow> windows =
                IntStream.range(0, 30)
                        .mapToObj(
                                i ->
                                        AnnouncedWindow.of(
                                                "W" + i,
                                                ZoneOffset.UTC,
                                                first.plusDays(i),
                                                first.plusDays(i).plusHours(9)))
                        .toList();
        List<Corridor> corridors =
                IntStream.range(0, 50)
                        .mapToObj(
                                i ->
                                        new Corridor(
                                                "C" + i,
                                                null,
                                                Set.of(Admission.values()),
                                                ArmsRule.NOT_STATED,
                                                null,
                                                null,
                                                null,
                                                List.of(),
                                                CorridorState.PLANNED,
                                                List.of()))
                        .toList();
        List<Party> parties =
                IntStream.range(0, 50)
                        .mapToObj(
                                i ->
                                        new Party(
                                                "P" + i,
                                                Names.of("en", "party " + i),
                                                PartyKind.ARMED_GROUP,
                                                i == 0 ? null : i < 5 ? "P" + (i - 1) : "P4"))
                        .toList();
        List<Requirement> requires =
                IntStream.range(0, 50)
                        .mapToObj(
                                i ->
                                        new Requirement(
                                                i == 0 ? List.of("P0") : List.of("P0", "P" + i),
                                                new Scope(Set.of(), without(i % 50), Set.of())))
                        .toList();
        List<Assurance> assurances = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            Scope scope =
                    new Scope(
                            Set.of("W" + random.nextInt(30)),
                            Set.of("C" + random.nextInt(50)),
                            Set.of());
            Terms terms =
                    new Terms(
                            i < 50 ? "P0" : "P" + i % 50,
                            i < 50 ? new Scope(Set.of(), Set.of(), Set.of()) : scope,
                            Form.WRITTEN,
                            Aleppo.day(11, 3),
                            List.of());
            assurances.add(
                    i < 50 ? new Assurance.Given(terms, null) : new Assurance.Refused(terms));
        }
        return new PauseBuilder(
                        "largest",
                        LocalDate.of(2026, 1, 1),
                        Names.of("en", "Largest"),
                        ArrangementType.HUMANITARIAN_PAUSE)
                .windows(windows)
                .corridors(corridors)
                .parties(parties)
                .requires(requires)
                .assurances(assurances)
                .make();
    }

    private static Set<String> without(int corridor) {
        Set<String> ids = new java.util.LinkedHashSet<>();
        IntStream.range(0, 50).filter(i -> i != corridor).forEach(i -> ids.add("C" + i));
        return ids;
    }
}
