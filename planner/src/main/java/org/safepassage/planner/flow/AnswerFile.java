package org.safepassage.planner.flow;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a flow over time and its cuts as text, docs/formats/flow-answer.md: ways people take,
 * groups that set out on them, and since when what is on the exits' side of the cut. {@link
 * FlowFileCheck} reads it.
 */
public final class AnswerFile {
    private AnswerFile() {}

    /** Writes to a file, in place of what was there. */
    public static void write(FlowOverTime answer, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
            write(answer, out);
        }
    }

    /** Writes to a stream that the caller closes. */
    public static void write(FlowOverTime answer, Writer to) throws IOException {
        DynamicNetwork network = answer.network();
        StringBuilder out = new StringBuilder(1 << 16);
        out.append("# RESTRICTED, not for publication\n");
        out.append("p answer ")
                .append(network.nodes())
                .append(' ')
                .append(network.arcs())
                .append(' ');
        out.append(network.horizon())
                .append(' ')
                .append(network.exits())
                .append(' ')
                .append(network.people());
        out.append("\nt ")
                .append(answer.evacuated())
                .append(' ')
                .append(answer.objective())
                .append(' ');
        out.append(answer.lastArrival()).append('\n');
        for (ShiftedPath path : answer.decompose()) {
            way(path, out);
            flush(out, to);
        }
        for (int supply = 0; supply < network.supplies(); supply++) {
            if (answer.supplyDeadSince(supply) != FlowOverTime.NEVER) {
                out.append("u ")
                        .append(supply)
                        .append(' ')
                        .append(answer.supplyDeadSince(supply))
                        .append('\n');
                flush(out, to);
            }
        }
        for (int node = 0; node < network.nodes(); node++) {
            answer.forEachLabelRun(
                    node,
                    (row, from, until, theta, rise) -> {
                        out.append("n ")
                                .append(row)
                                .append(' ')
                                .append(from)
                                .append(' ')
                                .append(until);
                        out.append(' ').append(theta).append(rise == 0 ? "\n" : " 1\n");
                    });
            flush(out, to);
        }
        to.append(out);
        to.flush();
    }

    private static void way(ShiftedPath path, StringBuilder out) {
        out.append("b ").append(path.source()).append(' ').append(path.exit());
        int[] arcs = path.arcs();
        int[] waits = path.waits();
        for (int i = 0; i <= arcs.length; i++) {
            if (waits[i] > 0) {
                out.append(" -").append(waits[i]);
            }
            if (i < arcs.length) {
                out.append(' ').append(arcs[i]);
            }
        }
        out.append('\n');
        for (ShiftedPath.Departures group : path.departures()) {
            out.append("g ").append(group.from()).append(' ').append(group.until()).append(' ');
            out.append(group.peoplePerStep()).append('\n');
        }
    }

    private static void flush(StringBuilder out, Writer to) throws IOException {
        if (out.length() > 1 << 15) {
            to.append(out);
            out.setLength(0);
        }
    }
}
