package org.safepassage.notices;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Names;

/**
 * Who publishes, and where else the same can be read.
 *
 * @param names an organisation or an office
 * @param sender CAP's sender: an address of the form {@code notices@example.org}
 * @param site where the public site stands, ending in a slash (https)
 * @param contact a telephone number or an address for questions, or null
 * @param oid the publisher's own branch for CAP identifiers, {@code 2.49.0.1…}, or null
 * @param mirrors other addresses of the same files (https)
 * @param hide where "Hide page" leads: some harmless page (https)
 * @param appeal null, as by default, for none
 */
public record Publisher(
        @Public Names names,
        @Public String sender,
        @Public URI site,
        @Public @Nullable String contact,
        @Public @Nullable String oid,
        @Public List<URI> mirrors,
        @Public URI hide,
        @Public @Nullable Appeal appeal) {

    public Publisher {
        mirrors = List.copyOf(mirrors);
        if (!sender.matches("[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,190}")) {
            throw new IllegalArgumentException(
                    "A CAP sender is an address such as notices@example.org, not %s."
                            .formatted(sender));
        }
        https(site, true);
        https(hide, false);
        mirrors.forEach(m -> https(m, true));
        if (oid != null && !oid.matches("2\\.49\\.0\\.1(\\.[0-9]{1,9}){1,8}")) {
            throw new IllegalArgumentException(
                    "A CAP identifier's branch begins with 2.49.0.1, not %s.".formatted(oid));
        }
    }

    /** For the worked example and for trials. */
    public static Publisher example() {
        return new Publisher(
                Names.of("en", "Safe Passage example"),
                "notices@example.org",
                URI.create("https://example.org/"),
                null,
                null,
                List.of(),
                URI.create("https://example.com/weather"),
                null);
    }

    /** The same with an appeal. */
    public Publisher with(Appeal other) {
        return new Publisher(names, sender, site, contact, oid, mirrors, hide, other);
    }

    /** The same with mirrors. */
    public Publisher withMirrors(List<URI> others) {
        return new Publisher(names, sender, site, contact, oid, others, hide, appeal);
    }

    static void https(URI address, boolean folder) {
        boolean fine =
                "https".equals(address.getScheme())
                        && address.getHost() != null
                        && address.getUserInfo() == null
                        && (!folder || address.toString().endsWith("/"));
        if (!fine) {
            throw new IllegalArgumentException(
                    "%s is no https address%s."
                            .formatted(address, folder ? " that ends in a slash" : ""));
        }
    }
}
