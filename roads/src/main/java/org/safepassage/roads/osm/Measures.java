package org.safepassage.roads.osm;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.safepassage.roads.Street;

/**
 * Widths and speeds as people write them on the map. What cannot be read is not stated, never
 * guessed.
 */
final class Measures {
    private static final Pattern METRES =
            Pattern.compile("(\\d{1,4}(?:[.,]\\d{1,4})?)\\s{0,3}(m|cm)?");
    private static final Pattern FEET =
            Pattern.compile("(\\d{1,3})(?:'|\\s{0,3}ft)(?:\\s{0,3}(\\d{1,2})\")?");
    private static final Pattern SPEED = Pattern.compile("(\\d{1,3})\\s{0,3}(km/h|kmh|kph|mph)?");
    private static final double MILLIMETRES_PER_FOOT = 304.8;
    private static final double KILOMETRES_PER_MILE = 1.609344;

    private Measures() {}

    /** A width in millimetres; 0 when there is none that makes sense. */
    static int millimetres(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        double millimetres = 0;
        Matcher metres = METRES.matcher(text);
        Matcher feet = FEET.matcher(text);
        if (metres.matches()) {
            double unit = "cm".equals(metres.group(2)) ? 10 : 1000;
            millimetres = Double.parseDouble(metres.group(1).replace(',', '.')) * unit;
        } else if (feet.matches()) {
            int inches = feet.group(2) == null ? 0 : Integer.parseInt(feet.group(2));
            millimetres = (Integer.parseInt(feet.group(1)) + inches / 12.0) * MILLIMETRES_PER_FOOT;
        }
        long rounded = Math.round(millimetres);
        return rounded >= 100 && rounded <= Street.WIDEST ? (int) rounded : 0;
    }

    /** A speed limit in km/h; 0 when there is none that makes sense. */
    static int kilometresPerHour(@Nullable String text) {
        Matcher speed = text == null ? null : SPEED.matcher(text);
        if (speed == null || !speed.matches()) {
            return 0;
        }
        double unit = "mph".equals(speed.group(2)) ? KILOMETRES_PER_MILE : 1;
        long rounded = Math.round(Integer.parseInt(speed.group(1)) * unit);
        return rounded >= 3 && rounded <= 160 ? (int) rounded : 0;
    }
}
