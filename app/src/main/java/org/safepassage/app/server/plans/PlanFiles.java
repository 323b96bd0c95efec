package org.safepassage.app.server.plans;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.safepassage.app.server.people.Secrets;

/**
 * A folder for each pause, readable by its owner alone: the files that plans are made from, and
 * what was planned. One file of each kind; a new one takes the place of the old.
 */
final class PlanFiles {
    /** Bytes of one file. Ours: the streets of a large city have a tenth. */
    static final long LARGEST = 32L << 20;

    private final Path folder;

    PlanFiles(Path folder) {
        this.folder = folder;
    }

    /** A file that is there. */
    record Kept(Path path, long bytes, Instant since) {}

    /** The folder of a pause, made when there is none. */
    Path of(String pause) throws IOException {
        Path of = folder.resolve(Secrets.hash(pause).substring(0, 24));
        if (!Files.isDirectory(of)) {
            Files.createDirectories(of);
            ownersAlone(folder);
            ownersAlone(of);
        }
        return of;
    }

    private static void ownersAlone(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** Takes in a file, whole or not at all. */
    void keep(String pause, PlanInput kind, String name, InputStream in) throws IOException {
        String kept = kind.kept(name);
        Path of = of(pause);
        Path part = Files.createTempFile(of, "." + kind.word(), ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                byte[] buffer = new byte[1 << 16];
                long bytes = 0;
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    bytes += n;
                    if (bytes > LARGEST) {
                        throw new IllegalArgumentException(
                                "A file has at most %d MB; cut the map to the area first (roads import --bbox)."
                                        .formatted(LARGEST >> 20));
                    }
                    out.write(buffer, 0, n);
                }
                if (bytes == 0) {
                    throw new IllegalArgumentException("The file is empty, or none was chosen.");
                }
            }
            Optional<Kept> old = find(pause, kind);
            Files.move(
                    part,
                    of.resolve(kept),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            if (old.isPresent() && !old.get().path().equals(of.resolve(kept))) {
                Files.deleteIfExists(old.get().path());
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    Optional<Kept> find(String pause, PlanInput kind) throws IOException {
        try (Stream<Path> all = Files.list(of(pause))) {
            Optional<Path> path =
                    all.filter(p -> p.getFileName().toString().startsWith(kind.word() + "."))
                            .findFirst();
            if (path.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    new Kept(
                            path.get(),
                            Files.size(path.get()),
                            Files.getLastModifiedTime(path.get()).toInstant()));
        }
    }

    Map<PlanInput, Kept> all(String pause) throws IOException {
        Map<PlanInput, Kept> all = new EnumMap<>(PlanInput.class);
        for (PlanInput kind : PlanInput.values()) {
            find(pause, kind).ifPresent(kept -> all.put(kind, kept));
        }
        return all;
    }

    /** Folders of runs, the oldest first. */
    List<Path> runs(String pause) throws IOException {
        List<Path> runs = new ArrayList<>();
        try (Stream<Path> all = Files.list(of(pause))) {
            all.filter(p -> p.getFileName().toString().startsWith("run-"))
                    .sorted()
                    .forEach(runs::add);
        }
        return runs;
    }
}
