package org.safepassage.app.server.outbox;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A pause's id as part of an address. */
public final class Paths {
    private Paths() {}

    public static String encoded(String pause) {
        return URLEncoder.encode(pause, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
