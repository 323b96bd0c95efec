package org.safepassage.notices;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.CorridorState;

/**
 * All that a public writer is given, at one instant. Nothing else of a pause, a plan or a server
 * reaches a public file.
 *
 * @param pause what is public of the pause, with its corridors where they stand
 * @param at when this is written: the age of pages counts from here
 * @param languages BCP 47 tags in the order they are offered; the first is that of the first page
 * @param event what is told
 * @param record entries of the public record, in order
 * @param counts as released
 * @param codes the check code by language, in words to be read aloud; empty when there is none yet
 * @param issued alerts that went out before, expired or not
 * @param past pauses that are over
 * @param drills drills that are over
 */
public record SiteState(
        @Public PublicPause pause,
        @Public Instant at,
        @Public Mode mode,
        @Public List<String> languages,
        @Public NoticeEvent event,
        @Public Publisher publisher,
        @Public List<PublicEntry> record,
        @Public List<PublicCount> counts,
        @Public Map<String, String> codes,
        @Public List<IssuedAlert> issued,
        @Public List<PastPause> past,
        @Public List<PastPause> drills,
        @Public SiteLimits limits) {

    public SiteState {
        Marks.require(SiteState.class);
        languages = List.copyOf(languages);
        record = List.copyOf(record);
        counts = List.copyOf(counts);
        codes = Map.copyOf(codes);
        issued = List.copyOf(issued);
        past = List.copyOf(past);
        drills = List.copyOf(drills);
        if (languages.isEmpty()) {
            throw new IllegalArgumentException("A notice needs a language, for example en.");
        }
    }

    /** An announcement as the pause file has it: nothing is open, no record, no code. */
    public static SiteState announced(
            PublicPause pause, Instant at, Mode mode, List<String> languages, Publisher publisher) {
        return new SiteState(
                pause,
                at,
                mode,
                languages,
                new NoticeEvent(NoticeKind.ANNOUNCED, List.of(), at, Reason.LATER, 1),
                publisher,
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                SiteLimits.STANDARD);
    }

    /** The same after something happened. */
    public SiteState after(NoticeEvent next, List<PublicCorridor> corridors, Instant when) {
        return new SiteState(
                pause.with(corridors),
                when,
                mode,
                languages,
                next,
                publisher,
                record,
                counts,
                codes,
                issued,
                past,
                drills,
                limits);
    }

    /** The same in another mode. */
    public SiteState in(Mode other) {
        return new SiteState(
                pause, at, other, languages, event, publisher, record, counts, codes, issued, past,
                drills, limits);
    }

    /** The same with the code that the record gives this notice. */
    public SiteState withCodes(Map<String, String> words) {
        return new SiteState(
                pause, at, mode, languages, event, publisher, record, counts, words, issued, past,
                drills, limits);
    }

    /** The same with entries of the record and counts. */
    public SiteState withRecord(List<PublicEntry> entries, List<PublicCount> released) {
        return new SiteState(
                pause, at, mode, languages, event, publisher, entries, released, codes, issued,
                past, drills, limits);
    }

    /** The same after these alerts. */
    public SiteState withIssued(List<IssuedAlert> alerts) {
        return new SiteState(
                pause, at, mode, languages, event, publisher, record, counts, codes, alerts, past,
                drills, limits);
    }

    /** The corridors that are shown in this state at the instant of writing. */
    public List<PublicCorridor> corridors(CorridorState state) {
        return pause.corridors().stream().filter(c -> shown(c) == state).toList();
    }

    /** What may be said of a corridor at the instant of writing. */
    public CorridorState shown(PublicCorridor corridor) {
        return corridor.shown(at, limits);
    }

    /** The corridors the event is about, in the pause's order. */
    public List<PublicCorridor> told() {
        return pause.corridors().stream().filter(c -> event.isAbout(c.id())).toList();
    }

    /**
     * When the page as a whole stops being true: the soonest end of all that it calls open; with
     * nothing open, the close of the window; when that is past or not known, an hour from now.
     */
    public Instant expires() {
        List<Instant> ends = new ArrayList<>();
        for (PublicCorridor corridor : corridors(CorridorState.OPEN)) {
            Instant end = corridor.expires(limits);
            if (end != null) {
                ends.add(end);
            }
        }
        if (!ends.isEmpty()) {
            return ends.stream().min(Instant::compareTo).orElseThrow();
        }
        Instant close = pause.closes();
        return close != null && close.isAfter(at) ? close : at.plus(limits.openFor());
    }

    /** The check code in this language, or null. */
    public @Nullable String code(String language) {
        return codes.get(language);
    }

    /**
     * Whether a publisher's appeal may be shown: not while anything is suspended or unconfirmed,
     * and not within an hour of a change.
     */
    public boolean isQuiet() {
        return corridors(CorridorState.SUSPENDED).isEmpty()
                && corridors(CorridorState.NOT_CONFIRMED).isEmpty()
                && event.kind() != NoticeKind.SUSPENDED
                && !at.isBefore(event.at().plus(limits.quietAfterChange()));
    }
}
