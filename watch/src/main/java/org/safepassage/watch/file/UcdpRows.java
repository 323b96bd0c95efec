package org.safepassage.watch.file;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.GeoPoint;
import org.safepassage.watch.Report;
import org.safepassage.watch.ReportBuilder;
import org.safepassage.watch.ReportKind;
import org.safepassage.watch.Span;
import org.safepassage.watch.Standing;
import org.safepassage.watch.Where;

/**
 * Rows of UCDP GED: lethal events, each known to the day at best. The codes of precision are those
 * of the codebook (Högbladh 2019, UCDP GED Codebook version 19.1); the radii in metres that stand
 * for them are ours except the 25 km of where_prec 2.
 *
 * <p>A row is what the newspapers said that it cites, so its observer is the outlet, and two rows
 * of one outlet are no two observers. The parties of a row are no attribution.
 */
final class UcdpRows implements RowReader {
    /** The name under which rules speak of it. */
    static final String SOURCE = "UCDP";

    private final String file;
    private final Times times;
    private final int id;
    private final int start;
    private final int end;
    private final int datePrecision;
    private final int wherePrecision;
    private final int lat;
    private final int lon;
    private final int place;
    private final int offices;
    private final int published;
    private final int best;
    private final int violence;

    UcdpRows(String file, Columns columns, Settings settings) throws InvalidReports {
        this.file = file;
        times = new Times(settings.zone());
        id = columns.need("id", "relid", "event_id");
        start = columns.need("date_start");
        end = columns.need("date_end");
        lat = columns.need("latitude", "lat");
        lon = columns.need("longitude", "lon", "long");
        wherePrecision = columns.need("where_prec", "where_precision");
        datePrecision = columns.need("date_prec", "date_precision");
        place =
                columns.want(
                        "towns cannot be told from spots",
                        "where_coordinates",
                        "where_description");
        offices = columns.want("no row says whose report it is", "source_office");
        published = columns.want("when a row became known is not known", "source_date");
        best = columns.find("best", "best_est");
        violence = columns.find("type_of_violence");
    }

    @Override
    public void read(long line, List<String> row, Intake into) throws RowFault {
        String name = need(row, id, "id");
        LocalDate first = times.day("date_start", need(row, start, "date_start"));
        LocalDate last = times.day("date_end", need(row, end, "date_end"));
        if (last.isBefore(first)) {
            throw new RowFault(
                    "date_end",
                    "It ends %s, before it begins %s.".formatted(last, first),
                    "Put the two right.");
        }
        long exact = Numbers.whole("date_prec", need(row, datePrecision, "date_prec"), 1, 5);
        if (exact > 1 && first.equals(last)) {
            // One day is written, and it is said that the day is not known: as coarse as its code.
            int days = exact == 2 ? 3 : exact == 3 ? 7 : 30;
            first = first.minusDays(days);
            last = last.plusDays(days);
        }
        Span when = times.days(first, last);
        List<String> outlets = outlets(Columns.field(row, offices));
        ReportBuilder report =
                Report.of(name, outlets.getFirst(), ReportKind.VIOLENCE, when, where(row))
                        .via(SOURCE)
                        .standing(outlets.size() > 1 ? Standing.CORROBORATED : Standing.ALLEGED)
                        .receivedAsInferred(known(Columns.field(row, published), when))
                        .says(says(row))
                        .row(file + ":" + line);
        into.report(report.build());
    }

    private static String need(List<String> row, int place, String field) throws RowFault {
        String value = Columns.field(row, place);
        if (value == null) {
            throw new RowFault(field, "It is empty.", "Every row needs one.");
        }
        return value;
    }

    /** Outlets that are not the same, at least one. */
    static List<String> outlets(@Nullable String field) {
        Set<String> named = new LinkedHashSet<>();
        if (field != null) {
            for (String one : field.split(";", 20)) {
                String name = one.strip();
                if (!name.isEmpty()) {
                    named.add(name.length() > 200 ? name.substring(0, 200) : name);
                }
            }
        }
        return named.isEmpty() ? List.of("not named") : new ArrayList<>(named);
    }

    /** The end of the day on which its first source came out, and never before it was over. */
    private @Nullable Instant known(@Nullable String dates, Span when) {
        if (dates == null) {
            return null;
        }
        Instant soonest = null;
        for (String date : dates.split(";", 20)) {
            LocalDate day = times.dayOrNull(date.strip());
            if (day != null) {
                Instant over = times.start(day.plusDays(1));
                soonest = soonest == null || over.isBefore(soonest) ? over : soonest;
            }
        }
        return soonest == null || soonest.isBefore(when.until()) ? later(soonest, when) : soonest;
    }

    private static @Nullable Instant later(@Nullable Instant soonest, Span when) {
        return soonest == null ? null : when.until();
    }

    private Where where(List<String> row) throws RowFault {
        String x = Columns.field(row, lon);
        String y = Columns.field(row, lat);
        if (x == null && y == null) {
            return new Where.Unknown();
        }
        GeoPoint point = Numbers.point(x, y);
        long code = Numbers.whole("where_prec", need(row, wherePrecision, "where_prec"), 1, 7);
        return new Where.Within(point, radius((int) code, Columns.field(row, place)));
    }

    private static double radius(int code, @Nullable String place) {
        return switch (code) {
            case 1 -> spot(place);
            case 2 -> 25_000;
            case 3, 5 -> 50_000;
            case 4 -> 150_000;
            default -> 1_000_000;
        };
    }

    /** A town's centre stands for the town. */
    private static double spot(@Nullable String place) {
        if (place == null) {
            return 5_000;
        }
        String words = place.toLowerCase(Locale.ROOT);
        if (words.matches(".*\\b(town|city)\\b.*")) {
            return 5_000;
        }
        return words.contains("village") ? 2_000 : 1_000;
    }

    private String says(List<String> row) {
        String kind =
                switch (String.valueOf(Columns.field(row, violence))) {
                    case "1" -> "state-based violence";
                    case "2" -> "non-state violence";
                    case "3" -> "one-sided violence";
                    default -> "violence";
                };
        String deaths = Columns.field(row, best);
        return deaths == null || deaths.length() > 9
                ? kind
                : kind + ", deaths (best estimate) " + deaths;
    }
}
