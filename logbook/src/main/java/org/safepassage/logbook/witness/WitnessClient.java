package org.safepassage.logbook.witness;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.safepassage.logbook.CanonicalText;
import org.safepassage.logbook.Hash;
import org.safepassage.logbook.Logbook;
import org.safepassage.logbook.MalformedException;
import org.safepassage.logbook.NotVerifiedException;
import org.safepassage.logbook.Note;
import org.safepassage.logbook.NoteSignature;
import org.safepassage.logbook.Policy;
import org.safepassage.logbook.SignedCheckpoint;

/** Asks witnesses to cosign, and believes only cosignatures of the key it knows. Thread-safe. */
public final class WitnessClient {
    private static final Duration PATIENCE = Duration.ofSeconds(15); // ours

    private final HttpClient client =
            HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(PATIENCE)
                    .build();

    /**
     * Asks a witness to cosign the present checkpoint of a log, from whatever size the witness
     * knows.
     *
     * @param witness with its address
     * @return cosignatures, all of the witness's key
     * @throws IOException when it could not be reached or kept
     * @throws NotVerifiedException when it refuses, which its message explains; a refusal with 422
     *     means that it has seen another history of this log
     */
    public List<NoteSignature> cosign(Policy.Witness witness, Logbook log)
            throws IOException, NotVerifiedException {
        String url = witness.url();
        if (url == null) {
            throw new IllegalArgumentException(
                    "The policy gives no address of witness %s.".formatted(witness.name()));
        }
        SignedCheckpoint checkpoint = log.checkpoint();
        long size = checkpoint.checkpoint().size();
        long oldSize = size;
        // First as if nothing had been added; the witness answers with the size it knows. A third
        // try meets another
        // client of the same log in between.
        for (int attempt = 0; attempt < 3; attempt++) {
            List<Hash> path =
                    oldSize == 0 ? List.of() : log.subtrees().consistency(oldSize, size).path();
            HttpResponse<InputStream> response =
                    send(url, new AddCheckpoint(oldSize, path, checkpoint));
            String body = body(response);
            if (response.statusCode() == 200) {
                return verified(witness, checkpoint, body);
            }
            if (response.statusCode() != 409) {
                throw new NotVerifiedException(
                        "Witness %s does not cosign (%d): %s"
                                .formatted(witness.name(), response.statusCode(), body.strip()));
            }
            if (!body.endsWith("\n")) {
                throw new MalformedException(
                        "The witness's answer to a conflict must end with a line end.");
            }
            oldSize = CanonicalText.decimal(body.substring(0, body.length() - 1));
            if (oldSize > size) {
                throw new NotVerifiedException(
                        "Witness %s has seen %d entries of this log, which has %d: entries were lost, or shown to it alone."
                                .formatted(witness.name(), oldSize, size));
            }
        }
        throw new IOException(
                "Witness %s is asked by others at the same time.".formatted(witness.name()));
    }

    private HttpResponse<InputStream> send(String url, AddCheckpoint request) throws IOException {
        URI address =
                URI.create(url.endsWith("/") ? url + "add-checkpoint" : url + "/add-checkpoint");
        HttpRequest post =
                HttpRequest.newBuilder(address)
                        .timeout(PATIENCE)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(request.bytes()))
                        .build();
        try {
            return client.send(post, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + address, e);
        }
    }

    private static String body(HttpResponse<InputStream> response) throws IOException {
        try (InputStream in = response.body()) {
            return new String(in.readNBytes(Note.LARGEST), StandardCharsets.UTF_8);
        }
    }

    private static List<NoteSignature> verified(
            Policy.Witness witness, SignedCheckpoint checkpoint, String body)
            throws MalformedException, NotVerifiedException {
        List<NoteSignature> lines = new ArrayList<>();
        for (String line : body.strip().split("\n", -1)) {
            NoteSignature signature = NoteSignature.parse(line);
            if (witness.key().isNamedBy(signature)) {
                lines.add(signature);
            }
        }
        new Note(checkpoint.note().text(), lines).verify(List.of(witness.key()));
        return lines;
    }
}
