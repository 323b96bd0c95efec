package org.safepassage.notices.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Band;
import org.safepassage.domain.Bottleneck;
import org.safepassage.domain.NotAssured;
import org.safepassage.domain.Pause;
import org.safepassage.domain.Plan;
import org.safepassage.domain.PlanCase;
import org.safepassage.notices.Csv;

/**
 * The tables of a plan: {@code curve.csv}, {@code bands.csv}, {@code bottlenecks.csv}. Instants in
 * UTC, local beside.
 */
final class PlanCsv {
    private final Pause pause;
    private final Plan plan;
    private final LocalTimes times;

    PlanCsv(Pause pause, Plan plan) {
        this.pause = pause;
        this.plan = plan;
        times = new LocalTimes(plan);
    }

    /** People out by the end of each step, in the three cases. */
    String curve() {
        Csv csv =
                begun(
                        "People out by each time. Likely: this plan. Slow and fast: the range of the assumptions.");
        csv.row("minute", "time", "timeLocal", "slow", "likely", "fast");
        PlanCase likely = plan.cases().likely();
        for (int i = 0; i < likely.curve().out().size(); i++) {
            Duration since = likely.curve().step().multipliedBy(i);
            Instant when = plan.window().opens().plus(since);
            csv.row(
                    minutes(since),
                    when,
                    times.iso(when),
                    plan.cases().slow().curve().after(since),
                    likely.curve().out().get(i),
                    plan.cases().fast().curve().after(since));
        }
        return csv.toString();
    }

    /** Who starts from where, when, by which corridor. */
    String bands() {
        Csv csv =
                begun(
                        "Bands of departures in the likely case. latestStart: slow walking, margin kept. "
                                + "walkOnlyBound: the walk alone, a bound and not a start to print.");
        csv.row(
                "place",
                "from",
                "until",
                "peoplePerMinute",
                "corridor",
                "latestStart",
                "walkOnlyBound",
                "name",
                "category",
                "people",
                "fromLocal",
                "untilLocal",
                "latestStartLocal");
        for (Band b : plan.bands()) {
            csv.row(
                    b.place(),
                    b.from(),
                    b.until(),
                    decimal(b.peoplePerMinute()),
                    b.corridor(),
                    b.latestStart(),
                    b.walkOnlyBound(),
                    b.name(),
                    b.category().word(),
                    b.people(),
                    times.iso(b.from()),
                    times.iso(b.until()),
                    local(b.latestStart()));
        }
        return csv.toString();
    }

    /** What no plan can pass, and when. */
    String bottlenecks() {
        Csv csv = begun("What no plan can pass in the likely case, and when.");
        csv.row(
                "what",
                "from",
                "until",
                "peoplePerMinute",
                "kind",
                "corridor",
                "people",
                "fromLocal",
                "untilLocal");
        for (Bottleneck b : plan.bottlenecks()) {
            csv.row(
                    b.what(),
                    b.from(),
                    b.until(),
                    decimal(b.peoplePerMinute()),
                    b.kind().word(),
                    b.corridor(),
                    b.people(),
                    times.iso(b.from()),
                    times.iso(b.until()));
        }
        return csv.toString();
    }

    private Csv begun(String what) {
        Csv csv = new Csv().comment(Plan.RESTRICTED);
        csv.comment("Pause: " + pause.id());
        for (NotAssured missing : plan.notAssured()) {
            csv.comment(
                    "Assurance not on record: "
                            + missing.name()
                            + ", for "
                            + missing.scope()
                            + " ("
                            + missing.why().inWords()
                            + ")");
        }
        csv.comment("Capacity is not permission. " + what);
        csv.comment("Times: UTC, and local in " + times.zoneInWords());
        if (!plan.map().attribution().isBlank()) {
            csv.comment("Derived from map data: " + plan.map().attribution());
        }
        return csv;
    }

    private @Nullable String local(@Nullable Instant when) {
        return when == null ? null : times.iso(when);
    }

    /** Minutes; a fraction when a step is no whole minute. */
    static BigDecimal minutes(Duration since) {
        return plain(
                BigDecimal.valueOf(since.toMillis())
                        .divide(BigDecimal.valueOf(60_000), 6, RoundingMode.HALF_UP));
    }

    /**
     * At most six digits after the point: a rate is exact as a fraction, and nobody measures a
     * millionth of a person.
     */
    static BigDecimal decimal(double number) {
        return plain(BigDecimal.valueOf(number).setScale(6, RoundingMode.HALF_UP));
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }
}
