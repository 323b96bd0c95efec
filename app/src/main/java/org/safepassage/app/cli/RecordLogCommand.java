package org.safepassage.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.record.PublicEntry;
import org.safepassage.app.record.Story;
import org.safepassage.app.record.StoryText;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code record log}: the story of a public record in plain words. */
@Command(
        name = "log",
        description =
                "The public record in plain words, with times, sources, corrections and gaps.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./safe-passage record log record --html story.html"})
final class RecordLogCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR|URL", description = "The record.")
    private @Nullable String named;

    @Option(
            names = "--gap",
            paramLabel = "DURATION",
            defaultValue = "PT30M",
            description =
                    "Silence of more minutes than this is shown, as ISO 8601. Default: ${DEFAULT-VALUE} (ours).")
    private Duration gap = Story.USUAL_GAP;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Writes it as one page without script, with an anchor for each entry.")
    private @Nullable Path html;

    @Option(names = "--json", description = "Prints it as one JSON document.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, Invalid {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        RecordInputs.Named log = RecordInputs.log(Objects.requireNonNull(named));
        String origin = log.log().checkpoint().checkpoint().origin();
        Story story = Story.of(origin, PublicEntry.all(log.log()), gap);
        if (html != null) {
            Files.writeString(html, StoryText.html(story));
            command.getErr().println("Wrote %s.".formatted(html));
        }
        if (json) {
            printJson(story, command);
        } else if (html == null) {
            StoryText.lines(story).forEach(command.getOut()::println);
        }
        command.getOut().flush();
        return Exit.DONE;
    }

    private static void printJson(Story story, CommandLine command) {
        List<Map<String, @Nullable Object>> lines = new ArrayList<>();
        for (Story.Line line : story.lines()) {
            Map<String, @Nullable Object> each = new LinkedHashMap<>();
            switch (line) {
                case Story.Line.Told told -> {
                    each.put("index", told.index());
                    each.put("kind", told.kind());
                    each.put("at", told.at() == null ? null : told.at().toString());
                    each.put("local", told.time());
                    each.put("says", told.says());
                    each.put(
                            "sources", told.sources().stream().map(source -> source.id()).toList());
                    each.put("correctedBy", told.corrections().keySet().stream().sorted().toList());
                    each.put("link", story.link(told.index()));
                }
                case Story.Line.Committed committed -> {
                    each.put("index", committed.first());
                    each.put("until", committed.last());
                    each.put("kind", "commitment");
                }
                case Story.Line.Gap silence -> {
                    each.put("kind", "gap");
                    each.put("says", silence.says());
                }
                case Story.Line.Foreign foreign -> {
                    each.put("index", foreign.index());
                    each.put("kind", "unknown");
                    each.put("says", foreign.says());
                }
            }
            lines.add(each);
        }
        command.getOut()
                .println(
                        new Json()
                                .put("title", story.title())
                                .put("origin", story.origin())
                                .put("size", story.size())
                                .put("lines", lines));
    }
}
