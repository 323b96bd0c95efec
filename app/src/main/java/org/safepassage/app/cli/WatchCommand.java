package org.safepassage.app.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Pause;
import org.safepassage.watch.Assessment;
import org.safepassage.watch.Change;
import org.safepassage.watch.Span;
import org.safepassage.watch.Verdict;
import org.safepassage.watch.Watch;
import org.safepassage.watch.file.Format;
import org.safepassage.watch.file.GrowingFile;
import org.safepassage.watch.file.InvalidReports;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code watch}: does the pause hold, by which rule, on which evidence. */
@Command(
        name = "watch",
        description =
                "Says whether a pause holds, by which rule, on which evidence, and when nobody can tell.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./safe-passage watch pause.yaml --reports reports.jsonl --at 2016-10-20T12:00:00Z",
            "",
            "Exit 7 when some rows could not be read; the verdict is of the others."
        })
final class WatchCommand implements Callable<Integer> {
    private static final Duration BEAT = Duration.ofMillis(500);

    @Parameters(paramLabel = "PAUSE", description = "The pause file.")
    private @Nullable Path pauseFile;

    @Option(
            names = "--reports",
            paramLabel = "FILE",
            required = true,
            description = "A file of reports; may be given several times.")
    private List<Path> reports = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "What the files are: reports, ucdp, acled, alerts, days; auto knows them by their header. Default: auto.",
            defaultValue = "auto")
    private String format = "auto";

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "The rules, as YAML or JSON. Default: ours, in docs/watch.md.")
    private @Nullable Path rules;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description =
                    "The minute asked about, with what was known then: 2016-10-20T12:00:00Z. Default: now.")
    private @Nullable String at;

    @Option(
            names = "--known",
            paramLabel = "INSTANT",
            description = "With --at: what came to be known until then is used too (hindsight).")
    private @Nullable String known;

    @Option(
            names = "--replay",
            description =
                    "Each version of the verdict over the whole pause, as it was known at its minute.")
    private boolean replay;

    @Option(
            names = "--follow",
            description =
                    "Goes on reading the last file, of any format, as it grows, until the pause has ended.")
    private boolean follow;

    @Option(names = "--json", description = "Prints the verdict as one JSON document.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, Invalid {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        usage(command);
        Instant asked = at == null ? InstantSource.system().instant() : instant(command, at);
        Instant until = known == null ? asked : instant(command, known);
        Path file = Objects.requireNonNull(pauseFile);
        Format of = format(command);
        List<Path> whole = follow ? reports.subList(0, reports.size() - 1) : reports;
        Watching watching = Watching.of(file, whole, of, rules, command.getErr());
        Watch watch = watching.watch();
        PrintWriter out = command.getOut();
        WatchText text = new WatchText(watch.pause(), watching.settings().zone());
        if (follow) {
            follow(watching, of, text, out, command.getErr());
        } else if (replay) {
            replay(watch, text, asked, out);
        } else {
            Assessment answer =
                    until.equals(asked) ? watch.verdictAt(asked) : watch.inHindsight(asked, until);
            if (json) {
                out.println(WatchJson.of(watch.pause(), answer));
            } else {
                text.lines(answer).forEach(out::println);
            }
        }
        out.flush();
        return watching.whole() ? Exit.DONE : Exit.PARTLY;
    }

    private void usage(CommandLine command) {
        if ((follow ? 1 : 0) + (replay ? 1 : 0) + (at == null ? 0 : 1) > 1) {
            throw new CommandLine.ParameterException(
                    command, "--at, --replay and --follow ask different questions; give one.");
        }
        if (known != null && at == null) {
            throw new CommandLine.ParameterException(command, "--known goes with --at.");
        }
        if (follow && json) {
            throw new CommandLine.ParameterException(
                    command,
                    "--follow prints a line for each version; --json one document at an end.");
        }
    }

    private @Nullable Format format(CommandLine command) {
        try {
            return Watching.format(format);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(command, e.getMessage(), e);
        }
    }

    static Instant instant(CommandLine command, String value) {
        try {
            return OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException e) {
            throw new CommandLine.ParameterException(
                    command,
                    "'%s' is no instant; write 2016-10-20T12:00:00Z, or with an offset: +03:00."
                            .formatted(value),
                    e);
        }
    }

    private void replay(Watch watch, WatchText text, Instant now, PrintWriter out) {
        Span over = over(watch, now);
        List<Change> changes = watch.replay(over.from(), over.until());
        if (!json) {
            text.replay(changes).forEach(out::println);
            return;
        }
        Pause pause = watch.pause();
        Assessment last = watch.verdictAt(over.until());
        out.println(
                WatchJson.of(pause, last)
                        .put("changes", WatchJson.changes(changes))
                        .put(
                                "hindsight",
                                WatchJson.changes(
                                        watch.replayInHindsight(over.from(), over.until(), now))));
    }

    /** From an hour before the first hour to the end, or to now when no end is announced. */
    private static Span over(Watch watch, Instant now) {
        List<Span> hours = watch.announcedHours();
        if (hours.isEmpty()) {
            return new Span(now.minus(Duration.ofMinutes(1)), now);
        }
        Instant from = hours.getFirst().from().minus(Duration.ofHours(1));
        Instant end = hours.getLast().until();
        Instant last = end.isBefore(now) ? end : now;
        return new Span(from, last.isAfter(from) ? last : from.plus(Duration.ofMinutes(1)));
    }

    /** Reads on as the file grows: whole rows only, and a line for each new version. */
    private void follow(
            Watching watching,
            @Nullable Format of,
            WatchText text,
            PrintWriter out,
            PrintWriter err)
            throws IOException, Invalid {
        Watch watch = watching.watch();
        Path file = Inputs.readable(reports.getLast());
        String shown = "";
        try (GrowingFile growing = GrowingFile.open(file, of, watching.settings())) {
            while (true) {
                growing.poll(
                        Watching.into(watch),
                        problem -> {
                            err.println(problem);
                            err.flush();
                        });
                Instant now = InstantSource.system().instant();
                Change change = watch.verdictOnly(now);
                if (!text.line(change).equals(shown)) {
                    shown = text.line(change);
                    out.println(now.truncatedTo(ChronoUnit.SECONDS) + "  " + shown);
                    out.flush();
                }
                watch.forgetBefore(now);
                if (change.pause().verdict() == Verdict.ENDED) {
                    return;
                }
                pause();
            }
        } catch (InvalidReports e) {
            throw new Invalid(e.says());
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(BEAT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted.");
        }
    }
}
