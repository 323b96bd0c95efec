package org.safepassage.notices;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.AnnouncedWindow;
import org.safepassage.domain.Repeats;
import org.safepassage.domain.Window;

/**
 * Hours as announced.
 *
 * @param day a day without hours, or the day of the opening
 * @param opens null when the hour is not known
 * @param closes of the same day; null when not known or when no end was stated
 * @param repeats null when it comes once
 */
public record PublicWindow(
        @Public LocalDate day,
        @Public @Nullable Instant opens,
        @Public @Nullable Instant closes,
        @Public boolean openEnded,
        @Public @Nullable Repeats repeats) {

    /** What is public of an announced window: the one that comes next, or the last one. */
    public static PublicWindow of(AnnouncedWindow window, Instant at) {
        Optional<Window> next =
                window.findAt(at)
                        .or(
                                () ->
                                        window.windows(400).stream()
                                                .filter(w -> w.closes().isAfter(at))
                                                .findFirst())
                        .or(window::findFirst);
        Instant opens = next.map(Window::opens).or(window::findOpening).orElse(null);
        LocalDate day =
                opens == null
                        ? java.util.Objects.requireNonNull(window.date())
                        : opens.atZone(window.zone()).toLocalDate();
        return new PublicWindow(
                day,
                opens,
                next.map(Window::closes).orElse(null),
                window.openEnded(),
                window.repeats());
    }
}
