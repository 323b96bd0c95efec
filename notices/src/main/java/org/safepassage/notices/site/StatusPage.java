package org.safepassage.notices.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.safepassage.domain.Admission;
import org.safepassage.domain.CorridorState;
import org.safepassage.notices.Markup;
import org.safepassage.notices.Notice;
import org.safepassage.notices.NoticeKind;
import org.safepassage.notices.Phrase;
import org.safepassage.notices.PublicCorridor;
import org.safepassage.notices.PublicParty;
import org.safepassage.notices.Released;
import org.safepassage.notices.SiteState;
import org.safepassage.notices.Voice;

/**
 * The first page of a language: the status in one sentence, what to do, when it was confirmed, why,
 * each corridor, who has given an assurance, the check code.
 */
final class StatusPage {
    private final SiteState state;
    private final Voice voice;
    private final PageFrame frame;
    private final Markup page;

    StatusPage(SiteState state, Voice voice) {
        this.state = state;
        this.voice = voice;
        this.frame = new PageFrame(state, voice, "index");
        this.page = frame.page();
    }

    String html() {
        PageStatus status = PageStatus.of(state, voice);
        String place =
                voice.name(
                        state.pause().area() == null
                                ? state.pause().names()
                                : state.pause().area());
        frame.begin(status.headline() + " " + place, true);
        page.open("div", "class", ("now " + Signs.look(status.sign())).strip());
        page.ours(Signs.of(status.sign()));
        frame.leaf("h1", status.headline());
        status.after().forEach(line -> frame.leaf("p", line, "class", "big"));
        page.close();
        confirmed(status);
        section(Phrase.H_DO);
        page.open("ul", "class", "do");
        status.todo().forEach(act -> frame.leaf("li", act));
        page.close(2);
        if (!status.reasons().isEmpty()) {
            section(Phrase.H_WHY);
            status.reasons().forEach(reason -> frame.leaf("p", reason));
            page.close();
        }
        section(Phrase.H_CORRIDORS);
        page.open("ul", "class", "c");
        inOrder().forEach(this::card);
        page.close(2);
        assurances();
        code();
        new AppealBlock(state, voice, frame).write();
        return frame.end();
    }

    private void section(Phrase heading) {
        page.open("section");
        frame.leaf("h2", voice.say(heading));
    }

    private void confirmed(PageStatus status) {
        page.open("p", "class", "conf");
        page.isolated(status.confirmed(), rightToLeft());
        page.text(" ");
        long minutes = state.limits().staleAfter().toMinutes();
        page.isolated(voice.say(Phrase.STALE_HINT, "minutes", minutes), rightToLeft());
        page.close();
        page.open("p", "class", "conf exp");
        page.isolated(
                voice.say(Phrase.EXPIRES_BIG, "time", voice.time(state.expires())), rightToLeft());
        page.close();
    }

    /** Those that must not be used because something happened come first, then by their order. */
    private List<PublicCorridor> inOrder() {
        List<PublicCorridor> sorted = new ArrayList<>(state.pause().corridors());
        sorted.sort(
                Comparator.comparingInt(
                        c ->
                                state.event().kind() == NoticeKind.SUSPENDED
                                                && state.shown(c) == CorridorState.SUSPENDED
                                                && state.event().isAbout(c.id())
                                        ? 0
                                        : 1));
        return sorted;
    }

    private void card(PublicCorridor corridor) {
        CorridorState shown = state.shown(corridor);
        page.open("li", "id", "corridor-" + corridor.id());
        page.open("div", "class", "no");
        String number = voice.corridor(corridor);
        page.isolated(number, rightToLeft());
        if (!Voice.bare(number).equals(corridor.label())) {
            page.open("small").leaf("bdi", corridor.label(), "dir", "ltr").close();
        }
        page.close();
        page.open("div");
        page.open("div", "class", "w " + Signs.look(shown)).ours(Signs.of(shown));
        frame.leaf("span", stateWords(corridor, shown));
        page.close();
        details(corridor, shown).forEach(line -> frame.leaf("p", line));
        page.close(2);
    }

    private String stateWords(PublicCorridor corridor, CorridorState shown) {
        return PageStatus.words(voice, state, corridor, shown);
    }

    private List<String> details(PublicCorridor corridor, CorridorState shown) {
        List<String> lines = new ArrayList<>();
        if (corridor.names() != null) {
            lines.add(voice.name(corridor.names()));
        }
        Instant since = corridor.since();
        if (shown == CorridorState.NOT_CONFIRMED && corridor.confirmed() != null) {
            lines.add(voice.say(Phrase.LAST_CONFIRMED, "time", voice.time(corridor.confirmed())));
        } else if (since != null
                && shown != CorridorState.OPEN
                && shown != CorridorState.PLANNED
                && shown != CorridorState.READY) {
            lines.add(voice.say(Phrase.SINCE, "time", voice.time(since)));
        }
        lines.add(voice.say(Phrase.FOR, "list", admits(corridor)));
        if (corridor.armsDisputed()) {
            lines.add(voice.say(Phrase.ARMS_DISPUTED));
        }
        if (!corridor.route().isEmpty()) {
            lines.add(
                    voice.say(
                            Phrase.ROUTE,
                            "list",
                            String.join(
                                    " \u2013 ",
                                    corridor.route().stream().map(Voice::auto).toList())));
        }
        if (shown == CorridorState.OPEN && corridor.latestStart() != null) {
            Instant start = corridor.latestStart().value();
            lines.add(voice.say(Phrase.CARD_START, "time", voice.time(start)));
        }
        if (shown == CorridorState.OPEN && !corridor.assemblyPoints().isEmpty()) {
            List<String> points =
                    corridor.assemblyPoints().stream()
                            .map(Released::value)
                            .map(voice::name)
                            .toList();
            lines.add(voice.say(Phrase.ASSEMBLY, "list", voice.list(points)));
        }
        return lines;
    }

    private String admits(PublicCorridor corridor) {
        return voice.list(corridor.admits().stream().map(a -> voice.say(phrase(a))).toList());
    }

    static Phrase phrase(Admission admission) {
        return switch (admission) {
            case ARMED_FIGHTERS -> Phrase.W_ARMED_FIGHTERS;
            case UNARMED_FIGHTERS -> Phrase.W_UNARMED_FIGHTERS;
            case CIVILIANS -> Phrase.W_CIVILIANS;
            case WOUNDED -> Phrase.W_WOUNDED;
            case AID -> Phrase.W_AID;
            case ANYONE -> Phrase.W_ANYONE;
        };
    }

    private void assurances() {
        section(Phrase.H_ASSURANCES);
        frame.leaf("p", PageStatus.notAssured(state, voice), "class", "na");
        page.open("dl");
        for (PublicParty party : state.pause().parties()) {
            String said =
                    party.by() == null
                            ? voice.say(party.said().phrase(), "party", "")
                            : voice.say(party.said().phrase(), "party", voice.name(party.by()));
            frame.leaf("dt", said);
            frame.leaf("dd", voice.name(party.names()));
        }
        page.close();
        PageStatus.hours(state, voice).forEach(line -> frame.leaf("p", line, "class", "hours"));
        page.close();
    }

    /** Number, code, where else it is found, and a QR code of the three. */
    private void code() {
        Notice notice = PageStatus.notice(state, voice.lexicon());
        page.open("footer").open("div");
        notice.code().forEach(line -> frame.leaf("p", line, "class", "code"));
        if (!state.publisher().mirrors().isEmpty()) {
            frame.leaf("h2", voice.say(Phrase.H_MIRRORS));
            page.open("ul");
            state.publisher()
                    .mirrors()
                    .forEach(
                            m ->
                                    page.open("li")
                                            .leaf(
                                                    "a",
                                                    m.getHost() + m.getPath(),
                                                    "href",
                                                    m.toString(),
                                                    "rel",
                                                    "noreferrer",
                                                    "dir",
                                                    "ltr")
                                            .close());
            page.close();
            frame.leaf("p", voice.say(Phrase.MIRROR_NOTE));
        }
        page.close();
        String code = state.codes().getOrDefault("en", "");
        String address =
                state.publisher().site() + PageFrame.file("index", voice.lexicon().language());
        page.ours(
                QrPath.svg(
                        "%s#%d %s".formatted(address, state.event().number(), code).strip(), "QR"));
        page.close();
    }

    private boolean rightToLeft() {
        return voice.lexicon().isRightToLeft();
    }
}
