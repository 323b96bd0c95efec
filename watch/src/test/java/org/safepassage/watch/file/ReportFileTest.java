package org.safepassage.watch.file;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safepassage.watch.DayCount;
import org.safepassage.watch.Reason;
import org.safepassage.watch.Report;
import org.safepassage.watch.ReportKind;
import org.safepassage.watch.Standing;
import org.safepassage.watch.Where;

class ReportFileTest {
    private static final Path CONFLICT =
            Path.of(System.getProperty("safepassage.root", ".."))
                    .resolve("../shared/data/conflict");

    @TempDir Path folder = Path.of(".");

    /** Keeps what comes in. */
    private static final class Kept implements Intake {
        final List<Report> reports = new ArrayList<>();
        final List<DayCount> days = new ArrayList<>();
        final List<Reason> unread = new ArrayList<>();

        @Override
        public void report(Report report) {
            reports.add(report);
        }

        @Override
        public void day(DayCount day) {
            days.add(day);
        }

        @Override
        public void unread(Reason reason) {
            unread.add(reason);
        }
    }

    private final Kept kept = new Kept();
    private final Settings settings =
            new Settings(ZoneId.of("Asia/Damascus"), Set.of("Kharkivska oblast"));

    private Reading read(String text) throws IOException, InvalidReports {
        Path file = folder.resolve("f");
        Files.writeString(file, text);
        return ReportFile.read(file, null, settings, kept);
    }

    @Test
    @DisplayName(
            "UCDP of today: a byte-order mark, HXL tags, hours behind the days, one outlet twice")
    void ucdp() throws Exception {
        Reading reading =
                read(
                        """
                \uFEFFid,relid,year,date_start,date_end,date_prec,where_prec,where_coordinates,latitude,longitude,source_office,source_date,best
                #id,,#date+year,#date+start,#date+end,,,,#geo+lat,#geo+lon,,,
                7,x,2016,2016-10-21 00:00:00.000,2016-10-21 00:00:00.000,1,1,Aleppo town,36.2,37.16,SOHR;SOHR,2016-10-22;2016-10-23,1
                8,x,2016,2016-10-19,2016-10-21,2,2,Near Aleppo,36.2,37.16,SOHR;AFP,2016-10-22,3
                """);
        Report day = kept.reports.get(0);
        Report days = kept.reports.get(1);
        assertAll(
                () -> assertEquals(Format.UCDP, reading.format()),
                () -> assertEquals(3, reading.rows()),
                () -> assertEquals(List.of(Reason.TAG_ROW), kept.unread),
                () -> assertEquals("SOHR", day.observer()),
                () -> assertEquals("UCDP", day.via()),
                () -> assertEquals(Standing.ALLEGED, day.standing(), "one outlet in two articles"),
                () -> assertEquals(Instant.parse("2016-10-20T21:00:00Z"), day.when().from()),
                () -> assertEquals(Instant.parse("2016-10-22T21:00:00Z"), day.received()),
                () -> assertTrue(day.receivedInferred()),
                () -> assertEquals(5_000, ((Where.Within) day.where()).radiusMetres()),
                () -> assertEquals(Standing.CORROBORATED, days.standing()),
                () -> assertEquals(72, days.when().length().toHours()),
                () -> assertEquals(25_000, ((Where.Within) days.where()).radiusMetres()));
    }

    @Test
    @DisplayName("an older UCDP column set is read under its old names, and says so")
    void olderColumns() throws Exception {
        Reading reading =
                read(
                        """
                relid;date_start;date_end;date_precision;where_precision;where_description;lat;lon;best_est
                SYR-1;1989-01-05;1989-01-05;1;4;Aleppo;36.2;37.1;2
                """);
        assertEquals(1, kept.reports.size());
        assertTrue(
                reading.notes().contains("Column 'relid' is read as 'id'."),
                reading.notes().toString());
        assertEquals(150_000, ((Where.Within) kept.reports.getFirst().where()).radiusMetres());
    }

    @Test
    @DisplayName("ACLED: words for days, precision of a month, sources, and its kinds")
    void acled() throws Exception {
        read(
                """
                event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,latitude,longitude,geo_precision,source,fatalities,timestamp
                SYR1,20 October 2016,2016,1,Explosions/Remote violence,Shelling/artillery/missile attack,36.2,37.16,1,SOHR; AFP,1,1477000000
                SYR2,2016-10-01,2016,3,Strategic developments,Agreement,36.2,37.16,3,SOHR,0,1477000000
                """);
        Report shelling = kept.reports.get(0);
        assertAll(
                () -> assertEquals(ReportKind.INDIRECT_FIRE, shelling.kind()),
                () -> assertEquals(Standing.CORROBORATED, shelling.standing()),
                () -> assertEquals(24, shelling.when().length().toHours()),
                () -> assertEquals(ReportKind.OTHER, kept.reports.get(1).kind()),
                () -> assertTrue(kept.reports.get(1).when().length().toDays() > 27));
    }

    @Test
    @DisplayName("alerts: an empty end goes on, names say where, an end before its start is named")
    void alerts() throws Exception {
        Reading reading =
                read(
                        """
                oblast,raion,hromada,level,started_at,finished_at,source
                Kharkivska oblast,,,oblast,2022-03-15 16:10:34+00:00,,official
                Elsewhere,,,oblast,2022-03-15 16:10:34+00:00,2022-03-15 16:50:07+00:00,official
                Elsewhere,,,oblast,2022-03-15 17:00:00+00:00,2022-03-15 16:50:07+00:00,official
                """);
        assertAll(
                () -> assertEquals(new Where.InArea(), kept.reports.get(0).where()),
                () ->
                        assertEquals(
                                9999,
                                kept.reports
                                        .get(0)
                                        .when()
                                        .until()
                                        .atZone(ZoneId.of("UTC"))
                                        .getYear()),
                () -> assertEquals(new Where.Unknown(), kept.reports.get(1).where()),
                () -> assertEquals(4, reading.problems().getFirst().line()));
    }

    @Test
    @DisplayName("days: missing is not zero, in any of its words")
    void days() throws Exception {
        read("date,incidents\n2016-10-20,3\n2016-10-21,\n2016-10-22,NA\n2016-10-23,0\n");
        assertEquals(
                java.util.Arrays.asList(3L, null, null, 0L),
                kept.days.stream().map(DayCount::count).toList());
    }

    @Test
    @DisplayName("our own: a field that is not there is named with the nearest; x- is left unread")
    void own() throws Exception {
        Reading reading =
                read(
                        """
                        {"id":"1","observer":"M1","kind":"quiet","at":"2016-11-04T08:00:00Z","corridor":"C1","x-note":"n"}
                        {"id":"2","observer":"M1","kind":"quiet","at":"2016-11-04T08:00:00Z","corrdor":"C1"}
                        {"id":"3","observer":"M1","kind":"mine","at":"2016-11-04T08:00:00Z","lon":37.1,"lat":36.2}
                        not json
                        {"id":"4","observer":"M1","kind":"mine","at":"2016-11-04T08:00:00","corridor":"C1"}
                        """);
        assertAll(
                () -> assertEquals(1, kept.reports.size()),
                () -> assertEquals(5, reading.rows()),
                () -> assertEquals(4, kept.unread.size()),
                () -> assertTrue(reading.problems().get(0).remedy().contains("'corridor'")),
                () -> assertEquals("radius", reading.problems().get(1).field()),
                () -> assertEquals(4, reading.problems().get(2).line()),
                () -> assertTrue(reading.problems().get(3).remedy().contains("offset")));
    }

    @Test
    @DisplayName("files that are no reports: unknown columns, a doubled one, no text, not UTF-8")
    void invalid() throws Exception {
        assertThrows(InvalidReports.class, () -> read("a,b\n1,2\n"));
        assertThrows(InvalidReports.class, () -> read("id,id,observer,kind\n1,2,3,4\n"));
        assertThrows(InvalidReports.class, () -> read(""));
        InvalidReports drift =
                assertThrows(
                        InvalidReports.class,
                        () -> read("id,observer,kind,verifcation\n1,M,quiet,x\n"));
        assertTrue(drift.says().contains("'verification'"), drift.says());
        Path file = folder.resolve("latin");
        Files.write(
                file,
                "id,observer,kind,at,says\n1,M,quiet,2016-11-04T08:00:00Z,caf\u00e9\n"
                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        assertThrows(InvalidReports.class, () -> ReportFile.read(file, null, settings, kept));
    }

    @Test
    @DisplayName("the real files: every row is a report")
    void real() throws Exception {
        assumeTrue(Files.isDirectory(CONFLICT), "skipped: no shared data");
        Reading ucdp =
                ReportFile.read(
                        CONFLICT.resolve("ucdp_ged_aleppo_2016-09-01_2016-10-31.csv"),
                        null,
                        settings,
                        kept);
        assertEquals(327, ucdp.rows());
        assertEquals(327, kept.reports.size());
        assertTrue(ucdp.isWhole());
        kept.reports.clear();
        Reading alerts =
                ReportFile.read(
                        CONFLICT.resolve("ukraine_air_raid_official_en_to_2024-04-23.csv"),
                        null,
                        settings,
                        kept);
        assertEquals(43_031, alerts.rows());
        assertEquals(43_031, kept.reports.size() + kept.unread.size());
    }
}
