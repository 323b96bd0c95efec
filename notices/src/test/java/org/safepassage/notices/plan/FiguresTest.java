package org.safepassage.notices.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.safepassage.domain.Plan;
import org.safepassage.domain.Window;

class FiguresTest {
    @Test
    @DisplayName("three figures, grouped by a narrow space, never a comma")
    void threeFigures() {
        assertEquals("26\u202F900", Figures.roughly(26_860));
        assertEquals("999", Figures.roughly(999));
        assertEquals("813\u202F000", Figures.roughly(812_935));
        assertEquals("1\u202F000\u202F000", Figures.exact(1_000_000));
        assertEquals("0", Figures.roughly(0));
    }

    @Test
    @DisplayName("what is said with at most is never below, with at least never above")
    void boundsAreRoundedOutwards() {
        assertEquals("26\u202F900", Figures.atMost(26_810));
        assertEquals("26\u202F800", Figures.atLeast(26_890));
    }

    @Test
    @DisplayName("40 people left behind do not vanish in the rounding")
    void partIsNotTheWhole() {
        assertEquals("34\u202F900", Figures.roughlyOf(34_960, 35_000));
        assertEquals("35\u202F020", Figures.roughlyOf(35_020, 35_040));
        assertEquals("35\u202F000", Figures.roughlyOf(35_000, 35_000));
        assertEquals("22\u202F000", Figures.roughlyOf(22_000, 26_000));
    }

    @Test
    @DisplayName("rates: 596 an hour is 9.93 a minute, and no number is written with an exponent")
    void rates() {
        assertEquals("9.93", Figures.rate(596.0 / 60));
        assertEquals("132", Figures.rate(132.2));
        assertEquals("1\u202F320", Figures.rate(1322));
        assertEquals("0.0000012", Figures.rate(0.0000012));
        assertEquals("10", Figures.rate(10));
        assertEquals("0", Figures.rate(0));
    }

    @Test
    @DisplayName(
            "the offset is said where summer time ends within the hours: Damascus, 28 October 2016, 01:00 to 00:00")
    void offsetIsSaidWhenItChanges() {
        Window night =
                new Window(
                        Instant.parse("2016-10-27T18:00:00Z"),
                        Instant.parse("2016-10-28T04:00:00Z"));
        LocalTimes times = new LocalTimes(at(night, ZoneId.of("Asia/Damascus")));
        assertEquals("21:00 (UTC+3)", times.clock(night.opens()));
        assertEquals("06:00 (UTC+2) on 28 October", times.clock(night.closes()));
    }

    @Test
    @DisplayName("offsets of half an hour and west of Greenwich")
    void offsets() {
        Window day =
                new Window(
                        Instant.parse("2026-03-01T06:00:00Z"),
                        Instant.parse("2026-03-01T10:00:00Z"));
        assertEquals(
                "Asia/Kabul time (UTC+4:30)",
                new LocalTimes(at(day, ZoneId.of("Asia/Kabul"))).zoneInWords());
        assertEquals(
                "America/Sao Paulo time (UTC\u22123)",
                new LocalTimes(at(day, ZoneId.of("America/Sao_Paulo"))).zoneInWords());
        assertEquals(
                "Sunday 1 March 2026, 10:30 to 14:30, Asia/Kabul time (UTC+4:30)",
                new LocalTimes(at(day, ZoneId.of("Asia/Kabul"))).windowInFull());
    }

    private static Plan at(Window window, ZoneId zone) {
        Plan p = ExamplePlan.aleppo();
        return new Plan(
                p.pause(),
                p.title(),
                p.notAssured(),
                window,
                zone,
                true,
                Duration.ofMinutes(1),
                p.people(),
                p.cases(),
                p.mostWaiting(),
                p.proof(),
                p.corridors(),
                p.bands(),
                p.bottlenecks(),
                p.marginals(),
                p.trips(),
                p.conflicts(),
                p.unreached(),
                p.map(),
                p.assumptions(),
                p.warnings());
    }
}
