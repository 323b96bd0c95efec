package org.safepassage.notices.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.safepassage.domain.Plan;
import org.safepassage.domain.PlanCase;
import org.safepassage.notices.Markup;

/**
 * The curve's numbers by the hour, for those who do not see the picture or want to copy from it.
 */
final class CurveTable {
    private final Plan plan;
    private final LocalTimes times;

    CurveTable(Plan plan, LocalTimes times) {
        this.plan = plan;
        this.times = times;
    }

    void write(Markup page) {
        page.open("details").leaf("summary", "The same numbers as a table");
        page.open("table").open("thead").open("tr");
        page.leaf("th", "Out by", "scope", "col");
        for (String head : List.of("slow", "likely (this plan)", "fast")) {
            page.leaf("th", head, "class", "n", "scope", "col");
        }
        page.close(2).open("tbody");
        for (Instant when : hourly()) {
            Duration since = Duration.between(plan.window().opens(), when);
            page.open("tr").leaf("td", times.clock(when));
            for (PlanCase one :
                    List.of(plan.cases().slow(), plan.cases().likely(), plan.cases().fast())) {
                page.leaf(
                        "td",
                        Figures.roughlyOf(one.curve().after(since), one.people()),
                        "class",
                        "n");
            }
            page.close();
        }
        page.close(3);
    }

    private List<Instant> hourly() {
        List<Instant> hours = new ArrayList<>();
        long each = Math.max(1, Math.ceilDiv(plan.window().length().toHours(), 24));
        Instant when = times.nextFullHour(plan.window().opens());
        while (when.isBefore(plan.window().closes())) {
            hours.add(when);
            when = when.plus(Duration.ofHours(each));
        }
        hours.add(plan.window().closes());
        return hours;
    }
}
