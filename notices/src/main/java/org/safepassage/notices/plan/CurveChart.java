package org.safepassage.notices.plan;

import static org.safepassage.notices.plan.Drawing.n;
import static org.safepassage.notices.plan.Drawing.path;
import static org.safepassage.notices.plan.Drawing.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.safepassage.domain.Plan;
import org.safepassage.domain.PlanCase;
import org.safepassage.notices.Markup;

/**
 * People out against the hours: a grey band from the slow to the fast case, the plan as the one
 * blue line, the proved bound dotted where the plan does not reach it. Drawn twice: wide, and for
 * phones.
 */
final class CurveChart {
    private final Plan plan;
    private final LocalTimes times;
    private final PlanCase slow;
    private final PlanCase likely;
    private final PlanCase fast;
    private final Duration length;
    private final long most;
    private final boolean waitingFits;

    CurveChart(Plan plan, LocalTimes times) {
        this.plan = plan;
        this.times = times;
        slow = plan.cases().slow();
        likely = plan.cases().likely();
        fast = plan.cases().fast();
        length = plan.window().length();
        long highest =
                Math.max(
                        Math.max(fast.out(), slow.out()),
                        Math.max(likely.out(), plan.proof().bound()));
        // A city in which few of many get out would press the lines to the ground: then the axis is
        // theirs alone.
        waitingFits = likely.people() <= 1.6 * highest;
        most = Math.max(1, waitingFits ? Math.max(highest, likely.people()) : highest);
    }

    /** States what the numbers show, and nothing when they show nothing plain. */
    static String heading(Plan plan) {
        boolean slowAll = plan.cases().slow().waiting() == 0 && plan.mostWaiting() == 0;
        boolean likelyAll = plan.cases().likely().waiting() == 0;
        boolean fastAll = plan.cases().fast().waiting() == 0;
        if (slowAll && likelyAll && fastAll) {
            return "The hours are long enough in all three cases";
        }
        if (likelyAll && fastAll) {
            return "The hours are long enough in the likely case, not in the slow one";
        }
        if (fastAll && plan.cases().slow().waiting() > 0) {
            return "The hours are long enough only if all goes fast";
        }
        if (!likelyAll && !fastAll && plan.cases().slow().waiting() > 0) {
            return "The hours are not long enough in any of the three cases";
        }
        return "How many are out by when";
    }

    void write(Markup page) {
        page.open("section").leaf("h2", heading(plan));
        page.open("p", "class", "sub");
        page.text("People out by each minute. Grey band: from the slow case (").bdi(slow.inWords());
        page.text(") to the fast case (")
                .bdi(fast.inWords())
                .text("). Blue: this plan in the likely case (");
        page.bdi(likely.inWords()).text("). ");
        page.text(
                plan.proof().gap() == 0
                        ? "No plan on this map brings out more in the likely case: proved. "
                        : "Dotted: the proved bound of the likely case. ");
        page.text("Hatched: after the end.").close();
        page.open(
                "div",
                "class",
                "scroll wide has-sm",
                "tabindex",
                "0",
                "role",
                "region",
                "aria-label",
                "Curve of people out");
        writeWide(page);
        page.close();
        writeNarrow(page);
        new CurveTable(plan, times).write(page);
        page.close().line();
    }

    private void writeWide(Markup page) {
        CurveFrame f = new CurveFrame(62, 584, 50, 330, length, most);
        page.open("svg", "viewBox", "0 0 880 366", "role", "img", "aria-label", says());
        long step = Drawing.step(most);
        for (long people = 0; people <= most; people += step) {
            page.empty(
                    "path",
                    "d",
                    path(f.left(), f.y(people), f.right() + 50, f.y(people)),
                    "stroke",
                    people == 0 ? "var(--ink)" : "var(--line)",
                    "stroke-width",
                    people == 0 ? "1" : ".8");
            text(page, f.left() - 8, f.y(people) + 4, "e", Figures.exact(people));
        }
        page.empty(
                "rect",
                "x",
                n(f.right()),
                "y",
                "34",
                "width",
                "50",
                "height",
                n(f.bottom() - 34),
                "fill",
                "url(#hatchL)");
        writeHours(page, f);
        writeLines(page, f, "3.4");
        if (waitingFits) {
            page.empty(
                    "path",
                    "d",
                    path(f.left(), f.y(likely.people()), f.right(), f.y(likely.people())),
                    "stroke",
                    "var(--ink)",
                    "stroke-width",
                    "1.2");
            text(
                    page,
                    f.left() + 5,
                    f.y(likely.people()) - 6,
                    "halo",
                    Figures.roughly(likely.people()) + " people wait (likely case, not a count)");
        } else {
            text(
                    page,
                    f.left() + 5,
                    60,
                    "halo",
                    Figures.roughly(likely.people())
                            + " people wait (likely case, not a count): far above this scale");
        }
        page.empty(
                "path",
                "d",
                path(f.left(), 34, f.left(), f.bottom())
                        + path(f.right(), 34, f.right(), f.bottom()),
                "stroke",
                "var(--ink)",
                "stroke-width",
                "1.6",
                "fill",
                "none");
        text(page, f.left(), 24, "tw", times.hour(plan.window().opens()) + " start");
        text(page, f.right(), 24, "tw m", times.clock(plan.window().closes()) + " end");
        writeEnds(page, f, 646, 228, 14, 13);
        page.close();
    }

    private void writeNarrow(Markup page) {
        CurveFrame f = new CurveFrame(4, 206, 34, 266, length, most);
        page.open("svg", "class", "sm", "viewBox", "0 0 340 300", "aria-hidden", "true");
        writeLines(page, f, "3.2");
        page.empty(
                "path",
                "d",
                path(f.left(), f.bottom(), f.right(), f.bottom())
                        + path(f.left(), 24, f.left(), f.bottom())
                        + path(f.right(), 24, f.right(), f.bottom()),
                "stroke",
                "var(--ink)",
                "fill",
                "none");
        if (waitingFits) {
            page.empty(
                    "path",
                    "d",
                    path(f.left(), f.y(likely.people()), f.right(), f.y(likely.people())),
                    "stroke",
                    "var(--rule)");
            text(
                    page,
                    f.left() + 5,
                    f.y(likely.people()) - 6,
                    "halo",
                    Figures.roughly(likely.people()) + " wait");
        } else {
            text(
                    page,
                    f.left() + 5,
                    20,
                    "halo",
                    Figures.roughly(likely.people()) + " wait: above this scale");
        }
        text(page, f.left(), 286, "", times.hour(plan.window().opens()));
        text(page, f.right(), 286, "m", times.hour(plan.window().closes()));
        writeEnds(page, f, 216, 124, 15, 13);
        page.close();
    }

    private void writeHours(Markup page, CurveFrame f) {
        long hours = Math.max(1, length.toHours());
        int each = 1;
        for (int candidate : new int[] {1, 2, 3, 4, 6, 12, 24, 48, 96, 240}) {
            each = candidate;
            if (hours / candidate <= 6) {
                break;
            }
        }
        Instant when = times.nextFullHour(plan.window().opens());
        for (int i = 0; i < 1000 && !when.isAfter(plan.window().closes()); i++) {
            double x = f.x(Duration.between(plan.window().opens(), when));
            boolean named = i % each == 0;
            if (named || hours <= 30) {
                page.empty(
                        "path",
                        "d",
                        path(x, f.bottom(), x, f.bottom() + 5),
                        "stroke",
                        "var(--ink)");
            }
            if (named) {
                text(page, x, f.bottom() + 21, "m", times.axis(when));
            }
            when = when.plus(Duration.ofHours(1));
        }
    }

    private void writeLines(Markup page, CurveFrame f, String width) {
        if (slow.out() != fast.out() || !slow.curve().equals(fast.curve())) {
            List<double[]> low = f.points(slow);
            List<double[]> high = f.points(fast);
            List<double[]> around = new ArrayList<>(high);
            around.addAll(low.reversed());
            page.empty("path", "d", joined(around) + "Z", "fill", "var(--land2)");
            page.empty(
                    "path",
                    "d",
                    joined(high) + joined(low),
                    "fill",
                    "none",
                    "stroke",
                    "var(--ink2)",
                    "stroke-width",
                    "1.2");
        }
        if (plan.proof().gap() > 0) {
            double y = f.y(plan.proof().bound());
            page.empty(
                    "path",
                    "d",
                    path(f.x(length.multipliedBy(2).dividedBy(3)), y, f.right(), y),
                    "fill",
                    "none",
                    "stroke",
                    "var(--ink)",
                    "stroke-width",
                    "1.4",
                    "stroke-dasharray",
                    "1.5 3");
            page.empty(
                    "circle",
                    "cx",
                    n(f.right()),
                    "cy",
                    n(y),
                    "r",
                    "4",
                    "fill",
                    "var(--paper)",
                    "stroke",
                    "var(--ink)",
                    "stroke-width",
                    "1.6");
        }
        page.empty(
                "path",
                "d",
                joined(f.points(likely)),
                "fill",
                "none",
                "stroke",
                "var(--open)",
                "stroke-width",
                width,
                "stroke-linejoin",
                "round");
    }

    private void writeEnds(
            Markup page, CurveFrame f, double x, double width, double titleSize, double size) {
        String end = times.clock(plan.window().closes());
        List<EndLabel> labels = new ArrayList<>();
        boolean range = slow.out() != fast.out();
        if (range) {
            labels.add(end(fast, end, "", words("fast: " + fast.inWords(), width, size)));
            labels.add(end(slow, end, "", words("slow: " + slow.inWords(), width, size)));
        }
        List<String> words =
                new ArrayList<>(words("this plan, likely: " + likely.inWords(), width, size));
        words.addAll(
                Drawing.wrap(
                        plan.proof().gap() == 0
                                ? "no plan can pass this, proved"
                                : "no plan can pass "
                                        + Figures.atMost(plan.proof().bound())
                                        + ", proved (dotted)",
                        width,
                        size));
        labels.add(end(likely, end, "to", words));
        labels.sort(Comparator.comparingLong((EndLabel l) -> -l.people()));
        double[] tops = EndLabel.spread(labels, f, titleSize, size);
        for (int i = 0; i < labels.size(); i++) {
            EndLabel label = labels.get(i);
            double y = f.y(label.people());
            boolean plain = label.look().isEmpty();
            page.empty(
                    "path",
                    "d",
                    path(f.right() + 5, y, x - 4, tops[i] + titleSize / 2),
                    "stroke",
                    "var(--rule)",
                    "stroke-width",
                    ".8");
            page.empty(
                    "circle",
                    "cx",
                    n(f.right()),
                    "cy",
                    n(y),
                    "r",
                    "4.5",
                    "fill",
                    plain ? "var(--paper)" : "var(--open)",
                    "stroke",
                    plain ? "var(--ink2)" : "var(--open)",
                    "stroke-width",
                    "1.8");
            double line = tops[i] + titleSize;
            text(page, x, line, ("tw l " + label.look()).strip(), label.title());
            for (String word : label.words()) {
                line += size + 3;
                text(page, x, line, "t2", word);
            }
        }
    }

    /** Four lines at most: the whole of it stands in the sentence above the curve. */
    private static List<String> words(String text, double width, double size) {
        return Drawing.wrap(Drawing.fitted(text, 3.4 * width, size), width, size).stream()
                .limit(4)
                .toList();
    }

    private EndLabel end(PlanCase one, String end, String look, List<String> words) {
        Instant by = one.waiting() == 0 ? one.lastOut() : null;
        String when = by == null ? end : times.clock(by);
        return new EndLabel(
                one.out(), Figures.roughlyOf(one.out(), one.people()) + " by " + when, look, words);
    }

    private String says() {
        String end = times.clock(plan.window().closes());
        return "People out by each minute. By %s: %s in the slow case, %s in the likely case, %s in the fast case. %s"
                .formatted(
                        end,
                        Figures.roughlyOf(slow.out(), slow.people()),
                        Figures.roughlyOf(likely.out(), likely.people()),
                        Figures.roughlyOf(fast.out(), fast.people()),
                        plan.proof().gap() == 0
                                ? "No plan brings out more in the likely case, proved."
                                : "No plan can pass "
                                        + Figures.atMost(plan.proof().bound())
                                        + " in the likely case, proved.");
    }

    private static String joined(List<double[]> points) {
        return path(points.stream().flatMapToDouble(java.util.Arrays::stream).toArray());
    }
}
