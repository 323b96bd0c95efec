package org.safepassage.watch;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.safepassage.watch.Town.at;
import static org.safepassage.watch.Town.fire;
import static org.safepassage.watch.Town.quiet;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.safepassage.domain.AnnouncedWindow;
import org.safepassage.domain.GeoPoint;

/** The verdict, story by story. The default rules are in docs/watch.md. */
class WatchTest {
    private static final Where ON_C1 = new Where.On("C1");

    private static Watch town() {
        return Watch.of(Town.withCorridors(2), WatchRules.OURS, Town.lines());
    }

    private static Reason reasonOf(Assessment answer, String report) {
        return answer.evidence().stream()
                .filter(e -> e.report().equals(report))
                .findFirst()
                .orElseThrow(() -> new AssertionError(report + " is not in " + answer.evidence()))
                .reason();
    }

    private static void bothQuiet(Watch watch, String clock) {
        watch.accept(quiet("M1", clock, "C1"));
        watch.accept(quiet("M2", clock, "C2"));
    }

    @Test
    @DisplayName("silence is no evidence: before the hours, without observers, and after the hours")
    void silence() {
        Watch watch = town();
        assertAll(
                () -> assertEquals(Verdict.NOT_BEGUN, watch.verdictAt(at("06:59")).verdict()),
                () -> assertEquals(Verdict.CANNOT_TELL, watch.verdictAt(at("07:00")).verdict()),
                () -> assertEquals(Verdict.CANNOT_TELL, watch.verdictAt(at("16:59")).verdict()),
                () -> assertEquals(Verdict.ENDED, watch.verdictAt(at("17:00")).verdict()));
    }

    @Test
    @DisplayName("it holds while every corridor is observed, and no longer")
    void observedQuiet() {
        Watch watch = town();
        bothQuiet(watch, "08:00");
        watch.accept(quiet("M1", "08:40", "C1"));
        Assessment both = watch.verdictAt(at("08:30"));
        Assessment one = watch.verdictAt(at("09:10")); // M2 was last heard at 08:00
        assertAll(
                () -> assertEquals(Verdict.HOLDS, both.verdict()),
                () -> assertEquals("observed-quiet", both.rule()),
                () -> assertEquals(at("08:01"), both.pause().since()),
                () -> assertEquals(Verdict.CANNOT_TELL, one.verdict()),
                () -> assertEquals(Verdict.HOLDS, one.corridors().get(0).verdict()),
                () -> assertEquals(Verdict.CANNOT_TELL, one.corridors().get(1).verdict()),
                () ->
                        assertEquals(
                                List.of("reporting", "silent"),
                                one.coverage().observers().stream()
                                        .map(Coverage.ObserverCoverage::state)
                                        .toList()));
    }

    @Test
    @DisplayName("an observer who says that it leaves no longer holds anything")
    void off() {
        Watch watch = town();
        bothQuiet(watch, "08:00");
        watch.accept(
                Report.of("o", "M2", ReportKind.OFF, Span.at(at("08:10")), new Where.InArea())
                        .received(at("08:10"))
                        .build());
        assertEquals(Verdict.CANNOT_TELL, watch.verdictAt(at("08:20")).verdict());
        assertEquals(Verdict.HOLDS, watch.verdictAt(at("08:05")).verdict());
    }

    @Test
    @DisplayName("two observers of one shot corroborate it; the same observer twice does not")
    void corroboration() {
        Watch watch = town();
        bothQuiet(watch, "09:30");
        watch.accept(fire("A1", "M1", "10:00", ON_C1).build());
        watch.accept(fire("A2", "M1", "10:02", ON_C1).build());
        Assessment alone = watch.verdictAt(at("10:10"));
        watch.accept(fire("B1", "M7", "10:01", ON_C1).received(at("10:20")).build());
        Assessment two = watch.verdictAt(at("10:20"));
        assertAll(
                () -> assertEquals(Verdict.STRAINED, alone.corridors().get(0).verdict()),
                () -> assertEquals(Reason.SAME_EVENT, reasonOf(alone, "A2")),
                () -> assertEquals(Verdict.BROKEN, two.corridors().get(0).verdict()),
                () -> assertEquals("fire-on-corridor", two.corridors().get(0).rule()),
                () -> assertEquals(Verdict.STRAINED, two.verdict(), "one of two corridors"),
                () -> assertEquals(at("10:20"), two.corridors().get(0).since()));
    }

    @Test
    @DisplayName("a late report changes later verdicts and no earlier one; hindsight is asked for")
    void lateReport() {
        Watch watch = town();
        bothQuiet(watch, "09:45");
        watch.accept(
                fire("A", "M9", "10:00", ON_C1)
                        .standing(Standing.VERIFIED)
                        .received(at("12:00"))
                        .build());
        bothQuiet(watch, "10:20");
        assertAll(
                () -> assertEquals(Verdict.HOLDS, watch.verdictAt(at("10:30")).verdict()),
                () ->
                        assertEquals(
                                Verdict.BROKEN,
                                watch.inHindsight(at("10:30"), at("12:00"))
                                        .corridors()
                                        .get(0)
                                        .verdict()),
                () ->
                        assertEquals(
                                Verdict.BROKEN,
                                watch.verdictAt(at("12:00")).corridors().get(0).verdict()));
    }

    @Test
    @DisplayName("the order in which reports come in makes no difference")
    void order() {
        List<Report> reports =
                List.of(
                        quiet("M1", "09:45", "C1"),
                        quiet("M2", "09:45", "C2"),
                        fire("A", "M1", "10:00", ON_C1).build(),
                        fire("B", "M3", "10:01", ON_C1).received(at("11:00")).build(),
                        quiet("M2", "10:30", "C2"));
        Watch forward = town();
        reports.forEach(forward::accept);
        forward.verdictAt(at("16:00"));
        Watch backward = town();
        for (int i = reports.size() - 1; i >= 0; i--) {
            backward.verdictAt(at("16:00")); // versions judged too early are taken back
            backward.accept(reports.get(i));
        }
        assertEquals(
                forward.replay(at("06:00"), at("18:00")),
                backward.replay(at("06:00"), at("18:00")));
    }

    @Test
    @DisplayName("after broken it recovers by rule: six hours at most strained, then as observed")
    void recovery() {
        Watch watch = Watch.of(Town.withCorridors(1), WatchRules.OURS, Town.lines());
        watch.accept(fire("A", "M9", "07:30", ON_C1).standing(Standing.VERIFIED).build());
        List<String> versions =
                watch.replay(at("06:00"), at("18:00")).stream()
                        .map(c -> c.at() + " " + c.pause().verdict().word())
                        .toList();
        // Known 07:32; ended 07:31, so the rule's six hours are over at 13:31; then recovering.
        assertEquals(
                List.of(
                        "2016-11-04T06:00:00Z not-begun",
                        "2016-11-04T07:00:00Z cannot-tell",
                        "2016-11-04T07:32:00Z broken",
                        "2016-11-04T13:31:00Z strained",
                        "2016-11-04T17:00:00Z ended"),
                versions.stream().distinct().toList());
    }

    @Test
    @DisplayName("a town's centre is not on the corridor that begins there")
    void centroid() {
        Watch watch = town();
        watch.accept(
                fire("T", "M9", "10:00", new Where.Within(new GeoPoint(37.161, 36.201), 5_000))
                        .standing(Standing.VERIFIED)
                        .build());
        Assessment answer = watch.verdictAt(at("10:30"));
        assertAll(
                () -> assertEquals(Verdict.CANNOT_TELL, answer.corridors().get(0).verdict()),
                () -> assertEquals("violence-alleged-in-area", answer.rule()));
    }

    @Test
    @DisplayName(
            "a spot 200 m from the line is on the corridor, one 900 m away is in the area only")
    void nearness() {
        // 0.0018 degrees of latitude are 200 m, 0.0081 are 900 m.
        Watch near = town();
        near.accept(
                fire("N", "M9", "10:00", new Where.Within(new GeoPoint(37.19, 36.2018), 50))
                        .standing(Standing.VERIFIED)
                        .build());
        Watch far = town();
        far.accept(
                fire("F", "M9", "10:00", new Where.Within(new GeoPoint(37.19, 36.2081), 50))
                        .standing(Standing.VERIFIED)
                        .build());
        assertEquals(Verdict.BROKEN, near.verdictAt(at("10:30")).corridors().get(0).verdict());
        assertEquals(Verdict.CANNOT_TELL, far.verdictAt(at("10:30")).corridors().get(0).verdict());
        assertEquals(Verdict.STRAINED, far.verdictAt(at("10:30")).verdict());
    }

    @Test
    @DisplayName("a day, or several, is no event of that hour")
    void coarseTimes() {
        Watch watch = town();
        Span day =
                new Span(
                        Instant.parse("2016-11-03T22:00:00Z"),
                        Instant.parse("2016-11-04T22:00:00Z"));
        Span week =
                new Span(
                        Instant.parse("2016-10-30T22:00:00Z"),
                        Instant.parse("2016-11-05T22:00:00Z"));
        watch.accept(
                Report.of("D", "X", ReportKind.VIOLENCE, day, ON_C1)
                        .standing(Standing.VERIFIED)
                        .received(at("12:00"))
                        .build());
        watch.accept(
                Report.of("W", "X", ReportKind.VIOLENCE, week, ON_C1)
                        .standing(Standing.VERIFIED)
                        .received(at("12:00"))
                        .build());
        Assessment answer = watch.verdictAt(at("13:00"));
        assertAll(
                () -> assertEquals(Verdict.CANNOT_TELL, answer.verdict()),
                () -> assertEquals(Reason.PERHAPS_OUTSIDE, reasonOf(answer, "D")),
                () -> assertEquals(Reason.SPANS_DAYS, reasonOf(answer, "W")));
    }

    @Test
    @DisplayName("disputed and refuted reports, corrections and retractions")
    void statusAxes() {
        Watch watch = town();
        watch.accept(
                fire("A", "M1", "10:00", ON_C1)
                        .standing(Standing.CORROBORATED)
                        .disputedBy(List.of("SY"))
                        .build());
        Assessment disputed = watch.verdictAt(at("10:30"));
        watch.accept(
                fire("A", "M1", "10:00", ON_C1)
                        .standing(Standing.VERIFIED)
                        .disputedBy(List.of("SY"))
                        .received(at("11:00"))
                        .build());
        Assessment verified = watch.verdictAt(at("11:00"));
        watch.accept(
                fire("A", "M1", "10:00", ON_C1)
                        .standing(Standing.RETRACTED)
                        .received(at("12:00"))
                        .build());
        Assessment retracted = watch.verdictAt(at("12:00"));
        assertAll(
                () -> assertEquals(Verdict.STRAINED, disputed.corridors().get(0).verdict()),
                () -> assertEquals(Verdict.BROKEN, verified.corridors().get(0).verdict()),
                () -> assertEquals(Verdict.CANNOT_TELL, retracted.corridors().get(0).verdict()),
                () ->
                        assertEquals(
                                Verdict.STRAINED,
                                watch.verdictAt(at("10:30")).corridors().get(0).verdict()));
    }

    @Test
    @DisplayName("one id with two contents at one time: both kept, neither corroborates")
    void conflict() {
        Watch watch = town();
        watch.accept(fire("A", "M1", "10:00", ON_C1).build());
        watch.accept(fire("A", "M1", "10:00", ON_C1).says("other words").build());
        watch.accept(fire("A", "M1", "10:00", ON_C1).build());
        Assessment answer = watch.verdictAt(at("10:30"));
        assertAll(
                () -> assertEquals(Verdict.STRAINED, answer.corridors().get(0).verdict()),
                () ->
                        assertTrue(
                                answer.evidence().stream()
                                        .anyMatch(e -> e.why().contains("says otherwise"))),
                () ->
                        assertEquals(
                                3,
                                answer.coverage().rows().values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum()));
    }

    @Test
    @DisplayName("a report from the future is set aside; clocks may differ by ten minutes")
    void future() {
        Watch watch = town();
        assertEquals(
                Reason.FUTURE,
                watch.accept(fire("F", "M1", "15:00", ON_C1).received(at("10:00")).build())
                        .reason());
        assertEquals(
                Reason.COUNTS,
                watch.accept(fire("S", "M2", "10:09", ON_C1).received(at("10:00")).build())
                        .reason());
        assertEquals(Verdict.STRAINED, watch.verdictAt(at("10:05")).corridors().get(0).verdict());
        assertEquals(Reason.FUTURE, reasonOf(watch.verdictAt(at("10:05")), "F"));
    }

    @Test
    @DisplayName("what was set aside as it came in: swapped, elsewhere, unplaced, no such corridor")
    void setAside() {
        Watch watch = town();
        Where swapped = new Where.Within(new GeoPoint(36.20, 37.16), 50);
        Where elsewhere = new Where.Within(new GeoPoint(38.5, 36.20), 50);
        assertEquals(
                Reason.SWAPPED, watch.accept(fire("1", "M1", "10:00", swapped).build()).reason());
        assertEquals(
                Reason.ELSEWHERE,
                watch.accept(fire("2", "M1", "10:00", elsewhere).build()).reason());
        assertEquals(
                Reason.UNPLACED,
                watch.accept(fire("3", "M1", "10:00", new Where.Unknown()).build()).reason());
        assertEquals(
                Reason.UNKNOWN_CORRIDOR,
                watch.accept(fire("4", "M1", "10:00", new Where.On("C9")).build()).reason());
        assertEquals(Verdict.CANNOT_TELL, watch.verdictAt(at("11:00")).verdict());
    }

    @Test
    @DisplayName("the party that announced it can end it; another that says so strains it")
    void declaredEnd() {
        Watch watch = town();
        bothQuiet(watch, "11:30");
        watch.accept(
                Report.of(
                                "E",
                                "press",
                                ReportKind.DECLARED_END,
                                Span.at(at("11:40")),
                                new Where.InArea())
                        .by("AG")
                        .received(at("11:45"))
                        .build());
        Assessment other = watch.verdictAt(at("11:50"));
        watch.accept(
                Report.of(
                                "E2",
                                "RU",
                                ReportKind.DECLARED_END,
                                Span.at(at("12:00")),
                                new Where.InArea())
                        .by("RU")
                        .received(at("12:05"))
                        .build());
        assertAll(
                () -> assertEquals("said-to-be-over", other.rule()),
                () -> assertEquals(Verdict.ENDED, watch.verdictAt(at("12:10")).verdict()),
                () -> assertEquals(Verdict.STRAINED, watch.verdictAt(at("12:03")).verdict()));
    }

    @Test
    @DisplayName("a day without hours: nobody can tell whether it is open")
    void dayAlone() {
        Watch watch =
                Watch.of(
                        Town.of(
                                1,
                                new AnnouncedWindow(
                                        "W",
                                        Town.ZONE,
                                        false,
                                        LocalDateTime.parse("2016-11-04T00:00").toLocalDate(),
                                        null,
                                        null,
                                        false,
                                        null,
                                        null,
                                        null,
                                        List.of())),
                        WatchRules.OURS);
        assertEquals("hours-not-known", watch.verdictAt(at("12:00")).rule());
        assertEquals(
                "no-hours", Watch.of(Town.of(1), WatchRules.OURS).verdictAt(at("12:00")).rule());
    }

    @Test
    @DisplayName("between two windows it has not begun, and an alert is no strike")
    void betweenWindowsAndAlerts() {
        Watch watch =
                Watch.of(
                        Town.of(
                                0,
                                AnnouncedWindow.of(
                                        "W1",
                                        Town.ZONE,
                                        LocalDateTime.parse("2016-11-04T09:00"),
                                        LocalDateTime.parse("2016-11-04T12:00")),
                                AnnouncedWindow.of(
                                        "W2",
                                        Town.ZONE,
                                        LocalDateTime.parse("2016-11-04T14:00"),
                                        LocalDateTime.parse("2016-11-04T16:00"))),
                        WatchRules.OURS);
        // Two that overlap, and one without an end: 07:30 to 08:30, and from 13:50Z on.
        watch.accept(alert("1", "07:30", at("08:10")));
        watch.accept(alert("2", "08:00", at("08:30")));
        watch.accept(alert("3", "13:50", Hours.NEVER));
        Assessment answer = watch.verdictAt(at("11:00"));
        assertAll(
                () -> assertEquals("between-windows", answer.rule()),
                () -> assertEquals(60, answer.coverage().alertMinutes()),
                () -> assertEquals(70, watch.verdictAt(at("14:30")).coverage().alertMinutes()));
    }

    private static Report alert(String id, String from, Instant until) {
        return Report.of(
                        id,
                        "official",
                        ReportKind.AIR_ALERT,
                        new Span(at(from), until),
                        new Where.InArea())
                .via("alerts")
                .receivedAsInferred(at(from))
                .build();
    }

    @Test
    @DisplayName("memory goes when told to, and the verdict stays")
    void forget() {
        Watch watch = town();
        for (int i = 0; i < 500; i++) {
            Instant when = at("07:00").plus(Duration.ofMinutes(i));
            watch.accept(
                    Report.of("r" + i, "M" + i, ReportKind.CLASH, Span.at(when), new Where.InArea())
                            .received(when)
                            .build());
        }
        Assessment before = watch.verdictAt(at("16:00"));
        watch.forgetBefore(at("16:00").plus(Duration.ofDays(2)));
        assertEquals(0, watch.eventsKept());
        assertEquals(Verdict.STRAINED, before.verdict());
        assertFalse(before.evidence().isEmpty());
        assertTrue(before.evidence().size() <= Assessment.MOST_EVIDENCE);
    }

    @Test
    @DisplayName("what was before is still compared with after its reports are let go of")
    void forgetKeepsTheHoursBefore() {
        Watch whole = threeDays();
        Watch lean = threeDays();
        Instant now = at("07:00").minus(Duration.ofHours(24));
        for (int i = 0; i < 72 * 6; i++) {
            now = now.plus(Duration.ofMinutes(10));
            // Two shots an hour before the first hour, one every four hours since.
            boolean shot = now.isBefore(at("07:00")) ? i % 3 == 0 : i % 24 == 0;
            Report report =
                    Report.of(
                                    "r" + i,
                                    "M" + i % 4,
                                    shot ? ReportKind.CLASH : ReportKind.QUIET,
                                    Span.at(now),
                                    new Where.InArea())
                            .received(now.plusSeconds(60))
                            .build();
            whole.accept(report);
            lean.accept(report);
            lean.forgetBefore(now);
        }
        Instant asked = now;
        assertTrue(lean.eventsKept() < whole.eventsKept());
        assertEquals(hours(whole, asked).says(), hours(lean, asked).says());
        assertEquals("quieter", hours(lean, asked).answer());
        assertEquals(48, hours(lean, asked).comparison().before());
    }

    private static Quieter hours(Watch watch, Instant when) {
        return watch.verdictAt(when).quieter().stream()
                .filter(q -> q.source().equals("observers"))
                .findFirst()
                .orElseThrow();
    }

    private static Watch threeDays() {
        return Watch.of(
                Town.of(
                        0,
                        AnnouncedWindow.of(
                                "W1",
                                Town.ZONE,
                                LocalDateTime.parse("2016-11-04T09:00"),
                                LocalDateTime.parse("2016-11-07T09:00"))),
                WatchRules.OURS);
    }
}
