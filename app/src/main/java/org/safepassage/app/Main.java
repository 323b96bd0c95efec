package org.safepassage.app;

import org.safepassage.app.cli.Program;

/** Where the program starts. */
public final class Main {
    private Main() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(Program.run(arguments));
    }
}
