package org.safepassage.notices.plan;

import static org.safepassage.notices.plan.Drawing.n;
import static org.safepassage.notices.plan.Drawing.path;
import static org.safepassage.notices.plan.Drawing.text;

import java.util.Comparator;
import java.util.List;
import org.safepassage.domain.Marginal;
import org.safepassage.domain.Plan;
import org.safepassage.notices.Markup;

/**
 * What would bring more people out: a full dot was planned again, a hollow one is a bound and says
 * "at most".
 */
final class HelpsChart {
    private static final int ROWS = 8;

    private final Plan plan;
    private final LocalTimes times;

    HelpsChart(Plan plan, LocalTimes times) {
        this.plan = plan;
        this.times = times;
    }

    static String heading(Plan plan) {
        boolean none =
                !plan.marginals().isEmpty()
                        && plan.marginals().stream().allMatch(m -> m.people() <= 0);
        return none
                ? "No change that was tried brings more people out"
                : "What would bring more people out";
    }

    void write(Markup page) {
        List<Marginal> rows =
                plan.marginals().stream()
                        .sorted(Comparator.comparingLong((Marginal m) -> -m.people()))
                        .limit(ROWS)
                        .toList();
        page.open("div").leaf("h2", heading(plan));
        if (rows.isEmpty()) {
            page.leaf("p", "No change was tried in this plan.", "class", "sub").close();
            return;
        }
        page.leaf(
                "p",
                "More people out by "
                        + times.clock(plan.window().closes())
                        + " in the likely case, or by the later end"
                        + " that a change names. Full dot: planned again, exact for the model. Hollow dot: proved upper bound, not a"
                        + " value.",
                "class",
                "sub");
        long most = Math.max(1, rows.getFirst().people());
        page.open("div", "class", "lg");
        page.open(
                "svg",
                "viewBox",
                "0 0 480 " + rows.size() * 42,
                "role",
                "img",
                "aria-label",
                says(rows));
        page.empty("path", "d", path(1, 0, 1, rows.size() * 42), "stroke", "var(--ink)");
        double y = 0;
        for (Marginal row : rows) {
            double x = 6 + 330.0 * Math.max(0, row.people()) / most;
            text(page, 8, y + 14, "iso", Drawing.fitted(row.change(), 465, 13));
            page.empty(
                    "path",
                    "d",
                    path(1, y + 28, x, y + 28),
                    "stroke",
                    "var(--ink)",
                    "stroke-width",
                    row.exact() ? "2.4" : "1.4",
                    "stroke-dasharray",
                    row.exact() ? "none" : "3 3");
            page.empty(
                    "circle",
                    "cx",
                    n(x),
                    "cy",
                    n(y + 28),
                    "r",
                    "5",
                    "fill",
                    row.exact() ? "var(--ink)" : "var(--paper)",
                    "stroke",
                    "var(--ink)",
                    "stroke-width",
                    "1.8");
            text(page, x + 11, y + 33, "tw l", more(row));
            y += 42;
        }
        page.close(2);
        page.open("ul", "class", "sm more");
        for (Marginal row : rows) {
            page.open("li").leaf("bdi", row.change()).leaf("b", more(row)).close();
        }
        page.close();
        int left = plan.marginals().size() - rows.size();
        if (left > 0) {
            page.open("p", "class", "src")
                    .text(Figures.counted(left) + " more changes: ")
                    .leaf("code", "plan.json")
                    .close();
        }
        page.close();
    }

    private static String says(List<Marginal> rows) {
        StringBuilder says = new StringBuilder("More people out. ");
        rows.forEach(r -> says.append(r.change()).append(": ").append(more(r)).append(". "));
        return says.toString();
    }

    private static String more(Marginal row) {
        if (row.people() <= 0) {
            return "none";
        }
        return row.exact()
                ? "+" + Figures.roughly(row.people())
                : "at most +" + Figures.atMost(row.people());
    }
}
