package org.safepassage.pausefile;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.AnnouncedWindow;
import org.safepassage.domain.Predecessor;

/** The hours as announced, of this pause and of the one before. */
final class WindowReader {
    /** Days of a repetition that are looked at for a change of summer time. */
    private static final int DAYS_LOOKED_AT = 366;

    private WindowReader() {}

    static @Nullable AnnouncedWindow window(Fields f) {
        return window(f, f.id(Ids.Kind.WINDOW));
    }

    private static @Nullable AnnouncedWindow window(Fields f, String id) {
        Optional<ZoneId> zone = f.find("zone", Scalars.text(Texts::zone));
        f.needed("zone", "the place's zone, as in 'zone: Asia/Damascus'", zone, ZoneOffset.UTC);
        boolean zoneStated = f.findTruth("zoneStated").orElse(false);
        var date = f.find("date", Scalars.quoted(Texts::date));
        var opens = f.find("opens", Scalars.quoted(Texts::local));
        var closes = f.find("closes", Scalars.quoted(Texts::local));
        boolean openEnded = f.findTruth("openEnded").orElse(false);
        var repeats = f.find("repeats", Scalars.text(Texts::repeats));
        Optional<List<Instant>> utc = utc(f);
        List<String> per = f.per();
        agree(f, date, opens, closes, openEnded);
        if (zone.isPresent() && utc.isPresent()) {
            hours(f, zone.get(), opens, closes, utc.get());
        }
        if (!f.isSound()) {
            return null;
        }
        List<Instant> instants = utc.orElse(List.of());
        String last = f.has("repeats") ? "repeats" : "closes";
        AnnouncedWindow window =
                f.build(
                        f.findNode(last).map(Node::extent).orElse(f.extent()),
                        f.path(last),
                        () ->
                                new AnnouncedWindow(
                                        id,
                                        zone.orElseThrow(),
                                        zoneStated,
                                        date.orElse(null),
                                        opens.orElse(null),
                                        closes.orElse(null),
                                        openEnded,
                                        repeats.orElse(null),
                                        instants.isEmpty() ? null : instants.get(0),
                                        instants.size() < 2 ? null : instants.get(1),
                                        per));
        if (window != null) {
            warnOfChangedClocks(f, window);
        }
        return window;
    }

    /** What is said of the day and the hours fits together. */
    private static void agree(
            Fields f,
            Optional<LocalDate> date,
            Optional<LocalDateTime> opens,
            Optional<LocalDateTime> closes,
            boolean openEnded) {
        if (!f.has("opens") && !f.has("date")) {
            f.problem(
                    "opens",
                    "A window needs 'opens', or 'date' when no hour is known.",
                    "Add one of them.");
        }
        if (opens.isPresent()
                && date.isPresent()
                && !opens.get().toLocalDate().equals(date.get())) {
            f.problem(
                    "date",
                    "'date' is %s, but 'opens' is %s.".formatted(date.get(), opens.get()),
                    "Leave 'date' out where 'opens' says it.");
        }
        if (date.isPresent()
                && opens.isEmpty()
                && closes.isPresent()
                && closes.get().toLocalDate().isBefore(date.get())) {
            f.problem(
                    "closes",
                    "The window closes at %s, before its 'date' %s."
                            .formatted(closes.get(), date.get()),
                    "Correct one of them.");
        }
        if (openEnded && closes.isPresent()) {
            f.problem(
                    "closes",
                    "An open-ended window closes at no stated time, but this says %s."
                            .formatted(closes.get()),
                    "Take out 'closes' or 'openEnded'.");
        }
    }

    /**
     * The hours exist in the zone, are what {@code utc} says, and the end is after the beginning.
     */
    private static void hours(
            Fields f,
            ZoneId zone,
            Optional<LocalDateTime> opens,
            Optional<LocalDateTime> closes,
            List<Instant> utc) {
        if ((!utc.isEmpty() && !f.has("opens")) || (utc.size() > 1 && !f.has("closes"))) {
            f.problem(
                    "utc",
                    "'utc' has an hour that 'opens' and 'closes' do not have.",
                    "Write the local hour too.");
            return;
        }
        Optional<Instant> from =
                opens.flatMap(at -> hour(f, "opens", zone, at, utc.isEmpty() ? null : utc.get(0)));
        Optional<Instant> to =
                closes.flatMap(
                        at -> hour(f, "closes", zone, at, utc.size() < 2 ? null : utc.get(1)));
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            f.problem(
                    "closes",
                    "The window closes at %s, which is not after it opens at %s."
                            .formatted(closes.get(), opens.get()),
                    "Correct one of them; an end after midnight is on the next day.");
        }
    }

    /** The instant of a local hour, when it exists, once, and is what {@code utc} says. */
    private static Optional<Instant> hour(
            Fields f, String key, ZoneId zone, LocalDateTime hour, @Nullable Instant utc) {
        var offsets = zone.getRules().getValidOffsets(hour);
        if (offsets.isEmpty()) {
            var gap = zone.getRules().getTransition(hour);
            f.problem(
                    key,
                    "%s does not exist in %s: clocks went from %s to %s."
                            .formatted(hour, zone, gap.getDateTimeBefore(), gap.getDateTimeAfter()),
                    "Ask which hour was meant.");
            return Optional.empty();
        }
        List<Instant> instants = offsets.stream().map(hour::toInstant).toList();
        if (utc == null && instants.size() > 1) {
            f.problem(
                    key,
                    "%s comes twice in %s: %s and %s."
                            .formatted(hour, zone, instants.get(0), instants.get(1)),
                    "Ask which was meant, and write both hours in 'utc'.");
            return Optional.empty();
        }
        if (utc != null && !instants.contains(utc)) {
            f.problem(
                    "utc",
                    "'%s' %s in %s is %s, but 'utc' says %s."
                            .formatted(key, hour, zone, instants.getFirst(), utc),
                    "Correct the one that is wrong; when nobody stated the zone, ask.");
            return Optional.empty();
        }
        return Optional.of(utc == null ? instants.getFirst() : utc);
    }

    /**
     * On a later day the hour may not exist, or come twice: that day is then read as short as the
     * words allow.
     */
    private static void warnOfChangedClocks(Fields f, AnnouncedWindow window) {
        LocalDateTime opens = window.opens();
        LocalDateTime closes = window.closes();
        if (window.repeats() == null || opens == null || closes == null) {
            return;
        }
        LocalDate first = opens.toLocalDate();
        for (LocalDate day : window.repeats().days(first, DAYS_LOOKED_AT)) {
            long later = ChronoUnit.DAYS.between(first, day);
            for (LocalDateTime hour : List.of(opens.plusDays(later), closes.plusDays(later))) {
                if (later > 0 && window.zone().getRules().getValidOffsets(hour).size() != 1) {
                    f.warn(
                            "repeats",
                            "Clocks change: %s does not exist in %s, or comes twice."
                                    .formatted(hour, window.zone()),
                            "That day is read as short as the words allow; ask, and write it as a window of its own.");
                    return;
                }
            }
        }
    }

    /** The instants in {@code utc}, in their order; empty when one of them could not be read. */
    private static Optional<List<Instant>> utc(Fields f) {
        List<Node> items = f.items("utc");
        if (items.size() > 2) {
            f.problem(
                    "utc",
                    "'utc' is [opens, closes], but has %d times.".formatted(items.size()),
                    "Keep two.");
            return Optional.empty();
        }
        List<Instant> instants = new ArrayList<>();
        for (Node item : items) {
            f.parse(item, f.path("utc"), Scalars.quoted(Texts::instant)).ifPresent(instants::add);
        }
        return instants.size() == items.size() ? Optional.of(instants) : Optional.empty();
    }

    static @Nullable Predecessor predecessor(Fields f) {
        String id = f.value("id", "the id of the pause before", "?", Scalars.text(Texts::id));
        List<AnnouncedWindow> windows = f.list("windows", "window", w -> earlierWindow(w, id));
        Optional<Ended> ended = f.findMapping("ended", "ended", WindowReader::ended);
        return f.build(
                () ->
                        new Predecessor(
                                id,
                                windows,
                                ended.flatMap(Ended::outcome).orElse(null),
                                ended.map(Ended::per).orElse(List.of())));
    }

    /** A window of the pause before needs no id: nothing here names it. */
    private static @Nullable AnnouncedWindow earlierWindow(Fields f, String pause) {
        String number = f.path().substring(f.path().lastIndexOf('/') + 1);
        return window(f, f.find("id", Scalars.text(Texts::id)).orElse(pause + "-" + number));
    }

    private record Ended(Optional<Predecessor.Outcome> outcome, List<String> per) {}

    private static Ended ended(Fields f) {
        return new Ended(f.findWord("outcome", Predecessor.Outcome.class), f.per());
    }
}
