package org.safepassage.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One text of the gold set with what it is expected to say; {@code gold/README.md} tells the form.
 */
@SuppressWarnings("ArrayRecordComponent")
record GoldText(
        String name,
        byte[] file,
        @Nullable LocalDate published,
        @Nullable ZoneId zone,
        JsonNode expected) {
    static final JsonMapper JSON = new JsonMapper();

    /** The texts of one half: dev or unseen. */
    static List<GoldText> all(String half) throws IOException {
        Path folder =
                Path.of(System.getProperty("safepassage.root", ".."))
                        .resolve("reader/src/test/resources/gold")
                        .resolve(half);
        List<GoldText> texts = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return texts;
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(f -> f.toString().endsWith(".expected.json")).sorted().toList();
        }
        for (Path expected : files) {
            String base = expected.getFileName().toString().replace(".expected.json", "");
            Path text = folder.resolve(base + ".txt");
            Path args = folder.resolve(base + ".args");
            String options = Files.exists(args) ? Files.readString(args) : "";
            String published = option(options, "--published");
            String zone = option(options, "--zone");
            texts.add(
                    new GoldText(
                            base,
                            Files.readAllBytes(
                                    Files.exists(text) ? text : folder.resolve(base + ".html")),
                            published == null ? null : LocalDate.parse(published),
                            zone == null ? null : ZoneId.of(zone),
                            JSON.readTree(Files.readString(expected))));
        }
        return texts;
    }

    private static @Nullable String option(String options, String name) {
        String[] words = options.strip().split("\\s+", -1);
        for (int i = 0; i + 1 < words.length; i++) {
            if (words[i].equals(name)) {
                return words[i + 1];
            }
        }
        return null;
    }

    JsonNode read(Reader reader) {
        return JSON.valueToTree(JsonForm.of(reader.read(file, published, zone)));
    }

    @Override
    public String toString() {
        return name;
    }
}
