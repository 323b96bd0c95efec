package org.safepassage.app.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.RecordEntry;
import org.safepassage.domain.RecordedDecision;
import org.safepassage.domain.RecordedRelease;
import org.safepassage.domain.RecordedRules;
import org.safepassage.domain.RecordedStatement;
import org.safepassage.domain.Redaction;
import org.safepassage.logbook.KeyChange;
import org.safepassage.logbook.LogbookVerify;
import org.safepassage.logbook.LogbookVerify.Problem;
import org.safepassage.logbook.MalformedException;
import org.safepassage.logbook.SignedCheckpoint;
import org.safepassage.logbook.TiledLog;
import org.safepassage.logbook.VerifierKey;

/**
 * Checks a log, any C2SP log; and where it is a record of ours, that its entries make sense
 * together, and the intake log beside it, if that is there.
 */
public final class RecordAudit {
    /**
     * What was found.
     *
     * @param log the check of the public log, or of any log
     * @param problems of the log, then of its entries, then of the intake log
     * @param notes what is worth knowing and no problem
     */
    public record Result(LogbookVerify.Report log, List<Problem> problems, List<String> notes) {
        public Result {
            problems = List.copyOf(problems);
            notes = List.copyOf(notes);
        }

        public boolean verified() {
            return problems.isEmpty();
        }
    }

    private RecordAudit() {}

    /** The log in a folder: the folder itself, or the public log of a record or a bundle. */
    public static Path logIn(Path folder) {
        for (String inside : List.of("public", "log")) {
            Path log = folder.resolve(inside);
            if (!Files.exists(folder.resolve("tile")) && Files.isDirectory(log)) {
                return log;
            }
        }
        return folder;
    }

    /**
     * Checks.
     *
     * @param record the folder of the record, where the intake log may lie; null when there is none
     * @param keys that must all have signed, or been followed by one that has, by the log's own
     *     announcements
     * @param since a checkpoint kept from earlier, or null
     */
    public static Result of(
            TiledLog log,
            @Nullable Path record,
            List<VerifierKey> keys,
            @Nullable SignedCheckpoint since)
            throws IOException {
        KeyHistory history = KeyHistory.of(keys, log);
        List<VerifierKey> then = new ArrayList<>(keys);
        then.addAll(history.signing());
        LogbookVerify.Report report = LogbookVerify.verify(log, history.signing(), since, then);
        List<Problem> problems = new ArrayList<>(report.problems());
        List<String> notes = new ArrayList<>(history.notes());
        notes.addAll(report.notes());
        if (report.moreProblems() > 0) {
            notes.add("And %d problems more.".formatted(report.moreProblems()));
        }
        if (problems.isEmpty()) {
            List<PublicEntry> entries = PublicEntry.all(log);
            boolean ours =
                    entries.stream().anyMatch(e -> e.entry() instanceof RecordedStatement.Begun);
            if (ours) {
                checkEntries(entries, then, problems, notes);
                checkIntake(entries, record, problems, notes);
            }
        }
        return new Result(report, problems, notes);
    }

    private static void checkEntries(
            List<PublicEntry> entries,
            List<VerifierKey> keys,
            List<Problem> problems,
            List<String> notes)
            throws IOException {
        Set<String> officeKeys = new HashSet<>();
        for (PublicEntry each : entries) {
            RecordEntry entry = each.entry();
            if (entry == null) {
                if (!each.isCommitment()) {
                    notes.add(
                            "Entry %d is nothing that this version knows: %s"
                                    .formatted(each.index(), each.fault()));
                }
                continue;
            }
            String wrong =
                    switch (entry) {
                        case RecordedRelease.Corrected c when c.corrects() >= each.index() ->
                                "It corrects entry %d, which comes after it."
                                        .formatted(c.corrects());
                        case Redaction.OfCommitment r
                                when r.index() < 0
                                        || r.index() >= each.index()
                                        || !entries.get((int) r.index()).isCommitment() ->
                                "It says that entry %d was redacted, which is no commitment before it."
                                        .formatted(r.index());
                        case RecordedRules.KeyChanged change when !signed(change, notes, keys) ->
                                "It announces a key, but the old key has not signed it: it announces nothing.";
                        case RecordedRules.OfficeKeyed keyed -> {
                            officeKeys.add(keyed.key());
                            yield null;
                        }
                        case RecordedDecision decision -> OfficeKeys.fault(decision, officeKeys);
                        default -> null;
                    };
            if (wrong != null) {
                problems.add(new Problem(each.index(), null, wrong));
            }
        }
    }

    private static boolean signed(
            RecordedRules.KeyChanged change, List<String> notes, List<VerifierKey> keys) {
        Optional<KeyChange> found = KeyChange.find(change.note().getBytes(StandardCharsets.UTF_8));
        found.ifPresent(
                c -> {
                    if (!keys.isEmpty() && !keys.contains(c.after())) {
                        notes.add(
                                "A further key was announced, signed by the one before: %s"
                                        .formatted(c.after()));
                    }
                });
        return found.isPresent();
    }

    private static void checkIntake(
            List<PublicEntry> entries,
            @Nullable Path record,
            List<Problem> problems,
            List<String> notes)
            throws IOException {
        Path intake = record == null ? null : record.resolve("intake");
        if (intake == null
                || !Files.isDirectory(intake)
                || !(entries.getFirst().entry() instanceof RecordedStatement.Begun begun)) {
            return;
        }
        VerifierKey key;
        try {
            key = VerifierKey.parse(begun.intakeKey());
        } catch (MalformedException e) {
            problems.add(new Problem(0L, null, "The intake's key is none: " + e.getMessage()));
            return;
        }
        LogbookVerify.Report report = LogbookVerify.verify(TiledLog.in(intake), List.of(key), null);
        report.problems()
                .forEach(
                        p ->
                                problems.add(
                                        new Problem(
                                                null,
                                                "intake/"
                                                        + (p.file() == null
                                                                ? "entry " + p.index()
                                                                : p.file()),
                                                p.says())));
        notes.add(
                "The intake log beside it was checked too: %s entries."
                        .formatted(
                                report.checkpoint() == null ? "no" : report.checkpoint().size()));
    }
}
