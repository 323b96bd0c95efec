package org.safepassage.reader;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hours and days of a text that belong to its pause, before they are put on the calendar. Days
 * on which something was said, and days of an earlier pause, are left aside.
 */
final class Hours {
    private final Document document;
    private final List<Sketch> sketches = new ArrayList<>();
    private final List<Mark> repeats = new ArrayList<>();
    private final List<Mark> openEnds = new ArrayList<>();
    private @Nullable Sketch endless;
    private final Follows follows;
    private final boolean extension;

    Hours(Document document, Follows follows) {
        this(document, follows, false);
    }

    /**
     * @param apart whether days and hours stay as they stand in the text, each by itself
     */
    Hours(Document document, Follows follows, boolean apart) {
        this.document = document;
        this.follows = follows;
        this.extension =
                document.sentences().stream().limit(3).anyMatch(m -> m.has("kind.extension"));
        for (Matcher m : document.sentences()) {
            read(m);
        }
        if (!apart) {
            new HoursJoined(document, follows, sketches, endless).merge();
        }
    }

    List<Sketch> sketches() {
        return sketches;
    }

    @Nullable String repeats() {
        return repeats.isEmpty() ? null : rule(repeats.getFirst());
    }

    /** "Every Wednesday and Saturday" names its days. */
    private static String rule(Mark repeat) {
        List<String> days = new ArrayList<>();
        for (Mark part : repeat.parts()) {
            if (part.category().equals("weekday")) {
                days.add(
                        List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU")
                                .get(Integer.parseInt(part.value()) - 1));
            }
        }
        return repeat.value() + (days.isEmpty() ? "" : ";BYDAY=" + String.join(",", days));
    }

    boolean isOpenEnded() {
        return !openEnds.isEmpty();
    }

    private void read(Matcher m) {
        List<Moment> moments = Moment.in(m);
        boolean about = m.has("pause") || m.has("corridor") || m.has("halt");
        boolean cued = about || m.has("opens.cue") || m.has("ends.cue");
        if (follows.isAbout(m)) {
            return;
        }
        if (extension) {
            moments.removeIf(t -> formerly(m, t));
        }
        withoutDenied(m, moments);
        for (Mark repeat : m.all("repeats")) {
            if (about || cued || moments.stream().anyMatch(t -> t.hour() != null)) {
                repeats.add(repeat);
                moments.removeIf(
                        t -> t.hour() == null && t.date() != null && t.date().overlaps(repeat));
                moments.replaceAll(
                        t ->
                                t.date() != null && t.date().overlaps(repeat)
                                        ? new Moment(
                                                t.cue(),
                                                t.hour(),
                                                null,
                                                t.converted(),
                                                t.from(),
                                                t.to())
                                        : t);
            }
        }
        openEnds.addAll(m.all("openended"));
        if (about && endless == null && m.has("openended")) {
            Mark words = m.all("openended").getFirst();
            endless = new Sketch(m, words.from(), words.to());
        }
        List<Sketch> here = new ArrayList<>();
        for (int i = 0; i < moments.size(); i++) {
            Moment a = moments.get(i);
            Moment b = i + 1 < moments.size() ? moments.get(i + 1) : null;
            if (b != null && joins(m, a, b)) {
                Sketch range = range(m, a, b);
                if (range != null) {
                    check(m, a);
                    check(m, b);
                    here.add(range);
                    i++;
                    continue;
                }
            }
            Sketch one = single(m, a, cued);
            if (one != null) {
                check(m, a);
                here.add(one);
            }
        }
        for (Mark length : m.all("duration")) {
            length(m, length, here, moments, about);
        }
        HoursJoined.shareDay(m, here, moments);
        for (Sketch sketch : here) {
            sketch.aboutCorridor = m.has("corridor") && !m.has("pause") && !m.has("halt");
        }
        sketches.addAll(here);
    }

    /** "From 6 to noon, and not from 18 to 24": hours that the text denies. */
    private static void withoutDenied(Matcher m, List<Moment> moments) {
        for (int i = moments.size() - 1; i >= 0; i--) {
            if (m.endingAt("not.but", moments.get(i).from()) != null) {
                if (i + 1 < moments.size() && moments.get(i + 1).cue().equals("to")) {
                    moments.remove(i + 1);
                }
                moments.remove(i);
            }
        }
    }

    /** "It had been due to end at 7": the end that an extension replaces. */
    private static boolean formerly(Matcher m, Moment moment) {
        for (Mark cue : m.all("formerly")) {
            int gap = moment.from() - cue.to();
            if (gap >= -3
                    && gap <= 8
                    && !SpeechDays.between(m, "ends.now", cue.to(), moment.from())) {
                return true;
            }
        }
        return false;
    }

    private static boolean joins(Matcher m, Moment a, Moment b) {
        int gap = b.from() - a.to();
        boolean and =
                a.cue().equals("between")
                        && (m.at("range.and", a.to()) != null
                                || (gap == 0 && m.sentence().at(a.to()).form().startsWith("و")));
        if (and) {
            return gap <= 2;
        }
        if (gap == 1 && m.sentence().at(a.to()).is(",")) {
            return b.cue().equals("to") && b.hour() != null;
        }
        return b.cue().equals("to") && (gap == 0 || (gap <= 2 && a.cue().equals("from")));
    }

    private @Nullable Sketch range(Matcher m, Moment a, Moment b) {
        Mark first = a.hour();
        Mark last = b.hour();
        Sketch sketch = new Sketch(m, a.from(), b.to());
        if (first != null && last != null) {
            boolean line = a.date() != null && m.sentence().size() <= 12;
            boolean sure = !first.value().startsWith("?") || !last.value().startsWith("?") || line;
            if (!sure && !a.cue().equals("from") && !a.cue().equals("between")) {
                return null;
            }
            if (!sure
                    && !(m.has("pause")
                            || m.has("corridor")
                            || m.has("halt")
                            || m.has("opens.cue"))) {
                return null;
            }
            sketch.opens = sameHalf(m, first, last);
            sketch.closes = last;
            sketch.day =
                    a.date() != null
                            ? Day.of(a.date().value())
                            : b.date() != null ? Day.of(b.date().value()) : null;
            sketch.lastDay = a.date() != null && b.date() != null ? Day.of(b.date().value()) : null;
            shareYear(sketch);
            return sketch;
        }
        if (first == null && last == null && a.date() != null && b.date() != null) {
            sketch.day = Day.of(a.date().value());
            sketch.lastDay = Day.of(b.date().value());
            shareYear(sketch);
            return sketch;
        }
        // "from 12 to 19 June": the first day has no month of its own
        if (first != null && first.value().startsWith("?") && last == null && b.date() != null) {
            Day end = Day.of(b.date().value());
            int day = Clocks.time(first.value()).getHour();
            if (end.isOfTheCalendar() && day > 0 && day < 32) {
                sketch.day = new Day(end.year(), end.month(), day, null, "");
                sketch.lastDay = end;
                return sketch;
            }
        }
        if (first != null
                && !first.value().startsWith("?")
                && a.date() != null
                && last == null
                && b.date() != null) {
            sketch.opens = first;
            sketch.day = Day.of(a.date().value());
            sketch.lastDay = Day.of(b.date().value());
            return sketch;
        }
        return null;
    }

    /** "From 10 to 12 January 1995": the year is said once. */
    private static void shareYear(Sketch sketch) {
        Day day = sketch.day;
        Day last = sketch.lastDay;
        if (day != null
                && last != null
                && day.isOfTheCalendar()
                && day.year() == 0
                && last.year() > 0
                && day.month() <= last.month()) {
            sketch.day = new Day(last.year(), day.month(), day.day(), day.weekday(), day.way());
        }
    }

    /** "9 to 11 am": the half of the day is said once. */
    private static Mark sameHalf(Matcher m, Mark first, Mark last) {
        int from = Clocks.time(first.value()).getHour();
        int to = Clocks.time(last.value()).getHour();
        boolean part = m.endingAt("daypart", last.to()) != null && first.value().startsWith("?");
        if (part && from < 12 && to > 12 && from + 12 < to && from < to - 12) {
            return Mark.of(
                    "clock",
                    "%02d:%02d".formatted(from + 12, Clocks.time(first.value()).getMinute()),
                    first.from(),
                    first.to());
        }
        return first;
    }

    private @Nullable Sketch single(Matcher m, Moment a, boolean cued) {
        if (a.hour() != null) {
            if (a.hour().value().startsWith("?") && a.cue().isEmpty()) {
                return null;
            }
            boolean ends = a.cue().equals("to") || cueBefore(m, "ends.cue", a.from());
            boolean opens = a.cue().equals("from") || cueBefore(m, "opens.cue", a.from());
            boolean alone =
                    a.cue().isEmpty()
                            && isOnlyHour(m, a)
                            && (m.has("halt")
                                    || m.has("corridor.opening")
                                    || (m.has("pause") && m.has("enact")));
            opens |= alone && !ends;
            if ((!ends && !opens) || (!cued && !(a.cue().equals("to") || a.cue().equals("from")))) {
                return null;
            }
            if (!m.has("pause")
                    && !m.has("corridor")
                    && !m.has("halt")
                    && !m.has("this")
                    && !m.has("opens.cue")
                    && !m.has("ends.cue")) {
                return null;
            }
            if (m.all("condition").stream().anyMatch(c -> c.from() < a.from())) {
                return null; // "only if a guarantee comes by 6 am" is a deadline
            }
            Sketch sketch = new Sketch(m, a.from(), a.to());
            if (ends && !(opens && !a.cue().equals("to"))) {
                sketch.closes = a.hour();
            } else {
                sketch.opens = a.hour();
            }
            sketch.day = a.date() == null ? null : Day.of(a.date().value());
            return sketch;
        }
        if (a.date() == null
                || SpeechDays.isSpeech(m, a.date())
                || (Day.of(a.date().value()).way().equals("-1") && !m.has("pause"))) {
            return null;
        }
        boolean near =
                a.cue().equals("from")
                        || cueBefore(m, "opens.cue", a.from())
                        || m.has("pause")
                        || m.has("corridor.opening")
                        || m.has("kind.failure");
        if (!near
                || (!cued && !m.has("kind.failure"))
                || (a.cue().equals("to") && !m.has("pause") && !m.has("ends.cue"))) {
            return null;
        }
        Sketch sketch = new Sketch(m, a.from(), a.to());
        if (a.cue().equals("to")) {
            sketch.lastDay = Day.of(a.date().value());
        } else {
            sketch.day = Day.of(a.date().value());
        }
        return sketch;
    }

    /** "Will halt its fire at 10": the one hour of a sentence about the pause. */
    private static boolean isOnlyHour(Matcher m, Moment moment) {
        return Moment.in(m).stream().filter(t -> t.hour() != null).count() == 1
                && m.endingAt(
                                "clock.intro",
                                Math.max(1, java.util.Objects.requireNonNull(moment.hour()).from()))
                        != null;
    }

    private static boolean cueBefore(Matcher m, String category, int token) {
        for (Mark cue : m.all(category)) {
            if (cue.to() <= token && token - cue.to() <= 8) {
                return true;
            }
        }
        return false;
    }

    private void length(
            Matcher m, Mark length, List<Sketch> here, List<Moment> moments, boolean about) {
        boolean adds = m.has("kind.extension");
        boolean near = about || adds || m.has("opens.cue") || m.has("lasts");
        if (!near
                || m.endingAt("not.length", length.from()) != null
                || m.at("not.length.after", length.to()) != null
                || isPartOfDate(m, length)
                || moments.stream()
                        .anyMatch(
                                t ->
                                        t.hour() != null
                                                && t.from() < length.to()
                                                && length.from() < t.to())) {
            return;
        }
        String value = length(length);
        for (Sketch sketch : here) {
            if (sketch.duration == null) {
                sketch.duration = value;
                sketch.extended |= adds;
                return;
            }
        }
        if (!here.isEmpty()) {
            return;
        }
        Sketch sketch = new Sketch(m, length.from(), length.to());
        sketch.duration = value;
        sketch.extended = adds;
        here.add(sketch);
    }

    private static boolean isPartOfDate(Matcher m, Mark length) {
        for (String category : List.of("date", "clock")) {
            for (Mark mark : m.all(category)) {
                if (mark.overlaps(length)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * ISO 8601 of a mark of category duration, whose value is a unit or, without a number in it, a
     * whole length.
     */
    static String length(Mark mark) {
        String unit = mark.value();
        if (unit.startsWith("P")) {
            return unit;
        }
        long number = mark.find("num").map(n -> Long.parseLong(n.value())).orElse(1L);
        return switch (unit) {
            case "H" -> "PT" + number + "H";
            case "MIN" -> "PT" + number + "M";
            case "W" -> "P" + number * 7 + "D";
            case "M" -> "P" + number + "M";
            default -> "P" + number + "D";
        };
    }

    /** A conversion that is printed in the text is checked. */
    private void check(Matcher m, Moment moment) {
        Mark one = moment.hour();
        Mark other = moment.converted();
        if (one == null || other == null) {
            return;
        }
        Zones.check(document, m, one, other, moment.date());
    }

    static long days(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }
}
