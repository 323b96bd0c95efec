package org.safepassage.notices;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.CorridorState;
import org.safepassage.domain.Names;

/** Puts the sentences of one notice together. Used once. */
final class Composition {
    private final SiteState state;
    private final Lexicon lexicon;
    private final Voice voice;
    private final List<PublicCorridor> about;
    private final NoticeKind kind;

    Composition(SiteState state, Lexicon lexicon, List<PublicCorridor> about) {
        this.state = state;
        this.lexicon = lexicon;
        this.voice = new Voice(lexicon, state.pause().zone());
        this.about = about;
        this.kind = state.event().kind();
    }

    Notice notice() {
        return new Notice(
                kind,
                lexicon.language(),
                lexicon.isRightToLeft(),
                mark(),
                voice.say(Phrase.SAYS, "publisher", voice.name(state.publisher().names())),
                headline(),
                where(),
                when(),
                reasons(),
                todo(),
                List.of(notAssured()),
                validity(),
                code(),
                false);
    }

    private String mark() {
        return switch (state.mode()) {
            case REAL -> "";
            case DRILL -> voice.say(Phrase.DRILL_STRIP) + unreviewed();
            case EXAMPLE -> voice.say(Phrase.EXAMPLE) + unreviewed();
        };
    }

    private String unreviewed() {
        return lexicon.unreviewed().isEmpty() ? "" : " " + voice.say(Phrase.UNREVIEWED);
    }

    /** Open is said with the soonest end of the corridors it names. */
    private String headline() {
        int n = about.size();
        String corridors = voice.corridors(about);
        return switch (kind) {
            case ANNOUNCED -> voice.say(Phrase.HEAD_ANNOUNCED);
            case CANCELLED -> voice.say(Phrase.HEAD_CANCELLED);
            case SUSPENDED ->
                    prepared(
                            about.getFirst().suspensionNotice(),
                            voice.say(Phrase.HEAD_SUSPENDED, "corridors", corridors, "n", n));
            case CLOSED -> voice.say(Phrase.HEAD_CLOSED, "corridors", corridors, "n", n);
            case OPEN -> open(Phrase.HEAD_OPEN, corridors, n);
            case RESUMED -> open(Phrase.HEAD_RESUMED, corridors, n);
            case EXTENDED -> open(Phrase.HEAD_EXTENDED, corridors, n);
        };
    }

    private String open(Phrase phrase, String corridors, int n) {
        Instant end = soonestEnd();
        return end == null
                ? voice.say(Phrase.HEAD_UNKNOWN, "corridors", corridors, "n", n)
                : voice.say(phrase, "corridors", corridors, "n", n, "time", voice.time(end));
    }

    /** What was written beforehand for one corridor and in this language comes first. */
    private String prepared(@Nullable Names written, String standard) {
        return about.size() == 1 && written != null && voice.has(written)
                ? Typed.line(written.in(lexicon.language()))
                : standard;
    }

    /** Null when one of them may not be called open any more. */
    private @Nullable Instant soonestEnd() {
        Instant soonest = null;
        for (PublicCorridor corridor : about) {
            Instant end = corridor.expires(state.limits());
            if (end == null || state.shown(corridor) != CorridorState.OPEN) {
                return null;
            }
            soonest = soonest == null || end.isBefore(soonest) ? end : soonest;
        }
        return soonest;
    }

    private String where() {
        Names area = state.pause().area();
        return voice.name(area == null ? state.pause().names() : area);
    }

    private List<String> when() {
        List<String> lines = new ArrayList<>();
        lines.add(
                voice.say(
                        kind == NoticeKind.ANNOUNCED ? Phrase.WRITTEN : Phrase.CHANGED,
                        "time",
                        voice.time(state.event().at()),
                        "date",
                        voice.date(state.event().at()),
                        "zone",
                        voice.zone(state.event().at())));
        for (PublicWindow window : state.pause().windows()) {
            lines.addAll(hours(voice, state.pause(), window));
        }
        return lines;
    }

    /** The announced hours, as sentences. */
    static List<String> hours(Voice voice, PublicPause pause, PublicWindow window) {
        List<String> lines = new ArrayList<>();
        Instant opens = window.opens();
        Instant closes = window.closes();
        Names by = pause.announcedBy();
        if (opens == null) {
            lines.add(voice.say(Phrase.WHEN_DAY, "date", voice.date(window.day())));
        } else if (closes == null) {
            lines.add(
                    voice.say(
                            Phrase.WHEN_OPEN_ENDED,
                            "opens",
                            voice.time(opens),
                            "date",
                            voice.date(opens),
                            "zone",
                            voice.zone(opens)));
        } else {
            lines.add(
                    voice.say(
                            by == null ? Phrase.WHEN_NOBODY : Phrase.WHEN,
                            "party",
                            by == null ? "" : voice.name(by),
                            "date",
                            voice.date(opens),
                            "opens",
                            voice.time(opens),
                            "closes",
                            voice.time(closes),
                            "zone",
                            voice.zone(opens)));
        }
        if (window.repeats() != null) {
            lines.add(
                    window.repeats()
                            .findLast(window.day())
                            .map(last -> voice.say(Phrase.WHEN_DAILY, "date", voice.date(last)))
                            .orElseGet(() -> voice.say(Phrase.WHEN_DAILY_OPEN)));
        }
        return lines;
    }

    private List<String> reasons() {
        return switch (kind) {
            case SUSPENDED, CLOSED -> List.of(voice.say(state.event().reason().phrase()));
            case ANNOUNCED, OPEN, RESUMED, EXTENDED, CANCELLED -> List.of();
        };
    }

    private List<String> todo() {
        List<String> acts = new ArrayList<>();
        switch (kind) {
            case ANNOUNCED -> {
                acts.add(voice.say(Phrase.DO_WAIT));
                whoLeaves(acts);
            }
            case OPEN, RESUMED, EXTENDED -> {
                if (soonestEnd() == null) {
                    doNotGo(acts);
                } else {
                    acts.add(
                            voice.say(
                                    Phrase.DO_USE_ONLY,
                                    "corridors",
                                    voice.corridors(about),
                                    "n",
                                    about.size()));
                    acts.add(voice.say(Phrase.DO_DANGER));
                    latestStart(voice, state, about, acts);
                    whoLeaves(acts);
                }
            }
            case SUSPENDED, CLOSED, CANCELLED -> doNotGo(acts);
        }
        return acts;
    }

    private void whoLeaves(List<String> acts) {
        acts.add(voice.say(Phrase.DO_STAY));
        acts.add(voice.say(Phrase.DO_FAMILY));
        acts.add(voice.say(Phrase.DO_PAPERS));
        acts.add(voice.say(Phrase.DO_SEARCH));
    }

    private void doNotGo(List<String> acts) {
        Names notStarted = about.isEmpty() ? null : about.getFirst().notStarted();
        Names onTheWay = about.isEmpty() ? null : about.getFirst().onTheWay();
        acts.add(prepared(notStarted, voice.say(Phrase.DO_NOT_STARTED)));
        acts.add(prepared(onTheWay, voice.say(Phrase.DO_ON_THE_WAY)));
        acts.add(voice.say(Phrase.DO_STAY));
        acts.add(voice.say(Phrase.DO_LISTEN));
    }

    /** One latest start for a corridor, when two people released it and it is still to come. */
    static void latestStart(
            Voice voice, SiteState state, List<PublicCorridor> about, List<String> acts) {
        Released<Instant> start = about.size() == 1 ? about.getFirst().latestStart() : null;
        Instant closes = state.pause().closes();
        if (start != null && closes != null && start.value().isAfter(state.at())) {
            acts.add(
                    voice.say(
                            Phrase.DO_LATEST_START,
                            "time",
                            voice.time(start.value()),
                            "closes",
                            voice.time(closes)));
        }
    }

    private String notAssured() {
        return notAssured(voice, state.pause());
    }

    /** Who has not publicly given an assurance; said in every notice. */
    static String notAssured(Voice voice, PublicPause pause) {
        List<PublicParty> missing = pause.notAssured();
        if (missing.isEmpty()) {
            return voice.say(pause.required() ? Phrase.ALL_ASSURED : Phrase.NONE_REQUIRED);
        }
        return voice.say(
                Phrase.NOT_ASSURED,
                "parties",
                voice.list(missing.stream().map(p -> voice.name(p.names())).toList()),
                "n",
                missing.size());
    }

    private List<String> validity() {
        List<String> lines = new ArrayList<>();
        Instant end = kind.saysOpen() ? soonestEnd() : NoticeExpiry.of(state, about);
        if (kind.saysOpen() && end != null) {
            lines.add(voice.say(Phrase.AFTER_OPEN, "time", voice.time(end), "n", about.size()));
        } else if (kind == NoticeKind.SUSPENDED) {
            lines.add(voice.say(Phrase.AFTER_SUSPENDED));
        }
        if (kind.failsClosed() || end == null) {
            lines.add(voice.say(Phrase.VALID_REPLACED));
        } else {
            lines.add(
                    voice.say(
                            Phrase.VALID_UNTIL,
                            "time",
                            voice.time(end),
                            "date",
                            voice.date(end),
                            "zone",
                            voice.zone(end)));
        }
        return lines;
    }

    private List<String> code() {
        List<String> lines = new ArrayList<>();
        lines.add(voice.say(Phrase.NOTICE_NUMBER, "number", voice.number(state.event().number())));
        String code = state.code(lexicon.language());
        if (code == null) {
            lines.add(voice.say(Phrase.CODE_NONE));
        } else {
            lines.add(voice.say(Phrase.CODE_IS) + " " + Voice.auto(Typed.line(code)));
            lines.add(voice.say(Phrase.CODE_WHERE));
        }
        return lines;
    }
}
