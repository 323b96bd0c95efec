package org.safepassage.notices.site;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;
import org.safepassage.domain.Repeats;
import org.safepassage.notices.Lexicon;
import org.safepassage.notices.Notice;
import org.safepassage.notices.NoticeKind;
import org.safepassage.notices.Phrase;
import org.safepassage.notices.PublicWindow;
import org.safepassage.notices.SiteState;
import org.safepassage.notices.Typed;
import org.safepassage.notices.Voice;

/**
 * The announced hours for people's calendars (RFC 5545), with the zone's own rules for the days in
 * question and an RRULE for daily windows. It says that it is announced, never that a corridor is
 * open: a calendar outlives the truth.
 */
final class CalendarFile {
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final StringBuilder out = new StringBuilder();

    private CalendarFile() {}

    /** The announced windows. */
    static String announced(SiteState state, Lexicon lexicon) {
        return new CalendarFile().windows(state, lexicon);
    }

    /** A reminder of the publisher's appeal, for browsers without script. */
    static String reminder(SiteState state, Lexicon lexicon, int days) {
        Voice voice = new Voice(lexicon, state.pause().zone());
        CalendarFile file = new CalendarFile();
        file.begin(state);
        LocalDate day = state.at().atZone(state.pause().zone()).toLocalDate().plusDays(days);
        file.line("BEGIN:VEVENT");
        file.line("UID:appeal-" + DAY.format(day) + "@" + state.publisher().site().getHost());
        file.line("DTSTAMP:" + utc(state.at()));
        file.line("DTSTART;VALUE=DATE:" + DAY.format(day));
        file.text("SUMMARY", voice.say(Phrase.APPEAL));
        file.line("URL:" + state.publisher().site());
        file.line("END:VEVENT");
        file.line("END:VCALENDAR");
        return file.out.toString();
    }

    private String windows(SiteState state, Lexicon lexicon) {
        Voice voice = new Voice(lexicon, state.pause().zone());
        ZoneId zone = state.pause().zone();
        begin(state);
        zone(zone, state.pause().windows(), state.at());
        boolean cancelled = state.event().kind() == NoticeKind.CANCELLED;
        int number = 0;
        for (PublicWindow window : state.pause().windows()) {
            number++;
            line("BEGIN:VEVENT");
            line(
                    "UID:%s-%d@%s"
                            .formatted(
                                    state.pause().id(),
                                    number,
                                    state.publisher().site().getHost()));
            line("DTSTAMP:" + utc(state.at()));
            line("SEQUENCE:" + (state.event().number() - 1));
            hours(window, zone);
            line("STATUS:" + (cancelled ? "CANCELLED" : "TENTATIVE"));
            text(
                    "SUMMARY",
                    voice.say(Phrase.CALENDAR_TITLE) + ": " + voice.name(state.pause().names()));
            Notice notice = Notice.of(state, lexicon, state.pause().corridors());
            text("DESCRIPTION", voice.plain(String.join("\n", description(notice))));
            line("URL:" + state.publisher().site() + lexicon.language() + ".html");
            line("END:VEVENT");
        }
        line("END:VCALENDAR");
        return out.toString();
    }

    /** What stays true: who announced, who has not assured. Not what is open just now. */
    private static List<String> description(Notice notice) {
        List<String> lines = new java.util.ArrayList<>();
        if (!notice.mark().isEmpty()) {
            lines.add(notice.mark());
        }
        lines.addAll(notice.when().subList(1, notice.when().size()));
        lines.addAll(notice.assurances());
        lines.addAll(notice.code().subList(0, 1));
        return lines;
    }

    private void begin(SiteState state) {
        line("BEGIN:VCALENDAR");
        line("VERSION:2.0");
        line("PRODID:-//Safe Passage//notices//EN");
        line("METHOD:PUBLISH");
        line("X-WR-TIMEZONE:" + state.pause().zone().getId());
    }

    private void hours(PublicWindow window, ZoneId zone) {
        Instant opens = window.opens();
        if (opens == null) {
            line("DTSTART;VALUE=DATE:" + DAY.format(window.day()));
            return;
        }
        line("DTSTART;TZID=%s:%s".formatted(zone.getId(), LOCAL.format(opens.atZone(zone))));
        if (window.closes() != null) {
            line(
                    "DTEND;TZID=%s:%s"
                            .formatted(zone.getId(), LOCAL.format(window.closes().atZone(zone))));
        }
        Repeats repeats = window.repeats();
        if (repeats != null) {
            String until =
                    repeats.until() == null
                            ? ""
                            : ";UNTIL="
                                    + utc(
                                            repeats.until()
                                                    .atTime(23, 59, 59)
                                                    .atZone(zone)
                                                    .toInstant());
            line(
                    "RRULE:FREQ=DAILY"
                            + (repeats.everyDays() == 1 ? "" : ";INTERVAL=" + repeats.everyDays())
                            + until
                            + (repeats.count() == null ? "" : ";COUNT=" + repeats.count()));
        }
    }

    /** The rules that hold at the windows: the offset before, and each change up to 400 days on. */
    private void zone(ZoneId zone, List<PublicWindow> windows, Instant at) {
        Instant first =
                windows.stream()
                        .map(PublicWindow::opens)
                        .filter(java.util.Objects::nonNull)
                        .map(java.util.Objects::requireNonNull)
                        .min(Instant::compareTo)
                        .orElse(at);
        line("BEGIN:VTIMEZONE");
        line("TZID:" + zone.getId());
        ZoneOffsetTransition before = zone.getRules().previousTransition(first.plusSeconds(1));
        if (before == null) {
            ZoneOffset offset = zone.getRules().getOffset(first);
            part("STANDARD", "19700101T000000", offset, offset);
        } else {
            part(zone, before);
        }
        ZoneOffsetTransition next = zone.getRules().nextTransition(first);
        while (next != null && next.getInstant().isBefore(first.plus(400, ChronoUnit.DAYS))) {
            part(zone, next);
            next = zone.getRules().nextTransition(next.getInstant());
        }
        line("END:VTIMEZONE");
    }

    private void part(ZoneId zone, ZoneOffsetTransition change) {
        boolean summer = zone.getRules().isDaylightSavings(change.getInstant());
        part(
                summer ? "DAYLIGHT" : "STANDARD",
                LOCAL.format(change.getDateTimeBefore()),
                change.getOffsetBefore(),
                change.getOffsetAfter());
    }

    private void part(String kind, String start, ZoneOffset from, ZoneOffset to) {
        line("BEGIN:" + kind);
        line("DTSTART:" + start);
        line("TZOFFSETFROM:" + offset(from));
        line("TZOFFSETTO:" + offset(to));
        line("END:" + kind);
    }

    private static String offset(ZoneOffset offset) {
        int minutes = Math.abs(offset.getTotalSeconds()) / 60;
        return String.format(
                Locale.ROOT,
                "%s%02d%02d",
                offset.getTotalSeconds() < 0 ? "-" : "+",
                minutes / 60,
                minutes % 60);
    }

    private static String utc(Instant when) {
        return LOCAL.format(when.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC)) + "Z";
    }

    private void text(String name, String value) {
        StringBuilder escaped = new StringBuilder();
        for (String part : Voice.bare(value).split("\n", -1)) {
            escaped.append(escaped.isEmpty() ? "" : "\\n")
                    .append(Typed.line(part).replaceAll("([\\\\;,])", "\\\\$1"));
        }
        line(name + ":" + escaped);
    }

    /** Folded at 75 octets, never inside a character (RFC 5545, 3.1). */
    private void line(String line) {
        int octets = 0;
        for (int i = 0; i < line.length(); ) {
            int c = line.codePointAt(i);
            String one = Character.toString(c);
            int size = one.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > 75) {
                out.append("\r\n ");
                octets = 1;
            }
            out.append(one);
            octets += size;
            i += Character.charCount(c);
        }
        out.append("\r\n");
    }
}
