package org.safepassage.notices.plan;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Numbers as people read them. Estimates have three significant figures at most; digits are grouped
 * by a narrow no-break space, because a comma is a decimal sign to most readers. Files use exact
 * integers and none of this.
 */
final class Figures {
    private static final String[] WORDS = {
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve"
    };

    private Figures() {}

    /** All digits, grouped. */
    static String exact(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '\u202F');
    }

    /** Three figures, grouped. */
    static String roughly(long number) {
        return exact(rounded(number, RoundingMode.HALF_UP));
    }

    /** Three figures, never less than {@code number}: for what is said with "at most". */
    static String atMost(long number) {
        return exact(rounded(number, RoundingMode.UP));
    }

    /** Three figures, never more than {@code number}: for what is said with "at least". */
    static String atLeast(long number) {
        return exact(rounded(number, RoundingMode.DOWN));
    }

    /**
     * As {@link #roughly}, but a part never reads as the whole: 34 960 of 35 000 stays below 35
     * 000.
     */
    static String roughlyOf(long part, long whole) {
        if (part >= whole
                || rounded(part, RoundingMode.HALF_UP) < rounded(whole, RoundingMode.HALF_UP)) {
            return roughly(part);
        }
        return rounded(part, RoundingMode.DOWN) < rounded(whole, RoundingMode.HALF_UP)
                ? atLeast(part)
                : exact(part);
    }

    /** "13 400 to 35 000", or one number when both read the same. */
    static String range(String low, String high) {
        return low.equals(high) ? low : low + " to " + high;
    }

    /**
     * People a minute: three figures, no zeros at the end, nothing after the point from a hundred
     * on.
     */
    static String rate(double peoplePerMinute) {
        BigDecimal rounded =
                new BigDecimal(peoplePerMinute).round(new MathContext(3, RoundingMode.HALF_UP));
        if (rounded.signum() == 0) {
            return "0";
        }
        if (rounded.compareTo(BigDecimal.valueOf(1000)) >= 0) {
            return exact(rounded.longValue());
        }
        return rounded.stripTrailingZeros().toPlainString();
    }

    /** "six", "13". */
    static String counted(int number) {
        return number < WORDS.length ? WORDS[number] : exact(number);
    }

    private static long rounded(long number, RoundingMode mode) {
        return new BigDecimal(number).round(new MathContext(3, mode)).longValueExact();
    }
}
