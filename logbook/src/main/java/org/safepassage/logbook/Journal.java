package org.safepassage.logbook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was said and done, in its order, in three places: here the texts, which can be
 * deleted; in the intake log a commitment to each that came in; in the public log what everybody
 * may read, and commitments.
 *
 * <p>All entries of both logs go through the journal, which is written first. So the n-th record
 * for a log is the log's entry n, and after a crash the journal says what the logs lack. One
 * process; the two logs must be used by nobody else. Thread-safe.
 */
public final class Journal {
    private final Path folder;
    private final Disk disk;
    private final DurableFiles files;
    private final Logbook publicLog;
    private final Logbook intakeLog;
    private final SecureRandom random = new SecureRandom();
    private final List<JournalFile> records = new ArrayList<>(); // in their order
    private boolean stopped;

    private Journal(Path folder, Logbook publicLog, Logbook intakeLog, Disk disk) {
        this.folder = folder;
        this.disk = disk;
        this.files = new DurableFiles(disk);
        this.publicLog = publicLog;
        this.intakeLog = intakeLog;
    }

    /**
     * Opens a journal, or begins one, and enters in the logs what a crash has kept from them.
     *
     * @throws LogbookRefusedException when the logs hold entries that the journal does not know
     */
    public static Journal open(Path folder, Logbook publicLog, Logbook intakeLog)
            throws IOException {
        return open(folder, publicLog, intakeLog, Disk.LOCAL);
    }

    static Journal open(Path folder, Logbook publicLog, Logbook intakeLog, Disk disk)
            throws IOException {
        Journal journal = new Journal(folder, publicLog, intakeLog, disk);
        journal.files.createFolders(folder);
        for (Path thousand : disk.list(folder)) {
            for (Path file : disk.list(thousand)) {
                JournalFile.of(file).ifPresent(journal.records::add);
            }
        }
        journal.records.sort(Comparator.comparingLong(JournalFile::number));
        journal.completeLog(
                publicLog, journal.records.stream().filter(r -> r.shelf().isPublic()).toList());
        journal.completeLog(
                intakeLog, journal.records.stream().filter(r -> r.shelf().isIntake()).toList());
        for (JournalFile record : journal.records) {
            if (record.redacts() >= 0) {
                journal.deletePayload(record.redacts());
            }
        }
        return journal;
    }

    private void completeLog(Logbook log, List<JournalFile> entered) throws IOException {
        long size = log.checkpoint().checkpoint().size();
        if (size > entered.size()) {
            throw new LogbookRefusedException(
                    ("The log %s has %d entries, but the journal %s knows of %d: records of the"
                                    + " journal were lost. Put back its newest copy.")
                            .formatted(
                                    log.checkpoint().checkpoint().origin(),
                                    size,
                                    folder,
                                    entered.size()));
        }
        for (JournalFile record : entered.subList((int) size, entered.size())) {
            log.append(entry(record));
        }
        if (size > 0) {
            requireSame(log, entered.get((int) size - 1), size - 1);
        }
    }

    private byte[] entry(JournalFile record) throws IOException {
        JournalRecord.Payload payload =
                record.findPayload(folder, disk)
                        .orElseThrow(
                                () ->
                                        new LogbookRefusedException(
                                                "Record %d is empty.".formatted(record.number())));
        return entry(record.shelf(), payload);
    }

    private static byte[] entry(Shelf shelf, JournalRecord.Payload payload) {
        return shelf.isText() ? payload.text() : payload.commitment().entry();
    }

    private void requireSame(Logbook log, JournalFile record, long index) throws IOException {
        Optional<JournalRecord.Payload> payload = record.findPayload(folder, disk);
        if (payload.isPresent()
                && !Arrays.equals(entry(record.shelf(), payload.get()), log.entry(index))) {
            throw new LogbookRefusedException(
                    "Entry %d of %s is not the journal's record %d: they do not belong together."
                            .formatted(
                                    index,
                                    log.checkpoint().checkpoint().origin(),
                                    record.number()));
        }
    }

    /** Enters a text and returns its number; it is on the disk, and in its log, by then. */
    public long enter(Shelf shelf, byte[] text) throws IOException {
        return enter(shelf, List.of(text)).getFirst();
    }

    /**
     * Enters texts of one shelf, one after the other, under one checkpoint, and returns their
     * numbers.
     */
    public synchronized List<Long> enter(Shelf shelf, List<byte[]> texts) throws IOException {
        requireFit(shelf, texts);
        return write(shelf, texts, -1);
    }

    private static void requireFit(Shelf shelf, List<byte[]> texts) {
        int most = shelf.isText() ? EntryBundle.LONGEST_ENTRY : JournalFile.LARGEST_TEXT;
        if (texts.isEmpty() || texts.size() > Logbook.LARGEST_BATCH) {
            throw new IllegalArgumentException(
                    "At once 1 to %d texts are entered, not %d."
                            .formatted(Logbook.LARGEST_BATCH, texts.size()));
        }
        for (byte[] text : texts) {
            if (text.length > most) {
                throw new IllegalArgumentException(
                        "A text on this shelf has at most %d bytes, but this one has %d; keep it elsewhere and enter its hash."
                                .formatted(most, text.length));
            }
        }
    }

    private List<Long> write(Shelf shelf, List<byte[]> texts, long redacts) throws IOException {
        if (stopped) {
            throw new LogbookRefusedException("The disk failed the journal before; open it again.");
        }
        stopped = true; // until all went well
        List<Long> numbers = new ArrayList<>();
        List<byte[]> entries = new ArrayList<>();
        List<JournalFile> written = new ArrayList<>();
        List<Path> paths = new ArrayList<>();
        long next = records.isEmpty() ? 0 : records.getLast().number() + 1;
        for (byte[] text : texts) {
            byte[] salt = new byte[Commitment.SALT];
            random.nextBytes(salt);
            JournalFile record = new JournalFile(next++, shelf, redacts);
            byte[] content = Arrays.copyOf(salt, salt.length + text.length);
            System.arraycopy(text, 0, content, salt.length, text.length);
            Path file = record.in(folder);
            files.createFoldersAround(file);
            files.replaceUnsettled(file, content);
            paths.add(file);
            written.add(record);
            numbers.add(record.number());
            entries.add(entry(shelf, new JournalRecord.Payload(salt, text.clone())));
        }
        files.settleNames(paths);
        @Nullable Logbook log = shelf.isPublic() ? publicLog : shelf.isIntake() ? intakeLog : null;
        if (log != null) {
            log.appendAll(entries);
        }
        records.addAll(written);
        stopped = false;
        return numbers;
    }

    /**
     * Deletes a text and its salt. That they were deleted, and why, is entered first, where the
     * commitment stands; the commitment stays, and so does every proof.
     *
     * @param reason one line without a name in it, for it stays
     * @throws IllegalArgumentException when the text stands in a log: what was published cannot be
     *     taken back, only corrected by another entry
     */
    public synchronized long redact(long number, String reason) throws IOException {
        JournalFile target = file(number);
        if (target.shelf().isText()) {
            throw new IllegalArgumentException(
                    "The text of record %d stands in a log and cannot be deleted; enter a correction."
                            .formatted(number));
        }
        if (reason.isBlank() || reason.length() > 1000 || reason.chars().anyMatch(c -> c < 0x20)) {
            throw new IllegalArgumentException(
                    "A redaction needs a reason of one line, at most 1000 characters.");
        }
        String text = "redaction/v1\nindex %d\nreason %s\n".formatted(index(target), reason);
        Shelf shelf = target.shelf().ofRedaction();
        long redaction =
                write(shelf, List.of(text.getBytes(StandardCharsets.UTF_8)), number).getFirst();
        deletePayload(number);
        return redaction;
    }

    private void deletePayload(long number) throws IOException {
        JournalFile target = file(number);
        if (target.findPayload(folder, disk).isPresent()) {
            files.replace(target.in(folder), new byte[0]);
        }
    }

    private JournalFile file(long number) {
        int low = 0;
        int high = records.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            JournalFile record = records.get(middle);
            if (record.number() == number) {
                return record;
            }
            if (record.number() < number) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        throw new IllegalArgumentException("The journal has no record %d.".formatted(number));
    }

    private long index(JournalFile record) {
        if (record.shelf() == Shelf.JOURNAL) {
            return -1;
        }
        boolean isPublic = record.shelf().isPublic();
        return records.stream()
                .takeWhile(other -> other.number() < record.number())
                .filter(other -> isPublic ? other.shelf().isPublic() : other.shelf().isIntake())
                .count();
    }

    /** One record. Its index costs a pass over those before it. */
    public synchronized JournalRecord record(long number) throws IOException {
        JournalFile record = file(number);
        return new JournalRecord(
                number,
                record.shelf(),
                index(record),
                record.redacts(),
                record.findPayload(folder, disk).orElse(null));
    }

    /** Numbers of all records in their order: what a program rebuilds its tables from. */
    public synchronized List<Long> numbers() {
        return records.stream().map(JournalFile::number).toList();
    }

    /**
     * Enters a commitment to the intake's present checkpoint in the public log. Called on a fixed
     * beat, whatever came, the public log ties the intake down and its growth tells an onlooker
     * nothing; the opening stands here, for those who may audit the intake.
     */
    public long enterIntakeCheckpoint() throws IOException {
        return enter(Shelf.PUBLIC_COMMITMENT, intakeLog.checkpoint().bytes());
    }
}
