package org.safepassage.logbook;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What was signed last, and in the same file the entries that are not published for good yet, so
 * that whatever it says can be published after a crash. The file is replaced as a whole: there is
 * no moment at which the signed checkpoint is on the disk and its entries are not.
 */
final class Head {
    private static final byte[] MAGIC = "logbook-head/1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int NUMBERS = Long.BYTES + 2 * Integer.BYTES;

    /** Bytes in the largest file: room for the batch that many writers share. */
    static final int LARGEST = 1 << 30;

    private final long settledSize; // of the tree that is published for good
    private final List<byte[]> entries; // from that index on
    private final SignedCheckpoint checkpoint;

    Head(long settledSize, List<byte[]> entries, SignedCheckpoint checkpoint) {
        this.settledSize = settledSize;
        this.entries = List.copyOf(entries);
        this.checkpoint = checkpoint;
    }

    long settledSize() {
        return settledSize;
    }

    List<byte[]> entries() {
        return entries;
    }

    SignedCheckpoint checkpoint() {
        return checkpoint;
    }

    byte[] bytes() {
        byte[] bundle = EntryBundle.encode(entries);
        byte[] note = checkpoint.bytes();
        int length = MAGIC.length + NUMBERS + bundle.length + note.length;
        ByteBuffer bytes = ByteBuffer.allocate(length + Hash.BYTES);
        bytes.put(MAGIC).putLong(settledSize).putInt(entries.size()).putInt(bundle.length);
        bytes.put(bundle).put(note);
        return bytes.put(Hash.sha256(Arrays.copyOf(bytes.array(), length)).bytes()).array();
    }

    static Head parse(byte[] bytes) throws IOException {
        int length = bytes.length - Hash.BYTES;
        if (length < MAGIC.length
                || !Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length))
                || !Hash.sha256(Arrays.copyOf(bytes, length)).equals(Hash.at(bytes, length))) {
            throw new MalformedException("It is not whole: cut short or changed.");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, MAGIC.length, length - MAGIC.length);
        try {
            long settledSize = in.getLong();
            int count = within(in.getInt(), in.remaining());
            byte[] bundle = new byte[within(in.getInt(), in.remaining())];
            in.get(bundle);
            byte[] note = new byte[in.remaining()];
            in.get(note);
            return new Head(
                    settledSize, EntryBundle.parse(bundle, count), SignedCheckpoint.parse(note));
        } catch (BufferUnderflowException e) {
            throw new MalformedException("It does not have its form.", e);
        }
    }

    private static int within(int number, int most) throws MalformedException {
        if (number < 0 || number > most) {
            throw new MalformedException("It does not have its form.");
        }
        return number;
    }
}
