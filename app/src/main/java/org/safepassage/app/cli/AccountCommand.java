package org.safepassage.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Account;
import org.safepassage.domain.Pause;
import org.safepassage.domain.Plan;
import org.safepassage.notices.account.AccountJson;
import org.safepassage.notices.account.AccountPage;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code account}: what became of pauses, side by side. */
@Command(
        name = "account",
        description =
                "Accounts for pauses afterwards, side by side: hours, breaches, crossings, coverage, claims.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./safe-passage account pause.yaml before.yaml --reports reports.jsonl -o account",
            "",
            "Exit 7 when some rows could not be read; the account is of the others."
        })
final class AccountCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "PAUSE",
            arity = "1..10",
            description = "The pause file, then those to compare it with, at most 10.")
    private List<Path> pauseFiles = new ArrayList<>();

    @Option(
            names = "--reports",
            paramLabel = "FILE",
            required = true,
            description =
                    "A file of reports; may be given several times. Each pause takes what is of its time.")
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
            names = "--known",
            paramLabel = "INSTANT",
            description =
                    "What came to be known until then is used: 2016-11-05T00:00:00Z. Default: now.")
    private @Nullable String known;

    @Option(
            names = "-o",
            paramLabel = "DIR",
            description = "The folder to write account.html and account.json into.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Prints the account as one JSON document.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, Invalid {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        if (out == null && !json) {
            throw new CommandLine.ParameterException(
                    command, "Say where to: -o DIR for the page and the data, or --json.");
        }
        Instant until =
                known == null
                        ? InstantSource.system().instant()
                        : WatchCommand.instant(command, known);
        if (out != null) {
            Inputs.requireWritable(out);
        }
        List<Watching> each = new ArrayList<>();
        for (Path file : pauseFiles) {
            try {
                each.add(
                        Watching.of(
                                file, reports, Watching.format(format), rules, command.getErr()));
            } catch (IllegalArgumentException e) {
                throw new CommandLine.ParameterException(command, e.getMessage(), e);
            }
        }
        List<Pause> pauses = each.stream().map(w -> w.watch().pause()).toList();
        Accounting accounting = new Accounting(pauses, until);
        Account account = new Account(each.stream().map(accounting::of).toList(), until);
        print(account, command.getOut());
        return each.stream().allMatch(Watching::whole) ? Exit.DONE : Exit.PARTLY;
    }

    private void print(Account account, PrintWriter stdout) throws IOException {
        String data = AccountJson.of(account);
        if (out != null) {
            Files.writeString(out.resolve("account.html"), AccountPage.of(account));
            Files.writeString(out.resolve("account.json"), data);
        }
        if (json) {
            stdout.print(data);
        } else {
            stdout.println(Plan.RESTRICTED);
            for (Account.Of pause : account.pauses()) {
                stdout.println(
                        "%s: %d minutes announced; held as observed %d, strained %d, broken %d, nobody can tell %d."
                                .formatted(
                                        pause.names().in("en"),
                                        pause.announcedMinutes(),
                                        pause.minutesOf("holds"),
                                        pause.minutesOf("strained"),
                                        pause.minutesOf("broken"),
                                        pause.minutesOf("cannot-tell")));
            }
            stdout.println("The account is in " + out + "; open account.html there.");
        }
        stdout.flush();
    }
}
