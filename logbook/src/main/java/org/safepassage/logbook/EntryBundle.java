package org.safepassage.logbook;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Entries one after the other, each behind its length in two bytes, the higher first.
 *
 * @see "C2SP tlog-tiles, Log entries"
 */
public final class EntryBundle {
    /** Bytes in the longest entry; of anything longer, log the hash. */
    public static final int LONGEST_ENTRY = 65_535;

    private EntryBundle() {}

    /** The bytes of a bundle. */
    public static byte[] encode(List<byte[]> entries) {
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            requireFits(entry);
            bundle.write(entry.length >>> 8);
            bundle.write(entry.length);
            bundle.writeBytes(entry);
        }
        return bundle.toByteArray();
    }

    /**
     * The entries of a bundle, exactly so many.
     *
     * @param entries 1 to 256
     */
    public static List<byte[]> parse(byte[] bundle, int entries) throws MalformedException {
        List<byte[]> parsed = new ArrayList<>(entries);
        int at = 0;
        while (at < bundle.length) {
            if (parsed.size() == entries) {
                throw new MalformedException(
                        "There are bytes after the last of %d entries, from byte %d on."
                                .formatted(entries, at));
            }
            if (bundle.length - at < 2) {
                throw new MalformedException(
                        "Entry %d of the bundle ends within its length.".formatted(parsed.size()));
            }
            int length = (bundle[at] & 0xff) << 8 | (bundle[at + 1] & 0xff);
            at += 2;
            if (bundle.length - at < length) {
                throw new MalformedException(
                        "Entry %d of the bundle should have %d bytes, but the file ends after %d."
                                .formatted(parsed.size(), length, bundle.length - at));
            }
            byte[] entry = new byte[length];
            System.arraycopy(bundle, at, entry, 0, length);
            parsed.add(entry);
            at += length;
        }
        if (parsed.size() < entries) {
            throw new MalformedException(
                    "The bundle should hold %d entries, but holds %d."
                            .formatted(entries, parsed.size()));
        }
        return parsed;
    }

    static void requireFits(byte[] entry) {
        if (entry.length > LONGEST_ENTRY) {
            throw new IllegalArgumentException(
                    "An entry has at most %d bytes, but this one has %d; log its hash and keep it elsewhere."
                            .formatted(LONGEST_ENTRY, entry.length));
        }
    }
}
