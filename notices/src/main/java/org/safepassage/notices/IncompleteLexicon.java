package org.safepassage.notices;

import java.io.Serial;
import java.util.List;

/** A notice cannot be said in a language, because its lexicon lacks a sentence. */
public final class IncompleteLexicon extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    private final transient List<String> faults;

    IncompleteLexicon(String language, List<String> faults) {
        super(
                "The lexicon of '%s' is incomplete: %s. Complete its file, or leave the language out."
                        .formatted(
                                language,
                                String.join("; ", faults.subList(0, Math.min(5, faults.size())))));
        this.faults = List.copyOf(faults);
    }

    /** Everything that is wrong with the lexicon. */
    public List<String> faults() {
        return faults;
    }
}
