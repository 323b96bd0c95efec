package org.safepassage.reader;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts together what the sentences of one text say about when, each by itself. */
final class HoursJoined {
    private final Document document;
    private final Follows follows;
    private final List<Sketch> sketches;
    private final @Nullable Sketch endless;

    /**
     * @param sketches of the text's sentences, changed by {@link #merge}
     * @param endless where the text says that there is no end, or null
     */
    HoursJoined(
            Document document, Follows follows, List<Sketch> sketches, @Nullable Sketch endless) {
        this.document = document;
        this.follows = follows;
        this.sketches = sketches;
        this.endless = endless;
    }

    /** Hours without a day take the day that the same sentence names for the pause. */
    static void shareDay(Matcher m, List<Sketch> here, List<Moment> moments) {
        List<Sketch> bare =
                here.stream()
                        .filter(s -> s.hasHour() && s.day == null && s.lastDay == null)
                        .toList();
        if (bare.isEmpty()) {
            return;
        }
        for (Sketch sketch : bare) {
            Mark near = nearest(m, sketch, moments);
            if (near != null) {
                sketch.day = Day.of(near.value());
                int gap =
                        near.from() >= sketch.to
                                ? near.from() - sketch.to
                                : sketch.from - near.to();
                if (gap <= 5) {
                    sketch.cover(near.from(), near.to());
                }
            }
        }
        if (bare.stream().allMatch(s -> s.day != null)) {
            here.removeIf(
                    s ->
                            !s.hasHour()
                                    && s.duration == null
                                    && bare.stream().anyMatch(b -> Objects.equals(b.day, s.day)));
        }
    }

    /**
     * The day nearest to hours in their sentence: one just before them first, then one behind, then
     * any.
     */
    private static @Nullable Mark nearest(Matcher m, Sketch sketch, List<Moment> moments) {
        Mark best = null;
        int least = Integer.MAX_VALUE;
        for (Moment moment : moments) {
            Mark date = moment.date();
            int tight =
                    date == null
                            ? 99
                            : date.from() >= sketch.to
                                    ? date.from() - sketch.to
                                    : sketch.from - date.to();
            if (date == null
                    || moment.hour() != null
                    || (tight > 1 && SpeechDays.isSpeech(m, date))
                    || moment.cue().equals("to")) {
                continue;
            }
            int gap =
                    date.from() >= sketch.to
                            ? (date.from() - sketch.to) * 2 + 1
                            : (sketch.from - date.to()) * 2;
            if (gap < least) {
                least = gap;
                best = date;
            }
        }
        return best;
    }

    /** Days without hours give their day to hours without one; what says the same twice is one. */
    void merge() {
        Sketch day = null;
        for (Sketch sketch : List.copyOf(sketches)) {
            if (!sketch.hasHour() && (sketch.day != null || sketch.lastDay != null)) {
                day = day == null ? sketch : day;
            }
        }
        boolean hours = sketches.stream().anyMatch(Sketch::hasHour);
        if (day == null && hours && sketches.stream().allMatch(k -> k.day == null)) {
            day = ofTheEvent();
        }
        if (day != null && hours) {
            Sketch named = day;
            for (Sketch sketch : sketches) {
                if (sketch.hasHour()
                        && sketch.day == null
                        && (sketch.lastDay == null || sketch.opens != null)) {
                    sketch.day = named.day;
                    sketch.lastDay = sketch.lastDay == null ? named.lastDay : sketch.lastDay;
                }
            }
            sketches.removeIf(s -> !s.hasHour() && s.duration == null);
        }
        lengthsToHours();
        if (sketches.stream().anyMatch(s -> s.hasHour() || s.day != null)) {
            // a length beside hours or days is another's, or says what they say
            sketches.removeIf(s -> !s.hasHour() && s.day == null && s.lastDay == null);
        }
        if (!hours && sketches.size() > 1) {
            keepFirstDay();
        }
        if (sketches.isEmpty() && endless != null) {
            sketches.add(endless);
        }
    }

    /** "400 people were brought out today": the day of hours that have none of their own. */
    private @Nullable Sketch ofTheEvent() {
        for (Matcher m : document.sentences()) {
            if (follows.isAbout(m) || !(m.has("evacuate") || m.has("pause") || m.has("corridor"))) {
                continue;
            }
            for (Mark date : m.all("date")) {
                if (!SpeechDays.isSpeech(m, date)) {
                    Sketch sketch = new Sketch(m, date.from(), date.to());
                    sketch.day = Day.of(date.value());
                    return sketch;
                }
            }
        }
        return null;
    }

    /** A length without hours belongs to the first hours or day that have no end. */
    private void lengthsToHours() {
        for (Sketch length : List.copyOf(sketches)) {
            if (length.hasHour()
                    || length.day != null
                    || length.lastDay != null
                    || length.duration == null) {
                continue;
            }
            for (Sketch sketch : sketches) {
                boolean open =
                        sketch != length
                                && sketch.duration == null
                                && (sketch.lastDay == null || sketch.closes != null);
                if (open && (sketch.hasHour() || sketch.day != null)) {
                    sketch.duration = length.duration;
                    sketches.remove(length);
                    break;
                }
            }
        }
    }

    private void keepFirstDay() {
        Sketch first = sketches.getFirst();
        for (Sketch sketch : sketches) {
            if ((sketch.duration != null && sketch.day != null)
                    || (first.day == null && sketch.day != null)) {
                first = sketch;
                break;
            }
        }
        Sketch kept = first;
        sketches.removeIf(s -> s != kept);
    }
}
