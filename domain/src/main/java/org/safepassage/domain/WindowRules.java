package org.safepassage.domain;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the hours are known, in which zone, and how long they are. */
final class WindowRules {
    private WindowRules() {}

    static List<Finding> of(Pause pause, CheckLimits limits) {
        if (pause.windows().isEmpty()) {
            return List.of(
                    Rule.WINDOW_MISSING.finding(
                            "windows", "No window is given: nobody knows when it would be open."));
        }
        List<Finding> found = new ArrayList<>();
        for (AnnouncedWindow window : pause.windows()) {
            String where = "windows/" + window.id();
            hours(window, where).ifPresent(found::add);
            if (!window.zoneStated()) {
                found.add(
                        Rule.ZONE_NOT_STATED.finding(
                                where + "/zoneStated",
                                "No source states the time zone of %s; %s is inferred from the place."
                                        .formatted(window.id(), window.zone())));
            }
            found.add(
                    Rule.TZ_DATA.finding(
                            where + "/zone",
                            "%s is %s when %s opens, by tz data %s."
                                    .formatted(
                                            window.zone(),
                                            utc(window.offset()),
                                            window.id(),
                                            AnnouncedWindow.tzVersion())));
            changes(window, where).ifPresent(found::add);
            tooShort(window, where, limits).ifPresent(found::add);
        }
        sincePredecessor(pause).ifPresent(found::add);
        return found;
    }

    private static Optional<Finding> hours(AnnouncedWindow window, String where) {
        if (window.opens() == null) {
            return Optional.of(
                    Rule.WINDOW_HOURS_MISSING.finding(
                            where + "/opens",
                            "The hour at which %s opens is not known.".formatted(window.id())));
        }
        if (window.openEnded()) {
            return Optional.of(
                    Rule.WINDOW_OPEN_ENDED.finding(
                            where + "/openEnded",
                            "%s has no stated end; every opening must carry its own."
                                    .formatted(window.id())));
        }
        if (window.closes() == null) {
            return Optional.of(
                    Rule.WINDOW_HOURS_MISSING.finding(
                            where + "/closes",
                            "The hour at which %s closes is not known.".formatted(window.id())));
        }
        if (window.findLastClosing().isEmpty()) {
            return Optional.of(
                    Rule.WINDOW_OPEN_ENDED.finding(
                            where + "/repeats",
                            "%s comes again without a stated last day.".formatted(window.id())));
        }
        return Optional.empty();
    }

    /**
     * Clocks that change while the window still comes again: the same local hour is another
     * instant.
     */
    private static Optional<Finding> changes(AnnouncedWindow window, String where) {
        ZoneOffset first = window.offset();
        return window.windows(400).stream()
                .filter(
                        w ->
                                !window.zone().getRules().getOffset(w.opens()).equals(first)
                                        || !window.zone()
                                                .getRules()
                                                .getOffset(w.closes())
                                                .equals(first))
                .findFirst()
                .map(
                        w ->
                                Rule.OFFSET_CHANGED.finding(
                                        where + "/zone",
                                        "Clocks change during %s: %s at first, %s on %s."
                                                .formatted(
                                                        window.id(),
                                                        utc(first),
                                                        utc(
                                                                window.zone()
                                                                        .getRules()
                                                                        .getOffset(w.closes())),
                                                        w.closes()
                                                                .atZone(window.zone())
                                                                .toLocalDate())));
    }

    private static Optional<Finding> tooShort(
            AnnouncedWindow window, String where, CheckLimits limits) {
        Duration asked = limits.wholeWindow();
        return window.findFirst()
                .filter(w -> w.length().compareTo(asked) < 0)
                .map(
                        w ->
                                Rule.WINDOW_SHORT.finding(
                                        where,
                                        asked.equals(CheckLimits.STANDARD.wholeWindow())
                                                ? "%s lasts %s; in Aleppo in October 2016 the United Nations asked for at least %s."
                                                        .formatted(
                                                                window.id(),
                                                                InWords.hours(w.length()),
                                                                InWords.hours(asked))
                                                : "%s lasts %s, less than the %s set."
                                                        .formatted(
                                                                window.id(),
                                                                InWords.hours(w.length()),
                                                                InWords.hours(asked))));
    }

    private static Optional<Finding> sincePredecessor(Pause pause) {
        Predecessor before = pause.follows();
        if (before == null || before.windows().isEmpty()) {
            return Optional.empty();
        }
        AnnouncedWindow then = before.windows().getLast();
        AnnouncedWindow now = pause.windows().getFirst();
        if (!then.zone().equals(now.zone()) || then.offset().equals(now.offset())) {
            return Optional.empty();
        }
        return Optional.of(
                Rule.OFFSET_CHANGED.finding(
                        "follows/windows",
                        "Clocks changed since %s: %s then, %s now."
                                .formatted(before.id(), utc(then.offset()), utc(now.offset()))));
    }

    private static String utc(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset.getId();
    }
}
