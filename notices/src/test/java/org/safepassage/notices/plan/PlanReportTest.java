package org.safepassage.notices.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safepassage.domain.Plan;
import org.w3c.dom.Document;

class PlanReportTest {
    private static final Pattern GROUPED = Pattern.compile("\\d\u202F\\d{3}|\\d{5,}");

    static Stream<Plan> plans() {
        return Stream.of(
                ExamplePlan.aleppo(), ExamplePlan.belowItsBound(), CityPlan.of(40, 200, 3));
    }

    private static String report(Plan plan) {
        return PlanReport.of(ExamplePause.aleppo(), plan, ExamplePlan.PROVENANCE, "00");
    }

    @ParameterizedTest
    @MethodSource("plans")
    @DisplayName("whose assurance is missing is said before any number of people")
    void assurancesComeFirst(Plan plan) {
        String html = report(plan);
        String page = html.substring(html.indexOf("<div class=\"page\""));
        int note = page.indexOf("id=\"assurances\"");
        int answer = page.indexOf("id=\"answer\"");
        assertTrue(note > 0 && answer > note);
        String title = html.substring(html.indexOf("<title>"), html.indexOf("</title>"));
        assertFalse(GROUPED.matcher(title).find());
        assertFalse(GROUPED.matcher(page.substring(0, answer).replaceAll("<[^>]*>", " ")).find());
        // The matcher does find the answer's numbers: the test can fail.
        assertTrue(
                GROUPED.matcher(
                                page.substring(answer, page.indexOf("</h1>", answer))
                                        .replaceAll("<[^>]*>", ""))
                        .find());
        plan.notAssured()
                .forEach(
                        missing ->
                                assertTrue(page.substring(note, answer).contains(missing.name())));
    }

    @Test
    @DisplayName("the sentence is a range, and a part never reads as the whole")
    void sentenceIsARange() throws Exception {
        Document page = Parsed.report(report(ExamplePlan.aleppo()));
        String answer = page.getElementsByTagName("h1").item(0).getTextContent();
        assertEquals(
                "If all six civilian corridors open at 09:00 and stay open, an estimated 22\u202F000 to 45\u202F000 of the 26\u202F000"
                        + " to 45\u202F000 people who wait are out by 19:00. In the likely case (0.8 m/s, 149 an hour and lane): about"
                        + " 34\u202F000 of 35\u202F000.",
                answer);
    }

    @Test
    @DisplayName("a pause that requires no assurance says that nobody has given one")
    void nothingRequiredIsNotAssured() {
        var none = ExamplePause.aleppo().but().requires(List.of()).assurances(List.of()).make();
        Plan city = CityPlan.of(10, 50, 1);
        Plan plan =
                new Plan(
                        city.pause(),
                        city.title(),
                        List.of(),
                        city.window(),
                        city.zone(),
                        true,
                        city.step(),
                        city.people(),
                        city.cases(),
                        city.mostWaiting(),
                        city.proof(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        new org.safepassage.domain.PlanMap(List.of(), List.of(), false, ""),
                        List.of(),
                        List.of());
        String html = PlanReport.of(none, plan, ExamplePlan.PROVENANCE, "00");
        assertTrue(html.contains("This pause names nobody whose assurance is required."));
        assertTrue(html.contains("This plan has no map."));
        assertTrue(html.contains("Nobody starts in this plan."));
    }

    @ParameterizedTest
    @MethodSource("plans")
    @DisplayName("no word of ours promises anything")
    void promisesNothing(Plan plan) {
        String words =
                report(plan)
                        .replaceAll("(?s)<style>.*?</style>", "")
                        .replaceAll("<[^>]*>", " ")
                        .toLowerCase(Locale.ROOT)
                        .replace("safe passage", "")
                        .replace("safe-passage", "");
        for (String never : List.of("safe", "agreed", "evacuated", "guarantee", "dashboard")) {
            assertFalse(words.contains(never), never);
        }
    }

    @Test
    @DisplayName("it fetches nothing, and its own style is the only one that can take effect")
    void fetchesNothing() {
        String html = report(ExamplePlan.aleppo());
        assertTrue(html.startsWith("<!doctype html><!-- RESTRICTED, not for publication -->\n"));
        assertTrue(html.contains("default-src &#39;none&#39;; style-src &#39;sha256-"));
        assertFalse(
                html.contains("<script") || html.contains("http://") || html.contains("https://"));
        String style = html.substring(html.indexOf("<style>") + 7, html.indexOf("</style>"));
        String hash = java.util.Base64.getEncoder().encodeToString(PlanFolder.digest(style));
        assertTrue(html.contains("sha256-" + hash));
        Matcher urls = Pattern.compile("url\\(([^)]*)\\)").matcher(html);
        while (urls.find()) {
            assertTrue(urls.group(1).startsWith("#"), urls.group());
        }
    }

    @Test
    @DisplayName("only an open corridor's badge is a filled blue disc")
    void plannedIsHollow() {
        String html = report(ExamplePlan.aleppo());
        int disc =
                html.indexOf("M-16 0a16 16 0 1 1 32 0a16 16 0 1 1-32 0z\" fill=\"var(--paper)\"");
        assertTrue(disc > 0);
        assertFalse(html.contains("32 0a16 16 0 1 1-32 0z\" fill=\"var(--open)\""));
    }

    @Test
    @DisplayName("a fighters' corridor has no number beside it in any file")
    void fightersHaveNoNumbers() {
        String map = PlanGeoJson.of(ExamplePause.aleppo(), ExamplePlan.aleppo());
        int at = map.indexOf("fighters-corridor");
        assertFalse(map.substring(at, map.indexOf("geometry", at)).contains("people"));
        assertTrue(
                report(ExamplePlan.aleppo())
                        .contains("For fighters, as announced. No numbers are held."));
    }

    @Test
    @DisplayName("two thousand places and thirty thousand streets stay below three megabytes")
    void cityStaysSmall() {
        Plan city = CityPlan.of(2000, 30_000, 1);
        assertTrue(city.map().lines().size() > 29_000 && city.bands().size() == 2000);
        String html = report(city);
        int bytes = html.getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes < 3_000_000, bytes + " bytes");
        assertTrue(html.contains("1\u202F986 more places"));
        assertTrue(html.contains("\u00a9 OpenStreetMap contributors, ODbL 1.0"));
    }
}
