package org.safepassage.app.cli;

import java.io.Console;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.safepassage.planner.Planner;
import org.safepassage.planner.flow.Progress;

/**
 * What a command says while it works: on stderr, and a bar only on a terminal and after a second.
 */
final class Talk implements Planner.Stages, AutoCloseable {
    private static final long QUIET_FOR_NANOS = 1_000_000_000L;

    private final PrintWriter err;
    private final boolean bars;
    private final boolean lines; // for a program that reads along
    private String told = "";
    private final long since = System.nanoTime();
    private @Nullable ProgressBar bar;

    Talk(PrintWriter err) {
        this.err = err;
        this.lines = "lines".equals(System.getenv("SAFE_PASSAGE_PROGRESS"));
        this.bars = isTerminal() && System.getenv("TERM") != null;
    }

    @SuppressWarnings(
            "SystemConsoleNull") // null where the program has no console at all, as under some
    // services
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    void say(String line) {
        err.println(line);
        err.flush();
    }

    @Override
    public Progress begin(String stage, int number, int of) {
        close();
        return (step, steps, evacuated) -> {
            if (bars && System.nanoTime() - since > QUIET_FOR_NANOS) {
                show("%s (%d of %d)".formatted(stage, number, of), step, steps);
            }
            if (lines) {
                tell("%s (%d of %d)".formatted(stage, number, of), step, steps);
            }
            return !Thread.currentThread().isInterrupted();
        };
    }

    /** A line for each hundredth of each stage. */
    private void tell(String stage, int step, int steps) {
        String line = "progress\t%s\t%d".formatted(stage, steps == 0 ? 100 : 100L * step / steps);
        if (!line.equals(told)) {
            told = line;
            say(line);
        }
    }

    private void show(String stage, int step, int steps) {
        ProgressBar shown = bar;
        if (shown == null) {
            shown =
                    new ProgressBarBuilder()
                            .setTaskName(stage)
                            .setInitialMax(steps)
                            .setStyle(ProgressBarStyle.ASCII)
                            .setUpdateIntervalMillis(200)
                            .build();
            bar = shown;
        }
        shown.stepTo(step);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
