package org.safepassage.watch.file;

import java.io.Serial;

/** What is wrong in one field of one row. Has no stack: there may be millions. */
final class RowFault extends Exception {
    @Serial private static final long serialVersionUID = 1;

    final String field;
    final String remedy;

    RowFault(String field, String says, String remedy) {
        super(says, null, false, false);
        this.field = field;
        this.remedy = remedy;
    }

    static RowFault unreadable(String field, String value, String remedy) {
        String shown = value.length() > 60 ? value.substring(0, 60) + "\u2026" : value;
        return new RowFault(field, "'%s' is not read.".formatted(shown), remedy);
    }

    String says() {
        return String.valueOf(getMessage());
    }
}
