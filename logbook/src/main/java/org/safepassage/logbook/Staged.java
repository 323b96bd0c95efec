package org.safepassage.logbook;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The entries that are not published for good yet, and those of the next checkpoint. Written before
 * the head moves, so that whatever the head says can be published after a crash.
 */
final class Staged {
    private static final byte[] MAGIC = "logbook-staged/1\n".getBytes(StandardCharsets.US_ASCII);

    /** Bytes in the largest file: room for the batch that many writers share. */
    static final int LARGEST = 1 << 30;

    private final long oldSize; // of the tree that is published for good
    private final List<byte[]> entries; // from that index on

    Staged(long oldSize, List<byte[]> entries) {
        this.oldSize = oldSize;
        this.entries = List.copyOf(entries);
    }

    long oldSize() {
        return oldSize;
    }

    List<byte[]> entries() {
        return entries;
    }

    byte[] bytes() {
        byte[] bundle = EntryBundle.encode(entries);
        int length = MAGIC.length + Long.BYTES + Integer.BYTES + bundle.length;
        ByteBuffer bytes = ByteBuffer.allocate(length + Hash.BYTES);
        bytes.put(MAGIC).putLong(oldSize).putInt(entries.size()).put(bundle);
        return bytes.put(Hash.sha256(Arrays.copyOf(bytes.array(), length)).bytes()).array();
    }

    static Staged parse(byte[] bytes) throws IOException {
        int length = bytes.length - Hash.BYTES;
        if (length < MAGIC.length
                || !Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length))
                || !Hash.sha256(Arrays.copyOf(bytes, length)).equals(Hash.at(bytes, length))) {
            throw new MalformedException("The staged entries were not written to their end.");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, MAGIC.length, length - MAGIC.length);
        try {
            long oldSize = in.getLong();
            int count = within(in.getInt(), in.remaining());
            byte[] bundle = new byte[in.remaining()];
            in.get(bundle);
            return new Staged(oldSize, EntryBundle.parse(bundle, count));
        } catch (BufferUnderflowException e) {
            throw new MalformedException("The staged entries do not have their form.", e);
        }
    }

    private static int within(int length, int most) throws MalformedException {
        if (length < 0 || length > most) {
            throw new MalformedException("The staged entries do not have their form.");
        }
        return length;
    }
}
