package org.safepassage.logbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One HTML file that checks a document and its proof in any browser, without network and without
 * anything of ours: the hashes and Ed25519 are in it. ML-DSA-44 cosignatures are named and not
 * checked.
 */
public final class VerifierPage {
    private static final String NO_BUNDLE = "application/json\">null<";

    private VerifierPage() {}

    /** The page that asks for a document, a proof and keys. */
    public static byte[] empty() throws IOException {
        try (InputStream page = VerifierPage.class.getResourceAsStream("verify.html")) {
            if (page == null) {
                throw new IOException("The program was packed without verify.html.");
            }
            return page.readAllBytes();
        }
    }

    /**
     * The page with a document and its proof inside, which says at once whether they hold.
     *
     * @param keys that the page shows, so that the reader can compare them with those from another
     *     source
     */
    public static byte[] of(byte[] document, TlogProof proof, List<VerifierKey> keys)
            throws IOException {
        Base64.Encoder base64 = Base64.getEncoder();
        String bundle =
                "{\"document\":\"%s\",\"proof\":\"%s\",\"keys\":[%s]}"
                        .formatted(
                                base64.encodeToString(document),
                                base64.encodeToString(proof.bytes()),
                                keys.stream()
                                        .map(key -> "\"" + escaped(key.toString()) + "\"")
                                        .collect(Collectors.joining(",")));
        String page = new String(empty(), StandardCharsets.UTF_8);
        if (!page.contains(NO_BUNDLE)) {
            throw new IllegalStateException("verify.html has no place for a bundle.");
        }
        return page.replace(NO_BUNDLE, NO_BUNDLE.replace("null", bundle))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The name of a key may hold what would end the string or the script around it. */
    private static String escaped(String text) {
        return text.codePoints()
                .mapToObj(
                        c ->
                                c == '"' || c == '\\' || c == '<' || c == '&'
                                        ? "\\u%04x".formatted(c)
                                        : Character.toString(c))
                .collect(Collectors.joining());
    }
}
