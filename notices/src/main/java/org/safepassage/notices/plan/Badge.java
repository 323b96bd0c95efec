package org.safepassage.notices.plan;

import static org.safepassage.notices.plan.Drawing.n;

import org.safepassage.domain.CorridorState;
import org.safepassage.notices.Markup;

/**
 * A corridor's badge on the map: the shape of its state with its number inside. Only "open" is a
 * filled blue disc.
 */
final class Badge {
    private static final String DISC = "M-16 0a16 16 0 1 1 32 0a16 16 0 1 1-32 0z";

    private Badge() {}

    /** Whether an id has room inside. */
    static boolean fits(String id) {
        return Drawing.width(id, 14) <= 27;
    }

    static void write(
            Markup page, double x, double y, String id, CorridorState state, boolean fighters) {
        page.open("g", "transform", "translate(%s %s)".formatted(n(x), n(y)));
        boolean dark = false;
        if (fighters) {
            shape(page, "M-17-12h34v24h-34z", "var(--paper)", "var(--ink2)", "none");
        } else {
            switch (state) {
                case PLANNED -> shape(page, DISC, "var(--paper)", "var(--ink2)", "5 3.4");
                case READY -> shape(page, DISC, "var(--paper)", "var(--ink2)", "none");
                case OPEN -> dark = filled(page, DISC, "var(--open)");
                case SUSPENDED ->
                        dark =
                                filled(
                                        page,
                                        "M-6.6-16H6.6L16-6.6V6.6L6.6 16H-6.6L-16 6.6V-6.6z",
                                        "var(--susp)");
                case CLOSED -> dark = filled(page, "M-15-15h30v30h-30z", "var(--closed)");
                case NOT_CONFIRMED ->
                        shape(page, "M0-20L20 0 0 20-20 0z", "var(--paper)", "var(--unk)", "none");
            }
        }
        if (fits(id)) {
            page.leaf("text", id, "y", "5", "class", dark ? "tw l m onfill" : "tw l m");
        }
        page.close();
    }

    private static void shape(Markup page, String d, String fill, String stroke, String dashes) {
        page.empty(
                "path",
                "d",
                d,
                "fill",
                fill,
                "stroke",
                stroke,
                "stroke-width",
                "2.2",
                "stroke-dasharray",
                dashes);
    }

    private static boolean filled(Markup page, String d, String fill) {
        page.empty("path", "d", d, "fill", fill, "stroke", "var(--paper)", "stroke-width", "2");
        return true;
    }
}
