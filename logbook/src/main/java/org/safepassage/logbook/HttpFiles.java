package org.safepassage.logbook;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.NoSuchFileException;
import java.time.Duration;

/** Files of a log behind an address. Follows no redirect, and reads no more than it was told to. */
final class HttpFiles implements TiledLog.Files {
    private static final Duration PATIENCE = Duration.ofSeconds(15); // ours

    private final URI prefix;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(PATIENCE)
                    .build();

    HttpFiles(URI prefix) {
        String scheme = String.valueOf(prefix.getScheme());
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException(
                    "The address of a log begins with https:// or http://, but this is %s."
                            .formatted(prefix));
        }
        this.prefix =
                URI.create(prefix.toString().endsWith("/") ? prefix.toString() : prefix + "/");
    }

    @Override
    public byte[] read(String path, int most) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(prefix.resolve(path)).timeout(PATIENCE).build();
        HttpResponse<InputStream> response;
        try {
            response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + request.uri(), e);
        }
        try (InputStream body = response.body()) {
            if (response.statusCode() == 404) {
                throw new NoSuchFileException(request.uri().toString());
            }
            if (response.statusCode() != 200) {
                throw new IOException(
                        "%s answered %d.".formatted(request.uri(), response.statusCode()));
            }
            return LocalDisk.atMost(body, most, path);
        }
    }
}
