package org.safepassage.watch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.safepassage.watch.counts.ChangePoints;
import org.safepassage.watch.counts.RateComparison;

/**
 * What series of days say: is it quieter than before, since when, and, where the days lie wholly in
 * the pause, whether that breaks it or lets it hold.
 *
 * <p>A source that lists deaths only can show that violence goes on. It cannot show that a pause
 * holds: nobody knows from it what hurt nobody.
 */
final class DayRules {
    private static final double CERTAIN = 0.5;

    private final Days days;
    private final Hours hours;
    private final WatchRules rules;

    DayRules(Days days, Hours hours, WatchRules rules) {
        this.days = days;
        this.hours = hours;
        this.rules = rules;
    }

    /** Broken, or holding, by days that lie wholly in the hours; null when they do not say. */
    @Nullable ScopeVerdict verdict(Instant when, Instant known) {
        for (String source : days.sources()) {
            Compared compared = compared(source, when, known, true);
            if (compared == null || compared.comparison.refused() != null) {
                continue;
            }
            RateComparison rates = compared.comparison;
            if (rates.isAbove(rules.quieterRatio())) {
                return new ScopeVerdict(
                        "",
                        Verdict.BROKEN,
                        "days-no-quieter",
                        "By %s, days in the pause have at least %s of the violence of the days before (%s)."
                                .formatted(source, share(rates.low()), interval(rates)));
            }
            SourceCoverage stated = days.coverage(source);
            boolean all = stated != null && stated.lists() == SourceCoverage.Lists.ALL;
            if (all && rates.isBelow(rules.quieterRatio()) && compared.isFresh(when)) {
                return new ScopeVerdict(
                        "",
                        Verdict.HOLDS,
                        "days-quieter",
                        "By %s, days in the pause have at most %s of the violence of the days before (%s)."
                                .formatted(source, share(rates.high()), interval(rates)));
            }
        }
        return null;
    }

    private static String share(@Nullable Double ratio) {
        return ratio == null ? "?" : String.format(Locale.ROOT, "%.0f %%", 100 * ratio);
    }

    private String interval(RateComparison rates) {
        return String.format(
                Locale.ROOT,
                "ratio %s, %.0f %% interval %s to %s",
                number(rates.ratio()),
                100 * rules.level(),
                number(rates.low()),
                number(rates.high()));
    }

    private static String number(@Nullable Double value) {
        if (value == null) {
            return "unknown";
        }
        return value.isInfinite() ? "unbounded" : String.format(Locale.ROOT, "%.2f", value);
    }

    /** The comparison of every source that has days on both sides. */
    List<Quieter> quieter(Instant when, Instant known) {
        List<Quieter> all = new ArrayList<>();
        for (String source : days.sources()) {
            Compared compared = compared(source, when, known, false);
            if (compared != null) {
                all.add(inWords(source, compared, known));
            }
        }
        return all;
    }

    /** Counts before and after, with the days they are of. */
    private record Compared(
            LocalDate from,
            LocalDate opens,
            LocalDate until,
            long missing,
            RateComparison comparison,
            ZoneId zone) {
        /** Whether the last day counted is not older than the day before yesterday. */
        boolean isFresh(Instant when) {
            return until.until(when.atZone(zone).toLocalDate(), ChronoUnit.DAYS) <= 2;
        }
    }

    /**
     * @param whole true for days that lie wholly in the hours; false for days that the pause
     *     touches
     */
    private @Nullable Compared compared(String source, Instant when, Instant known, boolean whole) {
        Instant first = hours.first();
        LocalDate from = days.first();
        if (first == null || from == null) {
            return null;
        }
        ZoneId zone = days.zone();
        LocalDate opening = first.atZone(zone).toLocalDate();
        // The day that goes on at `when` is no whole day yet.
        LocalDate last = when.atZone(zone).toLocalDate().minusDays(1);
        long before = 0;
        long beforeDays = 0;
        long missing = 0;
        for (LocalDate d = from; d.isBefore(opening) && !d.isAfter(last); d = d.plusDays(1)) {
            Long count = days.count(source, d, known.getEpochSecond());
            missing += count == null ? 1 : 0;
            before += count == null ? 0 : count;
            beforeDays += count == null ? 0 : 1;
        }
        long after = 0;
        long afterDays = 0;
        LocalDate counted = null;
        for (LocalDate d = opening; !d.isAfter(last); d = d.plusDays(1)) {
            Span day =
                    new Span(
                            d.atStartOfDay(zone).toInstant(),
                            d.plusDays(1).atStartOfDay(zone).toInstant());
            if (day.from().isAfter(hours.last())
                    || !(whole ? hours.contain(day) : hours.touch(day))) {
                continue;
            }
            Long count = days.count(source, d, known.getEpochSecond());
            missing += count == null ? 1 : 0;
            if (count != null) {
                after += count;
                afterDays++;
                counted = d;
            }
        }
        if (counted == null || beforeDays == 0) {
            return null;
        }
        return new Compared(
                from,
                opening,
                counted,
                missing,
                RateComparison.of(
                        before, (double) beforeDays, after, (double) afterDays, rules.level()),
                zone);
    }

    private Quieter inWords(String source, Compared c, Instant known) {
        ZoneId zone = days.zone();
        SourceCoverage stated = days.coverage(source);
        boolean lethal = stated != null && stated.lists() == SourceCoverage.Lists.LETHAL;
        long k = known.getEpochSecond();
        long[] series = days.counts(source, c.from, c.until, k);
        ChangePoints points = cut(series);
        LocalDate from = c.from;
        List<Quieter.ChangeAt> changes =
                points == null
                        ? List.of()
                        : points.changes().stream()
                                .map(
                                        p ->
                                                new Quieter.ChangeAt(
                                                        Quieter.day(from.plusDays(p.at())),
                                                        Quieter.day(from.plusDays(p.from())),
                                                        Quieter.day(from.plusDays(p.until())),
                                                        p.belief(),
                                                        p.before(),
                                                        p.after()))
                                .toList();
        String answer = answer(c.comparison);
        return new Quieter(
                source,
                "days",
                lethal ? "deaths only" : stated == null ? "not stated" : "all incidents it knows",
                c.from.atStartOfDay(zone).toInstant(),
                c.opens.atStartOfDay(zone).toInstant(),
                c.until.plusDays(1).atStartOfDay(zone).toInstant(),
                c.missing,
                days.spanning(source, c.from, c.until, k),
                c.comparison,
                answer,
                sentence(source, "day", c.comparison, answer, changes, points)
                        + (lethal ? " It lists deaths only: what hurt nobody is not in it." : ""),
                changes,
                points == null ? null : points.anyChange());
    }

    static @Nullable ChangePoints cut(long[] series) {
        long there = Arrays.stream(series).filter(c -> c != ChangePoints.MISSING).count();
        return there < ChangePoints.FEWEST || series.length > ChangePoints.MOST
                ? null
                : ChangePoints.of(series);
    }

    static String answer(RateComparison rates) {
        if (rates.refused() != null) {
            return "cannot-tell";
        }
        return rates.isBelow(1) ? "quieter" : rates.isAbove(1) ? "louder" : "cannot-tell";
    }

    String sentence(
            String source,
            String unit,
            RateComparison rates,
            String answer,
            List<Quieter.ChangeAt> changes,
            @Nullable ChangePoints points) {
        String counts =
                String.format(
                        Locale.ROOT,
                        "By %s: %d in %.0f %ss before, %d in %.0f %s%s since.",
                        source,
                        rates.before(),
                        rates.beforeTime(),
                        unit,
                        rates.after(),
                        rates.afterTime(),
                        unit,
                        rates.afterTime() == 1 ? "" : "s");
        if (rates.refused() != null) {
            return counts + " Nobody can tell whether it is quieter: " + rates.refused() + ".";
        }
        String detectable =
                rates.detectable() == null
                        ? " No fall at all would surely be found in so little."
                        : String.format(
                                Locale.ROOT,
                                " A fall to %.0f %% or less would be found in four of five cases.",
                                100 * rates.detectable());
        String told =
                switch (answer) {
                    case "quieter" -> " Quieter: ";
                    case "louder" -> " Not quieter, but louder: ";
                    default -> " Nobody can tell whether it is quieter: ";
                };
        String since = "";
        if (points != null) {
            List<Quieter.ChangeAt> believed =
                    changes.stream().filter(c -> c.belief() >= CERTAIN).toList();
            since =
                    believed.isEmpty()
                            ? " No change of the rate stands out."
                            : " The rate changed "
                                    + String.join(
                                            ", then ",
                                            believed.stream().map(DayRules::inWords).toList())
                                    + ".";
        }
        return counts + told + interval(rates) + "." + detectable + since;
    }

    private static String inWords(Quieter.ChangeAt change) {
        String when =
                change.from().equals(change.until())
                        ? "on " + change.at()
                        : "between " + change.from() + " and " + change.until();
        return String.format(
                Locale.ROOT,
                "%s (%.1f to %.1f a unit, probability %.2f)",
                when,
                change.before(),
                change.after(),
                change.belief());
    }
}
