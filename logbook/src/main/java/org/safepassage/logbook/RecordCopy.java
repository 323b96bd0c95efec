package org.safepassage.logbook;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes a journal and its two logs piece by piece, as they stand at one moment: the checkpoint of
 * each log, its entries from the first, and then the journal's records in their order. The journal
 * may hold some that are in no log yet; opening enters them there.
 */
public interface RecordCopy {
    /** Names of the two logs. */
    List<String> LOGS = List.of("public", "intake");

    /** Entries that are given at once, at most. */
    int AT_ONCE = Tile.FULL;

    /** The signed checkpoint that the entries lead to. */
    void checkpoint(String log, byte[] bytes) throws IOException;

    /** Entries that follow those before; the bytes are not to be changed. */
    void entries(String log, List<byte[]> entries) throws IOException;

    /**
     * One record.
     *
     * @param shelf the word of its shelf
     * @param redacts number of the record whose payload it took away, or −1
     * @param content salt, note and text; empty once it was redacted
     */
    void record(long number, String shelf, long redacts, byte[] content) throws IOException;

    /**
     * Gives a record in a folder, whether or not another program writes to it meanwhile.
     *
     * @throws IOException when a file is missing or malformed
     */
    static void ofFolder(Path journal, LogPlaces publicLog, LogPlaces intakeLog, RecordCopy to)
            throws IOException {
        Map<String, TiledLog> logs = new LinkedHashMap<>();
        logs.put(LOGS.getFirst(), TiledLog.in(publicLog.log()));
        logs.put(LOGS.getLast(), TiledLog.in(intakeLog.log()));
        for (Map.Entry<String, TiledLog> each : logs.entrySet()) {
            SignedCheckpoint checkpoint = each.getValue().checkpoint();
            long size = checkpoint.checkpoint().size();
            to.checkpoint(each.getKey(), checkpoint.bytes());
            for (long bundle = 0; bundle * Tile.FULL < size; bundle++) {
                to.entries(each.getKey(), each.getValue().bundle(bundle, size));
            }
        }
        // Looked at after the logs, so it holds all that they do; and twice, for a folder that
        // grows while it is listed may show a later name and not an earlier.
        List<JournalFile> once = list(journal);
        if (once.isEmpty()) {
            return;
        }
        long last = once.getLast().number();
        for (JournalFile file : list(journal)) {
            if (file.number() <= last) {
                to.record(
                        file.number(),
                        file.shelf().word(),
                        file.redacts(),
                        Disk.LOCAL.read(file.in(journal), JournalFile.LARGEST));
            }
        }
    }

    private static List<JournalFile> list(Path journal) throws IOException {
        List<JournalFile> found = new ArrayList<>();
        for (Path thousand : Disk.LOCAL.list(journal)) {
            for (Path file : Disk.LOCAL.list(thousand)) {
                JournalFile.of(file).ifPresent(found::add);
            }
        }
        found.sort(java.util.Comparator.comparingLong(JournalFile::number));
        return found;
    }

    /** True when there is a record to be copied in these places. */
    static boolean isIn(LogPlaces publicLog) throws IOException {
        try {
            TiledLog.in(publicLog.log()).checkpoint();
            return true;
        } catch (NoSuchFileException _) {
            return false;
        }
    }
}
