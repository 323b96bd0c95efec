package org.safepassage.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where one corridor stands: the state machine of {@code docs/states.md}, as pure functions over
 * values.
 *
 * <p>Two people open; one suspends. Open carries an end and lapses by itself; nothing opens by
 * itself. Whoever keeps a status keeps the result of {@link #at} at each change of the pause before
 * anything else happens: an assurance that was withdrawn and given again has suspended the corridor
 * in between.
 *
 * @param corridor id
 * @param since when this state began; never goes back
 * @param until the end that "open" carries; null unless open
 * @param confirmed the duty officer's last confirmation, which opening also is; null unless open
 * @param because the rule by which it left "open" or "ready" without a decision, or null
 */
public record CorridorStatus(
        String corridor,
        CorridorState state,
        Instant since,
        @Nullable Instant until,
        @Nullable Instant confirmed,
        @Nullable Rule because) {

    public CorridorStatus {
        boolean open = state == CorridorState.OPEN;
        if (open != (until != null) || open != (confirmed != null) || (open && because != null)) {
            throw new IllegalArgumentException(
                    "A corridor has an end and a confirmation when open, and only then, but %s has %s and %s."
                            .formatted(state.word(), until, confirmed));
        }
        if (until != null
                && confirmed != null
                && (confirmed.isBefore(since) || !confirmed.isBefore(until))) {
            throw new IllegalArgumentException(
                    "An open corridor needs since <= confirmed < until, but has %s, %s, %s."
                            .formatted(since, confirmed, until));
        }
    }

    /** Where every corridor begins, whatever a file says. */
    public static CorridorStatus planned(String corridor, Instant since) {
        return new CorridorStatus(corridor, CorridorState.PLANNED, since, null, null, null);
    }

    /** Whether anybody may be told to go. */
    public boolean isOpen() {
        return state == CorridorState.OPEN;
    }

    /**
     * When this opening lapses if nobody confirms: the sooner of its end and the confirmation's
     * limit. Null unless open.
     */
    public @Nullable Instant lapsesAt(CorridorLimits limits) {
        if (confirmed == null || until == null) {
            return null;
        }
        Instant overdue = confirmed.plus(limits.confirmEvery());
        return overdue.isBefore(until) ? overdue : until;
    }

    /**
     * The status as seen at an instant, with what is on record then. Open becomes not confirmed at
     * its end, at the confirmation's limit, and when the clock went back; it becomes suspended when
     * a required assurance no longer binds or an instruction is gone. Ready becomes planned when
     * something is missing. Never becomes open.
     */
    public CorridorStatus at(Instant when, Pause pause, CorridorLimits limits) {
        return switch (state) {
            case OPEN -> openAt(when, pause, limits);
            case READY -> {
                List<Finding> missing =
                        OpeningConditions.missing(pause, corridor, when, limits.check());
                yield missing.isEmpty()
                        ? this
                        : without(CorridorState.PLANNED, when, rule(missing));
            }
            case PLANNED, SUSPENDED, CLOSED, NOT_CONFIRMED -> this;
        };
    }

    private CorridorStatus openAt(Instant when, Pause pause, CorridorLimits limits) {
        Instant last = Objects.requireNonNull(confirmed);
        Instant lapse = Objects.requireNonNull(lapsesAt(limits));
        if (when.isBefore(last.minus(limits.clockTolerance()))) {
            return without(CorridorState.NOT_CONFIRMED, last, Rule.CLOCK_WENT_BACK);
        }
        Instant seen = when.isBefore(last) ? last : when;
        for (Instant ends : ends(pause, seen.isBefore(lapse) ? seen : lapse)) {
            List<Finding> missing =
                    OpeningConditions.missingAt(pause, corridor, ends, limits.check());
            if (!missing.isEmpty() && ends.isBefore(lapse)) {
                return left(ends, missing);
            }
        }
        if (!seen.isBefore(lapse)) {
            return without(
                    CorridorState.NOT_CONFIRMED,
                    lapse,
                    lapse.equals(until) ? Rule.END_REACHED : Rule.CONFIRMATION_OVERDUE);
        }
        List<Finding> missing = OpeningConditions.missingAt(pause, corridor, seen, limits.check());
        return missing.isEmpty() ? this : left(seen, missing);
    }

    /**
     * The ends of assurances that fall in this opening, so that it is suspended when they pass and
     * not when one looks.
     */
    private List<Instant> ends(Pause pause, Instant until) {
        return pause.assurances().stream()
                .map(a -> a instanceof Assurance.Given given ? given.until() : null)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .filter(end -> end.isAfter(since) && !end.isAfter(until))
                .distinct()
                .sorted()
                .toList();
    }

    private CorridorStatus left(Instant when, List<Finding> missing) {
        Rule rule = rule(missing);
        return rule == Rule.OUTSIDE_WINDOW
                ? without(CorridorState.NOT_CONFIRMED, when, Rule.END_REACHED)
                : without(CorridorState.SUSPENDED, when, rule);
    }

    private static Rule rule(List<Finding> missing) {
        return Worded.find(Rule.class, missing.getFirst().rule()).orElseThrow();
    }

    private CorridorStatus without(CorridorState other, Instant when, @Nullable Rule rule) {
        return new CorridorStatus(
                corridor, other, when.isBefore(since) ? since : when, null, null, rule);
    }

    /**
     * Suspended by one person. Needs no pause, no limits and no clock that runs right, so that
     * nothing can stand in its way; a closed corridor stays closed, a suspended one stays as it is.
     */
    public CorridorStatus suspended(Instant at) {
        return switch (state) {
            case CLOSED, SUSPENDED -> this;
            case PLANNED, READY, OPEN, NOT_CONFIRMED -> without(CorridorState.SUSPENDED, at, null);
        };
    }

    /** What a decision makes of this status, with what is on record when it is made. */
    public Decided after(Decision decision, Pause pause, CorridorLimits limits) {
        if (state == CorridorState.CLOSED) {
            return decision instanceof Decision.Close
                    ? new Decided.Accepted(this)
                    : refused(Rule.CORRIDOR_CLOSED, "The corridor is closed for good.");
        }
        if (decision instanceof Decision.Suspend suspend) {
            return new Decided.Accepted(suspended(suspend.at()));
        }
        if (decision instanceof Decision.Close close) {
            return new Decided.Accepted(without(CorridorState.CLOSED, close.at(), null));
        }
        Instant last = confirmed == null ? since : confirmed;
        if (decision.at().isBefore(last.minus(limits.clockTolerance()))) {
            return refused(
                    Rule.CLOCK_WENT_BACK,
                    "The clock is behind the corridor's last change; set it right first.");
        }
        Instant when = decision.at().isBefore(last) ? last : decision.at();
        return at(when, pause, limits).decide(decision, when, pause, limits);
    }

    private Decided decide(Decision decision, Instant when, Pause pause, CorridorLimits limits) {
        return switch (decision) {
            case Decision.Prepare _ -> prepare(when, pause, limits);
            case Decision.Open open ->
                    open(
                            open.first(),
                            open.second(),
                            when,
                            open.until(),
                            state == CorridorState.READY,
                            pause,
                            limits);
            case Decision.Resume resume -> {
                boolean stopped =
                        state == CorridorState.SUSPENDED || state == CorridorState.NOT_CONFIRMED;
                yield open(
                        resume.first(),
                        resume.second(),
                        when,
                        resume.until(),
                        stopped,
                        pause,
                        limits);
            }
            case Decision.Confirm _ -> confirm(when);
            case Decision.Extend extend -> extend(extend, when, pause, limits);
            case Decision.Suspend suspend -> new Decided.Accepted(suspended(suspend.at()));
            case Decision.Close close ->
                    new Decided.Accepted(without(CorridorState.CLOSED, close.at(), null));
        };
    }

    private Decided prepare(Instant when, Pause pause, CorridorLimits limits) {
        if (state == CorridorState.READY) {
            return new Decided.Accepted(this);
        }
        List<Finding> because = new ArrayList<>();
        if (state != CorridorState.PLANNED) {
            because.add(wrongState());
        }
        because.addAll(OpeningConditions.missing(pause, corridor, when, limits.check()));
        return because.isEmpty()
                ? new Decided.Accepted(without(CorridorState.READY, when, null))
                : new Decided.Refused(because);
    }

    private Decided open(
            String first,
            String second,
            Instant when,
            Instant end,
            boolean mayOpen,
            Pause pause,
            CorridorLimits limits) {
        List<Finding> because = new ArrayList<>();
        if (!mayOpen) {
            because.add(wrongState());
        }
        twoPeople(first, second, because);
        because.addAll(OpeningConditions.missingAt(pause, corridor, when, limits.check()));
        endInWindow(when, end, pause, limits, because);
        return because.isEmpty()
                ? new Decided.Accepted(
                        new CorridorStatus(corridor, CorridorState.OPEN, when, end, when, null))
                : new Decided.Refused(because);
    }

    private Decided confirm(Instant when) {
        if (state == CorridorState.NOT_CONFIRMED) {
            return refused(
                    Rule.CONFIRMATION_OVERDUE,
                    "It has lapsed; one person cannot bring it back, two people can resume it.");
        }
        return state == CorridorState.OPEN
                ? new Decided.Accepted(
                        new CorridorStatus(corridor, state, since, until, when, null))
                : new Decided.Refused(List.of(wrongState()));
    }

    private Decided extend(
            Decision.Extend extend, Instant when, Pause pause, CorridorLimits limits) {
        List<Finding> because = new ArrayList<>();
        if (state != CorridorState.OPEN) {
            because.add(wrongState());
        }
        twoPeople(extend.first(), extend.second(), because);
        endInWindow(when, extend.until(), pause, limits, because);
        if (until != null && !extend.until().isAfter(until)) {
            because.add(
                    Rule.END_NOT_IN_WINDOW.finding(
                            "windows", "The new end is not later than the present one."));
        }
        return because.isEmpty()
                ? new Decided.Accepted(
                        new CorridorStatus(corridor, state, since, extend.until(), confirmed, null))
                : new Decided.Refused(because);
    }

    private static void twoPeople(String first, String second, List<Finding> because) {
        if (first.equals(second)) {
            because.add(
                    Rule.SECOND_PERSON.finding(
                            "corridors", "This takes two different people; one decided alone."));
        }
    }

    private static void endInWindow(
            Instant when, Instant end, Pause pause, CorridorLimits limits, List<Finding> because) {
        Instant latest = OpeningConditions.latestEnd(pause, when);
        if (!end.isAfter(when)) {
            because.add(
                    Rule.END_NOT_IN_WINDOW.finding(
                            "windows", "The end is not after the decision itself."));
        } else if (end.isAfter(latest)) {
            because.add(
                    Rule.END_NOT_IN_WINDOW.finding(
                            "windows", "The end is later than the close of the window."));
        } else if (end.isAfter(when.plus(limits.longestOpen()))) {
            because.add(
                    Rule.END_NOT_IN_WINDOW.finding(
                            "windows",
                            "The end is more than %s ahead."
                                    .formatted(InWords.hours(limits.longestOpen()))));
        }
    }

    private Decided refused(Rule rule, String says) {
        return new Decided.Refused(List.of(rule.finding("corridors/" + corridor, says)));
    }

    private Finding wrongState() {
        return Rule.WRONG_STATE.finding(
                "corridors/" + corridor,
                "That cannot be decided while the corridor is %s.".formatted(state.word()));
    }
}
