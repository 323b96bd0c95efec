package org.safepassage.pausefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("a list")
class LongListTest {
    private static final String HEAD =
            """
            pause: 1
            id: t
            asOf: "2016-11-04"
            names: {en: Test}
            type: proposal
            """;

    /** One valid item of each list; %d is its number. */
    private static final Map<String, String> ITEMS =
            Map.ofEntries(
                    Map.entry("windows", "{id: I%d, zone: UTC, date: \"2016-11-04\"}"),
                    Map.entry("parties", "{id: I%d, names: {en: A}, kind: state}"),
                    Map.entry("relations", "{of: RU, to: AG, is: fights}"),
                    Map.entry("requires", "{parties: [RU], scope: [civilians]}"),
                    Map.entry(
                            "assurances", "{party: RU, scope: [aid], state: refused, form: oral}"),
                    Map.entry("corridors", "{id: I%d, admits: [aid]}"),
                    Map.entry(
                            "checkpoints",
                            "{id: I%d, at: n, lanes: 1, perHourAndLane: 1, basis: stated}"),
                    Map.entry("assemblyPoints", "{id: I%d, basis: stated}"),
                    Map.entry(
                            "transport",
                            "{id: I%d, kind: car, vehicles: 1, seats: 1, loadMinutes: 1, roundTripMinutes: 1, basis: stated}"),
                    Map.entry("instructions", "{notStarted: {en: Stay.}}"),
                    Map.entry("sources", "{id: I%d, kind: un}"),
                    Map.entry(
                            "claims", "{id: I%d, field: f, value: v, source: S1, basis: stated}"));

    static Set<String> lists() {
        return PauseReader.MOST.keySet();
    }

    @ParameterizedTest
    @MethodSource("lists")
    @DisplayName("is read up to its limit, and one item more is a problem at the list")
    void limit(String list) throws Exception {
        int most = Objects.requireNonNull(PauseReader.MOST.get(list));

        assertEquals("t", PauseFile.parse(text(list, most), "t").pause().id());
        InvalidPause e =
                assertThrows(InvalidPause.class, () -> PauseFile.parse(text(list, most + 1), "t"));
        assertEquals(List.of(list), e.problems().stream().map(Problem::path).toList());
        assertEquals(
                "There are %d items, and a pause holds at most %d.".formatted(most + 1, most),
                e.problems().getFirst().says());
    }

    private static String text(String list, int count) {
        StringBuilder text = new StringBuilder(HEAD);
        if (!list.equals("parties")) {
            text.append("parties:\n");
            text.append("  - {id: RU, names: {en: A}, kind: state}\n");
            text.append("  - {id: AG, names: {en: B}, kind: armed-groups}\n");
        }
        if (!list.equals("sources")) {
            text.append("sources: [{id: S1, kind: un}]\n");
        }
        text.append(list).append(":\n");
        String item = Objects.requireNonNull(ITEMS.get(list));
        for (int i = 0; i < count; i++) {
            text.append("  - ").append(item.replace("%d", Integer.toString(i))).append('\n');
        }
        return text.toString();
    }

    @Test
    @DisplayName("has an item here for each limit")
    void allLists() {
        assertEquals(PauseReader.MOST.keySet(), ITEMS.keySet());
    }
}
