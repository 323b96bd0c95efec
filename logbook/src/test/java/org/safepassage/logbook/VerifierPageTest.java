package org.safepassage.logbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser; skipped where there is none. */
class VerifierPageTest {
    private static final SigningKey LOG =
            TestKeys.of("log.example/<1>&", SignatureType.ED25519, "log");
    private static final SigningKey WITNESS =
            TestKeys.of("w.example", SignatureType.ED25519_COSIGNATURE, "w");

    @TempDir Path folder;

    private static Optional<String> browser() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .flatMap(
                        place ->
                                Stream.of("chromium", "chromium-browser", "google-chrome")
                                        .map(name -> place + "/" + name))
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
    }

    /** What the page holds after its scripts have run. */
    private String shown(byte[] page, String moreScript) throws IOException, InterruptedException {
        Path file = folder.resolve("page.html");
        String text = new String(page, StandardCharsets.UTF_8);
        Files.writeString(
                file, text.replace("</body>", "<script>" + moreScript + "</script></body>"));
        Path out = folder.resolve("dom.html");
        Process chromium =
                new ProcessBuilder(
                                browser().orElseThrow(),
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--user-data-dir=" + folder.resolve("profile"),
                                "--dump-dom",
                                file.toUri().toString())
                        .redirectOutput(out.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertTrue(chromium.waitFor(60, TimeUnit.SECONDS), "the browser did not end");
        return Files.readString(out);
    }

    private static TlogProof proof(List<byte[]> entries) throws Exception {
        Subtrees tree = MerkleTest.tree(entries);
        Checkpoint checkpoint =
                new Checkpoint("log.example/<1>&", entries.size(), tree.root(entries.size()));
        SignedCheckpoint signed =
                SignedCheckpoint.sign(
                        checkpoint, List.of(LOG, WITNESS), Instant.ofEpochSecond(1_478_250_000));
        return TlogProof.of(tree.inclusion(5, entries.size()), signed);
    }

    @Test
    @DisplayName(
            "a browser says yes to the document, and no to every one of 300 changes of document,"
                    + " proof and keys")
    void inABrowser() throws Exception {
        assumeTrue(browser().isPresent(), "skipped: no browser");
        List<byte[]> entries = MerkleTest.entries(11);
        List<VerifierKey> keys = List.of(LOG.verifier(), WITNESS.verifier());
        byte[] page = VerifierPage.of(entries.get(5), proof(entries), keys);
        String dom =
                shown(
                        page,
                        """
                        const good = [base64(bundle.document), base64(bundle.proof), bundle.keys];
                        let refused = 0, accepted = [];
                        function attempt(entry, proof, keys, what) {
                          try { const found = check(entry, proof, keys); if (found.signers.length === 2) accepted.push(what); else refused++; }
                          catch (e) { refused++; }
                        }
                        for (let i = 0; i < 292; i++) {
                          const proof = good[1].slice(), at = Math.floor(i * proof.length / 292);
                          proof[at] ^= 1;
                          attempt(good[0], proof, good[2], "byte " + at);
                        }
                        for (let i = 0; i < good[0].length; i++) {
                          const entry = good[0].slice(); entry[i] ^= 1; attempt(entry, good[1], good[2], "document " + i);
                        }
                        attempt(good[0], good[1], [], "no key");
                        attempt(good[0], good[1], [good[2][1]], "witness only");
                        attempt(good[0], good[1], [good[2][0].replace("A", "B")], "mangled key");
                        document.body.append("REFUSED=" + refused + " ACCEPTED=[" + accepted + "]");
                        """);
        assertTrue(dom.contains("data-holds=\"yes\""), dom);
        assertTrue(dom.contains("entry 5 of 11 in log.example/&lt;1&gt;&amp;"), dom);
        assertTrue(
                dom.contains("REFUSED=302 ACCEPTED=[]"),
                dom.substring(Math.max(0, dom.length() - 600)));
    }

    @Test
    @DisplayName("a document that an entry names by its hash, and a text behind a commitment")
    void extraLines() throws Exception {
        assumeTrue(browser().isPresent(), "skipped: no browser");
        byte[] document = "Corridor C1 is open.".getBytes(StandardCharsets.UTF_8);
        byte[] salt = new byte[Commitment.SALT];
        byte[] naming =
                "{\"kind\":\"notice\",\"sha256\":\"%s\"}"
                        .formatted(Hash.sha256(document).hex())
                        .getBytes(StandardCharsets.UTF_8);
        byte[] commitment = Commitment.of(salt, document).entry();
        String cases = "";
        for (List<byte[]> each :
                List.of(
                        List.of(naming, naming, document),
                        List.of(commitment, salt, document),
                        List.of(naming, naming, new byte[] {1}),
                        List.of(commitment, new byte[32], new byte[] {1}),
                        List.of(commitment, new byte[31], document))) {
            List<byte[]> entries = new java.util.ArrayList<>(MerkleTest.entries(11));
            entries.set(5, each.get(0));
            TlogProof plain = proof(entries);
            TlogProof proof =
                    new TlogProof(
                            Base64.getEncoder().encodeToString(each.get(1)),
                            plain.index(),
                            plain.path(),
                            plain.checkpoint());
            cases +=
                    "attempt(base64('%s'), base64('%s'));"
                            .formatted(
                                    Base64.getEncoder().encodeToString(each.get(2)),
                                    Base64.getEncoder().encodeToString(proof.bytes()));
        }
        String dom =
                shown(
                        VerifierPage.empty(),
                        """
                        const said = [];
                        function attempt(document, proof) {
                          try { said.push(check(document, proof, ["%s"]).how); } catch (e) { said.push("no"); }
                        }
                        %s
                        document.body.append("SAID=" + said.join("|") + "=");
                        """
                                .formatted(LOG.verifier(), cases));
        assertTrue(
                dom.contains(
                        "SAID=The document is named, by its SHA-256, by|The document is the text"
                                + " behind|no|no|no="),
                dom.substring(Math.max(0, dom.length() - 600)));
    }

    @Test
    @DisplayName("a page with another document inside says no; an empty one waits")
    void saysNo() throws Exception {
        assumeTrue(browser().isPresent(), "skipped: no browser");
        List<byte[]> entries = MerkleTest.entries(7);
        byte[] page = VerifierPage.of(entries.get(4), proof(entries), List.of(LOG.verifier()));
        String dom = shown(page, "");
        assertTrue(dom.contains("data-holds=\"no\""), dom);
        byte[] keyless = VerifierPage.of(entries.get(5), proof(MerkleTest.entries(11)), List.of());
        String waits = shown(keyless, "");
        assertTrue(waits.contains("Enter the key of the record above"), waits);
        assertFalse(waits.contains("data-holds=\""), waits);
        String entered =
                shown(
                        keyless,
                        "byId('keys').value = '%s'; byId('check').click();"
                                .formatted(LOG.verifier().toString().replace("'", "")));
        assertTrue(entered.contains("data-holds=\"yes\""), entered);
        String sha =
                shown(
                        VerifierPage.empty(),
                        "document.body.append('SHA=' + toBase64(sha256(utf8(''))) + ' LONG=' +"
                                + " toBase64(sha256(new Uint8Array(70000))) + ' 512=' +"
                                + " toBase64(sha512(new Uint8Array(239))))");
        assertTrue(sha.contains("Nothing checked yet."));
        assertTrue(
                sha.contains("SHA=" + Hash.EMPTY_TREE + " LONG=" + Hash.sha256(new byte[70_000])),
                sha);
        byte[] wide = MessageDigest.getInstance("SHA-512").digest(new byte[239]);
        assertTrue(sha.contains("512=" + Base64.getEncoder().encodeToString(wide)));
    }

    @Test
    @DisplayName("the page asks no other machine for anything")
    void alone() throws IOException {
        String page = new String(VerifierPage.empty(), StandardCharsets.UTF_8);
        assertTrue(page.contains("default-src 'none'"));
        for (String word : List.of("http:", "https:", "src=", "href=", "import ", "fetch(")) {
            assertFalse(page.contains(word), word);
        }
        assertEquals(1, page.split("application/json", -1).length - 1);
    }
}
