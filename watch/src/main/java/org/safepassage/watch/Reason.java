package org.safepassage.watch;

import org.safepassage.domain.Worded;

/** What became of a row of the input: each row has one of these, so the sum is what was read. */
public enum Reason implements Worded {
    COUNTS("counts", "counts under a rule"),
    PRESENCE("presence", "shows that an observer was there"),
    ABSENCE("absence", "says that an observer was not there"),
    WORDS("words", "a statement, kept for the account"),
    CROSSINGS("crossings", "a crossing, kept for the account"),
    DAY_COUNT("day-count", "a day of a series"),
    DAY_MISSING("day-missing", "a day of a series without a figure: missing, not zero"),
    ALERT("alert", "an alert is a warning, and no strike"),
    TAG_ROW("tag-row", "a row of tags, not of data"),
    INVALID("invalid", "could not be read"),
    SWAPPED("swapped", "longitude and latitude look swapped; nothing is moved by guess"),
    ELSEWHERE("elsewhere", "outside the area, or not known to be inside it"),
    UNPLACED("unplaced", "nobody said where"),
    UNKNOWN_CORRIDOR("unknown-corridor", "names a corridor that the pause does not have"),
    LONG_BEFORE("long-before", "before anything that the pause is compared with"),
    BEFORE("before", "before the pause; it can count in the rate before"),
    OUTSIDE_HOURS("outside-hours", "outside the announced hours"),
    PERHAPS_OUTSIDE("perhaps-outside", "may lie outside the announced hours"),
    SPANS_DAYS("spans-days", "spans several days: no event of that hour or day"),
    TOO_OLD("too-old", "older than any rule's window"),
    NOT_YET("not-yet-known", "not known by then"),
    FUTURE("future", "tells of a time after it was received, by more than clocks may differ"),
    DUPLICATE("duplicate", "the same report again"),
    SAME_EVENT("same-event", "the same observer on the same event again: it does not corroborate"),
    REPLACED("replaced", "corrected by a later report"),
    RETRACTED("retracted", "retracted"),
    REFUTED("refuted", "refuted"),
    UNVERIFIABLE("unverifiable", "found to be unverifiable"),
    DISPUTED("disputed", "disputed, and not verified"),
    TOO_WEAK("too-weak", "not looked into far enough for any rule that it is near enough for"),
    NOT_NEAR("not-near", "not near enough for any rule: place and its uncertainty together"),
    TOO_FEW("too-few", "fewer than its rule takes"),
    OVER_LIMIT("over-limit", "more events than are kept one by one; counted in number only"),
    NO_RULE("no-rule", "no rule asks for this kind");

    private final String word;
    private final String says;

    Reason(String word, String says) {
        this.word = word;
        this.says = says;
    }

    @Override
    public String word() {
        return word;
    }

    /** Why, as a half sentence. */
    public String says() {
        return says;
    }
}
