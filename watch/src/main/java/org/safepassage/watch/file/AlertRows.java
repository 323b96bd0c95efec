package org.safepassage.watch.file;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.safepassage.watch.Report;
import org.safepassage.watch.ReportKind;
import org.safepassage.watch.Span;
import org.safepassage.watch.Where;

/**
 * Intervals in which an air alert was on, by region. One without an end goes on; how long nobody
 * knows, so it is taken to the end of what is asked about. Intervals may overlap.
 */
final class AlertRows implements RowReader {
    private static final String SOURCE = "alerts";
    private static final Instant OPEN = Instant.parse("9999-12-31T00:00:00Z");

    private final String file;
    private final Settings settings;
    private final int[] regions;
    private final int started;
    private final int finished;
    private final int source;

    AlertRows(String file, Columns columns, Settings settings) throws InvalidReports {
        this.file = file;
        this.settings = settings;
        started = columns.need("started_at", "start");
        finished = columns.need("finished_at", "end", "finish");
        source = columns.find("source");
        columns.find("level");
        columns.find("naive");
        int named = columns.find("region", "oblast", "area");
        if (named < 0) {
            named = columns.need("region");
        }
        regions = new int[] {named, columns.find("raion"), columns.find("hromada")};
    }

    @Override
    public void read(long line, List<String> row, Intake into) throws RowFault {
        String begin = Columns.field(row, started);
        if (begin == null) {
            throw new RowFault("started_at", "It is empty.", "An alert needs a start.");
        }
        Instant from = Times.instant("started_at", begin);
        String end = Columns.field(row, finished);
        Instant until = end == null ? OPEN : Times.instant("finished_at", end);
        if (until.isBefore(from)) {
            throw new RowFault(
                    "finished_at",
                    "It ends %s, before it begins %s.".formatted(until, from),
                    "Put the two right.");
        }
        Span when = new Span(from, until.equals(from) ? from.plusSeconds(1) : until);
        String said = Columns.field(row, source);
        into.report(
                Report.of(
                                "alert-" + line,
                                said == null ? "not named" : said,
                                ReportKind.AIR_ALERT,
                                when,
                                where(row))
                        .via(SOURCE)
                        .receivedAsInferred(from)
                        .says(end == null ? "alert without an end" : "alert")
                        .row(file + ":" + line)
                        .build());
    }

    private Where where(List<String> row) {
        for (int place : regions) {
            @Nullable String name = Columns.field(row, place);
            if (name != null && settings.regions().contains(name.toLowerCase(Locale.ROOT))) {
                return new Where.InArea();
            }
        }
        return new Where.Unknown();
    }
}
