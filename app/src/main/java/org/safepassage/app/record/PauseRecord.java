package org.safepassage.app.record;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Behind;
import org.safepassage.domain.ConfidentialEntry;
import org.safepassage.domain.Disclosure;
import org.safepassage.domain.RecordEntry;
import org.safepassage.domain.RecordedDecision;
import org.safepassage.domain.RecordedRules;
import org.safepassage.domain.RecordedStatement;
import org.safepassage.domain.Redaction;
import org.safepassage.logbook.Beat;
import org.safepassage.logbook.Database;
import org.safepassage.logbook.DatabaseJournal;
import org.safepassage.logbook.FileLogbook;
import org.safepassage.logbook.Journal;
import org.safepassage.logbook.JournalRecord;
import org.safepassage.logbook.KeyChange;
import org.safepassage.logbook.KeyTakenException;
import org.safepassage.logbook.Logbook;
import org.safepassage.logbook.LogbookRefusedException;
import org.safepassage.logbook.MalformedException;
import org.safepassage.logbook.Shelf;
import org.safepassage.logbook.SignatureType;
import org.safepassage.logbook.SignedCheckpoint;
import org.safepassage.logbook.SigningKey;
import org.safepassage.logbook.TiledLog;
import org.safepassage.logbook.TlogProof;
import org.safepassage.logbook.VerifierKey;

/**
 * The record of one pause: a private journal, an intake log and a public log; in one folder, for
 * one process at a time, or in a database, for several, each with its published files in a folder
 * of its own. Thread-safe. See the package for how it is used.
 */
public final class PauseRecord implements Closeable {
    /** An entry and who stands behind it. */
    public record Writing(RecordEntry entry, Behind behind) {}

    /** What was sent under a client's key. */
    private record Sent(long number, String digest) {}

    private static final int AT_ONCE = 256; // entries that are read before listeners are called

    private final RecordPlaces places;
    private final InstantSource clock;
    private final Logbook publicLog;
    private final Logbook intakeLog;
    private final Journal journal;
    private final @Nullable DatabaseJournal shared; // the journal, where others write to it too
    private long followed; // the first number not remembered yet; guarded by sent
    private final Map<String, Sent> sent = new HashMap<>(); // guarded by itself, as the next
    private final Set<String> underWay = new HashSet<>();
    private final Listeners listeners = new Listeners(this);
    private final Beat beat;
    private final long beatSeconds;
    private final List<VerifierKey> verifierKeys;

    private PauseRecord(
            RecordPlaces places,
            InstantSource clock,
            Duration beat,
            Logbook publicLog,
            Logbook intakeLog,
            Journal journal,
            List<SigningKey> publicKeys) {
        this.verifierKeys = publicKeys.stream().map(SigningKey::verifier).toList();
        this.places = places;
        this.clock = clock;
        this.publicLog = publicLog;
        this.intakeLog = intakeLog;
        this.journal = journal;
        this.shared = journal instanceof DatabaseJournal database ? database : null;
        this.beatSeconds = beat.toSeconds();
        this.beat = new Beat(beat, clock, this::enterIntakeRoot);
    }

    /**
     * Begins a record. Keys are made now.
     *
     * @throws LogbookRefusedException when there is something in the folder, or keys of that origin
     */
    public static PauseRecord create(
            Path folder, RecordKeys keys, RecordBeginning beginning, InstantSource clock)
            throws IOException {
        RecordPlaces places = new RecordPlaces(folder);
        if (Files.exists(folder)) {
            try (var inside = Files.list(folder)) {
                if (inside.findAny().isPresent()) {
                    throw new LogbookRefusedException(
                            "%s is not empty: a record begins in a folder of its own."
                                    .formatted(folder));
                }
            }
        }
        List<SigningKey> publicKeys = keys.create(beginning.origin());
        List<SigningKey> intakeKeys = keys.create(beginning.origin() + "/intake");
        return create(places, publicKeys, intakeKeys, beginning, clock);
    }

    /**
     * As {@link #create}, for a program that may have died while it did just that: keys of the same
     * origin that are there already are used. To be called for a folder that is moved to its place
     * once this has returned.
     */
    public static PauseRecord createOrResume(
            Path folder, RecordKeys keys, RecordBeginning beginning, InstantSource clock)
            throws IOException {
        return create(
                new RecordPlaces(folder),
                keys.createOrResume(beginning.origin()),
                keys.createOrResume(beginning.origin() + "/intake"),
                beginning,
                clock);
    }

    private static PauseRecord create(
            RecordPlaces places,
            List<SigningKey> publicKeys,
            List<SigningKey> intakeKeys,
            RecordBeginning beginning,
            InstantSource clock)
            throws IOException {
        FileLogbook publicLog = FileLogbook.create(places.publicLog(), publicKeys, clock);
        FileLogbook intakeLog = FileLogbook.create(places.intakeLog(), intakeKeys, clock);
        PauseRecord record =
                new PauseRecord(
                        places,
                        clock,
                        beginning.beat(),
                        publicLog,
                        intakeLog,
                        Journal.open(places.journal(), publicLog, intakeLog),
                        publicKeys);
        record.write(
                begun(beginning, intakeKeys.getFirst(), clock), Behind.program(clock.instant()));
        return record;
    }

    private static RecordedStatement.Begun begun(
            RecordBeginning beginning, SigningKey intakeKey, InstantSource clock) {
        return new RecordedStatement.Begun(
                clock.instant(),
                beginning.pause(),
                beginning.names(),
                beginning.zone(),
                intakeKey.verifier().toString(),
                Math.toIntExact(beginning.beat().toSeconds()));
    }

    /**
     * Begins a record in a database, in the caller's transaction. It is opened once that is
     * committed.
     *
     * @throws KeyTakenException when there is one of this name; nothing is changed then
     */
    public static void create(
            Connection connection,
            String name,
            RecordKeys keys,
            RecordBeginning beginning,
            InstantSource clock)
            throws SQLException, IOException {
        DatabaseJournal.create(
                connection,
                name,
                keys.createOrResume(beginning.origin()),
                keys.createOrResume(beginning.origin() + "/intake"),
                clock);
    }

    /**
     * Opens a record of a database.
     *
     * @param folder where its files are published for this program alone
     * @param origin of its public log, whose keys are there
     * @param beginning its first entry, made when it has none yet; null when there must be one
     */
    public static PauseRecord open(
            Database database,
            String name,
            Path folder,
            String origin,
            RecordKeys keys,
            @Nullable RecordBeginning beginning,
            InstantSource clock)
            throws IOException {
        RecordPlaces places = new RecordPlaces(folder);
        List<SigningKey> publicKeys = keys.load(origin);
        List<SigningKey> intakeKeys = keys.load(origin + "/intake");
        DatabaseJournal journal =
                DatabaseJournal.open(
                        database,
                        name,
                        places.publicLog(),
                        publicKeys,
                        places.intakeLog(),
                        intakeKeys,
                        clock);
        try {
            PauseRecord record =
                    new PauseRecord(
                            places,
                            clock,
                            beginning == null ? beat(journal.publicLog()) : beginning.beat(),
                            journal.publicLog(),
                            journal.intakeLog(),
                            journal,
                            publicKeys);
            if (beginning != null && journal.numbersFrom(0, 1).isEmpty()) {
                try {
                    record.write(
                            begun(beginning, intakeKeys.getFirst(), clock),
                            Behind.staff(clock.instant(), "begun"));
                } catch (ClientKeyReusedException _) {
                    // Another program was first.
                }
            }
            return record.remembering(publicKeys);
        } catch (IOException | RuntimeException e) {
            journal.publicLog().close();
            journal.intakeLog().close();
            throw e;
        }
    }

    /** True when there is a record in this folder. */
    public static boolean exists(Path folder) throws IOException {
        return FileLogbook.exists(new RecordPlaces(folder).publicLog());
    }

    /**
     * Opens a record, finishes what a crash has left unfinished, and announces keys that were made
     * since.
     *
     * @throws LogbookRefusedException when its files contradict each other, or a key is missing;
     *     with the reason
     */
    public static PauseRecord open(Path folder, RecordKeys keys, InstantSource clock)
            throws IOException {
        RecordPlaces places = new RecordPlaces(folder);
        String origin = TiledLog.in(places.publicLog().log()).checkpoint().checkpoint().origin();
        List<SigningKey> publicKeys = keys.load(origin);
        FileLogbook publicLog = FileLogbook.open(places.publicLog(), publicKeys, clock);
        @Nullable FileLogbook intakeLog = null;
        try {
            List<SigningKey> intakeKeys = keys.load(origin + "/intake");
            intakeLog = FileLogbook.open(places.intakeLog(), intakeKeys, clock);
            PauseRecord record =
                    new PauseRecord(
                            places,
                            clock,
                            beat(publicLog),
                            publicLog,
                            intakeLog,
                            Journal.open(places.journal(), publicLog, intakeLog),
                            publicKeys);
            return record.remembering(publicKeys);
        } catch (IOException | RuntimeException e) {
            publicLog.close();
            if (intakeLog != null) {
                intakeLog.close();
            }
            throw e;
        }
    }

    private PauseRecord remembering(List<SigningKey> keys) throws IOException {
        Set<String> announced = new HashSet<>();
        rememberNew(
                (record, payload) -> {
                    if (record.shelf() == Shelf.PUBLIC_TEXT) {
                        KeyChange.find(payload.text())
                                .ifPresent(change -> announced.add(change.after().toString()));
                    }
                });
        List<SigningKey> signing =
                keys.stream().filter(k -> k.verifier().type() == SignatureType.ED25519).toList();
        for (int i = 1; i < signing.size(); i++) {
            if (!announced.contains(signing.get(i).verifier().toString())) {
                announce(signing.get(i - 1), signing.get(i));
            }
        }
        return this;
    }

    private void rememberNew(BiConsumer<JournalRecord, JournalRecord.Payload> each)
            throws IOException {
        List<JournalRecord> some;
        do {
            long from;
            synchronized (sent) {
                from = followed;
            }
            some = journal.recordsFrom(from, AT_ONCE);
            for (JournalRecord record : some) {
                JournalRecord.Payload payload = record.findPayload().orElse(null);
                if (payload != null) {
                    Beside beside = Beside.parse(payload.note());
                    synchronized (sent) {
                        remember(record.number(), beside);
                    }
                    each.accept(record, payload);
                }
            }
            if (!some.isEmpty()) {
                synchronized (sent) {
                    followed = Math.max(followed, some.getLast().number() + 1);
                }
            }
        } while (!some.isEmpty());
    }

    /** The client's key that the note beside an entry tells of; null when it tells of none. */
    public static @Nullable String keyOfNote(byte[] note) {
        try {
            return Beside.parse(note).behind().clientKey();
        } catch (MalformedException _) {
            return null;
        }
    }

    /** Reads what other programs have entered in a record of a database; nothing otherwise. */
    public void follow() throws IOException {
        if (shared != null) {
            shared.follow();
            rememberNew((_, _) -> {});
            listeners.entered();
        }
    }

    /** The beat that the first entry promises. */
    private static Duration beat(Logbook publicLog) throws IOException {
        boolean begun = publicLog.checkpoint().checkpoint().size() > 0;
        return begun
                        && EntryText.parse(Disclosure.PUBLIC_TEXT, publicLog.entry(0))
                                instanceof RecordedStatement.Begun first
                ? Duration.ofSeconds(first.beatSeconds())
                : RecordBeginning.USUAL_BEAT;
    }

    private void announce(SigningKey before, SigningKey after) throws IOException {
        String note = new String(KeyChange.entry(before, after), StandardCharsets.UTF_8);
        enter(
                List.of(
                        new Writing(
                                new RecordedRules.KeyChanged(note),
                                Behind.program(clock.instant()))));
    }

    private void remember(long number, Beside beside) {
        if (beside.behind().clientKey() != null) {
            sent.put(beside.behind().clientKey(), new Sent(number, beside.digest()));
        }
        if (beside.redactedKey() != null) {
            sent.put(beside.redactedKey(), new Sent(number, ""));
        }
    }

    /**
     * Enters one entry; it is on the disk when this returns. Sent again under the same client's
     * key, what was entered the first time is returned.
     *
     * @throws ClientKeyReusedException when something else was sent under that key
     * @throws IllegalArgumentException when the entry needs two people and has not two accounts
     *     behind it, when it is too long, or when it is one that the record makes itself
     * @throws IOException when it may or may not have been written; open the record again
     */
    public Recorded write(RecordEntry entry, Behind behind) throws IOException {
        return writeAll(List.of(new Writing(entry, behind))).getFirst();
    }

    /**
     * Enters several, one after the other. A crash may leave the first of them and not the rest;
     * sent again, the rest is entered.
     *
     * @param writings 1 to 1 024
     */
    public List<Recorded> writeAll(List<Writing> writings) throws IOException {
        writings.forEach(PauseRecord::requireWritable);
        Set<String> keys = new HashSet<>();
        for (Writing writing : writings) {
            @Nullable String key = writing.behind().clientKey();
            if (key != null && !keys.add(key)) {
                throw new IllegalArgumentException(
                        "The client's key %s stands twice in one batch.".formatted(key));
            }
        }
        awaitOthers(keys);
        try {
            while (true) {
                try {
                    return writeOnce(writings);
                } catch (KeyTakenException _) {
                    follow(); // another program was first: look again at what is known
                }
            }
        } finally {
            synchronized (sent) {
                underWay.removeAll(keys);
                sent.notifyAll();
            }
        }
    }

    private List<Recorded> writeOnce(List<Writing> writings) throws IOException {
        @Nullable Long[] known = new Long[writings.size()];
        List<Writing> fresh = new ArrayList<>();
        for (int i = 0; i < known.length; i++) {
            known[i] = findSent(writings.get(i));
            if (known[i] == null) {
                fresh.add(writings.get(i));
            }
        }
        List<Long> numbers = fresh.isEmpty() ? List.of() : enter(fresh);
        List<Recorded> recorded = new ArrayList<>();
        int next = 0;
        for (@Nullable Long number : known) {
            recorded.add(recorded(number == null ? numbers.get(next++) : number));
        }
        return recorded;
    }

    private static void requireWritable(Writing writing) {
        switch (writing.entry()) {
            case Redaction _, ConfidentialEntry.IntakeRoot _, RecordedRules.KeyChanged _ ->
                    throw new IllegalArgumentException(
                            "An entry of kind '%s' is made by the record itself."
                                    .formatted(writing.entry().kind().word()));
            case RecordedDecision decision -> {
                if (decision.needsTwo() && writing.behind().accounts().size() < 2) {
                    throw new IllegalArgumentException(
                            "Nobody does this alone: an entry of kind '%s' needs two accounts behind it."
                                    .formatted(decision.kind().word()));
                }
            }
            default -> {
                // whatever else, a batch may hold
            }
        }
    }

    private void awaitOthers(Set<String> keys) {
        synchronized (sent) {
            boolean interrupted = false;
            while (keys.stream().anyMatch(underWay::contains)) {
                try {
                    sent.wait();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
            underWay.addAll(keys);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private @Nullable Long findSent(Writing writing) {
        @Nullable String key = writing.behind().clientKey();
        @Nullable Sent before;
        synchronized (sent) {
            before = key == null ? null : sent.get(key);
        }
        if (key == null || before == null) {
            return null;
        }
        // What was redacted stays so when it is sent again; its digest went with it.
        if (!before.digest().isEmpty()
                && !before.digest().equals(EntryText.digest(writing.entry()).hex())) {
            throw new ClientKeyReusedException(key, before.number());
        }
        return before.number();
    }

    private List<Long> enter(List<Writing> writings) throws IOException {
        List<Journal.Item> items = new ArrayList<>();
        List<Beside> notes = new ArrayList<>();
        for (Writing writing : writings) {
            RecordEntry entry = writing.entry();
            Beside beside = new Beside(writing.behind(), EntryText.digest(entry).hex(), null);
            notes.add(beside);
            items.add(
                    Journal.Item.of(shelf(entry.disclosure()), EntryText.of(entry), beside.bytes())
                            .withKey(writing.behind().clientKey()));
        }
        List<Long> numbers = journal.enter(items);
        synchronized (sent) {
            for (int i = 0; i < notes.size(); i++) {
                remember(numbers.get(i), notes.get(i));
            }
        }
        listeners.entered();
        return numbers;
    }

    private static Shelf shelf(Disclosure disclosure) {
        return switch (disclosure) {
            case PUBLIC_TEXT -> Shelf.PUBLIC_TEXT;
            case COMMITMENT -> Shelf.PUBLIC_COMMITMENT;
            case INTAKE_COMMITMENT -> Shelf.INTAKE_COMMITMENT;
            case INTAKE_TEXT -> Shelf.INTAKE_TEXT;
            case PRIVATE -> Shelf.JOURNAL;
        };
    }

    private static Disclosure disclosure(Shelf shelf) {
        return switch (shelf) {
            case PUBLIC_TEXT -> Disclosure.PUBLIC_TEXT;
            case PUBLIC_COMMITMENT -> Disclosure.COMMITMENT;
            case INTAKE_COMMITMENT -> Disclosure.INTAKE_COMMITMENT;
            case INTAKE_TEXT -> Disclosure.INTAKE_TEXT;
            case JOURNAL -> Disclosure.PRIVATE;
        };
    }

    /**
     * Deletes the text of an entry and who stood behind it. That it was deleted, and why, is
     * entered first; commitment and proofs stand. Whoever sends it again under its client's key is
     * told it is known, and it stays deleted.
     *
     * @param reason one line without a name in it, for it stays
     * @throws IllegalArgumentException when the text is public: what was published is corrected,
     *     not deleted
     */
    public Recorded redact(long number, String reason, Behind behind) throws IOException {
        @Nullable Behind before = recorded(number).behind();
        Beside beside = new Beside(behind, "", before == null ? null : before.clientKey());
        long redaction = journal.redact(number, reason, beside.bytes());
        synchronized (sent) {
            remember(redaction, beside);
        }
        listeners.entered();
        return recorded(redaction);
    }

    /** One entry by its number. */
    public Recorded recorded(long number) throws IOException {
        return recorded(journal.record(number));
    }

    private static Recorded recorded(JournalRecord record) throws IOException {
        long number = record.number();
        Disclosure disclosure = disclosure(record.shelf());
        Optional<JournalRecord.Payload> payload = record.findPayload();
        if (payload.isEmpty()) {
            return new Recorded(number, disclosure, record.index(), null, null, record.redacts());
        }
        try {
            return new Recorded(
                    number,
                    disclosure,
                    record.index(),
                    EntryText.parse(disclosure, payload.get().text()),
                    Beside.parse(payload.get().note()).behind(),
                    record.redacts());
        } catch (MalformedException e) {
            throw new MalformedException(
                    "Entry %d of the journal: %s".formatted(number, e.getMessage()), e);
        }
    }

    /** Entries from a number on, in their order, at most so many. */
    public List<Recorded> from(long number, int most) throws IOException {
        List<Recorded> recorded = new ArrayList<>();
        for (JournalRecord each : journal.recordsFrom(number, most)) {
            recorded.add(recorded(each));
        }
        return recorded;
    }

    /** Gives every entry in its order: what tables are rebuilt from. */
    public void replay(Consumer<Recorded> each) throws IOException {
        long next = 0;
        List<Recorded> some = from(next, AT_ONCE);
        while (!some.isEmpty()) {
            some.forEach(each);
            next = some.getLast().number() + 1;
            some = from(next, AT_ONCE);
        }
    }

    /** What was sent under a client's key. */
    public Optional<Recorded> find(String clientKey) throws IOException {
        @Nullable Sent before;
        synchronized (sent) {
            before = sent.get(clientKey);
        }
        return before == null ? Optional.empty() : Optional.of(recorded(before.number()));
    }

    /**
     * Calls for every entry from this number on, those before and those to come, each once and in
     * order, on a thread of its own, until what is returned is closed. A listener that fails is
     * called no more, and the failure is what closing throws.
     */
    public Closeable listen(long from, RecordListener listener) {
        return listeners.add(from, listener);
    }

    /**
     * To be called once a second or so: when the beat's time has come, the intake's root enters the
     * public log, whatever came.
     */
    public synchronized boolean tick() throws IOException {
        return beat.tick();
    }

    private void enterIntakeRoot() throws IOException {
        String checkpoint = new String(intakeLog.checkpoint().bytes(), StandardCharsets.UTF_8);
        Instant now = clock.instant();
        // Of several programs one enters it: the others find the beat's number taken.
        String once =
                shared == null ? null : "beat" + Math.floorDiv(now.getEpochSecond(), beatSeconds);
        try {
            enter(
                    List.of(
                            new Writing(
                                    new ConfidentialEntry.IntakeRoot(checkpoint),
                                    new Behind(List.of(), once, now, null))));
        } catch (KeyTakenException _) {
            follow();
        }
    }

    /** The proof of an entry under the present checkpoint of the log that it stands in. */
    public TlogProof prove(Recorded recorded) throws IOException {
        if (recorded.index() < 0) {
            throw new IllegalArgumentException(
                    "Entry %d stands in the journal alone, which proves nothing."
                            .formatted(recorded.number()));
        }
        return (recorded.isPublic() ? publicLog : intakeLog).prove(recorded.index());
    }

    /** The bytes whose proof {@link #prove} gives: the text, or the commitment to it. */
    public byte[] provable(Recorded recorded) throws IOException {
        return (recorded.isPublic() ? publicLog : intakeLog).entry(recorded.index());
    }

    /** Salt and text behind a commitment, to be handed to whoever may see them. */
    public JournalRecord.Payload opening(Recorded recorded) throws IOException {
        return journal.record(recorded.number())
                .findPayload()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "Entry %d was redacted.".formatted(recorded.number())));
    }

    /** The public log, for witnesses. Entries come in through {@link #write} alone. */
    public Logbook publicLog() {
        return publicLog;
    }

    /** The intake log, for its auditors. Entries come in through {@link #write} alone. */
    public Logbook intakeLog() {
        return intakeLog;
    }

    /** The public log's files, to be served as they are. */
    public Path publicFolder() {
        return places.publicLog().log();
    }

    /** The public keys that sign the public log, the oldest of Ed25519 first. */
    public List<VerifierKey> verifierKeys() {
        return verifierKeys;
    }

    /** The intake log's files. They show how much came in, and are for auditors. */
    public Path intakeFolder() {
        return places.intakeLog().log();
    }

    /** The public log's present checkpoint. */
    public SignedCheckpoint checkpoint() {
        try {
            return publicLog.checkpoint();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // neither kind of log reads for it
        }
    }

    @Override
    public void close() throws IOException {
        try (publicLog;
                intakeLog) {
            journal.close();
            listeners.close();
        }
    }
}
