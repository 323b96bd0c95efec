package org.safepassage.watch.file;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.safepassage.watch.DayCount;

/**
 * Series of days with one figure each. An empty figure, or a word for one that is missing, is
 * missing and not zero; so is a day that has no row.
 */
final class DayRows implements RowReader {
    private static final Set<String> MISSING =
            Set.of("na", "n/a", "nan", "null", "-", "\u2013", ".", "missing", "unknown");

    /** Names of the column with the figure. */
    static final String[] COUNTS = {"count", "events", "incidents", "violations", "value", "total"};

    private final String file;
    private final Times times;
    private final int date;
    private final int count;
    private final int source;
    private final int received;

    DayRows(String file, Columns columns, Settings settings) throws InvalidReports {
        this.file = file;
        times = new Times(settings.zone());
        date = columns.need("date", "day");
        count = columns.need(COUNTS);
        source = columns.find("source");
        received = columns.find("received");
    }

    @Override
    public void read(long line, List<String> row, Intake into) throws RowFault {
        String day = Columns.field(row, date);
        if (day == null) {
            throw new RowFault("date", "It is empty.", "A day is written 2016-10-20.");
        }
        LocalDate on = times.day("date", day);
        String figure = Columns.field(row, count);
        @Nullable Long value =
                figure == null || MISSING.contains(figure.toLowerCase(Locale.ROOT))
                        ? null
                        : Long.valueOf(Numbers.whole("count", figure, 0, 1_000_000));
        String by = Columns.field(row, source);
        String in = Columns.field(row, received);
        into.day(
                new DayCount(
                        by == null ? "series" : by,
                        on,
                        value,
                        in == null ? null : Times.instant("received", in),
                        file + ":" + line));
    }
}
