package org.safepassage.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.record.Bundle;
import org.safepassage.logbook.MalformedException;
import org.safepassage.logbook.SignedCheckpoint;
import org.safepassage.logbook.SpokenCode;
import org.safepassage.logbook.WordList;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code record code}: the checkpoint as words, to be read on the radio, and their check. */
@Command(
        name = "code",
        description =
                "The checkpoint as twelve words in each language, or the check of words heard.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./safe-passage record code record --lang ar",
            "",
            "Exit 4 when the words heard are not those of the checkpoint."
        })
final class RecordCodeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR|URL", description = "The record.")
    private @Nullable String named;

    @Option(
            names = "--lang",
            paramLabel = "LANGUAGE",
            description = "ar, en, fr, ru or uk. Without it all of them.")
    private @Nullable String language;

    @Option(
            names = "--check",
            paramLabel = "WORDS",
            split = ",",
            hideParamSyntax = true,
            description = "The words heard, in quotes, in any of the languages.")
    private @Nullable List<String> heard;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, Invalid {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        SignedCheckpoint checkpoint =
                RecordInputs.log(Objects.requireNonNull(named)).log().checkpoint();
        if (heard != null) {
            return check(command, checkpoint, String.join(" ", heard));
        }
        if (language == null) {
            command.getOut().print(Bundle.code(checkpoint));
        } else {
            try {
                command.getOut().println(SpokenCode.words(checkpoint.checkpoint(), language));
            } catch (IllegalArgumentException e) {
                throw new Invalid("--lang: " + e.getMessage());
            }
        }
        command.getOut().flush();
        return Exit.DONE;
    }

    private static int check(CommandLine command, SignedCheckpoint checkpoint, String heard)
            throws Invalid {
        try {
            if (SpokenCode.parse(heard).isOf(checkpoint.checkpoint())) {
                command.getOut()
                        .println(
                                "The words are those of this checkpoint, %d entries."
                                        .formatted(checkpoint.checkpoint().size()));
                return Exit.DONE;
            }
        } catch (MalformedException e) {
            throw new Invalid(
                    "--check: %s The lists are in %s."
                            .formatted(e.getMessage(), String.join(", ", WordList.LANGUAGES)));
        }
        command.getOut()
                .println(
                        "NOT the words of this checkpoint of %d entries. Ask for which number of entries the code is; if it is the same, two histories are about."
                                .formatted(checkpoint.checkpoint().size()));
        return Exit.UNVERIFIED;
    }
}
