package org.safepassage.roads.osm;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of an XML file, as long as there is a tag's beginning at least every million bytes. The
 * parser keeps a tag, a comment or a text whole, and has no limit of its own for it.
 */
final class MarkupStream extends FilterInputStream {
    private static final int MOST_BYTES = 1_000_000;

    private int sinceMarkup;

    MarkupStream(InputStream in) {
        super(in);
    }

    /** More bytes than a tag can have. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int got = super.read(bytes, offset, length);
        for (int i = offset; i < offset + got; i++) {
            sinceMarkup = bytes[i] == '<' ? 0 : sinceMarkup + 1;
            if (sinceMarkup > MOST_BYTES) {
                throw new TooLong();
            }
        }
        return got;
    }
}
