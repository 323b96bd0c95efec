package org.safepassage.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Hours as announced, in the zone of the place. Offsets by the tz database: Damascus left summer
 * time on 28 October 2016.
 */
class AnnouncedWindowTest {
    private static final ZoneId DAMASCUS = ZoneId.of("Asia/Damascus");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static AnnouncedWindow local(ZoneId zone, String opens, String closes) {
        return AnnouncedWindow.of(
                "W", zone, LocalDateTime.parse(opens), LocalDateTime.parse(closes));
    }

    private static AnnouncedWindow daily(ZoneId zone, String opens, String closes, String rrule) {
        return window(zone, null, opens, closes, false, rrule, null, null);
    }

    private static AnnouncedWindow window(
            ZoneId zone,
            @Nullable String date,
            @Nullable String opens,
            @Nullable String closes,
            boolean openEnded,
            @Nullable String rrule,
            @Nullable String utcOpens,
            @Nullable String utcCloses) {
        return new AnnouncedWindow(
                "W",
                zone,
                true,
                date == null ? null : LocalDate.parse(date),
                opens == null ? null : LocalDateTime.parse(opens),
                closes == null ? null : LocalDateTime.parse(closes),
                openEnded,
                rrule == null ? null : Repeats.parse(rrule),
                utcOpens == null ? null : Instant.parse(utcOpens),
                utcCloses == null ? null : Instant.parse(utcCloses),
                List.of());
    }

    private static List<String> print(List<Window> windows) {
        return windows.stream().map(Window::toString).toList();
    }

    private static String why(org.junit.jupiter.api.function.Executable broken) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, broken).getMessage());
    }

    @Test
    @DisplayName(
            "Damascus is +03 on 20 October 2016 and +02 on 4 November: the same hours are other instants")
    void damascus() {
        AnnouncedWindow october = local(DAMASCUS, "2016-10-20T08:00", "2016-10-20T19:00");
        AnnouncedWindow november = local(DAMASCUS, "2016-11-04T09:00", "2016-11-04T19:00");
        assertEquals(ZoneOffset.ofHours(3), october.offset());
        assertEquals(ZoneOffset.ofHours(2), november.offset());
        assertEquals(List.of("2016-10-20T05:00:00Z/PT11H"), print(october.windows(9)));
        assertEquals(List.of("2016-11-04T07:00:00Z/PT10H"), print(november.windows(9)));
        assertEquals(Optional.of(Aleppo.CLOSES), november.findLastClosing());
        assertEquals(
                ZoneOffset.ofHours(3),
                local(DAMASCUS, "2023-01-15T09:00", "2023-01-15T10:00").offset());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2016-11-04T06:59:59Z, false",
        "2016-11-04T07:00:00Z, true", // the opening is included
        "2016-11-04T16:59:59Z, true",
        "2016-11-04T17:00:00Z, false", // the close is not
    })
    @DisplayName("half open")
    void isOpenAt(Instant when, boolean open) {
        assertEquals(open, Aleppo.pause().windows().getFirst().isOpenAt(when));
    }

    @Test
    @DisplayName("over a night on which clocks go back the window is an hour longer")
    void overTheChange() {
        // Berlin, 30 October 2016: 03:00 becomes 02:00. 22:00 to 06:00 is nine hours.
        Window night =
                local(BERLIN, "2016-10-29T22:00", "2016-10-30T06:00").findFirst().orElseThrow();
        assertEquals(Duration.ofHours(9), night.length());
        Window spring =
                local(BERLIN, "2016-03-26T22:00", "2016-03-27T06:00").findFirst().orElseThrow();
        assertEquals(Duration.ofHours(7), spring.length());
    }

    @Test
    @DisplayName("daily hours stay local when summer time ends")
    void dailyAcrossTheChange() {
        AnnouncedWindow daily =
                daily(DAMASCUS, "2016-10-27T09:00", "2016-10-27T14:00", "FREQ=DAILY;COUNT=3");
        assertEquals(
                List.of(
                        "2016-10-27T06:00:00Z/PT5H",
                        "2016-10-28T07:00:00Z/PT5H",
                        "2016-10-29T07:00:00Z/PT5H"),
                print(daily.windows(9)));
        assertEquals(2, daily.windows(2).size());
        assertTrue(daily.isOpenAt(Instant.parse("2016-10-27T06:00:00Z")));
        assertFalse(daily.isOpenAt(Instant.parse("2016-10-28T06:00:00Z")));
        assertFalse(daily.isOpenAt(Instant.parse("2016-10-30T07:00:00Z")));
        assertEquals(Optional.of(Instant.parse("2016-10-29T12:00:00Z")), daily.findLastClosing());
    }

    @Test
    @DisplayName("every second day, over midnight, until a day that is included")
    void everySecondDay() {
        AnnouncedWindow nights =
                daily(
                        ZoneOffset.UTC,
                        "2026-03-01T22:00",
                        "2026-03-02T02:00",
                        "FREQ=DAILY;INTERVAL=2;UNTIL=20260305");
        assertEquals(
                List.of(
                        "2026-03-01T22:00:00Z/PT4H",
                        "2026-03-03T22:00:00Z/PT4H",
                        "2026-03-05T22:00:00Z/PT4H"),
                print(nights.windows(9)));
        assertTrue(nights.isOpenAt(Instant.parse("2026-03-04T01:00:00Z")));
        assertFalse(nights.isOpenAt(Instant.parse("2026-03-05T01:00:00Z")));
        assertEquals(Optional.of(Instant.parse("2026-03-06T02:00:00Z")), nights.findLastClosing());
    }

    @Test
    @DisplayName(
            "findAt agrees with the list of windows, hour by hour, over both changes of a year")
    void findAtAgrees() {
        for (ZoneId zone :
                List.of(
                        DAMASCUS,
                        BERLIN,
                        ZoneId.of("Pacific/Apia"),
                        ZoneId.of("America/Santiago"))) {
            for (String hours :
                    List.of("00:30 01:30", "23:00 02:00", "02:15 02:45", "00:00 00:00")) {
                LocalDateTime opens = LocalDateTime.parse("2016-02-01T" + hours.substring(0, 5));
                LocalDateTime closes = LocalDateTime.parse("2016-02-01T" + hours.substring(6));
                closes = closes.isAfter(opens) ? closes : closes.plusDays(1);
                AnnouncedWindow daily =
                        new AnnouncedWindow(
                                "W",
                                zone,
                                true,
                                null,
                                opens,
                                closes,
                                false,
                                new Repeats(1, null, 330),
                                null,
                                null,
                                List.of());
                List<Window> windows = daily.windows(1000);
                Instant when = windows.getFirst().opens().minus(Duration.ofHours(3));
                int next = 0;
                while (next < windows.size()) {
                    Window window = windows.get(next);
                    boolean open = window.isOpenAt(when);
                    assertEquals(open, daily.isOpenAt(when), zone + " " + hours + " " + when);
                    when = when.plus(Duration.ofMinutes(30));
                    next += when.isBefore(window.closes()) ? 0 : 1;
                }
            }
        }
    }

    @Test
    @DisplayName(
            "on a later day an hour that is missing or comes twice makes the window shorter, never longer")
    void repeatedHours() {
        // Damascus, 25 March 2016: 00:00 became 01:00. 00:30 does not exist; the later reading is
        // 01:30 (22:30Z).
        AnnouncedWindow gap =
                daily(DAMASCUS, "2016-03-24T00:30", "2016-03-24T04:00", "FREQ=DAILY;COUNT=2");
        assertEquals(
                List.of("2016-03-23T22:30:00Z/PT3H30M", "2016-03-24T22:30:00Z/PT2H30M"),
                print(gap.windows(9)));
        // Berlin, 30 October 2016: 02:30 comes at 00:30Z and again at 01:30Z. Opening takes the
        // later, closing the sooner.
        AnnouncedWindow opensTwice =
                daily(BERLIN, "2016-10-29T02:30", "2016-10-29T05:00", "FREQ=DAILY;COUNT=2");
        assertEquals("2016-10-30T01:30:00Z/PT2H30M", opensTwice.windows(9).get(1).toString());
        AnnouncedWindow closesTwice =
                daily(BERLIN, "2016-10-29T01:30", "2016-10-29T02:30", "FREQ=DAILY;COUNT=2");
        assertEquals("2016-10-29T23:30:00Z/PT1H", closesTwice.windows(9).get(1).toString());
        // Berlin, 27 March 2016: 02:00 became 03:00. From 02:10 to 02:50 nothing is left, and the
        // day is left out.
        AnnouncedWindow nothing =
                daily(BERLIN, "2016-03-26T02:10", "2016-03-26T02:50", "FREQ=DAILY;COUNT=3");
        assertEquals(
                List.of("2016-03-26T01:10:00Z/PT40M", "2016-03-28T00:10:00Z/PT40M"),
                print(nothing.windows(9)));
    }

    @Test
    @DisplayName(
            "a single hour that does not exist, or comes twice without a word in UTC, is refused with the way out")
    void gapAndOverlap() {
        assertEquals(
                "'opens' 2016-03-25T00:30 does not exist in Asia/Damascus: clocks went from 2016-03-25T00:00 to 2016-03-25T01:00 that day.",
                why(() -> local(DAMASCUS, "2016-03-25T00:30", "2016-03-25T04:00")));
        assertEquals(
                "'opens' 2016-10-30T02:30 comes twice in Europe/Berlin (2016-10-30T00:30:00Z and 2016-10-30T01:30:00Z); "
                        + "write 'utc' beside it to say which.",
                why(() -> local(BERLIN, "2016-10-30T02:30", "2016-10-30T05:00")));
        AnnouncedWindow second =
                window(
                        BERLIN,
                        null,
                        "2016-10-30T02:30",
                        "2016-10-30T05:00",
                        false,
                        null,
                        "2016-10-30T01:30:00Z",
                        null);
        assertEquals(Optional.of(Instant.parse("2016-10-30T01:30:00Z")), second.findOpening());
        assertEquals(ZoneOffset.ofHours(1), second.offset());
        assertEquals(
                "'opens' 2016-11-04T09:00 in Asia/Damascus is 2016-11-04T07:00:00Z, but utc says 2016-11-04T06:00:00Z.",
                why(
                        () ->
                                window(
                                        DAMASCUS,
                                        null,
                                        "2016-11-04T09:00",
                                        "2016-11-04T19:00",
                                        false,
                                        null,
                                        "2016-11-04T06:00:00Z",
                                        null)));
    }

    @Test
    @DisplayName(
            "closing before opening counts in real time: 02:50 summer time is before 02:10 winter time")
    void orderInRealTime() {
        AnnouncedWindow twentyMinutes =
                window(
                        BERLIN,
                        null,
                        "2016-10-30T02:50",
                        "2016-10-30T02:10",
                        false,
                        null,
                        "2016-10-30T00:50:00Z",
                        "2016-10-30T01:10:00Z");
        assertEquals(List.of("2016-10-30T00:50:00Z/PT20M"), print(twentyMinutes.windows(1)));
        assertTrue(
                why(() -> local(DAMASCUS, "2016-11-04T19:00", "2016-11-04T09:00"))
                        .contains("must open before it closes"));
    }

    @Test
    @DisplayName("until further notice: open from its hour on; no window can be listed")
    void openEnded() {
        AnnouncedWindow further =
                window(DAMASCUS, null, "2016-11-04T09:00", null, true, null, null, null);
        assertEquals(List.of(), further.windows(9));
        assertEquals(Optional.empty(), further.findLastClosing());
        assertFalse(further.isOpenAt(Aleppo.OPENS.minusNanos(1)));
        assertTrue(further.isOpenAt(Aleppo.OPENS));
        assertTrue(further.isOpenAt(Aleppo.OPENS.plus(Duration.ofDays(1000))));
        assertTrue(
                why(() ->
                                window(
                                        DAMASCUS,
                                        null,
                                        "2016-11-04T09:00",
                                        "2016-11-04T19:00",
                                        true,
                                        null,
                                        null,
                                        null))
                        .contains("open-ended"));
        AnnouncedWindow unknown =
                window(DAMASCUS, null, "2016-11-04T09:00", null, false, null, null, null);
        assertFalse(unknown.isOpenAt(Aleppo.OPENS)); // an end that is not known is not "no end"
    }

    @Test
    @DisplayName("a day without hours opens at some time on that day, and holds no instant")
    void dayAlone() {
        AnnouncedWindow day = window(DAMASCUS, "2016-11-04", null, null, false, null, null, null);
        assertEquals(Instant.parse("2016-11-03T22:00:00Z"), day.earliestOpening());
        assertEquals(Instant.parse("2016-11-04T22:00:00Z"), day.latestOpening());
        assertFalse(day.isOpenAt(Aleppo.OPENS));
        assertEquals(ZoneOffset.ofHours(2), day.offset());
        assertEquals(Optional.empty(), day.findFirst());
    }

    @Test
    @DisplayName(
            "windows that cannot be: no day at all, two days, hours in UTC alone, a repetition into itself or the past")
    void cannotBe() {
        assertTrue(
                why(() -> window(DAMASCUS, null, null, null, false, null, null, null))
                        .contains("no 'opens' and no 'date'"));
        assertTrue(
                why(() ->
                                window(
                                        DAMASCUS,
                                        "2016-11-05",
                                        "2016-11-04T09:00",
                                        null,
                                        false,
                                        null,
                                        null,
                                        null))
                        .contains("leave out 'date'"));
        assertTrue(
                why(() ->
                                window(
                                        DAMASCUS,
                                        "2016-11-05",
                                        null,
                                        "2016-11-04T09:00",
                                        false,
                                        null,
                                        null,
                                        null))
                        .contains("closes before it"));
        assertTrue(
                why(() ->
                                window(
                                        DAMASCUS,
                                        "2016-11-04",
                                        null,
                                        null,
                                        false,
                                        null,
                                        "2016-11-04T07:00:00Z",
                                        null))
                        .contains("without the local hour"));
        assertTrue(
                why(() -> daily(DAMASCUS, "2016-11-04T09:00", "2016-11-05T09:01", "FREQ=DAILY"))
                        .contains("run into itself"));
        assertTrue(
                why(() ->
                                daily(
                                        DAMASCUS,
                                        "2016-11-04T09:00",
                                        "2016-11-04T19:00",
                                        "FREQ=DAILY;UNTIL=20161103"))
                        .contains("before it first opens"));
        assertTrue(
                why(() -> local(DAMASCUS, "0016-11-04T09:00", "2016-11-04T19:00"))
                        .contains("not within 1900 to 9999"));
    }

    @Test
    @DisplayName("the tz data has a version such as 2025b")
    void tzVersion() {
        assertTrue(
                AnnouncedWindow.tzVersion().matches("20\\d\\d[a-z]"), AnnouncedWindow.tzVersion());
    }
}
