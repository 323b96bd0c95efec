package org.safepassage.reader;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Direct quotations: words between quotation marks that are more than a name or a term. */
final class Quotations {
    /** Words of a quotation at least; fewer are a term that somebody uses. Ours. */
    private static final int FEWEST = 4;

    private Quotations() {}

    static List<FoundQuotation> in(Document document, Speakers speakers) {
        List<FoundQuotation> all = new ArrayList<>();
        for (Matcher m : document.sentences()) {
            Sentence s = m.sentence();
            int open = -1;
            for (int i = 0; i < s.size(); i++) {
                if (!s.at(i).isQuote()) {
                    continue;
                }
                if (open >= 0 && i - open > FEWEST) {
                    all.add(
                            new FoundQuotation(
                                    by(m, speakers, open, i),
                                    document.words(m, open + 1, i),
                                    document.span(m, open + 1, i)));
                    open = -1;
                } else {
                    open = i;
                }
            }
        }
        return all;
    }

    /** Whoever is said, outside the quotation marks of the same sentence, to say it. */
    private static @Nullable Found by(Matcher m, Speakers speakers, int open, int close) {
        for (Attribution a : speakers.in(m)) {
            boolean outside = a.verb().to() <= open || a.verb().from() >= close;
            if (!a.outlet() && outside) {
                return a.found();
            }
        }
        return null;
    }
}
