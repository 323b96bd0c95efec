package org.safepassage.reader;

import java.util.ArrayList;
import java.util.List;

/** What a pause or an answer hangs on: "only if …", "при условии …". */
final class Conditions {
    private Conditions() {}

    static List<Found> in(Document document, Follows follows) {
        List<Found> all = new ArrayList<>();
        for (Matcher m : document.sentences()) {
            if (follows.isAbout(m)) {
                continue;
            }
            for (Mark cue : m.all("condition")) {
                int end = cue.to();
                Sentence s = m.sentence();
                while (end < s.size() && !isEnd(s.at(end))) {
                    end++;
                }
                if (end - cue.to() >= 2) {
                    all.add(
                            new Found(
                                    document.words(m, cue.from(), end),
                                    document.span(m, cue.from(), end)));
                }
            }
        }
        return all;
    }

    private static boolean isEnd(Token t) {
        return t.isSign() && ",،;.:!?؛\"”»".contains(t.form());
    }
}
