package org.safepassage.app.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.record.RecordKeys;
import org.safepassage.app.server.store.Backup;
import org.safepassage.app.server.store.Restore;
import org.safepassage.logbook.Database;
import org.safepassage.logbook.MalformedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code restore}: puts a backup back where nothing is yet, and checks it. */
@Command(
        name = "restore",
        description = "Puts a backup back, checked against what was signed; never over something.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./safe-passage restore office.backup --data office-again",
            "",
            "Exit 3 when the file is no whole backup, or something is where it should go."
        })
final class RestoreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The backup.")
    private @Nullable Path file;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "Data folder to make; it must not exist, or be empty.")
    private @Nullable Path data;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description =
                    "PostgreSQL database to fill, in which no server has begun. Default: everything in --data.")
    private @Nullable String database;

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description =
                    "Folder for the private keys, if the backup holds them. Default: safe-passage/keys in the user's state folder.")
    private @Nullable Path keys;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, Invalid {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        Path from = Inputs.readable(Objects.requireNonNull(file));
        Path to = Objects.requireNonNull(data);
        Path folder = keys == null ? RecordKeys.usualFolder() : keys;
        String url = database;
        List<Backup.Copied> restored;
        String what;
        try {
            what = Restore.describe(from);
            if (url == null) {
                restored = Restore.toFolder(from, to, folder);
            } else {
                try (Database into = BackupCommand.database(url)) {
                    restored = Restore.toDatabase(from, into, to, folder);
                }
            }
        } catch (MalformedException e) {
            throw new Invalid("%s: %s".formatted(from, e.getMessage()));
        } catch (FileAlreadyExistsException e) {
            throw new Invalid("%s: %s.".formatted(e.getFile(), e.getReason()));
        }
        BackupCommand.print(restored, command.getOut());
        command.getErr()
                .println(
                        "Restored and checked: %s. What was entered since then is not in it. If anybody has seen a later checkpoint of one of these records, do not go on with it: docs/record.md, 'Theft' and 'Loss of the state folder'."
                                .formatted(what));
        command.getErr().flush();
        return Exit.DONE;
    }
}
