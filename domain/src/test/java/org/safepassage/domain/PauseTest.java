package org.safepassage.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A pause whose parts name each other: every broken thread is refused and named. */
class PauseTest {
    private static String why(PauseBuilder broken) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, broken::make).getMessage());
    }

    private static PauseBuilder aleppo() {
        return Aleppo.pause().but();
    }

    private static <T> List<T> plus(List<T> some, T one) {
        List<T> all = new ArrayList<>(some);
        all.add(one);
        return all;
    }

    private static Party party(String id, @Nullable String partOf) {
        return new Party(id, Names.of("en", "a group"), PartyKind.ARMED_GROUP, partOf);
    }

    private static Source source(String id, @Nullable String cites) {
        return new Source(
                id, Source.Kind.NEWS, null, id, null, cites, null, null, null, null, null);
    }

    @Test
    @DisplayName("a builder changes a part and leaves the rest")
    void builder() {
        assertEquals(Aleppo.pause(), aleppo().make());
        assertEquals(
                List.of(),
                aleppo().claims(Aleppo.pause().claims()).people(List.of()).make().people());
    }

    @Test
    @DisplayName("what names nothing is refused: parties, windows, corridors, claims, sources")
    void unknown() {
        Pause pause = Aleppo.pause();
        assertEquals(
                "There is no party XX.",
                why(aleppo().parties(plus(pause.parties(), party("G", "XX")))));
        assertEquals(
                "There is no party XX.",
                why(
                        aleppo().relations(
                                        List.of(
                                                new Relation(
                                                        "XX",
                                                        "RU",
                                                        Relation.Kind.FIGHTS,
                                                        List.of())))));
        assertEquals(
                "There is no party XX.",
                why(aleppo().called(List.of(new Called("XX", "truce", List.of())))));
        assertEquals(
                "There is no window W9.",
                why(
                        aleppo().requires(
                                        List.of(
                                                new Requirement(
                                                        List.of("RU"), Scope.window("W9"))))));
        assertEquals(
                "There is no corridor C9.",
                why(
                        aleppo().instructions(
                                        List.of(
                                                new Instruction(
                                                        List.of("C9"), null, null, null)))));
        assertEquals(
                "There is no claim K99.", why(aleppo().purpose(new Said("aid", List.of("K99")))));
        assertEquals(
                "There is no source S99.",
                why(aleppo().sources(plus(pause.sources(), source("S10", "S99")))));
        assertEquals("There is no checkpoint Q1.", why(aleppo().checkpoints(List.of())));
        assertEquals("There is no assembly point A1.", why(aleppo().assemblyPoints(List.of())));
    }

    @Test
    @DisplayName(
            "nothing stands twice, nothing is part of itself, no source cites itself in a circle")
    void circles() {
        Pause pause = Aleppo.pause();
        assertEquals(
                "The party RU stands twice.",
                why(aleppo().parties(plus(pause.parties(), party("RU", null)))));
        assertTrue(
                why(aleppo().parties(plus(plus(pause.parties(), party("G", "H")), party("H", "G"))))
                        .contains("is part of itself"));
        assertTrue(
                why(aleppo().sources(
                                        plus(
                                                plus(pause.sources(), source("S10", "S11")),
                                                source("S11", "S10"))))
                        .contains("cites itself"));
    }

    @Test
    @DisplayName("a span counts code points and ends within its text")
    void spans() {
        Source text =
                new Source(
                        "T",
                        Source.Kind.NEWS,
                        null,
                        "T",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "a😀b");
        List<Source> sources = plus(Aleppo.pause().sources(), text);
        Claim fits =
                new Claim(
                        "K50", "purpose", "x", List.of(), "T", Basis.STATED, new Claim.Span(1, 3));
        Claim beyond =
                new Claim(
                        "K50", "purpose", "x", List.of(), "T", Basis.STATED, new Claim.Span(1, 4));
        aleppo().sources(sources).claims(plus(Aleppo.pause().claims(), fits)).make();
        assertEquals(
                "Claim K50 has the span [1, 4], but the text of T has only 3 characters.",
                why(aleppo().sources(sources).claims(plus(Aleppo.pause().claims(), beyond))));
    }

    @ParameterizedTest(name = "'{0}'")
    @ValueSource(strings = {"", " ", "a b", "a/b", "a+b", "../x", "-a", "a\u202Eb"})
    @DisplayName("ids that paths and claims could not name are refused")
    void ids(String id) {
        assertTrue(
                why(aleppo().parties(plus(Aleppo.pause().parties(), party(id, null))))
                        .contains("cannot be the id"));
    }

    @Test
    @DisplayName("ids in any script are ids")
    void scripts() {
        aleppo().parties(plus(Aleppo.pause().parties(), party("الفوعة", null))).make();
    }

    @Test
    @DisplayName("no list is longer than any real pause's")
    void bounds() {
        List<Party> many = IntStream.range(0, 51).mapToObj(n -> party("P" + n, null)).toList();
        assertEquals(
                "A pause holds at most 50 entries of the kind 'party', but this one has 51.",
                why(aleppo().parties(many)));
    }

    @Test
    @DisplayName("parts of parts are five deep at most")
    void depth() {
        List<Party> chain = new ArrayList<>(Aleppo.pause().parties());
        for (int i = 0; i < 6; i++) {
            chain.add(party("G" + i, i == 0 ? null : "G" + (i - 1)));
        }
        aleppo().parties(chain).make();
        assertEquals(
                "The party G6 is a part of a part 6 deep; five is the most.",
                why(aleppo().parties(plus(chain, party("G6", "G5")))));
    }

    @Test
    @DisplayName("the largest pause there can be is judged in bounded time")
    void largest() {
        Pause largest = LargestPause.make();
        assertTimeout(Duration.ofMinutes(3), () -> PauseCheck.of(largest, CheckLimits.STANDARD));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "corridors/F1+F2/arms, corridors/F1/arms corridors/F2/arms",
        "corridors/C1-C3, corridors/C1 corridors/C2 corridors/C3",
        "corridors/F2+C5-C6/route, corridors/F2/route corridors/C5/route corridors/C6/route",
        "windows/W1/closes, windows/W1/closes",
        "corridors/all, corridors/F1 corridors/F2 corridors/C1 corridors/C2 corridors/C3 corridors/C4 corridors/C5 corridors/C6",
        "declaration/onOrdersOf, declaration/onOrdersOf",
        "purpose, purpose",
        "corridors/C6-C1, corridors/C6-C1", // backwards it names nothing, and stays as written
        "corridors/X9/arms, corridors/X9/arms",
        "assurances/AG, assurances/AG",
    })
    @DisplayName("field expressions name fields one by one")
    void fields(String expression, String paths) {
        assertEquals(
                List.of(paths.split(" ")), FieldExpression.of(expression, Aleppo.pause()).paths());
    }

    @Test
    @DisplayName("the short way to write several ids is read back as the same ids")
    void shorten() {
        List<String> known = Aleppo.pause().corridors().stream().map(Corridor::id).toList();
        for (int mask = 1; mask < 256; mask++) {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                if ((mask >> i & 1) == 1) {
                    ids.add(known.get(i));
                }
            }
            String written = FieldExpression.shorten(ids, known);
            assertEquals(
                    ids, FieldExpression.of("corridors/" + written, Aleppo.pause()).ids(), written);
        }
        assertEquals("F1+F2+C1-C4", FieldExpression.shorten(known.subList(0, 6), known));
        assertEquals("all", FieldExpression.shorten(known, known));
    }
}
