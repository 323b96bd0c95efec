package org.safepassage.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.safepassage.pausefile.InvalidPause;
import org.safepassage.pausefile.PauseFile;
import org.safepassage.reader.Draft;
import org.safepassage.reader.JsonForm;
import org.safepassage.reader.LexiconFault;
import org.safepassage.reader.PauseText;
import org.safepassage.reader.Reader;
import org.safepassage.reader.SideBySide;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code read}: a statement's or a report's words into a draft of a pause, for a person to confirm.
 */
@Command(
        name = "read",
        description =
                "Reads statements or reports into a draft pause, each value with the words it came from.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./safe-passage read statement.txt --published 2016-11-02",
            "",
            "A draft is what a text says, not what is so. Confirm it, then check it.",
            "Several texts about one pause give one draft, with what disagrees side by side."
        })
final class ReadCommand implements Callable<Integer> {
    /** Bytes of one text that are taken in; the reader says so when there are more. */
    private static final int MOST_BYTES = 64 << 20;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "Texts, plain or HTML, in any of seven languages; - reads standard input.")
    private List<String> files = List.of();

    @Option(
            names = "--published",
            paramLabel = "DATE",
            description =
                    "The day the texts came out, as in 2016-11-02; days without a year are reckoned from it.")
    private @Nullable String published;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description =
                    "The place's time zone, as in Asia/Damascus. Default: by the places named.")
    private @Nullable String zone;

    @Option(
            names = "--lexicon",
            paramLabel = "DIR",
            description =
                    "More words and spellings: names/*.txt for all languages, en/*.txt and so on for one.")
    private @Nullable Path lexicon;

    @ArgGroup(exclusive = true)
    private Form form = new Form();

    /** How the draft is written. */
    static final class Form {
        @Option(names = "--yaml", description = "A pause file to confirm. The default.")
        private boolean yaml;

        @Option(names = "--json", description = "One JSON document with the span of every value.")
        private boolean json;

        @Option(names = "--html", description = "A page with text and fields side by side.")
        private boolean html;
    }

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, Invalid {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        LocalDate day = published == null ? null : day(command, published);
        ZoneId place = zone == null ? null : zone(command, zone);
        Reader reader = reader();
        List<Draft> drafts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String file : files) {
            drafts.add(reader.read(bytes(file), day, place));
            names.add(
                    file.equals("-")
                            ? "standard input"
                            : String.valueOf(Path.of(file).getFileName()));
        }
        PrintWriter out = command.getOut();
        PrintWriter err = command.getErr();
        PauseText.warnings(drafts, names).forEach(w -> err.println("Warning: " + w));
        if (form.json) {
            out.println(json(JsonForm.of(drafts, names)));
        } else if (form.html && !form.yaml) {
            out.print(SideBySide.of(drafts, names));
        } else {
            LocalDate today = LocalDate.ofInstant(InstantSource.system().instant(), ZoneOffset.UTC);
            String text = PauseText.of(drafts, names, today);
            readBack(text);
            out.print(text);
        }
        out.flush();
        if (drafts.stream().allMatch(d -> d.statements().isEmpty())) {
            err.println("No pause was found: the text announces nothing that could be read.");
        }
        return Exit.DONE;
    }

    private Reader reader() throws IOException, Invalid {
        if (lexicon == null) {
            return Reader.standard();
        }
        if (!Files.isDirectory(lexicon)) {
            throw new Invalid(
                    "%s: there is no such folder. Name one that holds names/ or a language's folder."
                            .formatted(lexicon));
        }
        try {
            return Reader.withLexicon(lexicon);
        } catch (LexiconFault e) {
            throw new Invalid(String.valueOf(e.getMessage()));
        }
    }

    private static byte[] bytes(String file) throws IOException {
        if (file.equals("-")) {
            return System.in.readNBytes(MOST_BYTES);
        }
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return in.readNBytes(MOST_BYTES);
        }
    }

    private static LocalDate day(CommandLine command, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new CommandLine.ParameterException(
                    command,
                    "--published is a day, as in 2016-11-02, not '%s'.".formatted(text),
                    e);
        }
    }

    private static ZoneId zone(CommandLine command, String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw new CommandLine.ParameterException(
                    command,
                    "--zone is a zone of the tz database, as in Asia/Damascus, not '%s'."
                            .formatted(text));
        }
        return ZoneId.of(text);
    }

    private static String json(Map<String, @Nullable Object> values) {
        Json json = new Json();
        values.forEach(json::put);
        return json.toString();
    }

    /** A draft that our own reader refuses is a fault of ours, and is not handed out. */
    private static void readBack(String text) {
        try {
            PauseFile.parse(text, "the draft");
        } catch (InvalidPause e) {
            throw new IllegalStateException(
                    "The draft would not be valid: " + e.problems().getFirst(), e);
        }
    }
}
