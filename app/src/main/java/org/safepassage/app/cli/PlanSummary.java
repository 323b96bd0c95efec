package org.safepassage.app.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Band;
import org.safepassage.domain.Bottleneck;
import org.safepassage.domain.Marginal;
import org.safepassage.domain.NotAssured;
import org.safepassage.domain.Pause;
import org.safepassage.domain.Plan;

/** A plan in a dozen lines a person understands: assurances first, capacity after. */
final class PlanSummary {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final int STARTS_SHOWN = 6;

    private final Pause pause;
    private final Plan plan;
    private final ZoneId zone;

    PlanSummary(Pause pause, Plan plan) {
        this.pause = pause;
        this.plan = plan;
        this.zone = plan.zone();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("RESTRICTED. " + plan.title() + ", " + hours());
        lines.add(new AssuranceHeadline(pause).sentence());
        for (NotAssured missing : plan.notAssured()) {
            lines.add(
                    "Not assured: %s (%s), for %s."
                            .formatted(missing.name(), missing.why().inWords(), missing.scope()));
        }
        lines.add(answer());
        lines.add(
                "People who wait: %s (likely %s). Still waiting at %s: %s to %s."
                        .formatted(
                                range(plan.people().low(), plan.people().high()),
                                grouped(plan.people().likely()),
                                clock(plan.window().closes()),
                                grouped(plan.cases().fast().waiting()),
                                grouped(
                                        Math.max(
                                                plan.mostWaiting(),
                                                plan.cases().likely().waiting()))));
        lines.add(whatHolds());
        latestStarts().ifPresent(lines::add);
        marginals().ifPresent(lines::add);
        lines.add(proof());
        plan.warnings().forEach(w -> lines.add("Note: " + w));
        return lines;
    }

    private String hours() {
        Instant opens = plan.window().opens();
        String day =
                DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH)
                        .format(opens.atZone(zone));
        return "%s, %s to %s in %s (UTC%s)%s."
                .formatted(
                        day,
                        clock(opens),
                        clock(plan.window().closes()),
                        zone,
                        zone.getRules().getOffset(opens),
                        plan.zoneStated() ? "" : ", zone inferred");
    }

    private String answer() {
        long low = plan.cases().slow().out();
        long high = plan.cases().fast().out();
        return "If every corridor opens on time and stays open: %s people out by %s; at %s: %s."
                .formatted(
                        range(low, high),
                        clock(plan.window().closes()),
                        plan.cases().likely().inWords(),
                        grouped(plan.cases().likely().out()));
    }

    private String whatHolds() {
        if (plan.cases().likely().waiting() == 0) {
            return "In the likely case nothing holds people up to the end: all are out by %s."
                    .formatted(clock(plan.cases().likely().lastOut()));
        }
        Map<String, Long> byKind = new LinkedHashMap<>();
        for (Bottleneck part : plan.mainBottlenecks()) {
            byKind.merge(part.kind().word(), part.people(), Long::sum);
        }
        if (byKind.isEmpty()) {
            return "What holds people up: the length of the walk.";
        }
        Set<String> names = new LinkedHashSet<>();
        plan.mainBottlenecks().stream().limit(6).forEach(b -> names.add(b.what()));
        String most =
                byKind.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
        return "What holds people up: %s (%s%s)."
                .formatted(
                        most.equals("checkpoint") ? "screening, not the roads" : most,
                        String.join("; ", names),
                        plan.mainBottlenecks().size() > 6 ? "; …" : "");
    }

    private Optional<String> latestStarts() {
        Map<String, Instant> starts = new LinkedHashMap<>();
        for (Band band : plan.bands()) {
            if (band.latestStart() != null) {
                starts.putIfAbsent(
                        band.name().isEmpty() ? band.place() : band.name(), band.latestStart());
            }
        }
        if (starts.isEmpty()) {
            return Optional.empty();
        }
        List<String> first =
                starts.entrySet().stream()
                        .sorted(Map.Entry.comparingByValue())
                        .limit(STARTS_SHOWN)
                        .map(e -> e.getKey() + " " + clock(e.getValue()))
                        .toList();
        int more = starts.size() - first.size();
        return Optional.of(
                "Latest starts at the slow walking speed: %s%s."
                        .formatted(
                                String.join(", ", first),
                                more > 0 ? " and %d places later".formatted(more) : ""));
    }

    private Optional<String> marginals() {
        return plan.marginals().stream()
                .findFirst()
                .map(
                        m ->
                                "Most would come of: %s, %s %s people."
                                        .formatted(m.change(), inWords(m), grouped(m.people())));
    }

    private static String inWords(Marginal marginal) {
        return marginal.exact() ? "planned again:" : "at most";
    }

    private String proof() {
        return plan.proof().gap() == 0
                ? "Proved: no plan on this map brings out more than %s in the likely case (checked by %s)."
                        .formatted(grouped(plan.proof().bound()), plan.proof().checkedBy())
                : "Not proved best: no plan brings out more than %s, this one %s fewer (checked by %s)."
                        .formatted(
                                grouped(plan.proof().bound()),
                                grouped(plan.proof().gap()),
                                plan.proof().checkedBy());
    }

    private String clock(@Nullable Instant when) {
        if (when == null) {
            return "the end";
        }
        boolean sameDay = Duration.between(plan.window().opens(), when).toHours() < 20;
        return sameDay
                ? CLOCK.format(when.atZone(zone))
                : DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH)
                        .format(when.atZone(zone));
    }

    private static String range(long low, long high) {
        return low == high ? grouped(low) : grouped(low) + " to " + grouped(high);
    }

    /** Thousands apart by a narrow no-break space, as everywhere a person reads numbers. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '\u202f');
    }
}
