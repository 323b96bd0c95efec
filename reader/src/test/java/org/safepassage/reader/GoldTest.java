package org.safepassage.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Reads every gold text and prints precision and recall per field. {@code floor-HALF.properties}
 * beside the texts holds what was reached; it may only rise. {@code -Dgold.show} prints every miss,
 * {@code -Dgold.raise} raises the floor.
 */
class GoldTest {
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"dev", "unseen", "third", "fourth"})
    @DisplayName("no field falls below its floor, and negative texts yield nothing")
    void noFieldFalls(String half) throws IOException {
        List<GoldText> texts = GoldText.all(half);
        Reader reader = Reader.standard();
        GoldScore score = new GoldScore();
        List<String> inventions = new ArrayList<>();
        for (GoldText gold : texts) {
            JsonNode given = gold.read(reader);
            score.score(gold, given);
            if (gold.expected().path("statements").isEmpty()
                    && !given.path("statements").isEmpty()) {
                inventions.add(gold.name());
            }
        }
        System.out.print(table(half, texts.size(), score));
        if (Boolean.getBoolean("gold.show")) {
            score.misses().forEach(System.out::println);
        }
        floor(half, score);
        assertEquals(List.of(), inventions, "texts that announce nothing");
    }

    private static String table(String half, int texts, GoldScore score) {
        StringBuilder table =
                new StringBuilder(
                        "gold %s, %d texts: field, precision, recall, right/given/expected%n"
                                .formatted(half, texts));
        score.tallies()
                .forEach(
                        (field, t) ->
                                table.append(
                                        String.format(
                                                Locale.ROOT,
                                                "  %-24s %.3f %.3f   %d/%d/%d%n",
                                                field,
                                                t.precision(),
                                                t.recall(),
                                                t.right,
                                                t.given,
                                                t.expected)));
        return table.toString();
    }

    private static void floor(String half, GoldScore score) throws IOException {
        Path file =
                Path.of(System.getProperty("safepassage.root", ".."))
                        .resolve("reader/src/test/resources/gold/floor-" + half + ".properties");
        Properties floor = new Properties();
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                floor.load(in);
            }
        }
        Map<String, String> raised = new TreeMap<>();
        score.tallies()
                .forEach(
                        (field, t) -> {
                            double p = floored(floor, field + ".precision", t.precision());
                            double r = floored(floor, field + ".recall", t.recall());
                            raised.put(field + ".precision", String.format(Locale.ROOT, "%.3f", p));
                            raised.put(field + ".recall", String.format(Locale.ROOT, "%.3f", r));
                        });
        if (Boolean.getBoolean("gold.raise")) {
            StringBuilder lines =
                    new StringBuilder(
                            "# The least that each field may reach. It may only rise: -Dgold.raise=true\n");
            raised.forEach((k, v) -> lines.append(k).append('=').append(v).append('\n'));
            Files.writeString(file, lines);
            return;
        }
        List<String> fallen = new ArrayList<>();
        score.tallies()
                .forEach(
                        (field, t) -> {
                            fall(floor, field + ".precision", t.precision(), fallen);
                            fall(floor, field + ".recall", t.recall(), fallen);
                        });
        assertTrue(fallen.isEmpty(), () -> "fell below the floor: " + fallen);
    }

    private static double floored(Properties floor, String key, double now) {
        double rounded = Math.floor(now * 1000) / 1000;
        return Math.max(rounded, Double.parseDouble(floor.getProperty(key, "0")));
    }

    private static void fall(Properties floor, String key, double now, List<String> fallen) {
        double least = Double.parseDouble(floor.getProperty(key, "0"));
        if (now < least - 0.0005) {
            fallen.add(String.format(Locale.ROOT, "%s %.3f < %.3f", key, now, least));
        }
    }
}
