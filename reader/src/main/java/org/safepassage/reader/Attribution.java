package org.safepassage.reader;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who is said to say something.
 *
 * @param matcher the sentence
 * @param verb the word of saying, or "according to"
 * @param who the phrase that names the sayer
 * @param found its words, or where it is a mention the name it stands for
 * @param outlet whether it is a newspaper, an agency or a channel
 * @param cited whom the sayer cites for it, or null
 */
record Attribution(
        Matcher matcher, Mark verb, Mark who, Found found, boolean outlet, @Nullable Mark cited) {
    int sentence() {
        return matcher.sentence().index();
    }
}
