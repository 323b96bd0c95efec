package org.safepassage.app.server;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Forms as a browser sends them. */
final class Forms {
    private Forms() {}

    /** Sends names and values in turn to an address. */
    static Client.Answer post(Client client, String path, String... fields)
            throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(i == 0 ? "" : "&")
                    .append(URLEncoder.encode(fields[i], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return client.send("POST", path, body.toString(), "application/x-www-form-urlencoded");
    }
}
