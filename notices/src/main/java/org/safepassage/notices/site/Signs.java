package org.safepassage.notices.site;

import org.safepassage.domain.CorridorState;

/**
 * The signs of corridors' states as pictures in the page: a shape for each, so that nothing is lost
 * without colour. Words carry the meaning; the signs are hidden from readers of screens.
 */
final class Signs {
    private Signs() {}

    static String of(CorridorState state) {
        return switch (state) {
            case PLANNED ->
                    svg(
                            "",
                            "<circle cx=\"12\" cy=\"12\" r=\"9.2\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2.4\" stroke-dasharray=\"4.2 3\"/>");
            case READY ->
                    svg(
                            "",
                            "<circle cx=\"12\" cy=\"12\" r=\"9.6\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2.4\"/><path d=\"M7.4 12.4l3.2 3.2 6-7\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2.4\"/>");
            case OPEN ->
                    svg(
                            " class=\"flip\"",
                            "<circle cx=\"12\" cy=\"12\" r=\"11.4\" fill=\"currentColor\"/><path d=\"M5.5 12h11M12 6.8l5.2 5.2-5.2 5.2\" fill=\"none\" stroke=\"var(--p)\" stroke-width=\"2.8\"/>");
            case SUSPENDED ->
                    svg(
                            "",
                            "<path d=\"M7.3.8h9.4l6.5 6.5v9.4l-6.5 6.5H7.3L.8 16.7V7.3z\" fill=\"currentColor\"/><path d=\"M5 12h14\" stroke=\"var(--p)\" stroke-width=\"4.6\"/>");
            case CLOSED ->
                    svg(
                            "",
                            "<path d=\"M1.5 1.5h21v21h-21z\" fill=\"currentColor\"/><path d=\"M6.5 6.5l11 11m0-11l-11 11\" stroke=\"var(--p)\" stroke-width=\"2.8\"/>");
            case NOT_CONFIRMED ->
                    svg(
                            "",
                            "<path d=\"M12 1.4L22.6 12 12 22.6 1.4 12z\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2.2\"/><path d=\"M9 9.8c0-4 6-4 6-.3 0 2.3-3 2.3-3 4.6\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2.2\"/><circle cx=\"12\" cy=\"17\" r=\"1.5\" fill=\"currentColor\"/>");
        };
    }

    /** The class that colours a state. */
    static String look(CorridorState state) {
        return switch (state) {
            case OPEN -> "o";
            case SUSPENDED -> "s";
            case NOT_CONFIRMED -> "u";
            case CLOSED -> "x";
            case PLANNED, READY -> "p";
        };
    }

    private static String svg(String attributes, String shapes) {
        return "<svg viewBox=\"0 0 24 24\""
                + attributes
                + " aria-hidden=\"true\">"
                + shapes
                + "</svg>";
    }
}
