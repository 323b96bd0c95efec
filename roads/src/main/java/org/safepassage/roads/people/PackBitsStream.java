package org.safepassage.roads.people;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Unpacks PackBits: runs of one byte, and bytes as they are.
 *
 * @see "TIFF Revision 6.0, section 9"
 */
final class PackBitsStream extends InputStream {
    private final InputStream packed;
    private int asTheyAre; // bytes left of a stretch as it is
    private int repeats; // times left to give the repeated byte
    private int repeated;

    PackBitsStream(InputStream packed) {
        this.packed = packed;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            int b = read();
            if (b < 0) {
                return i == 0 ? -1 : i;
            }
            bytes[offset + i] = (byte) b;
        }
        return length;
    }

    @Override
    public int read() throws IOException {
        while (asTheyAre == 0 && repeats == 0) {
            int head = packed.read();
            if (head < 0) {
                return -1;
            }
            if (head < 128) {
                asTheyAre = head + 1;
            } else if (head > 128) {
                repeats = 257 - head;
                repeated = needed();
            }
        }
        if (repeats > 0) {
            repeats--;
            return repeated;
        }
        asTheyAre--;
        return needed();
    }

    private int needed() throws IOException {
        int b = packed.read();
        if (b < 0) {
            throw new EOFException("the packed data ends too early");
        }
        return b;
    }
}
