package org.safepassage.notices.site;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import org.safepassage.notices.SiteState;

/**
 * The list of the site's files with their hashes, as text to be signed ({@code
 * docs/formats/site.md}): so any copy of them, wherever it stands, can be checked.
 */
final class Manifest {
    private Manifest() {}

    static String text(SiteState state, SortedMap<String, byte[]> files) {
        StringBuilder out = new StringBuilder();
        out.append("safe-passage site/1\n");
        out.append("pause ").append(state.pause().id()).append('\n');
        out.append("mode ").append(state.mode()).append('\n');
        out.append("notice ").append(state.event().number()).append('\n');
        out.append("written ").append(state.at()).append('\n');
        out.append("expires ").append(state.expires()).append('\n');
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            out.append(sha256(file.getValue())).append("  ").append(file.getKey()).append('\n');
        }
        return out.toString();
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
