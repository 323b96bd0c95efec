package org.safepassage.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The words are data: all can be read, all name categories that exist, and users can add theirs.
 */
class LexiconTest {
    private static final Set<String> RULES =
            Set.of("num", "clock", "hour", "date", "np", "road.caps", "cap", "place.cap");

    @TempDir Path folder = Path.of(".");

    static List<String> languages() {
        return Lexicon.LANGUAGES;
    }

    @ParameterizedTest
    @MethodSource("languages")
    @DisplayName("every pattern names categories that exist, every place a zone of the tz database")
    void whole(String language) throws LexiconFault {
        Map<String, List<Pattern>> all = Lexicon.of(language, null).all();
        for (List<Pattern> patterns : all.values()) {
            for (Pattern pattern : patterns) {
                for (Pattern.Element element : pattern.elements()) {
                    if (element instanceof Pattern.Element.Category category) {
                        assertTrue(
                                RULES.contains(category.name()) || all.containsKey(category.name()),
                                pattern.origin() + ": no category " + category.name());
                    }
                }
            }
        }
        for (Pattern place : all.getOrDefault("place", List.of())) {
            String zone =
                    place.value()
                            .substring(place.value().indexOf('@') + 1)
                            .strip()
                            .split(" ", -1)[0];
            assertTrue(ZoneId.getAvailableZoneIds().contains(zone), place.origin() + ": " + zone);
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    @DisplayName("every language has words for what the reader asks of all")
    void complete(String language) throws LexiconFault {
        Map<String, List<Pattern>> all = Lexicon.of(language, null).all();
        for (String category :
                List.of(
                        "number",
                        "multiplier",
                        "month",
                        "weekday",
                        "daypart",
                        "clock.fixed",
                        "range.from",
                        "range.to",
                        "duration",
                        "repeats",
                        "openended",
                        "pause",
                        "corridor",
                        "audience",
                        "arms",
                        "say",
                        "source",
                        "cite",
                        "approve",
                        "orders",
                        "answer.given",
                        "answer.refused",
                        "answer.none",
                        "accuse",
                        "violation",
                        "earlier.pause",
                        "outcome",
                        "condition",
                        "count.noun",
                        "comparator",
                        "ignore",
                        "general",
                        "destination",
                        "kind.declaration",
                        "kind.proposal",
                        "kind.acceptance",
                        "kind.refusal",
                        "kind.extension",
                        "kind.suspension",
                        "kind.end",
                        "kind.failure",
                        "kind.status",
                        "kind.report",
                        "kind.correction",
                        "place.full",
                        "stop",
                        "org",
                        "role")) {
            assertFalse(
                    all.getOrDefault(category, List.of()).isEmpty(),
                    language + " has no " + category);
        }
    }

    @Test
    @DisplayName("a user's places and spellings are read, and give the zone")
    void ownWords() throws IOException, LexiconFault {
        Path names = Files.createDirectories(folder.resolve("names"));
        Files.writeString(
                names.resolve("ours.txt"),
                "# ours\n[place]\nDeir Qanun @Asia/Damascus = Deir Qanun | دير قانون\n");
        byte[] text =
                "The army declared a pause in Deir Qanun on 4 November 2016 from 9 am to 7 pm."
                        .getBytes(StandardCharsets.UTF_8);
        ReadStatement with =
                Reader.withLexicon(folder).read(text, null, null).statements().getFirst();
        ReadStatement without = Reader.standard().read(text, null, null).statements().getFirst();
        assertEquals(List.of("Deir Qanun"), with.places().stream().map(Found::value).toList());
        assertEquals("2016-11-04T07:00:00Z", String.valueOf(with.windows().getFirst().opens()));
        assertEquals(null, without.windows().getFirst().opens());
    }

    @Test
    @DisplayName("a place that no gazetteer holds is found by its words, and gives no zone")
    void unknownPlace() {
        byte[] text =
                "The army declared a ceasefire in the village of Qarnabeel on 4 November 2016 from 9 am to 7 pm."
                        .getBytes(StandardCharsets.UTF_8);
        Draft draft = Reader.standard().read(text, null, null);
        ReadStatement s = draft.statements().getFirst();
        assertEquals(
                List.of("the village of Qarnabeel"),
                s.places().stream().map(Found::value).toList());
        FoundWindow window = s.windows().getFirst();
        assertEquals("2016-11-04T09:00", String.valueOf(window.localOpens()));
        assertEquals(null, window.zone());
        assertEquals(null, window.opens());
        assertTrue(
                draft.warnings().stream().anyMatch(w -> w.contains("--zone")),
                draft.warnings().toString());
    }

    @Test
    @DisplayName("direct quotations and a party's own word for the pause are kept as such")
    void quoted() {
        byte[] text =
                "The army declared a so-called humanitarian truce in Aleppo on 4 November 2016. \"We shall hold our fire all day,\" said General Ali Hassan. He said that the rebels would not."
                        .getBytes(StandardCharsets.UTF_8);
        ReadStatement s = Reader.standard().read(text, null, null).statements().getFirst();
        assertEquals(1, s.quotations().size());
        FoundQuotation quotation = s.quotations().getFirst();
        assertTrue(quotation.says().startsWith("We shall hold our fire"), quotation.says());
        Found by = quotation.by();
        assertTrue(by != null && by.value().contains("General Ali Hassan"), String.valueOf(by));
        Found called = s.calledBySpeaker();
        assertTrue(called != null && called.value().contains("truce"), String.valueOf(called));
    }

    @Test
    @DisplayName("a mistake is told with file, line and remedy")
    void mistakes() throws IOException {
        Path english = Files.createDirectories(folder.resolve("en"));
        for (Map.Entry<String, String> wrong :
                Map.of(
                                "window of calm\n", "before the first heading",
                                "[Pause]\nx\n", "no heading",
                                "[pause]\na || b\n", "empty pattern",
                                "[pause]\n.. calm\n", "begins or ends with a gap",
                                "[pause]\n<Pause> calm\n", "names no category",
                                "[pause]\ncalm ..99 calm\n", "is no gap")
                        .entrySet()) {
            Files.writeString(english.resolve("ours.txt"), wrong.getKey());
            LexiconFault fault =
                    assertThrows(
                            LexiconFault.class, () -> Reader.withLexicon(folder), wrong.getKey());
            assertTrue(
                    String.valueOf(fault.getMessage()).contains(wrong.getValue()),
                    fault.getMessage());
            assertTrue(
                    String.valueOf(fault.getMessage()).contains("ours.txt:"), fault.getMessage());
        }
    }
}
