package org.safepassage.app.server.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.safepassage.app.server.desk.Bulletin;
import org.safepassage.app.server.desk.Event;
import org.safepassage.app.server.desk.PauseState;
import org.safepassage.app.server.people.Secrets;
import org.safepassage.domain.CorridorStatus;
import org.safepassage.domain.Pause;
import org.safepassage.logbook.Disk;
import org.safepassage.logbook.DurableFiles;
import org.safepassage.notices.IssuedAlert;
import org.safepassage.notices.Lexicon;
import org.safepassage.notices.Lexicons;
import org.safepassage.notices.Mode;
import org.safepassage.notices.NoticeEvent;
import org.safepassage.notices.NoticeKind;
import org.safepassage.notices.PublicCorridor;
import org.safepassage.notices.PublicPause;
import org.safepassage.notices.Publisher;
import org.safepassage.notices.Reason;
import org.safepassage.notices.SiteLimits;
import org.safepassage.notices.SiteState;
import org.safepassage.notices.cap.CapAlert;
import org.safepassage.notices.site.PublicSite;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The public site by the module of notices, in a folder {@code public/PAUSE}. A CAP alert is
 * written once for its bulletin; those of other corridors stay beside it, and alerts that went out
 * are kept in {@code issued.json}, for a later alert refers to them.
 */
public final class NoticeSite implements SiteWriter {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final Publisher publisher;
    private final Lexicons lexicons = Lexicons.ours();
    private final Map<String, Alerts> alerts = new ConcurrentHashMap<>();

    /** All alerts of a pause: those that went out, and the file of each corridor's last. */
    private record Alerts(long number, List<IssuedAlert> issued, Map<String, byte[]> files) {}

    /** What {@code issued.json} holds. */
    private record Kept(long number, List<IssuedAlert> issued) {}

    public NoticeSite(Path folder, Publisher publisher) {
        this.folder = folder;
        this.publisher = publisher;
    }

    @Override
    public SortedMap<String, byte[]> files(PauseState pause, Instant at) {
        SiteState state = state(pause, at);
        Alerts all = alerts(pause, state);
        SortedMap<String, byte[]> files =
                new TreeMap<>(PublicSite.files(state.withIssued(all.issued()), lexicons, null));
        files.putAll(all.files());
        return files;
    }

    /** The files of a pause that nobody published, its first alerts among them. Nothing is kept. */
    public SortedMap<String, byte[]> draft(PauseState pause, Instant at) {
        return PublicSite.files(state(pause, at), lexicons, null);
    }

    private SiteState state(PauseState pause, Instant at) {
        Pause published = pause.findPublic().orElseThrow();
        PublicPause announced = PublicPause.of(published, at);
        List<PublicCorridor> corridors = new ArrayList<>();
        for (PublicCorridor corridor : announced.corridors()) {
            CorridorStatus status = pause.corridors().get(corridor.id());
            corridors.add(status == null ? corridor : corridor.with(status));
        }
        return new SiteState(
                announced.with(corridors),
                at,
                Mode.REAL,
                languages(published),
                event(pause, corridors),
                publisher,
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                SiteLimits.STANDARD);
    }

    /** Those of the pause's own names first, then every other that has a whole lexicon. */
    private List<String> languages(Pause pause) {
        Set<String> all = new LinkedHashSet<>(pause.names().byLanguage().keySet());
        all.addAll(lexicons.languages());
        return all.stream()
                .filter(tag -> lexicons.find(tag).filter(Lexicon::isComplete).isPresent())
                .toList();
    }

    private static NoticeEvent event(PauseState pause, List<PublicCorridor> corridors) {
        Bulletin last = pause.told().getLast();
        Set<String> shown =
                new LinkedHashSet<>(corridors.stream().map(PublicCorridor::id).toList());
        List<String> about = last.corridors().stream().filter(shown::contains).toList();
        return new NoticeEvent(
                kind(last.kind()), about, last.at(), reason(pause, last), last.number());
    }

    private static NoticeKind kind(Bulletin.Kind kind) {
        return switch (kind) {
            case ANNOUNCED -> NoticeKind.ANNOUNCED;
            case OPEN -> NoticeKind.OPEN;
            case RESUMED -> NoticeKind.RESUMED;
            case EXTENDED -> NoticeKind.EXTENDED;
            case SUSPENDED, LAPSED -> NoticeKind.SUSPENDED;
            case CLOSED -> NoticeKind.CLOSED;
        };
    }

    /** Only what may be told: a withdrawal may be of an assurance that is not public. */
    private static Reason reason(PauseState pause, Bulletin last) {
        if (last.kind() == Bulletin.Kind.LAPSED) {
            return Reason.NOT_CONFIRMED;
        }
        Event.Reason given =
                last.corridors().stream()
                        .flatMap(c -> pause.findSuspension(c).stream())
                        .map(PauseState.Suspension::reason)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(Event.Reason.OTHER);
        return switch (given) {
            case FIRE -> Reason.FIGHTING;
            case ROAD -> Reason.BLOCKED;
            case CROWDING -> Reason.CROWD;
            case ASSURANCE, MISTAKE, OTHER -> Reason.LATER;
        };
    }

    /** The alerts with those of the last bulletin, made once for it. */
    private Alerts alerts(PauseState pause, SiteState state) {
        Alerts before = alerts.computeIfAbsent(pause.id(), _ -> read(pause));
        long number = state.event().number();
        if (before.number() == number) {
            return before;
        }
        List<IssuedAlert> issued = new ArrayList<>(before.issued());
        issued.removeIf(a -> a.expires().isBefore(state.at().minusSeconds(86_400)));
        Map<String, byte[]> files = new TreeMap<>(before.files());
        SiteState then = state.withIssued(List.copyOf(issued));
        for (PublicCorridor corridor : state.told()) {
            CapAlert alert = CapAlert.of(then, lexicons, corridor.id());
            issued.removeIf(a -> a.identifier().equals(alert.issued().identifier()));
            issued.add(alert.issued());
            files.put(
                    "cap-" + corridor.id() + ".xml", alert.xml().getBytes(StandardCharsets.UTF_8));
        }
        Alerts next = new Alerts(number, List.copyOf(issued), files);
        try {
            keep(pause, next);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        alerts.put(pause.id(), next);
        return next;
    }

    private Path folder(PauseState pause) {
        String readable = pause.id().replaceAll("[^A-Za-z0-9-]+", "-");
        return folder.resolve(readable + "." + Secrets.hash(pause.id()).substring(0, 12));
    }

    private Alerts read(PauseState pause) {
        Path kept = folder(pause).resolve("issued.json");
        Map<String, byte[]> files = new TreeMap<>();
        try {
            if (!Files.exists(kept)) {
                return new Alerts(0, List.of(), files);
            }
            Kept read = JSON.readValue(Files.readAllBytes(kept), Kept.class);
            for (String corridor : pause.corridors().keySet()) {
                Path file = folder(pause).resolve("cap-" + corridor + ".xml");
                if (Files.exists(file)) {
                    files.put("cap-" + corridor + ".xml", Files.readAllBytes(file));
                }
            }
            return new Alerts(read.number(), read.issued(), files);
        } catch (IOException | JacksonException _) {
            // Half written by a crash of the disk: the alert of this bulletin is made again, and
            // refers to none before it.
            return new Alerts(0, List.of(), files);
        }
    }

    /** Files first, then what names them, so that a crash between leaves what was whole. */
    private void keep(PauseState pause, Alerts all) throws IOException {
        Path to = folder(pause);
        Files.createDirectories(to);
        for (Map.Entry<String, byte[]> file : all.files().entrySet()) {
            replace(to.resolve(file.getKey()), file.getValue());
        }
        replace(
                to.resolve("issued.json"),
                JSON.writeValueAsBytes(new Kept(all.number(), all.issued())));
    }

    /** On the disk by then: what went out is referred to later. */
    private static void replace(Path file, byte[] bytes) throws IOException {
        new DurableFiles(Disk.LOCAL).replace(file, bytes);
    }

    @Override
    public void leave(PauseState pause, Instant at) throws IOException {
        Alerts all = Objects.requireNonNull(alerts.get(pause.id()));
        PublicSite.write(state(pause, at).withIssued(all.issued()), lexicons, null, folder(pause));
    }
}
