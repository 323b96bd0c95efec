package org.safepassage.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A pause of ten hours made from a seed, with its truth: six corridors, a monitor at each who
 * reports every half hour, shots that some of them see, reports that come late, twice or not at
 * all, and rumours. What each kind does is in bench/watch/LABELS.md, written before this was.
 */
final class MadePause {
    enum Kind {
        HOLDS(0),
        FRAYS(1),
        COLLAPSES(2),
        UNREPORTED(3);

        /** Makes the chances of one seed differ from kind to kind. */
        final int offset;

        Kind(int offset) {
            this.offset = offset;
        }
    }

    static final int MINUTES = 600;
    static final int CORRIDORS = 6;
    private static final Instant OPENS = Town.at("07:00");

    final Kind kind;
    final List<Report> reports = new ArrayList<>();

    /** [minute of the hours] what is true then. */
    final Verdict[] truth = new Verdict[MINUTES];

    private final Random chance;
    private int numbers;

    MadePause(Kind kind, long seed) {
        this.kind = kind;
        this.chance = new Random(seed * 31 + kind.offset);
        int turn = 60 + chance.nextInt(MINUTES - 180);
        int silentFrom = kind == Kind.UNREPORTED ? turn : MINUTES + 120;
        monitors(silentFrom);
        rumours();
        switch (kind) {
            case HOLDS -> fill(Verdict.HOLDS, 0, MINUTES);
            case FRAYS -> {
                fill(Verdict.HOLDS, 0, turn);
                fill(Verdict.STRAINED, turn, MINUTES);
                frays(turn);
            }
            case COLLAPSES -> {
                fill(Verdict.HOLDS, 0, turn);
                fill(Verdict.BROKEN, turn, MINUTES);
                shelling(turn);
            }
            case UNREPORTED -> {
                fill(Verdict.HOLDS, 0, Math.min(MINUTES, turn + 30));
                fill(Verdict.CANNOT_TELL, Math.min(MINUTES, turn + 30), MINUTES);
            }
        }
        reports.sort(Comparator.comparing(Report::known).thenComparing(Report::id));
    }

    private void fill(Verdict verdict, int from, int until) {
        for (int m = from; m < until; m++) {
            truth[m] = verdict;
        }
    }

    private static Instant minute(int m) {
        return OPENS.plus(Duration.ofMinutes(m));
    }

    /**
     * One in twenty reports is lost, one in ten comes up to half an hour late, one in ten twice.
     */
    private void send(ReportBuilder report, Instant seen) {
        if (chance.nextInt(20) == 0) {
            return;
        }
        int late = 1 + (chance.nextInt(10) == 0 ? chance.nextInt(30) : chance.nextInt(4));
        Report made = report.received(seen.plus(Duration.ofMinutes(late))).build();
        reports.add(made);
        if (chance.nextInt(10) == 0) {
            reports.add(made);
        }
    }

    private void monitors(int silentFrom) {
        for (int c = 1; c <= CORRIDORS; c++) {
            int phase = chance.nextInt(30);
            for (int m = phase - 30; m < Math.min(MINUTES, silentFrom); m += 30) {
                send(
                        Report.of(
                                "q" + numbers++,
                                "M" + c,
                                ReportKind.QUIET,
                                Span.at(minute(m)),
                                new Where.On("C" + c)),
                        minute(m));
            }
        }
    }

    /** On average one in two pauses has one: fire on a corridor, by somebody who is no monitor. */
    private void rumours() {
        if (chance.nextInt(2) == 0) {
            int m = chance.nextInt(MINUTES);
            send(fire("rumour", m, 1 + chance.nextInt(CORRIDORS)), minute(m));
        }
    }

    private ReportBuilder fire(String observer, int m, int corridor) {
        return Report.of(
                "f" + numbers++,
                observer,
                ReportKind.INDIRECT_FIRE,
                Span.at(minute(m)),
                new Where.On("C" + corridor));
    }

    /**
     * Each hour or so one thing that a pause forbids, seen by the monitor of the corridor alone.
     */
    private void frays(int turn) {
        for (int m = turn; m < MINUTES; m += 30 + chance.nextInt(90)) {
            int corridor = 1 + chance.nextInt(CORRIDORS);
            ReportKind what =
                    List.of(ReportKind.OBSTRUCTION, ReportKind.TURNED_BACK, ReportKind.DIRECT_FIRE)
                            .get(chance.nextInt(3));
            send(
                    Report.of(
                            "i" + numbers++,
                            "M" + corridor,
                            what,
                            Span.at(minute(m)),
                            new Where.On("C" + corridor)),
                    minute(m));
        }
    }

    /** A salvo each quarter of an hour on two corridors; the monitor and a neighbour may see it. */
    private void shelling(int turn) {
        int first = 1 + chance.nextInt(CORRIDORS);
        int second = 1 + first % CORRIDORS;
        for (int m = turn; m < MINUTES; m += 5 + chance.nextInt(20)) {
            for (int corridor : new int[] {first, second}) {
                if (chance.nextInt(10) < 8) {
                    send(fire("M" + corridor, m, corridor), minute(m));
                }
                if (chance.nextInt(10) < 6) {
                    send(fire("M" + (1 + corridor % CORRIDORS), m + 1, corridor), minute(m + 1));
                }
            }
        }
    }
}
