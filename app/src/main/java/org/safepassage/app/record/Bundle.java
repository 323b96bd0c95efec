package org.safepassage.app.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.ReportReceived;
import org.safepassage.logbook.JournalRecord;
import org.safepassage.logbook.LogbookVerify;
import org.safepassage.logbook.SignedCheckpoint;
import org.safepassage.logbook.SpokenCode;
import org.safepassage.logbook.TiledLog;
import org.safepassage.logbook.VerifierKey;
import org.safepassage.logbook.VerifierPage;
import org.safepassage.logbook.WordList;

/**
 * A record on a stick: everything a stranger needs to check it without us and without a network,
 * and, when asked for, the reports for another command post.
 */
public final class Bundle {
    /** The file of the reports, which strangers do not get. */
    static final String REPORTS = "reports.jsonl";

    static final String HANDLING = "RESTRICTED, not for publication";
    private static final int TRIES = 5;

    private Bundle() {}

    /**
     * Writes what strangers need.
     *
     * @param log the folder of the public log
     * @param out a new or empty folder
     * @param keys of the log, which go on the first page of the bundle
     * @param policy the bytes of a witness policy, or null
     */
    public static void write(Path log, Path out, List<VerifierKey> keys, byte @Nullable [] policy)
            throws IOException {
        Files.createDirectories(out);
        copyLog(log, out.resolve("log"));
        TiledLog copy = TiledLog.in(out.resolve("log"));
        SignedCheckpoint checkpoint = copy.checkpoint();
        Files.write(out.resolve("checkpoint"), checkpoint.bytes());
        Files.writeString(
                out.resolve("vkey.txt"),
                String.join("\n", keys.stream().map(VerifierKey::toString).toList()) + "\n");
        if (policy != null) {
            Files.write(out.resolve("policy.txt"), policy);
        }
        Files.writeString(out.resolve("code.txt"), code(checkpoint));
        Files.write(out.resolve("verify.html"), VerifierPage.empty());
        Story story =
                Story.of(checkpoint.checkpoint().origin(), PublicEntry.all(copy), Story.USUAL_GAP);
        Files.writeString(out.resolve("story.html"), StoryText.html(story));
        Files.writeString(
                out.resolve("story.txt"), String.join("\n", StoryText.lines(story)) + "\n");
        Files.writeString(out.resolve("README.txt"), readme(checkpoint, keys, policy != null));
    }

    /** Copies a log that somebody may be writing: again, until the copy is sound in itself. */
    static void copyLog(Path from, Path to) throws IOException {
        LogbookVerify.Report report = null;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            byte[] checkpoint = TiledLog.in(from).checkpoint().bytes();
            try (Stream<Path> walk = Files.walk(from)) {
                for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
                    String name = from.relativize(file).toString();
                    if (name.startsWith("tile") && !name.endsWith(".tmp")) {
                        Path target = to.resolve(name);
                        Files.createDirectories(Objects.requireNonNull(target.getParent()));
                        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
            Files.createDirectories(to);
            Files.write(to.resolve("checkpoint"), checkpoint);
            report = LogbookVerify.verify(TiledLog.in(to), List.of(), null);
            if (report.verified()) {
                return;
            }
        }
        LogbookVerify.Problem first = Objects.requireNonNull(report).problems().getFirst();
        throw new IOException(
                "The log in %s cannot be copied whole. %s: %s"
                        .formatted(
                                from,
                                first.file() == null ? "Entry " + first.index() : first.file(),
                                first.says()));
    }

    /** The code of a checkpoint in every language, to be printed and read aloud. */
    public static String code(SignedCheckpoint checkpoint) {
        SpokenCode code = SpokenCode.of(checkpoint.checkpoint());
        StringBuilder text =
                new StringBuilder(
                        "%s\n%d entries\n\n"
                                .formatted(
                                        checkpoint.checkpoint().origin(),
                                        checkpoint.checkpoint().size()));
        for (String language : WordList.LANGUAGES) {
            text.append("%s  %s\n".formatted(language, code.words(language)));
        }
        text.append("\nThe first three words guard against misreading. They are no proof.\n");
        return text.toString();
    }

    private static String readme(
            SignedCheckpoint checkpoint, List<VerifierKey> keys, boolean policy) {
        return """
        The public record %s
        %d entries, root %s

        What is here
          log/          the record itself, in the open format C2SP tlog-tiles (https://c2sp.org/tlog-tiles)
          checkpoint    size and root, signed by the record and by the witnesses that have seen it. KEEP THIS FILE:
                        with it you can show later that nothing before it was changed
          vkey.txt      the public key. COMPARE it with a poster, a newspaper or the radio: a forger would put another here
        %s  verify.html   checks one document and its proof in any browser, without network; it sends nothing anywhere
          code.txt      the checkpoint as words, to compare by radio or telephone
          story.html, story.txt   what happened, in plain words

        How to check
          With this program:       safe-passage record verify log --vkey %s
          With a kept checkpoint:  add --since CHECKPOINT
          With anybody else's:     every tool for C2SP tlog-tiles reads log/
          One document:            open verify.html, choose the document and its .tlog-proof

        What it proves
          That these entries were signed as they stand, and that nothing was changed, taken out or put in between since any
          checkpoint that you or a witness kept. Not that what they say is true, and not that nothing was left out.
        """
                .formatted(
                        checkpoint.checkpoint().origin(),
                        checkpoint.checkpoint().size(),
                        checkpoint.checkpoint().root(),
                        policy ? "  policy.txt    whose cosignatures are asked for\n" : "",
                        keys.isEmpty() ? "KEY" : keys.getFirst());
    }

    /**
     * Adds the reports for another command post: their texts and salts, and the intake log that
     * shows they are those that came in. Restricted.
     */
    public static void addReports(PauseRecord record, Path intake, Path out) throws IOException {
        copyLog(intake, out.resolve("intake"));
        long size = TiledLog.in(out.resolve("intake")).checkpoint().checkpoint().size();
        List<String> lines = new ArrayList<>();
        lines.add(
                CanonicalJson.write(
                        Map.of(
                                "handling",
                                HANDLING,
                                "origin",
                                record.checkpoint().checkpoint().origin(),
                                "v",
                                EntryText.VERSION)));
        List<Long> numbers = new ArrayList<>();
        record.replay(
                recorded -> {
                    if (recorded.entry() instanceof ReportReceived && recorded.index() < size) {
                        numbers.add(recorded.number());
                    }
                });
        for (long number : numbers) {
            Recorded recorded = record.recorded(number);
            if (!recorded.isRedacted()) {
                lines.add(line(recorded, record.opening(recorded)));
            }
        }
        Files.write(out.resolve(REPORTS), lines, StandardCharsets.UTF_8);
    }

    private static String line(Recorded recorded, JournalRecord.Payload payload) {
        Map<String, Object> line = new TreeMap<>();
        line.put("index", recorded.index());
        line.put("salt", Base64.getEncoder().encodeToString(payload.salt()));
        line.put("text", new String(payload.text(), StandardCharsets.UTF_8));
        @Nullable String key = recorded.behind() == null ? null : recorded.behind().clientKey();
        if (key != null) {
            line.put("clientKey", key);
        }
        return CanonicalJson.write(line);
    }
}
