package org.safepassage.notices.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.safepassage.domain.CorridorState;
import org.safepassage.notices.Lexicon;
import org.safepassage.notices.Mode;
import org.safepassage.notices.Notice;
import org.safepassage.notices.NoticeEvent;
import org.safepassage.notices.NoticeKind;
import org.safepassage.notices.Phrase;
import org.safepassage.notices.PublicCorridor;
import org.safepassage.notices.Reason;
import org.safepassage.notices.SiteState;
import org.safepassage.notices.Voice;

/**
 * What a page says of the whole pause at once. A suspension or a cancelling that was just told
 * comes first; else what is open, with its soonest end; else that nothing is.
 *
 * @param sign the sign beside the headline
 * @param after what follows from the headline, in large print
 * @param confirmed when it was last confirmed or changed
 */
record PageStatus(
        CorridorState sign,
        String headline,
        List<String> after,
        String confirmed,
        List<String> todo,
        List<String> reasons) {

    static PageStatus of(SiteState state, Voice voice) {
        NoticeKind kind = state.event().kind();
        List<PublicCorridor> open = state.corridors(CorridorState.OPEN);
        List<PublicCorridor> unknown = state.corridors(CorridorState.NOT_CONFIRMED);
        List<PublicCorridor> suspended =
                state.told().stream()
                        .filter(c -> state.shown(c) == CorridorState.SUSPENDED)
                        .toList();
        if (kind == NoticeKind.CANCELLED) {
            return told(state, voice, NoticeKind.CANCELLED, state.told(), CorridorState.CLOSED);
        }
        if (kind == NoticeKind.SUSPENDED && !suspended.isEmpty()) {
            return told(state, voice, kind, suspended, CorridorState.SUSPENDED);
        }
        if (!open.isEmpty()) {
            NoticeKind say = kind.saysOpen() && sameAs(state.told(), open) ? kind : NoticeKind.OPEN;
            return told(state, voice, say, open, CorridorState.OPEN);
        }
        if (!unknown.isEmpty()) {
            return unconfirmed(state, voice, unknown);
        }
        if (kind == NoticeKind.ANNOUNCED) {
            return told(state, voice, kind, state.pause().corridors(), CorridorState.PLANNED);
        }
        return nothingOpen(state, voice);
    }

    private static boolean sameAs(List<PublicCorridor> told, List<PublicCorridor> open) {
        return told.stream()
                .map(PublicCorridor::id)
                .toList()
                .equals(open.stream().map(PublicCorridor::id).toList());
    }

    private static PageStatus told(
            SiteState state,
            Voice voice,
            NoticeKind kind,
            List<PublicCorridor> about,
            CorridorState sign) {
        NoticeEvent event = state.event();
        SiteState asKind =
                state.after(
                        new NoticeEvent(
                                kind,
                                event.corridors(),
                                event.at(),
                                event.reason(),
                                event.number()),
                        state.pause().corridors(),
                        state.at());
        Notice notice = Notice.of(asKind, voice.lexicon(), about);
        List<String> after = new ArrayList<>();
        if (kind.saysOpen() || kind == NoticeKind.SUSPENDED) {
            after.add(notice.validity().getFirst());
        }
        return new PageStatus(
                sign,
                notice.headline(),
                after,
                stamp(state, voice),
                notice.todo(),
                notice.reasons());
    }

    private static PageStatus unconfirmed(
            SiteState state, Voice voice, List<PublicCorridor> unknown) {
        return new PageStatus(
                CorridorState.NOT_CONFIRMED,
                voice.say(
                        Phrase.HEAD_UNKNOWN,
                        "corridors",
                        voice.corridors(unknown),
                        "n",
                        unknown.size()),
                List.of(),
                stamp(state, voice),
                doNotGo(voice),
                List.of(voice.say(Reason.NOT_CONFIRMED.phrase())));
    }

    private static PageStatus nothingOpen(SiteState state, Voice voice) {
        boolean closed =
                state.pause().corridors().stream()
                        .allMatch(c -> state.shown(c) == CorridorState.CLOSED);
        List<PublicCorridor> all = state.pause().corridors();
        return new PageStatus(
                closed ? CorridorState.CLOSED : CorridorState.SUSPENDED,
                closed && !all.isEmpty()
                        ? voice.say(
                                Phrase.HEAD_CLOSED,
                                "corridors",
                                voice.corridors(all),
                                "n",
                                all.size())
                        : voice.say(Phrase.HEAD_NONE),
                List.of(),
                stamp(state, voice),
                doNotGo(voice),
                List.of());
    }

    private static List<String> doNotGo(Voice voice) {
        return List.of(
                voice.say(Phrase.DO_NOT_STARTED),
                voice.say(Phrase.DO_ON_THE_WAY),
                voice.say(Phrase.DO_STAY),
                voice.say(Phrase.DO_LISTEN));
    }

    /**
     * The last confirmation of what is open, the oldest where there are several; else the event.
     */
    private static String stamp(SiteState state, Voice voice) {
        Instant confirmed =
                state.corridors(CorridorState.OPEN).stream()
                        .map(PublicCorridor::confirmed)
                        .filter(java.util.Objects::nonNull)
                        .map(java.util.Objects::requireNonNull)
                        .min(Instant::compareTo)
                        .orElse(null);
        boolean suspending = state.event().kind() == NoticeKind.SUSPENDED;
        Instant when = confirmed == null || suspending ? state.event().at() : confirmed;
        Phrase phrase =
                confirmed != null && !suspending
                        ? Phrase.CONFIRMED
                        : state.event().kind() == NoticeKind.ANNOUNCED
                                ? Phrase.WRITTEN
                                : Phrase.CHANGED;
        return voice.say(
                phrase,
                "time",
                voice.time(when),
                "date",
                voice.date(when),
                "zone",
                voice.zone(when));
    }

    /** The words of a corridor's card; each says what to do, and in a drill that it is one. */
    static String words(
            Voice voice, SiteState state, PublicCorridor corridor, CorridorState shown) {
        Instant end = corridor.expires(state.limits());
        String words =
                switch (shown) {
                    case PLANNED -> voice.say(Phrase.CARD_PLANNED);
                    case READY -> voice.say(Phrase.CARD_READY);
                    case OPEN ->
                            voice.say(
                                    Phrase.CARD_OPEN,
                                    "time",
                                    voice.time(java.util.Objects.requireNonNull(end)));
                    case SUSPENDED -> voice.say(Phrase.CARD_SUSPENDED);
                    case CLOSED -> voice.say(Phrase.CARD_CLOSED);
                    case NOT_CONFIRMED -> voice.say(Phrase.CARD_UNKNOWN);
                };
        return state.mode() == Mode.DRILL ? voice.say(Phrase.CARD_DRILL, "state", words) : words;
    }

    /** The notice that the page's number and code are of. */
    static Notice notice(SiteState state, Lexicon lexicon) {
        return Notice.of(state, lexicon);
    }

    static String notAssured(SiteState state, Voice voice) {
        return Notice.of(state, voice.lexicon()).assurances().getFirst();
    }

    /** The announced hours. */
    static List<String> hours(SiteState state, Voice voice) {
        List<String> when = Notice.of(state, voice.lexicon()).when();
        return when.subList(1, when.size());
    }
}
