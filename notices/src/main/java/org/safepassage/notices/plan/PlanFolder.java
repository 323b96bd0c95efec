package org.safepassage.notices.plan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.safepassage.domain.Pause;
import org.safepassage.domain.Plan;

/**
 * A plan as a folder of files: {@code plan.json}, {@code curve.csv}, {@code bands.csv}, {@code
 * bottlenecks.csv}, {@code plan.geojson}, {@code report.html}.
 *
 * <p>All texts are made before the first byte is written. Each file is written beside its place,
 * forced to the disk and then renamed, so that a reader sees the old file or the new one and never
 * half of one. Where the file system knows permissions, only the owner may read: people per place,
 * bands, starts and bottlenecks are a target list.
 */
public final class PlanFolder {
    private PlanFolder() {}

    /**
     * Writes the files and returns their paths, the report last. Makes the folder when there is
     * none; leaves other files in it alone, and replaces files of these names.
     *
     * @throws IOException with the path, when the folder cannot be made or a file cannot be written
     */
    public static List<Path> write(Pause pause, Plan plan, Path folder, PlanProvenance provenance)
            throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        String json = PlanJson.of(pause, plan, provenance);
        PlanCsv csv = new PlanCsv(pause, plan);
        texts.put("plan.json", json);
        texts.put("curve.csv", csv.curve());
        texts.put("bands.csv", csv.bands());
        texts.put("bottlenecks.csv", csv.bottlenecks());
        texts.put("plan.geojson", PlanGeoJson.of(pause, plan));
        texts.put("report.html", PlanReport.of(pause, plan, provenance, sha256(json)));
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IOException(
                    "%s is a file and not a folder. Name another folder; the file was kept."
                            .formatted(folder));
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IOException(
                    "The folder %s cannot be made (%s). Name one that you may write to."
                            .formatted(folder, e.getClass().getSimpleName()),
                    e);
        }
        List<Path> written = new ArrayList<>();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Path file = folder.resolve(text.getKey());
            replace(file, text.getValue());
            written.add(file);
        }
        return List.copyOf(written);
    }

    private static void replace(Path file, String text) throws IOException {
        // A temporary file is the owner's alone from its first byte.
        Path beside;
        try {
            beside =
                    Files.createTempFile(
                            file.toAbsolutePath().getParent(), "." + file.getFileName(), ".part");
        } catch (IOException e) {
            throw new IOException(
                    "%s cannot be written (%s). Name a folder that you may write to."
                            .formatted(file, e.getClass().getSimpleName()),
                    e);
        }
        try {
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(
                    beside,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    static String sha256(String text) {
        return HexFormat.of().formatHex(digest(text));
    }

    static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
