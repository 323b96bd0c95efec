package org.safepassage.logbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The files of {@code logbook/probes}: each is one attack, named for the one thing it changes in a
 * proof or a checkpoint that holds. Other programs can be tried with them too.
 */
class ProbesTest {
    private static final Pattern MEMBER =
            Pattern.compile("\"([a-zA-Z]+)\": \"((?:[^\"\\\\]|\\\\.)*)\"");

    static List<Path> probes() throws IOException {
        Path folder = Path.of(System.getProperty("safepassage.root", ".."), "logbook/probes");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    private static Map<String, String> read(Path file) throws IOException {
        Map<String, String> members = new HashMap<>();
        Matcher matcher = MEMBER.matcher(Files.readString(file));
        while (matcher.find()) {
            members.put(
                    matcher.group(1),
                    matcher.group(2)
                            .replace("\\n", "\n")
                            .replace("\\\"", "\"")
                            .replace("\\\\", "\\"));
        }
        return members;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("probes")
    void probe(Path file) throws IOException {
        Map<String, String> probe = read(file);
        String expected = String.valueOf(probe.get("must"));
        assertTrue(expected.equals("pass") || expected.equals("fail"), "must pass or fail");
        assertEquals(expected, verdict(probe), file.getFileName() + ": " + probe.get("why"));
    }

    private static String verdict(Map<String, String> probe) {
        try {
            if (String.valueOf(probe.get("what")).equals("consistency")) {
                return consistency(probe) ? "pass" : "fail";
            }
            byte[] entry = Base64.getDecoder().decode(probe.get("entry"));
            byte[] policy = String.valueOf(probe.get("policy")).getBytes(StandardCharsets.UTF_8);
            byte[] proof = Base64.getDecoder().decode(probe.get("proof"));
            TlogProof.parse(proof).verify(entry, Policy.parse(policy));
            return "pass";
        } catch (MalformedException | NotVerifiedException | IllegalArgumentException _) {
            return "fail";
        }
    }

    private static boolean consistency(Map<String, String> probe) throws MalformedException {
        List<Hash> path = new ArrayList<>();
        for (String line : String.valueOf(probe.get("path")).lines().toList()) {
            path.add(Hash.parse(line));
        }
        return new ConsistencyProof(
                        CanonicalText.decimal(String.valueOf(probe.get("oldSize"))),
                        CanonicalText.decimal(String.valueOf(probe.get("newSize"))),
                        path)
                .proves(
                        Hash.parse(String.valueOf(probe.get("oldRoot"))),
                        Hash.parse(String.valueOf(probe.get("newRoot"))));
    }

    @Test
    @DisplayName("at least ten probes must fail for each that must pass")
    void mostMustFail() throws IOException {
        int pass = 0;
        int fail = 0;
        for (Path file : probes()) {
            if (String.valueOf(read(file).get("must")).equals("pass")) {
                pass++;
            } else {
                fail++;
            }
        }
        assertTrue(pass >= 3 && fail >= 10 * pass, "%d pass, %d fail".formatted(pass, fail));
    }
}
