package org.safepassage.notices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.safepassage.domain.CorridorState;

class NoticeTest {
    private static final Lexicons ALL = Lexicons.ours();

    @Test
    @DisplayName(
            "every notice says who has not assured, until when it is valid, and where its code is")
    void alwaysSays() {
        for (Map.Entry<String, SiteState> form : Cases.all().entrySet()) {
            for (Lexicon lexicon : ALL.of(form.getValue())) {
                Notice notice = Notice.of(form.getValue(), lexicon);
                String where = form.getKey() + " " + lexicon.language();
                assertFalse(notice.says().isBlank(), where);
                assertEquals(1, notice.assurances().size(), where);
                assertFalse(notice.validity().isEmpty(), where);
                assertEquals(3, notice.code().size(), where);
                assertFalse(notice.todo().isEmpty(), where);
                List<String> lines = notice.lines();
                assertTrue(
                        lines.indexOf(notice.where()) < lines.indexOf(notice.when().getFirst()),
                        where);
                assertTrue(
                        lines.indexOf(notice.when().getLast())
                                < lines.indexOf(notice.todo().getFirst()),
                        where);
            }
        }
    }

    @Test
    @DisplayName("open is said until the sooner of its end and an hour after the last confirmation")
    void openEndsByItself() {
        PublicCorridor third = corridor(Cases.open(), "C3");
        assertEquals(Cases.local("12:00"), third.expires(SiteLimits.STANDARD));
        PublicCorridor longer =
                third.with(Cases.status("C3", CorridorState.OPEN, "09:00", "14:00", "11:41"));
        assertEquals(Cases.local("12:41"), longer.expires(SiteLimits.STANDARD));
        assertEquals(
                CorridorState.OPEN, longer.shown(Cases.local("11:55:59"), SiteLimits.STANDARD));
        assertEquals(
                CorridorState.NOT_CONFIRMED,
                longer.shown(Cases.local("11:56"), SiteLimits.STANDARD));
        SiteLimits half =
                new SiteLimits(
                        Duration.ofMinutes(30), Duration.ofMinutes(5), Duration.ofMinutes(60));
        assertEquals(Cases.local("12:11"), longer.expires(half));
        assertEquals(CorridorState.NOT_CONFIRMED, longer.shown(Cases.local("11:46"), half));
        assertThrows(
                IllegalArgumentException.class,
                () -> new SiteLimits(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ZERO));
    }

    @Test
    @DisplayName("what is not confirmed any more is not called open in any form")
    void lapsedIsNotOpen() {
        SiteState lapsed = Cases.lapsed();
        Notice notice = Notice.of(lapsed, ALL.lexicon("en"));
        assertTrue(notice.headline().contains("not confirmed as open"), notice.headline());
        assertFalse(String.join(" ", notice.lines()).contains("open until"));
        assertTrue(
                SmsText.of(lapsed, ALL.lexicon("en"), lapsed.told().getFirst())
                        .text()
                        .contains("not confirmed as open"));
    }

    @Test
    @DisplayName("nothing expires after the window while it lasts, and nothing before it is sent")
    void expiry() {
        for (SiteState state : Cases.all().values()) {
            Instant end = NoticeExpiry.of(state, state.told());
            assertTrue(end.isAfter(state.event().at()));
            assertFalse(end.isAfter(Cases.CLOSES));
        }
        SiteState after =
                Cases.closed()
                        .after(
                                new NoticeEvent(
                                        NoticeKind.CLOSED,
                                        List.of(),
                                        Cases.CLOSES,
                                        Reason.LATER,
                                        9),
                                Cases.closed().pause().corridors(),
                                Cases.CLOSES);
        assertEquals(Cases.CLOSES.plusSeconds(3600), NoticeExpiry.of(after, after.told()));
    }

    @Test
    @DisplayName(
            "a drill and an example say so first, and that nobody has checked the words; a real notice does not")
    void marks() {
        Lexicon english = ALL.lexicon("en");
        assertTrue(
                Notice.of(Cases.drill(), english)
                        .lines()
                        .getFirst()
                        .startsWith("Drill. This is not real."));
        assertTrue(Notice.of(Cases.drill(), english).mark().contains("No second speaker"));
        assertTrue(Notice.of(Cases.open().in(Mode.EXAMPLE), english).mark().startsWith("Example."));
        assertEquals("", Notice.of(Cases.open(), english).mark());
        assertTrue(BroadcastText.of(Cases.drill(), english).startsWith("Drill."));
        assertTrue(RadioScript.of(Cases.drill(), english).startsWith("Drill."));
    }

    @Test
    @DisplayName("one latest start is said for a corridor, once two people have released it")
    void latestStartIsReleased() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Released.by("a", "a", Cases.local("13:10"), 1));
        SiteState open = Cases.resumed();
        SiteState released =
                open.after(
                        open.event(),
                        open.pause().corridors().stream()
                                .map(
                                        c ->
                                                c.id().equals("C3")
                                                        ? c.releasing(
                                                                Released.by(
                                                                        "a",
                                                                        "b",
                                                                        Cases.local("13:10"),
                                                                        41),
                                                                List.of())
                                                        : c)
                                .toList(),
                        open.at());
        String before = String.join("\n", Notice.of(open, ALL.lexicon("en")).lines());
        String after =
                Voice.bare(String.join("\n", Notice.of(released, ALL.lexicon("en")).lines()));
        assertFalse(before.contains("13:10"));
        assertTrue(
                after.contains("Start before 13:10. Later, you may not get out before 19:00."),
                after);
    }

    private static PublicCorridor corridor(SiteState state, String id) {
        PublicCorridor found =
                state.pause().corridors().stream()
                        .filter(c -> c.id().equals(id))
                        .findFirst()
                        .orElse(null);
        assertNotNull(found);
        return found;
    }
}
