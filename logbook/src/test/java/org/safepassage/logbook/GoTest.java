package org.safepassage.logbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our files, read by the Go project's packages (Debian: golang-go, golang-golang-x-mod-dev);
 * skipped without them.
 */
class GoTest {
    private static final Path PACKAGES =
            Path.of("/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog");
    private static final SigningKey KEY =
            TestKeys.of("log.example/1", SignatureType.ED25519, "log");

    @TempDir Path folder;

    private static String joined(List<Hash> hashes) {
        return hashes.stream().map(Hash::toString).collect(Collectors.joining(","));
    }

    @Test
    @DisplayName(
            "Go verifies signature, tiles, entries and proofs that we wrote, and not those that"
                    + " were changed")
    void go() throws Exception {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/go")) && Files.isDirectory(PACKAGES),
                "skipped: no Go");
        LogPlaces places = LogPlaces.of(folder.resolve("log"));
        InstantSource noon = InstantSource.fixed(Instant.parse("2016-11-04T12:00:00Z"));
        SigningKey pq = SigningKey.generate("log.example/1", SignatureType.ML_DSA_44_COSIGNATURE);
        List<byte[]> entries = new ArrayList<>(MerkleTest.entries(700));
        entries.set(3, new byte[0]);
        entries.set(4, new byte[65_535]);
        List<String> arguments;
        try (FileLogbook log = FileLogbook.create(places, List.of(KEY, pq), noon)) {
            log.appendAll(entries.subList(0, 300));
            Hash oldRoot = log.checkpoint().checkpoint().root();
            log.appendAll(entries.subList(300, 700));
            arguments =
                    List.of(
                            places.log().toString(),
                            KEY.verifier().toString(),
                            "517",
                            joined(log.prove(517).path()),
                            "300",
                            oldRoot.toString(),
                            joined(log.subtrees().consistency(300, 700).path()));
        }
        Path program = folder.resolve("check");
        Path source =
                Path.of(
                                System.getProperty("safepassage.root", ".."),
                                "logbook/src/test/go/check.go")
                        .toAbsolutePath();
        assertEquals(
                "",
                run(List.of("/usr/bin/go", "build", "-o", program.toString(), source.toString())));
        assertEquals("verified 700 entries", check(program, arguments));

        Path tile = places.log().resolve("tile/0/001");
        byte[] bytes = Files.readAllBytes(tile);
        bytes[40] ^= 1;
        Files.write(tile, bytes);
        assertFalse(check(program, arguments).contains("verified"));
        bytes[40] ^= 1;
        Files.write(tile, bytes);
        List<String> otherProof = new ArrayList<>(arguments);
        otherProof.set(2, "516");
        assertFalse(check(program, otherProof).contains("verified"));
        assertEquals("verified 700 entries", check(program, arguments));
    }

    private String check(Path program, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        return run(command);
    }

    private String run(List<String> command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("GO111MODULE", "off");
        builder.environment().put("GOPATH", "/usr/share/gocode");
        builder.environment().put("GOCACHE", folder.resolve("gocache").toString());
        Process process = builder.start();
        String output =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor(2, TimeUnit.MINUTES);
        return output;
    }
}
