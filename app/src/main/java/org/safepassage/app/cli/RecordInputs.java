package org.safepassage.app.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.record.PauseRecord;
import org.safepassage.app.record.RecordAudit;
import org.safepassage.app.record.RecordKeys;
import org.safepassage.logbook.MalformedException;
import org.safepassage.logbook.Policy;
import org.safepassage.logbook.SignedCheckpoint;
import org.safepassage.logbook.TiledLog;
import org.safepassage.logbook.TlogProof;
import org.safepassage.logbook.VerifierKey;

/** Reads what the record's commands are given. */
final class RecordInputs {
    private static final long LARGEST = 64L << 20; // bytes of a document that is checked; ours

    private RecordInputs() {}

    /**
     * A log somebody named, and the folder around it when there is one.
     *
     * @param folder null when the log is behind an address
     */
    record Named(TiledLog log, @Nullable Path folder) {}

    static Named log(String named) throws Invalid {
        if (named.startsWith("http://") || named.startsWith("https://")) {
            try {
                return new Named(TiledLog.at(URI.create(named)), null);
            } catch (IllegalArgumentException e) {
                throw new Invalid("%s: no address. %s".formatted(named, e.getMessage()));
            }
        }
        Path folder = Path.of(named);
        return new Named(TiledLog.in(RecordAudit.logIn(folder)), folder);
    }

    /** Keys as they are written, or files of them, one a line. */
    static List<VerifierKey> keys(@Nullable List<String> given) throws IOException, Invalid {
        List<VerifierKey> keys = new ArrayList<>();
        for (String each : given == null ? List.<String>of() : given) {
            boolean isFile = !each.contains("+") && Files.isRegularFile(Path.of(each));
            List<String> lines = isFile ? Files.readAllLines(Path.of(each)) : List.of(each);
            for (String line : lines) {
                if (!line.isBlank()) {
                    keys.add(key(line.strip(), isFile ? each : "--vkey"));
                }
            }
        }
        return keys;
    }

    private static VerifierKey key(String line, String where) throws Invalid {
        try {
            return VerifierKey.parse(line);
        } catch (MalformedException e) {
            throw new Invalid(
                    "%s: %s A key is one line, as the record's owner has published it."
                            .formatted(where, e.getMessage()));
        }
    }

    /** The keys of the log itself, without those of witnesses that may stand in the same file. */
    static List<VerifierKey> ofLog(List<VerifierKey> keys, TiledLog log) throws IOException {
        String origin = log.checkpoint().checkpoint().origin();
        return keys.stream().filter(key -> key.name().equals(origin)).toList();
    }

    static @Nullable SignedCheckpoint checkpoint(@Nullable Path file) throws IOException, Invalid {
        if (file == null) {
            return null;
        }
        try {
            return SignedCheckpoint.parse(bytes(file));
        } catch (MalformedException e) {
            throw new Invalid("%s: no checkpoint. %s".formatted(file, e.getMessage()));
        }
    }

    static TlogProof proof(Path file) throws IOException, Invalid {
        try {
            return TlogProof.parse(bytes(file));
        } catch (MalformedException e) {
            throw new Invalid("%s: no proof. %s".formatted(file, e.getMessage()));
        }
    }

    static Policy policy(Path file) throws IOException, Invalid {
        try {
            return Policy.parse(bytes(file));
        } catch (MalformedException e) {
            throw new Invalid("%s: %s".formatted(file, e.getMessage()));
        }
    }

    static byte[] bytes(Path file) throws IOException, Invalid {
        if (Files.size(Inputs.readable(file)) > LARGEST) {
            throw new Invalid("%s: larger than 64 MiB.".formatted(file));
        }
        return Files.readAllBytes(file);
    }

    static RecordKeys recordKeys(@Nullable Path folder, Path record) throws Invalid {
        try {
            return new RecordKeys(folder == null ? RecordKeys.usualFolder() : folder, record);
        } catch (IllegalArgumentException e) {
            throw new Invalid("--keys: " + e.getMessage());
        }
    }

    static PauseRecord open(Path folder, @Nullable Path keys) throws IOException, Invalid {
        if (!PauseRecord.exists(folder)) {
            throw new Invalid(
                    "%s: there is no record in it. One begins with: ./safe-passage record new PAUSE -o %s"
                            .formatted(folder, folder));
        }
        return PauseRecord.open(folder, recordKeys(keys, folder), InstantSource.system());
    }

    static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
