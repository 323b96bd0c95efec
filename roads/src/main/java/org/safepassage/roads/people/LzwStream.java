package org.safepassage.roads.people;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Unpacks LZW as TIFF has it: codes of 9 to 12 bits, highest bit first, one bit wider one code
 * early.
 *
 * @see "TIFF Revision 6.0, section 13"
 */
final class LzwStream extends InputStream {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int MOST_CODES = 4096;

    private final InputStream packed;
    private final short[] prefix = new short[MOST_CODES]; // [code] the code before its last byte
    private final byte[] last = new byte[MOST_CODES]; // [code]
    private final byte[] stack = new byte[MOST_CODES];
    private int depth; // of the stack: bytes still to be given out
    private int next = END + 1; // the code that is defined next
    private int width = 9;
    private int before = -1; // the code read before
    private byte first; // of the string of the code read before
    private int bits;
    private int bitCount;
    private boolean ended;

    LzwStream(InputStream packed) {
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
        while (depth == 0) {
            if (ended || !readCode()) {
                return -1;
            }
        }
        return stack[--depth] & 0xff;
    }

    private boolean readCode() throws IOException {
        int code = code();
        if (code == END) {
            ended = true;
            return false;
        }
        if (code == CLEAR) {
            next = END + 1;
            width = 9;
            before = -1;
            return true;
        }
        if (before < 0) {
            if (code > 255) {
                throw new IOException("a code is used before it is defined");
            }
            first = (byte) code;
            stack[depth++] = first;
            before = code;
            return true;
        }
        if (code > next || (code == next && next >= MOST_CODES)) {
            throw new IOException("a code is used before it is defined");
        }
        int walk = code;
        if (code == next) { // the string before, and its own first byte once more
            stack[depth++] = first;
            walk = before;
        }
        while (walk > 255) {
            stack[depth++] = last[walk];
            walk = prefix[walk];
        }
        first = (byte) walk;
        stack[depth++] = first;
        if (next < MOST_CODES) {
            prefix[next] = (short) before;
            last[next] = first;
            next++;
            width = next >= 2047 ? 12 : next >= 1023 ? 11 : next >= 511 ? 10 : 9;
        }
        before = code;
        return true;
    }

    private int code() throws IOException {
        while (bitCount < width) {
            int b = packed.read();
            if (b < 0) {
                throw new EOFException("the packed data ends too early");
            }
            bits = (bits << 8) | b;
            bitCount += 8;
        }
        bitCount -= width;
        int code = (bits >>> bitCount) & ((1 << width) - 1);
        bits &= (1 << bitCount) - 1;
        return code;
    }
}
