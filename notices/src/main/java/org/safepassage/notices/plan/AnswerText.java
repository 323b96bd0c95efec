package org.safepassage.notices.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.safepassage.domain.AnnouncedWindow;
import org.safepassage.domain.Basis;
import org.safepassage.domain.Corridor;
import org.safepassage.domain.NotAssured;
import org.safepassage.domain.Pause;
import org.safepassage.domain.PersonCategory;
import org.safepassage.domain.Plan;
import org.safepassage.domain.PlanCase;
import org.safepassage.domain.Scope;
import org.safepassage.notices.Markup;

/**
 * The head of the report: whose assurance is missing, then the answer as a range, then four
 * figures.
 */
final class AnswerText {
    /** So many missing assurances are spelled out; the table lists all. */
    private static final int SPELLED_OUT = 6;

    private final Pause pause;
    private final Plan plan;
    private final LocalTimes times;

    AnswerText(Pause pause, Plan plan, LocalTimes times) {
        this.pause = pause;
        this.plan = plan;
        this.times = times;
    }

    void write(Markup page) {
        writeAssurances(page);
        writeSentence(page);
        writeFigures(page);
    }

    private void writeAssurances(Markup page) {
        if (plan.notAssured().isEmpty() && !pause.requires().isEmpty()) {
            page.open("div", "class", "not on", "id", "assurances");
            page.leaf("b", "Every assurance that is required is on record.")
                    .text(
                            " An assurance opens nothing: two people open a corridor, and one suspends it.");
            page.close().line();
            return;
        }
        page.open("div", "class", "not", "id", "assurances");
        if (plan.notAssured().isEmpty()) {
            page.leaf("b", "This pause names nobody whose assurance is required.")
                    .text(
                            " So nothing here says that any party has given its word. Capacity is not permission.");
        } else {
            boolean oneScope =
                    plan.notAssured().stream().map(NotAssured::scope).distinct().count() == 1;
            page.leaf("b", "Nobody may open these corridors.").text(" Required and not on record");
            if (oneScope) {
                page.text(", ");
                writeScope(page, plan.notAssured().getFirst().scope());
            }
            page.text(":").open("ul");
            for (NotAssured missing : plan.notAssured().stream().limit(SPELLED_OUT).toList()) {
                page.open("li")
                        .open("strong")
                        .bdi(missing.name())
                        .close()
                        .text(": " + missing.why().inWords());
                if (!oneScope) {
                    page.text(" (");
                    writeScope(page, missing.scope());
                    page.text(")");
                }
                page.close();
            }
            int more = plan.notAssured().size() - SPELLED_OUT;
            if (more > 0) {
                page.leaf("li", "and " + Figures.counted(more) + " more, listed below");
            }
            page.close()
                    .leaf(
                            "p",
                            "Capacity is not permission. If nothing changes, expect nobody to get out.");
        }
        page.close().line();
    }

    private void writeScope(Markup page, Scope scope) {
        page.text("for ").bdi(scopeInWords(pause, scope, times));
    }

    /** "the hours W1, 09:00 to 19:00; corridors C1, C2; civilians". */
    static String scopeInWords(Pause pause, Scope scope, LocalTimes times) {
        List<String> parts = new ArrayList<>();
        if (!scope.windows().isEmpty()) {
            parts.add(
                    "hours "
                            + scope.windows().stream()
                                    .map(
                                            id ->
                                                    pause.findWindow(id)
                                                            .flatMap(AnnouncedWindow::findFirst)
                                                            .map(
                                                                    w ->
                                                                            id
                                                                                    + ", "
                                                                                    + times.clock(
                                                                                            w
                                                                                                    .opens())
                                                                                    + " to "
                                                                                    + times.clock(
                                                                                            w
                                                                                                    .closes()))
                                                            .orElse(id))
                                    .collect(Collectors.joining("; ")));
        }
        if (!scope.corridors().isEmpty()) {
            parts.add(
                    (scope.corridors().size() == 1 ? "corridor " : "corridors ")
                            + String.join(", ", scope.corridors()));
        }
        if (!scope.admits().isEmpty()) {
            parts.add(
                    scope.admits().stream()
                            .map(a -> a.word().replace('-', ' '))
                            .collect(Collectors.joining(", ")));
        }
        return parts.isEmpty() ? "everything" : String.join("; ", parts);
    }

    private void writeSentence(Markup page) {
        PlanCase slow = plan.cases().slow();
        PlanCase likely = plan.cases().likely();
        PlanCase fast = plan.cases().fast();
        String end = times.clock(plan.window().closes());
        page.open("h1", "id", "answer").text(condition() + ", an estimated ");
        page.leaf("b", outRange());
        page.text(
                " of the "
                        + Figures.range(
                                Figures.roughly(plan.people().low()),
                                Figures.roughly(plan.people().high())));
        page.text(" people who wait are out by " + end + ".");
        if (slow.out() != fast.out() || slow.people() != fast.people()) {
            page.text(" In the likely case (").bdi(likely.inWords()).text("): about ");
            page.leaf("b", Figures.roughlyOf(likely.out(), likely.people()));
            page.text(" of " + Figures.roughly(likely.people()) + ".");
        }
        page.close().line();
    }

    /** "13 400 to 35 000": the lowest and the highest of the three cases. */
    String outRange() {
        PlanCase low = cases().min(java.util.Comparator.comparingLong(PlanCase::out)).orElseThrow();
        PlanCase high =
                cases().max(java.util.Comparator.comparingLong(PlanCase::out)).orElseThrow();
        return Figures.range(
                Figures.roughlyOf(low.out(), low.people()),
                Figures.roughlyOf(high.out(), high.people()));
    }

    private java.util.stream.Stream<PlanCase> cases() {
        return java.util.stream.Stream.of(
                plan.cases().slow(), plan.cases().likely(), plan.cases().fast());
    }

    private String condition() {
        int n = plan.corridors().size();
        String kind = civilian() ? "civilian " : "";
        String hours = " at " + times.hour(plan.window().opens());
        return switch (n) {
            case 0 -> "With no corridor in this plan";
            case 1 -> "If the one " + kind + "corridor opens" + hours + " and stays open";
            case 2 -> "If both " + kind + "corridors open" + hours + " and stay open";
            default ->
                    "If all "
                            + Figures.counted(n)
                            + " "
                            + kind
                            + "corridors open"
                            + hours
                            + " and stay open";
        };
    }

    private boolean civilian() {
        return plan.corridors().stream()
                .allMatch(
                        use ->
                                pause.findCorridor(use.corridor())
                                        .map(
                                                c ->
                                                        c.admits(PersonCategory.CIVILIANS)
                                                                && !c.isForFighters())
                                        .orElse(false));
    }

    private void writeFigures(Markup page) {
        String end = times.clock(plan.window().closes());
        page.open("div", "class", "kpis");
        plan.findEarliestLatestStart()
                .ifPresentOrElse(
                        start ->
                                figure(
                                        page,
                                        times.clock(start),
                                        "earliest \u201clatest start\u201d of any place. Slow walkers who start there later do not"
                                                + " get through by "
                                                + end),
                        () ->
                                figure(
                                        page,
                                        "none",
                                        "no latest start: at the slow speed nobody gets through by "
                                                + end));
        figure(
                page,
                lastOut(),
                "last person of this plan is out, in the slow, likely and fast case");
        long least = cases().mapToLong(PlanCase::waiting).min().orElseThrow();
        long most =
                LongStream.concat(
                                cases().mapToLong(PlanCase::waiting),
                                LongStream.of(plan.mostWaiting()))
                        .max()
                        .orElseThrow();
        figure(
                page,
                Figures.range(Figures.atLeast(least), Figures.atMost(most)),
                "people still waiting at "
                        + end
                        + " ("
                        + Figures.roughly(plan.cases().likely().waiting())
                        + " in the likely case)");
        figure(
                page,
                "at most " + Figures.atMost(plan.proof().bound()),
                "out in the likely case under any plan on this map, proved; this plan "
                        + (plan.proof().gap() == 0
                                ? "reaches it"
                                : "stays " + Figures.atMost(plan.proof().gap()) + " below"));
        page.close().line();
    }

    private String lastOut() {
        List<java.time.Instant> last =
                cases().map(PlanCase::lastOut).filter(java.util.Objects::nonNull).sorted().toList();
        return last.isEmpty()
                ? "nobody out"
                : Figures.range(times.clock(last.getFirst()), times.clock(last.getLast()));
    }

    private static void figure(Markup page, String number, String says) {
        page.open("div").leaf("b", number).text(says).close();
    }

    /** What of the plan was made up to show the tool; empty when nothing was. */
    List<String> illustrated() {
        List<String> made = new ArrayList<>();
        if (pause.people().stream().anyMatch(p -> p.basis() == Basis.ILLUSTRATION)) {
            made.add("people");
        }
        if (pause.checkpoints().stream().anyMatch(c -> c.basis() == Basis.ILLUSTRATION)) {
            made.add("lanes");
        }
        if (isAnyLineIllustrated(pause)) {
            made.add("corridor lines");
        }
        if (pause.transport().stream().anyMatch(t -> t.basis() == Basis.ILLUSTRATION)) {
            made.add("vehicles");
        }
        return made;
    }

    static boolean isAnyLineIllustrated(Pause pause) {
        return pause.corridors().stream()
                .map(Corridor::via)
                .anyMatch(v -> v != null && v.basis() == Basis.ILLUSTRATION);
    }
}
