package org.safepassage.reader;

import java.util.List;

/**
 * A run of tokens up to a full stop, the end of a paragraph, or the longest run that is read at
 * once.
 *
 * @param index from 0
 * @param paragraph number of its paragraph, from 0
 */
record Sentence(int index, int paragraph, List<Token> tokens) {
    /** Tokens in one sentence at most; longer ones are cut. Ours. */
    static final int MOST_TOKENS = 240;

    Sentence {
        tokens = List.copyOf(tokens);
    }

    int size() {
        return tokens.size();
    }

    Token at(int i) {
        return tokens.get(i);
    }

    int start() {
        return tokens.getFirst().start();
    }

    int end() {
        return tokens.getLast().end();
    }
}
