package org.safepassage.pausefile;

/** Paths such as {@code corridors/C1/via/exit}. */
final class Paths {
    private static final int LONGEST_STEP = 64;

    private Paths() {}

    /**
     * The path of a part; a long step is cut, and one with characters that deceive is shown by
     * their names.
     */
    static String join(String path, String step) {
        StringBuilder joined = new StringBuilder(path);
        if (!path.isEmpty() && !step.isEmpty()) {
            joined.append('/');
        }
        step.codePoints()
                .limit(LONGEST_STEP)
                .forEach(
                        c -> {
                            if (c >= ' ' && Characters.isPlain(c)) {
                                joined.appendCodePoint(c);
                            } else {
                                joined.append(Characters.name(c));
                            }
                        });
        return joined.toString();
    }
}
