package org.safepassage.app.record;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Behind;
import org.safepassage.domain.ConfidentialEntry;
import org.safepassage.domain.Disclosure;
import org.safepassage.domain.RecordedDecision;
import org.safepassage.domain.RecordedStatement;
import org.safepassage.domain.ReportReceived;
import org.safepassage.logbook.CanonicalText;
import org.safepassage.logbook.Commitment;
import org.safepassage.logbook.LogbookVerify;
import org.safepassage.logbook.MalformedException;
import org.safepassage.logbook.NotVerifiedException;
import org.safepassage.logbook.SignedCheckpoint;
import org.safepassage.logbook.TiledLog;
import org.safepassage.logbook.VerifierKey;
import tools.jackson.databind.JsonNode;

/**
 * Takes in what another command post carried over on a stick: its reports. Each is checked against
 * the other's intake log first, keeps the origin it came from, and is entered once, however often
 * and by whichever way it comes. Where two contradict each other both are kept, and named.
 * Decisions are not taken over: they stand in the other's own log, under the other's signature, and
 * those that speak of a corridor of ours are named.
 */
public final class Merge {
    /**
     * What came of it.
     *
     * @param origin of the other copy
     * @param taken reports that were new here
     * @param known reports that were here already
     * @param conflicts what contradicts what is here, in words; both are kept
     * @param missing reports of the other's intake log that are not in the bundle: redacted there,
     *     or left out
     * @param decisions the other's decisions, which stand in its log alone, in words
     */
    public record Result(
            String origin,
            long taken,
            long known,
            List<String> conflicts,
            long missing,
            List<String> decisions) {
        public Result {
            conflicts = List.copyOf(conflicts);
            decisions = List.copyOf(decisions);
        }
    }

    /** A report as the bundle holds it. */
    private record Carried(long index, ReportReceived report, @Nullable String clientKey) {}

    private static final int LONGEST_LINE = 3 << 20;
    private static final int MOST_LINES = 1_000_000;

    private final PauseRecord record;
    private final Path bundle;
    private final InstantSource clock;
    private final Map<String, List<ReportReceived>> byId = new HashMap<>();
    private final List<String> conflicts = new ArrayList<>();
    private long taken;
    private long known;

    private Merge(PauseRecord record, Path bundle, InstantSource clock) {
        this.record = record;
        this.bundle = bundle;
        this.clock = clock;
    }

    /**
     * Merges.
     *
     * @param keys of the other's public log, from a source that is trusted
     * @throws NotVerifiedException when the bundle does not hold, or contradicts one merged before;
     *     nothing was taken in then
     */
    public static Result of(
            PauseRecord record, Path bundle, List<VerifierKey> keys, InstantSource clock)
            throws IOException, NotVerifiedException {
        return new Merge(record, bundle, clock).merge(keys);
    }

    private Result merge(List<VerifierKey> keys) throws IOException, NotVerifiedException {
        TiledLog log = TiledLog.in(bundle.resolve("log"));
        TiledLog intake = TiledLog.in(bundle.resolve("intake"));
        SignedCheckpoint checkpoint = log.checkpoint();
        String origin = checkpoint.checkpoint().origin();
        if (origin.equals(record.checkpoint().checkpoint().origin())) {
            throw new NotVerifiedException(
                    "The bundle is of this very record, %s: there is nothing to merge."
                            .formatted(origin));
        }
        @Nullable SignedCheckpoint before = rememberReports(origin);
        require(LogbookVerify.verify(log, keys, before), "log");
        List<PublicEntry> entries = PublicEntry.all(log);
        if (entries.isEmpty()
                || !(entries.getFirst().entry() instanceof RecordedStatement.Begun begun)) {
            throw new NotVerifiedException("The log in the bundle is no record of a pause.");
        }
        VerifierKey intakeKey = VerifierKey.parse(begun.intakeKey());
        require(LogbookVerify.verify(intake, List.of(intakeKey), null), "intake");
        List<Carried> carried = read(intake);
        for (Carried each : carried) {
            take(each, origin);
        }
        SignedCheckpoint intakeCheckpoint = intake.checkpoint();
        Instant now = clock.instant();
        boolean again =
                taken == 0 && before != null && before.checkpoint().equals(checkpoint.checkpoint());
        if (!again) {
            record.write(
                    new ConfidentialEntry.CopyMerged(
                            now,
                            text(checkpoint),
                            text(intakeCheckpoint),
                            taken,
                            known,
                            conflicts.size()),
                    new Behind(List.of(), null, now, origin));
        }
        long reports = 0;
        long size = intakeCheckpoint.checkpoint().size();
        for (long index = 0; index < size; index++) {
            reports += Commitment.find(intake.entry(index, size)).isPresent() ? 1 : 0;
        }
        return new Result(
                origin, taken, known, conflicts, reports - carried.size(), decisions(entries));
    }

    private static void require(LogbookVerify.Report report, String what)
            throws NotVerifiedException {
        if (!report.verified()) {
            LogbookVerify.Problem first = report.problems().getFirst();
            throw new NotVerifiedException(
                    "%s/%s: %s"
                            .formatted(
                                    what,
                                    first.file() == null ? "entry " + first.index() : first.file(),
                                    first.says()));
        }
    }

    private static String text(SignedCheckpoint checkpoint) {
        return new String(checkpoint.bytes(), StandardCharsets.UTF_8);
    }

    /** Our reports by their ids, and the checkpoint of the other copy that was merged last. */
    private @Nullable SignedCheckpoint rememberReports(String origin) throws IOException {
        @Nullable SignedCheckpoint[] last = new SignedCheckpoint[1];
        List<MalformedException> faults = new ArrayList<>();
        record.replay(
                recorded -> {
                    if (recorded.entry() instanceof ReportReceived report) {
                        byId.computeIfAbsent(report.report(), _ -> new ArrayList<>()).add(report);
                    }
                    if (recorded.entry() instanceof ConfidentialEntry.CopyMerged merged) {
                        try {
                            SignedCheckpoint checkpoint =
                                    SignedCheckpoint.parse(
                                            merged.checkpoint().getBytes(StandardCharsets.UTF_8));
                            if (checkpoint.checkpoint().origin().equals(origin)) {
                                last[0] = checkpoint;
                            }
                        } catch (MalformedException e) {
                            faults.add(e);
                        }
                    }
                });
        if (!faults.isEmpty()) {
            throw faults.getFirst();
        }
        return last[0];
    }

    private List<Carried> read(TiledLog intake) throws IOException, NotVerifiedException {
        Path file = bundle.resolve(Bundle.REPORTS);
        long size = intake.checkpoint().checkpoint().size();
        List<Carried> carried = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String head = lines.readLine();
            if (head == null || !CanonicalJson.parse(head).has("origin")) {
                throw new MalformedException("%s has no first line.".formatted(file));
            }
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.length() > LONGEST_LINE || number > MOST_LINES) {
                    throw new MalformedException("%s, line %d: too long.".formatted(file, number));
                }
                try {
                    carried.add(parse(CanonicalJson.parse(line), intake, size));
                } catch (MalformedException e) {
                    throw new MalformedException(
                            "%s, line %d: %s".formatted(file, number, e.getMessage()), e);
                } catch (NotVerifiedException e) {
                    throw new NotVerifiedException(
                            "%s, line %d: %s".formatted(file, number, e.getMessage()));
                }
            }
        }
        return carried;
    }

    private static Carried parse(JsonNode line, TiledLog intake, long size)
            throws IOException, NotVerifiedException {
        JsonNode index = line.get("index");
        JsonNode salt = line.get("salt");
        JsonNode text = line.get("text");
        JsonNode key = line.get("clientKey");
        if (index == null
                || !index.isIntegralNumber()
                || !index.canConvertToLong()
                || salt == null
                || !salt.isString()
                || text == null
                || !text.isString()
                || (key != null && !key.isString())) {
            throw new MalformedException("A report has index, salt and text.");
        }
        byte[] salted = CanonicalText.base64(salt.stringValue());
        byte[] bytes = text.stringValue().getBytes(StandardCharsets.UTF_8);
        long at = index.longValue();
        if (at < 0
                || at >= size
                || salted.length != Commitment.SALT
                || !Arrays.equals(Commitment.of(salted, bytes).entry(), intake.entry(at, size))) {
            throw new NotVerifiedException(
                    "The report is not what the other's intake log committed to at %d: it was changed on the way."
                            .formatted(at));
        }
        if (!(EntryText.parse(Disclosure.INTAKE_COMMITMENT, bytes)
                instanceof ReportReceived report)) {
            throw new MalformedException("Only reports are carried over.");
        }
        return new Carried(at, report, key == null ? null : key.stringValue());
    }

    private void take(Carried carried, String origin) throws IOException {
        String ownKey = "%s#%d".formatted(origin, carried.index());
        if (record.find(ownKey).isPresent()) {
            known++;
            return;
        }
        String key = carried.clientKey() == null ? ownKey : carried.clientKey();
        ReportReceived report = carried.report();
        boolean contradicts =
                byId.getOrDefault(report.report(), List.of()).stream()
                        .anyMatch(ours -> !sameBut(ours, report));
        boolean sameKey = record.find(key).isPresent();
        try {
            long number = record.write(report, behind(key, origin)).number();
            if (sameKey) {
                known++;
                return;
            }
            taken++;
            if (contradicts) {
                conflicts.add(
                        "Report %s: another text stands here under the same id; the other's is entry %d of the journal. Both are kept."
                                .formatted(report.report(), number));
            }
        } catch (ClientKeyReusedException e) {
            long number = record.write(report, behind(ownKey, origin)).number();
            taken++;
            conflicts.add(
                    "Report %s: sent twice under one key with two texts, entries %d and %d of the journal. Both are kept."
                            .formatted(report.report(), e.number(), number));
        }
        byId.computeIfAbsent(report.report(), _ -> new ArrayList<>()).add(report);
    }

    private static boolean sameBut(ReportReceived ours, ReportReceived theirs) {
        return Objects.equals(ours.content(), theirs.content());
    }

    private Behind behind(String key, String origin) {
        return new Behind(List.of(), key, clock.instant(), origin);
    }

    private static List<String> decisions(List<PublicEntry> entries) {
        Wording wording = new Wording();
        List<String> decisions = new ArrayList<>();
        for (PublicEntry each : entries) {
            if (each.entry() != null) {
                wording.learn(each.entry());
            }
            if (each.entry() instanceof RecordedDecision decision) {
                decisions.add(
                        "%d  %s  %s"
                                .formatted(
                                        each.index(),
                                        wording.time(decision.at()),
                                        wording.says(decision)));
            }
        }
        return decisions;
    }
}
