package org.safepassage.reader;

import java.io.Serial;

/** A lexicon file that cannot be used; the message says file, line, reason and remedy. */
public final class LexiconFault extends Exception {
    @Serial private static final long serialVersionUID = 1;

    LexiconFault(String message) {
        super(message);
    }
}
