package org.safepassage.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Pause;
import org.safepassage.domain.Worded;
import org.safepassage.planner.flow.Progress;
import org.safepassage.watch.DayCount;
import org.safepassage.watch.Reason;
import org.safepassage.watch.Report;
import org.safepassage.watch.Watch;
import org.safepassage.watch.WatchRules;
import org.safepassage.watch.file.Format;
import org.safepassage.watch.file.Intake;
import org.safepassage.watch.file.InvalidReports;
import org.safepassage.watch.file.Reading;
import org.safepassage.watch.file.ReportFile;
import org.safepassage.watch.file.RulesFile;
import org.safepassage.watch.file.Settings;

/**
 * A pause, its rules and its reports, read into a watch.
 *
 * @param whole false when some rows could not be read
 */
record Watching(Watch watch, Settings settings, boolean whole) {
    static Watching of(
            Path pauseFile,
            List<Path> reports,
            @Nullable Format format,
            @Nullable Path rulesFile,
            PrintWriter err)
            throws IOException, Invalid {
        Pause pause = Inputs.pause(pauseFile).pause();
        try {
            WatchRules rules =
                    rulesFile == null
                            ? WatchRules.OURS
                            : RulesFile.read(Inputs.readable(rulesFile));
            Watch watch = Watch.of(pause, rules, CorridorLines.of(pauseFile, pause));
            Settings settings = new Settings(zone(pause), rules.regions());
            boolean whole = true;
            for (Path file : reports) {
                Reading reading = read(Inputs.readable(file), format, settings, watch, err);
                tell(file, reading, err);
                whole &= reading.isWhole();
            }
            return new Watching(watch, settings, whole);
        } catch (InvalidReports e) {
            throw new Invalid(e.says());
        }
    }

    private static Reading read(
            Path file, @Nullable Format format, Settings settings, Watch watch, PrintWriter err)
            throws IOException, InvalidReports {
        int kilobytes = (int) Math.min(Integer.MAX_VALUE, 1 + Files.size(file) / 1024);
        try (Talk talk = new Talk(err)) {
            Progress progress = talk.begin("kB of " + file.getFileName(), 1, 1);
            return ReportFile.read(
                    file,
                    format,
                    settings,
                    into(watch),
                    bytes -> {
                        boolean _ =
                                progress.goOn(
                                        (int) Math.min(kilobytes, bytes / 1024), kilobytes, 0);
                    });
        }
    }

    private static ZoneId zone(Pause pause) {
        return pause.windows().isEmpty() ? ZoneOffset.UTC : pause.windows().getFirst().zone();
    }

    /** The watch as something that takes rows. */
    static Intake into(Watch watch) {
        return new Intake() {
            @Override
            public void report(Report report) {
                watch.accept(report);
            }

            @Override
            public void day(DayCount day) {
                watch.accept(day);
            }

            @Override
            public void unread(Reason reason) {
                watch.acceptUnread(reason);
            }
        };
    }

    private static void tell(Path file, Reading reading, PrintWriter err) {
        err.println(
                "%s: %d rows, read as %s."
                        .formatted(file, reading.rows(), reading.format().word()));
        reading.notes().forEach(note -> err.println("  " + note));
        reading.problems().forEach(problem -> err.println("  " + problem));
        if (reading.unlisted() > 0) {
            err.println("  and %d more rows that could not be read.".formatted(reading.unlisted()));
        }
        err.flush();
    }

    /** {@code auto} is null; anything else must be a format. */
    static @Nullable Format format(String word) {
        if (word.equals("auto")) {
            return null;
        }
        return Worded.find(Format.class, word)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "'%s' is no format; auto, %s are."
                                                .formatted(
                                                        word,
                                                        String.join(
                                                                ", ",
                                                                Worded.words(Format.class)))));
    }
}
