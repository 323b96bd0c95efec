package org.safepassage.notices;

import java.util.ArrayList;
import java.util.List;

/**
 * One notice in one language, as sentences in the order in which people take a warning in: who
 * says, what, where, when, what to do (Mileti and Sorensen 1990), then who has not assured it,
 * until when it is valid and where its check code is. Every form prints these and no others.
 *
 * @param language BCP 47
 * @param mark what is said before anything else when it is not meant: a drill, an example; or empty
 * @param says who says it: "… says:"
 * @param headline what: one or two sentences
 * @param where the place, as its name
 * @param when the announced hours, and the hours that now hold
 * @param reasons why it was suspended or closed; may be empty
 * @param todo what to do, one act a line
 * @param assurances who has not publicly given an assurance; never empty unless this is the fixed
 *     sentence
 * @param validity until when it is valid; as {@code assurances}
 * @param code the check code, and where else it is found
 * @param isFixed true when the language could not say it and the fixed sentence stands instead
 */
public record Notice(
        NoticeKind kind,
        String language,
        boolean rightToLeft,
        String mark,
        String says,
        String headline,
        String where,
        List<String> when,
        List<String> reasons,
        List<String> todo,
        List<String> assurances,
        List<String> validity,
        List<String> code,
        boolean isFixed) {

    public Notice {
        when = List.copyOf(when);
        reasons = List.copyOf(reasons);
        todo = List.copyOf(todo);
        assurances = List.copyOf(assurances);
        validity = List.copyOf(validity);
        code = List.copyOf(code);
    }

    /**
     * What this state tells, about the corridors of its event.
     *
     * @throws IncompleteLexicon when the language cannot say it; never for a suspension, a closing
     *     or a cancelling, which fall back to the fixed sentence
     */
    public static Notice of(SiteState state, Lexicon lexicon) {
        return of(state, lexicon, state.told());
    }

    /** What this state tells about some corridors. */
    public static Notice of(SiteState state, Lexicon lexicon, List<PublicCorridor> about) {
        if (!lexicon.isComplete()) {
            if (state.event().kind().failsClosed()) {
                return FixedNotice.of(state, lexicon, about);
            }
            throw new IncompleteLexicon(lexicon.language(), lexicon.faults());
        }
        return new Composition(state, lexicon, about).notice();
    }

    /** All lines in order, with isolates; empty parts are left out. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        add(lines, mark);
        add(lines, says.isEmpty() ? headline : says + " " + headline);
        add(lines, where);
        lines.addAll(when);
        lines.addAll(reasons);
        lines.addAll(todo);
        lines.addAll(assurances);
        lines.addAll(validity);
        lines.addAll(code);
        return List.copyOf(lines);
    }

    private static void add(List<String> lines, String line) {
        if (!line.isEmpty()) {
            lines.add(line);
        }
    }
}
