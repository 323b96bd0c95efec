package org.safepassage.roads.osm;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;

/** The wire types of protocol buffers that OpenStreetMap's format uses. */
final class Wire {
    static final int VARINT = 0;
    static final int BYTES = 2;

    private Wire() {}

    /** Skips a field of no interest; groups, which the format never had, are damage. */
    static void skip(CodedInputStream message, int tag) throws IOException {
        int type = tag & 7;
        if (type == 3 || type == 4 || !message.skipField(tag)) {
            throw new IOException("unexpected wire type " + type);
        }
    }
}
