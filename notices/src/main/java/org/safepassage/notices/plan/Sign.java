package org.safepassage.notices.plan;

import org.safepassage.domain.CorridorState;
import org.safepassage.notices.Markup;

/**
 * The signs of states and of assurances: a shape before a word. An assurance never has the sign of
 * "open".
 */
enum Sign {
    PLANNED("i-planned", ""),
    READY("i-ready", ""),
    OPEN("i-open", ""),
    SUSPENDED("i-suspended", "refused"),
    CLOSED("i-closed", ""),
    UNKNOWN("i-unknown", "unknown"),
    GIVEN("i-ready", ""),
    REFUSED("i-closed", "refused"),
    QUALIFIED("i-unknown", "unknown"),
    SILENT("i-planned", "");

    private final String symbol;
    private final String look;

    Sign(String symbol, String look) {
        this.symbol = symbol;
        this.look = look;
    }

    static Sign of(CorridorState state) {
        return switch (state) {
            case PLANNED -> PLANNED;
            case READY -> READY;
            case OPEN -> OPEN;
            case SUSPENDED -> SUSPENDED;
            case CLOSED -> CLOSED;
            case NOT_CONFIRMED -> UNKNOWN;
        };
    }

    /** The sign and its word; the word is text and carries the meaning alone. */
    void write(Markup page, String word) {
        page.open("span", "class", ("st " + look).strip());
        page.open("svg", "aria-hidden", "true").empty("use", "href", "#" + symbol).close();
        page.leaf("span", word).close();
    }
}
