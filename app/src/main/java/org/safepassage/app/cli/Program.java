package org.safepassage.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program's command line: the table of commands, and what becomes of what they throw. */
@Command(
        name = "safe-passage",
        description =
                "Plans, announces, runs and accounts for humanitarian pauses with exit corridors.",
        mixinStandardHelpOptions = true,
        versionProvider = Program.Version.class,
        footer = {"", "Example: ./safe-passage demo"},
        subcommands = {
            DemoCommand.class,
            NewCommand.class,
            ReadCommand.class,
            CheckCommand.class,
            RoadsCommand.class,
            PlanCommand.class,
            WhatIfCommand.class,
            WatchCommand.class,
            AccountCommand.class,
            NoticesCommand.class,
            FlowCommand.class,
            RecordCommand.class,
            ServeCommand.class,
            ConfigCommand.class,
            BackupCommand.class,
            RestoreCommand.class
        })
public final class Program implements Runnable {
    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Shows where in the program a fault arose.")
    private boolean verbose;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Say what to do: demo, new, read, check, roads, plan, whatif, watch, account, notices, flow, record, serve, config, backup or restore.");
        }
    }

    /** Runs one command; returns its exit code and never throws. */
    public static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    /** The command line, wired. */
    static CommandLine commandLine() {
        Program program = new Program();
        return new CommandLine(program)
                .setExecutionExceptionHandler(
                        (fault, command, parsed) -> program.fault(fault, command))
                .setParameterExceptionHandler(Program::usage)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(100);
    }

    private static int usage(ParameterException fault, String[] arguments) {
        PrintWriter err = fault.getCommandLine().getErr();
        err.println(fault.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(fault, err);
        err.println(
                "'%s --help' shows its options."
                        .formatted(fault.getCommandLine().getCommandSpec().qualifiedName()));
        return Exit.USAGE;
    }

    private int fault(Exception fault, CommandLine command) {
        PrintWriter err = command.getErr();
        int code =
                switch (fault) {
                    case Invalid invalid -> {
                        invalid.lines().forEach(err::println);
                        yield Exit.INVALID;
                    }
                    case CancellationException cancelled -> {
                        err.println("Interrupted. Nothing was written.");
                        yield Exit.INTERRUPTED;
                    }
                    case UncheckedIOException io -> {
                        err.println(inWords(io.getCause()));
                        yield Exit.FAILED;
                    }
                    case IOException io -> {
                        err.println(inWords(io));
                        yield Exit.FAILED;
                    }
                    default -> {
                        err.println("Failed: %s".formatted(fault.getMessage()));
                        err.println(
                                "This is a fault of the program. With --verbose it says where.");
                        yield Exit.FAILED;
                    }
                };
        if (verbose) {
            fault.printStackTrace(err);
        }
        return code;
    }

    private static String inWords(@Nullable IOException fault) {
        return switch (fault) {
            case null -> "A file could not be read or written.";
            case NoSuchFileException missing ->
                    "%s: there is no such file or folder.".formatted(missing.getFile());
            case AccessDeniedException denied ->
                    "%s: no permission to read or write there. Choose another place, or change its permissions."
                            .formatted(denied.getFile());
            case FileAlreadyExistsException exists ->
                    "%s: it is a file, and a folder is needed. Choose another place with -o."
                            .formatted(exists.getFile());
            case NotDirectoryException file ->
                    "%s: it is a file, and a folder is needed.".formatted(file.getFile());
            default -> fault.getMessage() == null ? fault.toString() : fault.getMessage();
        };
    }

    /** The program and its version, which the jar's manifest holds. */
    static String named() {
        String version = Program.class.getPackage().getImplementationVersion();
        return "Safe Passage " + (version == null ? "(not packaged)" : version);
    }

    /** For {@code --version}. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {named()};
        }
    }
}
