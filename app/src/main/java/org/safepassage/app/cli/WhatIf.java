package org.safepassage.app.cli;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.safepassage.domain.AnnouncedWindow;
import org.safepassage.domain.Checkpoint;
import org.safepassage.domain.Corridor;
import org.safepassage.domain.Pause;
import org.safepassage.domain.Transport;
import org.safepassage.planner.Closing;

/**
 * A pause with changes somebody asks about. Each method fails with a sentence when its words do not
 * fit the pause.
 */
final class WhatIf {
    private static final Pattern NUMBER = Pattern.compile("([+-]?)(\\d{1,5})");

    private Pause pause;
    private final List<Closing> closings = new ArrayList<>();
    private final List<String> words = new ArrayList<>();

    WhatIf(Pause pause) {
        this.pause = pause;
    }

    Pause pause() {
        return pause;
    }

    List<Closing> closings() {
        return List.copyOf(closings);
    }

    /** What is different, in words. */
    List<String> words() {
        return List.copyOf(words);
    }

    /** {@code C3@11:00}, or {@code C3} for the whole window. */
    void close(String change) {
        String[] parts = change.split("@", 2);
        Corridor corridor = corridor(parts[0]);
        AnnouncedWindow window = window();
        LocalDateTime opens = opening(window);
        LocalDateTime at = opens;
        if (parts.length == 2) {
            try {
                at = opens.toLocalDate().atTime(LocalTime.parse(parts[1]));
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(
                        "'%s' is no time; write 11:00.".formatted(parts[1]), e);
            }
            if (at.isBefore(opens)) {
                at = at.plusDays(1);
            }
        }
        closings.add(new Closing(corridor.id(), at.atZone(window.zone()).toInstant()));
        words.add(
                parts.length == 2
                        ? "%s closes at %s".formatted(corridor.id(), parts[1])
                        : "%s does not open".formatted(corridor.id()));
    }

    /** {@code C1=+1}, {@code C1=-1}, {@code C1=6}. */
    void lanes(String change) {
        String[] parts = pair(change);
        Corridor corridor = corridor(parts[0]);
        if (corridor.checkpoints().isEmpty()) {
            throw new IllegalArgumentException(
                    "Corridor %s has no checkpoint.".formatted(corridor.id()));
        }
        String id = corridor.checkpoints().getLast();
        pause =
                pause.but()
                        .checkpoints(
                                pause.checkpoints().stream()
                                        .map(
                                                c ->
                                                        c.id().equals(id)
                                                                ? new Checkpoint(
                                                                        c.id(),
                                                                        c.at(),
                                                                        changed(
                                                                                c.lanes(),
                                                                                parts[1]),
                                                                        c.perHourAndLane(),
                                                                        c.basis())
                                                                : c)
                                        .toList())
                        .make();
        words.add("%s has %d lanes".formatted(id, pause.findCheckpoint(id).orElseThrow().lanes()));
    }

    /** {@code +60min}, {@code -30min}. */
    void extend(String change) {
        Matcher minutes = Pattern.compile("([+-])(\\d{1,4})(?:min)?").matcher(change);
        if (!minutes.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no extension; write +60min.".formatted(change));
        }
        AnnouncedWindow window = window();
        LocalDateTime closes = window.closes();
        if (closes == null) {
            throw new IllegalArgumentException("The window has no stated end to extend.");
        }
        long by = Long.parseLong(minutes.group(2)) * (minutes.group(1).equals("-") ? -1 : 1);
        AnnouncedWindow longer =
                new AnnouncedWindow(
                        window.id(),
                        window.zone(),
                        window.zoneStated(),
                        window.date(),
                        window.opens(),
                        closes.plusMinutes(by),
                        false,
                        window.repeats(),
                        window.utcOpens(),
                        null,
                        window.per());
        List<AnnouncedWindow> windows = new ArrayList<>(pause.windows());
        windows.set(0, longer);
        pause = pause.but().windows(windows).make();
        words.add("the window ends at %s".formatted(closes.plusMinutes(by)));
    }

    /** {@code +10}, {@code B2=+10}. */
    void buses(String change) {
        String[] parts =
                change.contains("=") ? pair(change) : new String[] {firstTransport(), change};
        if (pause.transport().stream().noneMatch(t -> t.id().equals(parts[0]))) {
            throw new IllegalArgumentException("There is no transport %s.".formatted(parts[0]));
        }
        pause =
                pause.but()
                        .transport(
                                pause.transport().stream()
                                        .map(
                                                t ->
                                                        t.id().equals(parts[0])
                                                                ? withVehicles(
                                                                        t,
                                                                        changed(
                                                                                t.vehicles(),
                                                                                parts[1]))
                                                                : t)
                                        .toList())
                        .make();
        words.add("%s with %s vehicles".formatted(parts[0], parts[1]));
    }

    private static Transport withVehicles(Transport t, int vehicles) {
        return new Transport(
                t.id(),
                t.kind(),
                vehicles,
                t.seats(),
                t.loadMinutes(),
                t.roundTripMinutes(),
                t.from(),
                t.corridor(),
                t.basis());
    }

    private static int changed(int from, String change) {
        Matcher number = NUMBER.matcher(change);
        if (!number.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no number; write +1, -1 or 6.".formatted(change));
        }
        int by = Integer.parseInt(number.group(2));
        int to =
                switch (number.group(1)) {
                    case "+" -> from + by;
                    case "-" -> from - by;
                    default -> by;
                };
        if (to < 0) {
            throw new IllegalArgumentException(
                    "There are %d; %s leaves fewer than none.".formatted(from, change));
        }
        return to;
    }

    private static String[] pair(String change) {
        String[] parts = change.split("=", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException("'%s' is no change; write C1=+1.".formatted(change));
        }
        return parts;
    }

    private Corridor corridor(String id) {
        return pause.findCorridor(id)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "There is no corridor %s; there are %s."
                                                .formatted(
                                                        id,
                                                        pause.corridors().stream()
                                                                .map(Corridor::id)
                                                                .toList())));
    }

    private String firstTransport() {
        if (pause.transport().isEmpty()) {
            throw new IllegalArgumentException("The pause names no transport.");
        }
        return pause.transport().getFirst().id();
    }

    private AnnouncedWindow window() {
        if (pause.windows().isEmpty()) {
            throw new IllegalArgumentException("The pause has no window.");
        }
        return pause.windows().getFirst();
    }

    private static LocalDateTime opening(AnnouncedWindow window) {
        if (window.opens() == null) {
            throw new IllegalArgumentException("The hour at which the window opens is not known.");
        }
        return window.opens();
    }
}
