package org.safepassage.watch.file;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.safepassage.watch.Report;
import org.safepassage.watch.ReportKind;
import org.safepassage.watch.Span;
import org.safepassage.watch.Standing;
import org.safepassage.watch.Where;

/**
 * Rows of ACLED's CSV: events known to the day at best (time_precision 1). Its actor1 and actor2
 * imply no direction and are not read. The radii for geo_precision are ours.
 */
final class AcledRows implements RowReader {
    static final String SOURCE = "ACLED";

    private final String file;
    private final Times times;
    private final int id;
    private final int date;
    private final int timePrecision;
    private final int type;
    private final int subType;
    private final int lat;
    private final int lon;
    private final int geoPrecision;
    private final int source;
    private final int stamp;

    AcledRows(String file, Columns columns, Settings settings) throws InvalidReports {
        this.file = file;
        times = new Times(settings.zone());
        id = columns.need("event_id_cnty", "data_id");
        date = columns.need("event_date");
        type = columns.need("event_type");
        lat = columns.need("latitude");
        lon = columns.need("longitude");
        timePrecision = columns.need("time_precision", "time_prec");
        geoPrecision = columns.need("geo_precision", "geo_prec");
        subType = columns.want("kinds are known by event_type only", "sub_event_type");
        source = columns.want("no row says whose report it is", "source");
        stamp = columns.want("when a row became known is not known", "timestamp");
    }

    @Override
    public void read(long line, List<String> row, Intake into) throws RowFault {
        LocalDate day = times.day("event_date", need(row, date, "event_date"));
        long exact =
                Numbers.whole("time_precision", need(row, timePrecision, "time_precision"), 1, 3);
        int around = exact == 1 ? 0 : exact == 2 ? 3 : 15;
        Span when = times.days(day.minusDays(around), day.plusDays(around));
        List<String> outlets = UcdpRows.outlets(Columns.field(row, source));
        ReportKind kind = kind(need(row, type, "event_type"), Columns.field(row, subType));
        into.report(
                Report.of(
                                need(row, id, "event_id_cnty"),
                                outlets.getFirst(),
                                kind,
                                when,
                                where(row))
                        .via(SOURCE)
                        .standing(outlets.size() > 1 ? Standing.CORROBORATED : Standing.ALLEGED)
                        .receivedAsInferred(known(Columns.field(row, stamp), when))
                        .says(String.valueOf(Columns.field(row, subType < 0 ? type : subType)))
                        .row(file + ":" + line)
                        .build());
    }

    private static String need(List<String> row, int place, String field) throws RowFault {
        String value = Columns.field(row, place);
        if (value == null) {
            throw new RowFault(field, "It is empty.", "Every row needs one.");
        }
        return value;
    }

    /** When ACLED last wrote the row, in seconds since 1970, and never before it was over. */
    private static @Nullable Instant known(@Nullable String seconds, Span when) throws RowFault {
        if (seconds == null) {
            return null;
        }
        Instant written =
                Instant.ofEpochSecond(Numbers.whole("timestamp", seconds, 0, 7_258_118_400L));
        return written.isBefore(when.until()) ? when.until() : written;
    }

    private Where where(List<String> row) throws RowFault {
        String x = Columns.field(row, lon);
        String y = Columns.field(row, lat);
        if (x == null && y == null) {
            return new Where.Unknown();
        }
        long code = Numbers.whole("geo_precision", need(row, geoPrecision, "geo_precision"), 1, 3);
        return new Where.Within(
                Numbers.point(x, y), code == 1 ? 5_000 : code == 2 ? 30_000 : 150_000);
    }

    private static ReportKind kind(String type, @Nullable String subType) {
        String sub = subType == null ? "" : subType.toLowerCase(Locale.ROOT);
        ReportKind bySub =
                switch (sub) {
                    case "armed clash",
                            "government regains territory",
                            "non-state actor overtakes territory" ->
                            ReportKind.CLASH;
                    case "shelling/artillery/missile attack" -> ReportKind.INDIRECT_FIRE;
                    case "air/drone strike" -> ReportKind.AIR_STRIKE;
                    case "remote explosive/landmine/ied" -> ReportKind.MINE;
                    case "attack",
                            "grenade",
                            "suicide bomb",
                            "chemical weapon",
                            "sexual violence" ->
                            ReportKind.VIOLENCE;
                    case "abduction/forced disappearance", "arrests" -> ReportKind.DETENTION;
                    case "looting/property destruction" -> ReportKind.LOOTING;
                    case "disrupted weapons use",
                            "agreement",
                            "change to group/activity",
                            "headquarters or base established",
                            "non-violent transfer of territory",
                            "other" ->
                            ReportKind.OTHER;
                    default -> null;
                };
        if (bySub != null) {
            return bySub;
        }
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "battles" -> ReportKind.CLASH;
            case "explosions/remote violence", "remote violence" -> ReportKind.INDIRECT_FIRE;
            case "violence against civilians" -> ReportKind.VIOLENCE;
            default -> ReportKind.OTHER;
        };
    }
}
