package org.safepassage.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.CorridorState;
import org.safepassage.domain.CorridorStatus;
import org.safepassage.domain.Names;
import org.safepassage.domain.Pause;
import org.safepassage.notices.Appeal;
import org.safepassage.notices.Lexicon;
import org.safepassage.notices.Lexicons;
import org.safepassage.notices.Mode;
import org.safepassage.notices.NoticeEvent;
import org.safepassage.notices.NoticeKind;
import org.safepassage.notices.PublicCorridor;
import org.safepassage.notices.PublicPause;
import org.safepassage.notices.PublicWindow;
import org.safepassage.notices.Publisher;
import org.safepassage.notices.Reason;
import org.safepassage.notices.Released;
import org.safepassage.notices.SiteState;
import org.safepassage.notices.site.NoticeForms;
import org.safepassage.notices.site.PublicSite;
import org.safepassage.notices.site.Signer;

/**
 * Every notice of a pause as files: the announcement and the public site as they are now, and
 * drafts of what may have to be said on the day.
 */
final class NoticesFolder {
    private final SiteState announced;
    private final Lexicons lexicons;
    private final @Nullable Signer signer;

    private NoticesFolder(SiteState announced, Lexicons lexicons, @Nullable Signer signer) {
        this.announced = announced;
        this.lexicons = lexicons;
        this.signer = signer;
    }

    /**
     * The notices of a pause.
     *
     * @param changed when what is announced last changed, at most {@code at}: an appeal of the
     *     publisher's stands on no page sooner than an hour after it
     * @param starts one latest start a corridor, released; empty for none
     * @throws Invalid when there is nothing to announce
     */
    static NoticesFolder of(
            Pause pause,
            Instant at,
            Instant changed,
            Mode mode,
            List<String> languages,
            Publisher publisher,
            Lexicons lexicons,
            Map<String, Released<Instant>> starts,
            @Nullable Signer signer,
            Map<String, String> codes)
            throws Invalid {
        PublicPause open;
        try {
            open = PublicPause.of(pause, at);
        } catch (IllegalArgumentException e) {
            throw new Invalid(String.valueOf(e.getMessage()));
        }
        List<PublicCorridor> corridors =
                open.corridors().stream()
                        .map(c -> c.releasing(starts.get(c.id()), List.of()))
                        .toList();
        SiteState state =
                SiteState.announced(open.with(corridors), at, mode, languages, publisher)
                        .withCodes(codes);
        NoticeEvent told =
                new NoticeEvent(NoticeKind.ANNOUNCED, List.of(), changed, Reason.LATER, 1);
        return new NoticesFolder(state.after(told, corridors, at), lexicons, signer);
    }

    /**
     * When the close of the last announced window has passed, that close; else null. What is over
     * is not announced.
     *
     * @throws Invalid when the pause has no window
     */
    static @Nullable Instant over(Pause pause, Instant now) throws Invalid {
        try {
            Instant closes = PublicPause.of(pause, now).closes();
            return closes != null && !closes.isAfter(now) ? closes : null;
        } catch (IllegalArgumentException e) {
            throw new Invalid(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The moment as which an example is written: now, or for hours long past half a day before they
     * began (ours), so that it shows what people would have received and claims nothing of today.
     */
    static Instant exampleMoment(Pause pause, Instant now) throws Invalid {
        if (over(pause, now) == null) {
            return now;
        }
        Instant opens = PublicPause.of(pause, now).windows().getFirst().opens();
        return opens == null ? now : opens.minus(Duration.ofHours(12));
    }

    SiteState announced() {
        return announced;
    }

    /** Writes {@code site}, {@code announced} and {@code drafts/KIND} into the folder. */
    void write(Path folder) throws IOException {
        PublicSite.write(announced, lexicons, signer, folder);
        NoticeForms.write(announced, lexicons, false, folder.resolve("announced"));
        for (NoticeKind kind : NoticeKind.values()) {
            SiteState draft = kind == NoticeKind.ANNOUNCED ? null : draft(kind);
            if (draft != null) {
                NoticeForms.write(
                        draft, lexicons, true, folder.resolve("drafts").resolve(kind.word()));
            }
        }
        SiteState drill = draft(NoticeKind.OPEN);
        NoticeForms.write(
                (drill == null ? announced : drill).in(Mode.DRILL),
                lexicons,
                true,
                folder.resolve("drafts").resolve("drill"));
    }

    /**
     * As if it happened to every corridor at the announced opening; null when no opening is known
     * and the notice would have to say an hour.
     */
    private @Nullable SiteState draft(NoticeKind kind) {
        PublicWindow window = announced.pause().windows().getFirst();
        Instant when = window.opens() == null ? announced.at() : window.opens();
        if (kind.saysOpen() && window.opens() == null) {
            return null;
        }
        Instant end = window.closes() == null ? when.plusSeconds(3600) : window.closes();
        List<PublicCorridor> corridors = new ArrayList<>();
        for (PublicCorridor corridor : announced.pause().corridors()) {
            corridors.add(corridor.with(status(corridor.id(), kind, when, end)));
        }
        NoticeEvent event = new NoticeEvent(kind, List.of(), when, Reason.LATER, 2);
        return announced.withCodes(Map.of()).after(event, corridors, when);
    }

    private static CorridorStatus status(String id, NoticeKind kind, Instant when, Instant end) {
        return switch (kind) {
            case OPEN, RESUMED, EXTENDED ->
                    new CorridorStatus(id, CorridorState.OPEN, when, end, when, null);
            case SUSPENDED ->
                    new CorridorStatus(id, CorridorState.SUSPENDED, when, null, null, null);
            case CLOSED, CANCELLED ->
                    new CorridorStatus(id, CorridorState.CLOSED, when, null, null, null);
            case ANNOUNCED -> CorridorStatus.planned(id, when);
        };
    }

    /** Languages whose words no second speaker has signed, and how many sentences wait for it. */
    Map<String, Integer> unreviewed() {
        Map<String, Integer> waiting = new HashMap<>();
        for (Lexicon lexicon : lexicons.of(announced)) {
            if (!lexicon.unreviewed().isEmpty()) {
                waiting.put(lexicon.language(), lexicon.unreviewed().size());
            }
        }
        return new java.util.TreeMap<>(waiting);
    }

    /** On which pages an appeal that was given is not shown, and why. */
    List<String> appealNote() {
        Appeal appeal = announced.publisher().appeal();
        if (appeal == null) {
            return List.of();
        }
        if (!announced.isQuiet()) {
            Instant from = announced.event().at().plus(announced.limits().quietAfterChange());
            return List.of(
                    "No page shows the appeal yet: within %d minutes of a change there is none. Written at %s or later it is shown; --changed says when the last change was."
                            .formatted(announced.limits().quietAfterChange().toMinutes(), from));
        }
        List<String> without =
                lexicons.of(announced).stream()
                        .map(Lexicon::language)
                        .filter(l -> !appeal.message().byLanguage().containsKey(l))
                        .toList();
        return without.isEmpty()
                ? List.of()
                : List.of(
                        "The appeal has no message in %s: those pages show none."
                                .formatted(String.join(", ", without)));
    }

    /** Names that are not given in a language and stand there as they were given. */
    List<String> notNamed() {
        List<String> lines = new ArrayList<>();
        for (Lexicon lexicon : lexicons.of(announced)) {
            List<String> names = new ArrayList<>();
            announced.pause().parties().forEach(p -> add(names, p.names(), lexicon.language()));
            add(names, announced.pause().names(), lexicon.language());
            if (announced.pause().area() != null) {
                add(names, announced.pause().area(), lexicon.language());
            }
            if (!names.isEmpty()) {
                lines.add(lexicon.language() + ": " + String.join("; ", names));
            }
        }
        return lines;
    }

    private static void add(List<String> names, Names name, String language) {
        if (!name.byLanguage().containsKey(language) && !names.contains(name.in(language))) {
            names.add(name.in(language));
        }
    }
}
