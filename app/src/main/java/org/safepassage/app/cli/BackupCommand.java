package org.safepassage.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.record.RecordKeys;
import org.safepassage.app.server.store.Backup;
import org.safepassage.app.server.store.Databases;
import org.safepassage.logbook.Database;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backup}: all that a server cannot make anew, in one file, while it runs. */
@Command(
        name = "backup",
        description = "Saves the records of a server in one file; the server may run meanwhile.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./safe-passage backup --data office -o office.backup",
            "",
            "The file is restricted: it holds the private journal. Without the keys it can be read, and not gone on with."
        })
final class BackupCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder of the server. Default: safe-passage-data.",
            defaultValue = "safe-passage-data")
    private Path data = Path.of("safe-passage-data");

    @Option(
            names = "--database",
            paramLabel = "URL",
            description =
                    "PostgreSQL database of the server, as serve takes it. Default: everything is in --data.")
    private @Nullable String database;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The file to write; there must be none yet.")
    private @Nullable Path output;

    @Option(
            names = "--with-keys",
            description =
                    "Takes the private keys and the server's secret along, in the clear: whoever has such a file can speak in the office's name.")
    private boolean withKeys;

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description =
                    "Folder of the private keys, for --with-keys. Default: safe-passage/keys in the user's state folder.")
    private @Nullable Path keys;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, Invalid {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        PrintWriter out = command.getOut();
        Path file = Objects.requireNonNull(output);
        if (Files.exists(file)) {
            throw new Invalid(
                    "%s: there is such a file; a backup is not written over another."
                            .formatted(file));
        }
        Path folder = keys == null ? RecordKeys.usualFolder() : keys;
        List<Backup.Copied> copied;
        String url = database;
        if (url == null) {
            if (!Files.exists(data.resolve("server.id"))) {
                throw new Invalid(
                        "%s: no server has kept anything here. Name its data folder with --data, or its database with --database."
                                .formatted(data));
            }
            copied =
                    Backup.ofFolder(
                            data, withKeys ? folder : null, file, InstantSource.system().instant());
        } else {
            try (Database from = BackupCommand.database(url)) {
                copied =
                        Backup.ofDatabase(
                                from,
                                data,
                                withKeys ? folder : null,
                                file,
                                InstantSource.system().instant());
            }
        }
        print(copied, out);
        if (withKeys) {
            command.getErr()
                    .println(
                            "THIS FILE HOLDS THE PRIVATE KEYS IN THE CLEAR. Whoever reads it can sign as this office. Keep it where the keys are kept, encrypted, and not with other copies of the data.");
        } else {
            command.getErr()
                    .println(
                            "The private keys are not in it. Save the folder %s in another place, or these records cannot be gone on with."
                                    .formatted(folder));
        }
        command.getErr().flush();
        return Exit.DONE;
    }

    static Database database(String url) throws Invalid {
        try {
            return Databases.postgresql(url);
        } catch (IllegalArgumentException e) {
            throw new Invalid("--database: " + e.getMessage());
        }
    }

    static void print(List<Backup.Copied> copied, PrintWriter out) {
        for (Backup.Copied each : copied) {
            out.println(
                    "%s: %d entries in public, root %s; %d in the journal"
                            .formatted(each.record(), each.size(), each.root(), each.journal()));
        }
        out.flush();
    }
}
