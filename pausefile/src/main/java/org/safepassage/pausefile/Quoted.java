package org.safepassage.pausefile;

/**
 * A piece of a file inside a message: short, on one line, nothing in it that a terminal or an eye
 * is fooled by.
 */
final class Quoted {
    private static final int LONGEST = 60;

    private Quoted() {}

    static String of(String text) {
        StringBuilder shown = new StringBuilder("'");
        text.codePoints()
                .limit(LONGEST)
                .forEach(
                        c -> {
                            if (Characters.isPlain(c) && c != '\n' && c != '\r' && c != '\t') {
                                shown.appendCodePoint(c);
                            } else {
                                shown.append(Characters.name(c));
                            }
                        });
        if (text.codePoints().skip(LONGEST).findAny().isPresent()) {
            shown.append('…');
        }
        return shown.append('\'').toString();
    }
}
