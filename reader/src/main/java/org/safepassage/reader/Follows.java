package org.safepassage.reader;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pause before this one, and how it ended. Its days and hours are not this pause's. */
final class Follows {
    private final Document document;
    private final Set<Integer> sentences = new HashSet<>();
    private @Nullable FoundPredecessor found;

    Follows(Document document) {
        this.document = document;
        for (Matcher m : document.sentences()) {
            for (Mark earlier : m.all("earlier.pause")) {
                take(m, earlier);
            }
        }
    }

    private void take(Matcher m, Mark earlier) {
        Mark outcome = null;
        for (Mark mark : m.all("outcome")) {
            outcome =
                    outcome == null
                                    || (mark.from() >= earlier.to()
                                            && outcome.from() < earlier.from())
                            ? mark
                            : outcome;
        }
        if (outcome == null && m.sentence().index() + 1 < document.all().size()) {
            Matcher next = document.all().get(m.sentence().index() + 1);
            outcome = next.has("it") ? next.all("outcome").stream().findFirst().orElse(null) : null;
        }
        boolean whole = !m.has("announce") && !m.has("this.pause");
        if (whole) {
            sentences.add(m.sentence().index());
        }
        if (found == null || (found.outcome() == null && outcome != null)) {
            found =
                    new FoundPredecessor(
                            document.words(m, earlier),
                            outcome == null ? null : outcome.value(),
                            document.span(m, earlier));
        }
    }

    /** Whether a sentence speaks of the earlier pause alone. */
    boolean isAbout(Matcher m) {
        return sentences.contains(m.sentence().index());
    }

    @Nullable FoundPredecessor found() {
        return found;
    }
}
