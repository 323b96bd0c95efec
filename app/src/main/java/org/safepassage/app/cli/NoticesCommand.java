package org.safepassage.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Names;
import org.safepassage.domain.Pause;
import org.safepassage.notices.IncompleteLexicon;
import org.safepassage.notices.Lexicons;
import org.safepassage.notices.Mode;
import org.safepassage.notices.Publisher;
import org.safepassage.notices.Released;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code notices}: a pause in every form people receive. */
@Command(
        name = "notices",
        description =
                "Writes every notice of a pause: the public site, CAP, text messages, broadcast and radio texts.",
        mixinStandardHelpOptions = true,
        subcommands = NoticesCheckCommand.class,
        footer = {
            "",
            "Example: ./safe-passage notices pause.yaml -o notices --lang en,ar,ru",
            "",
            "Without --publisher, --sender and --site everything is marked as an example."
        })
final class NoticesCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "PAUSE", description = "The pause file.")
    private @Nullable Path pauseFile;

    @Option(names = "-o", paramLabel = "DIR", description = "Where to write. Needed.")
    private @Nullable Path folder;

    @Option(
            names = "--plan",
            paramLabel = "DIR",
            description = "The plan's folder. Nothing of it is published without --release.")
    private @Nullable Path plan;

    @Option(
            names = "--release",
            paramLabel = "FIRST,SECOND,ENTRY",
            split = ",",
            description =
                    "Two accounts and the entry of the record by which they release one latest start for each corridor.")
    private List<String> release = List.of();

    @Option(
            names = "--lang",
            paramLabel = "TAGS",
            split = ",",
            description = "Languages, the first for the first page. Default: en,ar,fr,ru,uk.",
            defaultValue = "en,ar,fr,ru,uk")
    private List<String> languages = List.of();

    @Option(
            names = "--words",
            paramLabel = "DIR",
            description = "A folder with more lexicons, or with signed ones that replace ours.")
    private @Nullable Path words;

    @Option(names = "--publisher", paramLabel = "NAME", description = "Who publishes: an office.")
    private @Nullable String publisher;

    @Option(
            names = "--sender",
            paramLabel = "ADDRESS",
            description = "The publisher as CAP's sender, for example notices@example.org.")
    private @Nullable String sender;

    @Option(
            names = "--site",
            paramLabel = "URL",
            description = "Where the site will stand: https, ending in a slash.")
    private @Nullable URI site;

    @Option(
            names = "--contact",
            paramLabel = "TEXT",
            description = "A telephone number or an address for questions.")
    private @Nullable String contact;

    @Option(
            names = "--mirror",
            paramLabel = "URL",
            description = "Another address of the same site; may be given several times.")
    private List<URI> mirrors = List.of();

    @Option(names = "--drill", description = "Marks everything as a drill.")
    private boolean drill;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description =
                    "When it is written, as 2016-11-03T16:00:00Z. Default: now; for an example whose hours are past, half a day before them.")
    private @Nullable Instant at;

    @Option(
            names = "--changed",
            paramLabel = "INSTANT",
            description =
                    "When what is announced last changed. An appeal is shown from an hour after it. Default: when it is written.")
    private @Nullable Instant changed;

    @Option(
            names = "--appeal",
            paramLabel = "FILE",
            description =
                    "The publisher's appeal for the end of quiet pages, YAML or JSON: docs/formats/site.md. None without it.")
    private @Nullable Path appealFile;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, Invalid {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        if (pauseFile == null || folder == null) {
            throw new ParameterException(
                    command, "Say which PAUSE, and where to write with -o DIR.");
        }
        Pause pause = Inputs.pause(pauseFile).pause();
        Lexicons lexicons = lexicons(command);
        Publisher by = publisher(command);
        if (appealFile != null) {
            if (publisher == null || drill) {
                throw new ParameterException(
                        command,
                        "--appeal stands on real pages only: it needs --publisher, and no --drill.");
            }
            by = by.with(AppealFile.read(appealFile));
        }
        boolean named = publisher != null;
        Mode mode = drill ? Mode.DRILL : named ? Mode.REAL : Mode.EXAMPLE;
        Instant now = InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS);
        Instant when = at == null ? now : at.truncatedTo(ChronoUnit.SECONDS);
        Instant closed = at == null ? NoticesFolder.over(pause, now) : null;
        if (closed != null && mode != Mode.EXAMPLE) {
            PrintWriter err = command.getErr();
            err.println(
                    "%s: the last window closed at %s, and what is over is not announced. Say with --at as of when the notices are to be written."
                            .formatted(pauseFile, closed));
            err.flush();
            return Exit.REFUSED;
        }
        if (closed != null) {
            when = NoticesFolder.exampleMoment(pause, now);
            command.getErr()
                    .println(
                            "The last window closed at %s: written as of %s, half a day before it opened. --at says otherwise."
                                    .formatted(closed, when));
        }
        Instant since = changed == null ? when : changed.truncatedTo(ChronoUnit.SECONDS);
        if (since.isAfter(when)) {
            throw new ParameterException(
                    command,
                    "--changed %s is after %s, when it is written.".formatted(since, when));
        }
        Inputs.requireWritable(folder);
        NoticesFolder notices =
                NoticesFolder.of(
                        pause,
                        when,
                        since,
                        mode,
                        languages,
                        by,
                        lexicons,
                        starts(command),
                        null,
                        Map.of());
        try {
            notices.write(folder);
        } catch (IncompleteLexicon e) {
            throw new Invalid(
                    e.faults().stream().map(f -> e.getMessage() + " " + f).limit(20).toList());
        }
        report(notices, mode, command);
        return Exit.DONE;
    }

    private void report(NoticesFolder notices, Mode mode, CommandLine command) {
        PrintWriter err = command.getErr();
        notices.notNamed()
                .forEach(
                        l -> err.println("Not named in " + l + ". They stand as they were given."));
        notices.unreviewed()
                .forEach(
                        (language, sentences) ->
                                err.println(
                                        "%s: %d sentences wait for the signature of a second speaker. Have them signed before a real notice goes out: docs/notices.md."
                                                .formatted(language, sentences)));
        notices.appealNote().forEach(err::println);
        if (plan != null && release.isEmpty()) {
            err.println("Nothing of the plan is published: two people release it, with --release.");
        }
        err.flush();
        PrintWriter out = command.getOut();
        if (mode == Mode.EXAMPLE) {
            out.println(
                    "EXAMPLE: no publisher is named, and every form says that it is not meant.");
        }
        Path to = Objects.requireNonNull(folder);
        out.println("Public site: " + to.resolve("site").resolve("index.html"));
        out.println("To send now: " + to.resolve("announced"));
        out.println("Drafts, decided by nobody: " + to.resolve("drafts"));
        out.flush();
    }

    private Lexicons lexicons(CommandLine command) throws Invalid {
        Lexicons all = Lexicons.ours();
        if (words != null) {
            try {
                all = all.with(words);
            } catch (IOException e) {
                throw new Invalid(String.valueOf(e.getMessage()));
            }
        }
        for (String tag : languages) {
            if (all.find(tag).isEmpty()) {
                throw new ParameterException(
                        command,
                        "There is no lexicon for '%s'; there is %s. --words adds one."
                                .formatted(tag, String.join(", ", all.languages())));
            }
        }
        return all;
    }

    private Publisher publisher(CommandLine command) {
        if (publisher == null && sender == null && site == null) {
            return Publisher.example().withMirrors(mirrors);
        }
        if (publisher == null || sender == null || site == null) {
            throw new ParameterException(
                    command, "A publisher needs all of --publisher, --sender and --site.");
        }
        try {
            return new Publisher(
                    Names.of("en", publisher),
                    sender,
                    site,
                    contact,
                    null,
                    mirrors,
                    URI.create("https://example.com/"),
                    null);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command, String.valueOf(e.getMessage()), e);
        }
    }

    /** One latest start a corridor, the soonest of its bands; only when two people released it. */
    private Map<String, Released<Instant>> starts(CommandLine command) throws IOException, Invalid {
        if (release.isEmpty()) {
            if (plan != null && !Files.isRegularFile(plan.resolve("plan.json"))) {
                throw new Invalid("%s: it holds no plan.json.".formatted(plan));
            }
            return Map.of();
        }
        if (plan == null || release.size() != 3 || !release.get(2).matches("[0-9]{1,9}")) {
            throw new ParameterException(
                    command,
                    "--release needs --plan, and two accounts and an entry: anna,boris,41.");
        }
        try {
            return LatestStarts.released(
                    Inputs.readable(plan.resolve("plan.json")),
                    release.get(0),
                    release.get(1),
                    Long.parseLong(release.get(2)));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command, String.valueOf(e.getMessage()), e);
        }
    }
}
