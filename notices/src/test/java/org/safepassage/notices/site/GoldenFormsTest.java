package org.safepassage.notices.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safepassage.notices.Cases;
import org.safepassage.notices.Lexicons;
import org.safepassage.notices.SiteState;

/**
 * What people receive, byte for byte, in every form and language. {@code -Dgolden.update=true}
 * rewrites the files; review them as a changed notice.
 */
class GoldenFormsTest {
    private static final Path GOLDEN =
            Path.of(System.getProperty("safepassage.root", ".."))
                    .resolve("notices/src/test/resources/golden/forms");

    static Stream<String> forms() {
        return Cases.all().keySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    @DisplayName("the files of each form are the ones that were reviewed")
    void asReviewed(String form) throws IOException {
        SortedMap<String, byte[]> files = files(form);
        Path folder = GOLDEN.resolve(form);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(folder);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
        }
        try (Stream<Path> reviewed = Files.list(folder)) {
            List<String> names = reviewed.map(p -> p.getFileName().toString()).sorted().toList();
            assertEquals(names, List.copyOf(files.keySet()));
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            assertEquals(
                    Files.readString(folder.resolve(file.getKey())),
                    new String(file.getValue(), StandardCharsets.UTF_8),
                    file.getKey());
        }
    }

    /** All but the scripts, which are the same in each, and the alerts of all corridors but one. */
    private static SortedMap<String, byte[]> files(String form) {
        SiteState state = Cases.all().get(form);
        if (state == null) {
            throw new AssertionError(form);
        }
        SiteState full =
                form.equals("open") ? state.withRecord(Cases.record(), Cases.counts()) : state;
        TreeMap<String, byte[]> files =
                new TreeMap<>(PublicSite.files(full, Lexicons.ours(), null));
        files.putAll(NoticeForms.files(full, Lexicons.ours(), false));
        files.keySet()
                .removeIf(
                        name ->
                                name.endsWith(".js")
                                        || name.equals("index.html")
                                        || (name.startsWith("cap-") && !name.equals("cap-C3.xml"))
                                        || (!form.equals("open")
                                                && name.matches("(record|past|drills|verify).*")));
        return files;
    }
}
