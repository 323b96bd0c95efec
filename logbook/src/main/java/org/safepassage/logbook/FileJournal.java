package org.safepassage.logbook;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Everything that was said and done, in its order, in three places: here the texts, which can be
 * deleted; in the intake log a commitment to each that came in; in the public log what everybody
 * may read, and commitments.
 *
 * <p>All entries of both logs go through the journal, which is written first. So the n-th record
 * for a log is the log's entry n, and after a crash the journal says what the logs lack. One
 * process; the two logs must be used by nobody else. Writers that come while one writes share the
 * next write. Thread-safe. Memory: some 50 bytes a record; texts are read when asked for.
 */
final class FileJournal implements Journal {
    /** A record and its place in the log of its shelf, −1 when it is in none. */
    private record Placed(JournalFile file, long index) {}

    private final Path folder;
    private final Disk disk;
    private final DurableFiles files;
    private final Logbook publicLog;
    private final Logbook intakeLog;
    private final SecureRandom random = new SecureRandom();
    private final List<Placed> records = new ArrayList<>(); // in their order; guarded by this
    private final GroupCommit<List<Item>, List<Long>> commits = new GroupCommit<>(this::commit);
    private long publicSize; // touched by the one thread that commits, as the next
    private long intakeSize;

    private FileJournal(Path folder, Logbook publicLog, Logbook intakeLog, Disk disk) {
        this.folder = folder;
        this.disk = disk;
        this.files = new DurableFiles(disk);
        this.publicLog = publicLog;
        this.intakeLog = intakeLog;
    }

    /** Opens a journal, or begins one: {@link Journal#open}. */
    static FileJournal open(Path folder, Logbook publicLog, Logbook intakeLog, Disk disk)
            throws IOException {
        FileJournal journal = new FileJournal(folder, publicLog, intakeLog, disk);
        journal.files.createFolders(folder);
        List<JournalFile> found = new ArrayList<>();
        for (Path thousand : disk.list(folder)) {
            for (Path file : disk.list(thousand)) {
                JournalFile.of(file).ifPresent(found::add);
            }
        }
        found.sort(Comparator.comparingLong(JournalFile::number));
        found.forEach(file -> journal.records.add(journal.place(file)));
        journal.completeLog(
                publicLog, found.stream().filter(file -> file.shelf().isPublic()).toList());
        journal.completeLog(
                intakeLog, found.stream().filter(file -> file.shelf().isIntake()).toList());
        for (JournalFile file : found) {
            if (file.redacts() >= 0) {
                journal.deletePayload(file.redacts());
            }
        }
        return journal;
    }

    private Placed place(JournalFile file) {
        long index =
                file.shelf().isPublic()
                        ? publicSize++
                        : file.shelf().isIntake() ? intakeSize++ : -1;
        return new Placed(file, index);
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

    static byte[] entry(Shelf shelf, JournalRecord.Payload payload) {
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

    @Override
    public List<Long> enter(List<Item> items) throws IOException {
        if (items.isEmpty() || items.size() > Logbook.LARGEST_BATCH) {
            throw new IllegalArgumentException(
                    "At once 1 to %d texts are entered, not %d."
                            .formatted(Logbook.LARGEST_BATCH, items.size()));
        }
        items.forEach(FileJournal::requireFits);
        return commits.submit(List.copyOf(items));
    }

    static void requireFits(Item item) {
        int most = item.shelf().isText() ? EntryBundle.LONGEST_ENTRY : JournalFile.LARGEST_TEXT;
        if (item.text().length > most) {
            throw new IllegalArgumentException(
                    "A text on this shelf has at most %d bytes, but this one has %d; keep it elsewhere and enter its hash."
                            .formatted(most, item.text().length));
        }
        if (item.note().length > JournalFile.LARGEST_NOTE) {
            throw new IllegalArgumentException(
                    "A note has at most %d bytes, but this one has %d."
                            .formatted(JournalFile.LARGEST_NOTE, item.note().length));
        }
    }

    private List<List<Long>> commit(List<List<Item>> batch) throws IOException {
        List<List<Long>> numbers = new ArrayList<>();
        List<byte[]> publicEntries = new ArrayList<>();
        List<byte[]> intakeEntries = new ArrayList<>();
        List<JournalFile> written = new ArrayList<>();
        List<Path> paths = new ArrayList<>();
        long next = nextNumber();
        for (List<Item> together : batch) {
            List<Long> theirs = new ArrayList<>();
            for (Item item : together) {
                byte[] salt = new byte[Commitment.SALT];
                random.nextBytes(salt);
                JournalRecord.Payload payload =
                        new JournalRecord.Payload(salt, item.note(), item.text());
                JournalFile record = new JournalFile(next++, item.shelf(), item.redacts());
                Path file = record.in(folder);
                files.createFoldersAround(file);
                files.replaceUnsettled(file, JournalFile.content(payload));
                paths.add(file);
                written.add(record);
                theirs.add(record.number());
                if (item.shelf().isPublic()) {
                    publicEntries.add(entry(item.shelf(), payload));
                } else if (item.shelf().isIntake()) {
                    intakeEntries.add(entry(item.shelf(), payload));
                }
            }
            numbers.add(theirs);
        }
        files.settleNames(paths);
        append(publicLog, publicEntries);
        append(intakeLog, intakeEntries);
        synchronized (this) {
            written.forEach(file -> records.add(place(file)));
        }
        return numbers;
    }

    private synchronized long nextNumber() {
        return records.isEmpty() ? 0 : records.getLast().file().number() + 1;
    }

    private static void append(Logbook log, List<byte[]> entries) throws IOException {
        for (int from = 0; from < entries.size(); from += Logbook.LARGEST_BATCH) {
            log.appendAll(
                    entries.subList(from, Math.min(entries.size(), from + Logbook.LARGEST_BATCH)));
        }
    }

    @Override
    public long redact(long number, String reason, byte[] note) throws IOException {
        Placed target = placed(number);
        Item item = Item.redaction(number, target.index(), target.file().shelf(), reason, note);
        requireFits(item);
        long redaction = commits.submit(List.of(item)).getFirst();
        deletePayload(number);
        return redaction;
    }

    private synchronized void deletePayload(long number) throws IOException {
        JournalFile target = placed(number).file();
        if (target.findPayload(folder, disk).isPresent()) {
            files.replace(target.in(folder), new byte[0]);
        }
    }

    private synchronized Placed placed(long number) {
        int low = 0;
        int high = records.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Placed record = records.get(middle);
            if (record.file().number() == number) {
                return record;
            }
            if (record.file().number() < number) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        throw new IllegalArgumentException("The journal has no record %d.".formatted(number));
    }

    @Override
    public JournalRecord record(long number) throws IOException {
        Placed record = placed(number);
        synchronized (this) { // not while its text is being deleted
            return new JournalRecord(
                    number,
                    record.file().shelf(),
                    record.index(),
                    record.file().redacts(),
                    record.file().findPayload(folder, disk).orElse(null));
        }
    }

    @Override
    public synchronized List<Long> numbers() {
        return records.stream().map(record -> record.file().number()).toList();
    }

    @Override
    public synchronized List<Long> numbersFrom(long number, int most) {
        int low = 0;
        int high = records.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (records.get(middle).file().number() < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return records.subList(low, (int) Math.min(records.size(), (long) low + most)).stream()
                .map(record -> record.file().number())
                .toList();
    }

    @Override
    public long enterIntakeCheckpoint() throws IOException {
        return enter(Shelf.PUBLIC_COMMITMENT, intakeLog.checkpoint().bytes());
    }

    @Override
    public void close() {
        commits.close();
    }
}
