package org.safepassage.notices.account;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.safepassage.domain.Account;
import org.safepassage.domain.Names;
import org.safepassage.domain.Window;

class AccountPageTest {
    private static final Instant OPENS = Instant.parse("2016-11-04T07:00:00Z");

    private static Account account(List<Account.Crossing> crossings, String words) {
        return new Account(
                List.of(
                        new Account.Of(
                                "p",
                                Names.of("en", "East <b>Aleppo"),
                                "unilateral declaration",
                                ZoneId.of("Asia/Damascus"),
                                List.of(new Window(OPENS, OPENS.plusSeconds(36_000))),
                                List.of(
                                        new Account.Minutes("cannot-tell", 500),
                                        new Account.Minutes("strained", 100)),
                                null,
                                List.of(new Account.Breaches("indirect-fire", "alleged", true, 2)),
                                crossings,
                                List.of(new Account.Observed("C1", 0, 600)),
                                new Account.Rows(9, 1),
                                List.of(new Account.Attributed("A", "news", words)),
                                List.of(),
                                List.of("a note"))),
                OPENS.plusSeconds(90_000));
    }

    private static Account.Crossing crossing(String source, long people) {
        return new Account.Crossing(
                source, people, "=", "people", OPENS, OPENS.plusSeconds(36_000), "");
    }

    @Test
    @DisplayName("sources that disagree are a range and two lines, and no count is not 0")
    void disagreement() {
        String page = AccountPage.of(account(List.of(crossing("S", 0), crossing("R", 50)), "x"));
        String none = AccountPage.of(account(List.of(), "x"));
        assertAll(
                () -> assertTrue(page.contains("0 to 50: 2 sources disagree")),
                () -> assertTrue(page.contains("People who passed: 50 people")),
                () -> assertTrue(page.contains("2 indirect-fire, alleged, disputed")),
                () -> assertTrue(page.contains("8 h 20 min (83 %)"), "500 of 600 minutes"),
                () -> assertTrue(none.contains("not known, and not 0")));
    }

    @Test
    @DisplayName("restricted in the first line, no text becomes markup, nothing is fetched")
    void safe() {
        String page = AccountPage.of(account(List.of(), "<script>alert(1)</script>"));
        String json = AccountJson.of(account(List.of(), "\u202Eevil"));
        assertAll(
                () -> assertTrue(page.lines().findFirst().orElse("").contains("RESTRICTED")),
                () -> assertTrue(json.lines().findFirst().orElse("").contains("RESTRICTED")),
                () -> assertFalse(page.contains("<script>")),
                () -> assertFalse(page.contains("<b>Aleppo")),
                () -> assertFalse(json.contains("\u202E")),
                () -> assertTrue(page.contains("default-src &#39;none&#39;")));
    }
}
