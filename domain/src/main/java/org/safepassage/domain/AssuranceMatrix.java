package org.safepassage.domain;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.NotAssured.Why;

/**
 * Who has given their word for what: every party against every cell, a cell being one window, one
 * corridor and one kind of people.
 *
 * <p>It fails towards closed. An assurance counts for a cell when it is given for it, by the party
 * itself, and nothing of that party speaks against it that was not surely said earlier. A refusal
 * whose day is not known is never surely earlier. A part of a party that refused stands against the
 * whole until that part says otherwise; a part that gave its word speaks for itself alone. Cost:
 * requirements × cells × parts, and per party cells × its assurances, within the limits of {@link
 * Pause}.
 */
final class AssuranceMatrix {
    /**
     * One window, one corridor, one kind of people; {@link #NONE} when the pause has no window or
     * no corridor yet.
     */
    record Cell(String window, String corridor, Admission admits) {
        boolean isIn(Scope scope) {
            return in(scope.windows(), window)
                    && in(scope.corridors(), corridor)
                    && (in(scope.admits(), admits) || scope.admits().contains(Admission.ANYONE));
        }

        private static <T> boolean in(Set<T> named, T one) {
            return named.isEmpty() || named.contains(one);
        }
    }

    private static final String NONE = "";

    private record Answer(String party, Why why) {}

    /** The corridors of one window that lack the same thing for the same kinds of people. */
    private record Gap(Answer answer, @Nullable Set<Admission> admits) {}

    private final Pause pause;
    private final Map<String, List<Assurance>> said = new HashMap<>();
    private final Map<String, List<String>> allParts = new HashMap<>();
    private final Map<String, AnnouncedWindow> windows = new HashMap<>();
    private final Set<String> concluded = new HashSet<>();

    private AssuranceMatrix(Pause pause) {
        this.pause = pause;
        pause.assurances()
                .forEach(a -> said.computeIfAbsent(a.party(), _ -> new ArrayList<>()).add(a));
        pause.claims().stream()
                .filter(c -> c.basis() == Basis.INFERRED || c.basis() == Basis.ILLUSTRATION)
                .forEach(c -> concluded.add(c.id()));
        pause.windows().forEach(w -> windows.put(w.id(), w));
        Map<String, String> whole = new HashMap<>();
        for (Party party : pause.parties()) {
            if (party.partOf() != null) {
                whole.put(party.id(), party.partOf());
            }
        }
        for (Party party : pause.parties()) {
            for (String of = whole.get(party.id()); of != null; of = whole.get(of)) {
                if (said.containsKey(party.id())) { // a part that said nothing changes nothing
                    allParts.computeIfAbsent(of, _ -> new ArrayList<>()).add(party.id());
                }
            }
        }
    }

    static AssuranceMatrix of(Pause pause) {
        return new AssuranceMatrix(pause);
    }

    /** What is required and not on record, judged at the opening of each window. */
    List<NotAssured> notAssured() {
        return notAssured(pause.windows(), pause.corridors(), this::latestOpening);
    }

    /**
     * As {@link #notAssured()}, judged at the last moment of each window; in the far future when it
     * has no end.
     */
    List<NotAssured> notAssuredAtClosing() {
        return notAssured(pause.windows(), pause.corridors(), this::lastNeeded);
    }

    /**
     * As {@link #notAssured()}, for one corridor, in view of what was said until this instant: a
     * window that is open then is judged then, for its opening is over and the word may have come
     * after it.
     */
    List<NotAssured> notAssured(Corridor corridor, Instant when) {
        return notAssured(List.of(corridor), when);
    }

    /** As {@link #notAssured(Corridor, Instant)}, for all corridors. */
    List<NotAssured> notAssured(Instant when) {
        return notAssured(pause.corridors(), when);
    }

    private List<NotAssured> notAssured(List<Corridor> corridors, Instant when) {
        Set<AnnouncedWindow> open = new HashSet<>(pause.windowsAt(when));
        return notAssured(
                pause.windows(),
                corridors,
                cell ->
                        findWindow(cell).filter(open::contains).isPresent()
                                ? when
                                : latestOpening(cell));
    }

    /**
     * What is required for this corridor and does not bind at this instant, in the windows that are
     * open then.
     */
    List<NotAssured> notAssuredAt(Corridor corridor, Instant when) {
        return notAssured(pause.windowsAt(when), List.of(corridor), _ -> when);
    }

    /** The corridors for which, in some window and for somebody, nobody's assurance is required. */
    List<String> withoutRequirement(List<AnnouncedWindow> windows, List<Corridor> corridors) {
        List<String> bare = new ArrayList<>();
        Scope everything = new Scope(Set.of(), Set.of(), Set.of());
        for (Corridor corridor : corridors) {
            boolean covered =
                    cells(everything, windows, List.of(corridor)).stream()
                            .allMatch(
                                    cell ->
                                            pause.requires().stream()
                                                    .anyMatch(r -> cell.isIn(r.scope())));
            if (!covered) {
                bare.add(corridor.id());
            }
        }
        return bare;
    }

    private List<NotAssured> notAssured(
            List<AnnouncedWindow> windows,
            List<Corridor> corridors,
            Function<Cell, @Nullable Instant> when) {
        Set<NotAssured> missing = new LinkedHashSet<>();
        Map<String, Map<Cell, Optional<Why>>> judged = new HashMap<>();
        Map<String, Map<Cell, List<Answer>>> answered = new HashMap<>();
        for (Requirement requirement : new LinkedHashSet<>(pause.requires())) {
            Set<Cell> cells = cells(requirement.scope(), windows, corridors);
            for (String party : requirement.parties()) {
                Map<Cell, List<Answer>> answers =
                        answered.computeIfAbsent(party, _ -> new HashMap<>());
                for (Cell cell : cells) {
                    answers.computeIfAbsent(cell, c -> answers(party, c, when.apply(c), judged));
                }
                missing.addAll(gaps(requirement.scope(), cells, answers));
            }
        }
        return List.copyOf(missing);
    }

    private static Set<Cell> cells(
            Scope scope, List<AnnouncedWindow> windows, List<Corridor> corridors) {
        Set<Cell> cells = new LinkedHashSet<>();
        List<String> windowIds = new ArrayList<>();
        windows.stream()
                .map(AnnouncedWindow::id)
                .filter(w -> Cell.in(scope.windows(), w))
                .forEach(windowIds::add);
        if (windows.isEmpty() && scope.windows().isEmpty()) {
            windowIds.add(NONE);
        }
        for (String window : windowIds) {
            if (corridors.isEmpty()) {
                Set<Admission> admits =
                        scope.admits().isEmpty() ? Set.of(Admission.ANYONE) : scope.admits();
                admits.forEach(one -> cells.add(new Cell(window, NONE, one)));
            }
            for (Corridor corridor : corridors) {
                if (Cell.in(scope.corridors(), corridor.id())) {
                    for (Admission admits : admissions(scope, corridor)) {
                        cells.add(new Cell(window, corridor.id(), admits));
                    }
                }
            }
        }
        return cells;
    }

    /** The kinds of people of this corridor that the scope speaks of. */
    private static Set<Admission> admissions(Scope scope, Corridor corridor) {
        if (scope.admits().isEmpty() || scope.admits().contains(Admission.ANYONE)) {
            return corridor.admits();
        }
        if (corridor.admits().contains(Admission.ANYONE)) {
            return scope.admits();
        }
        Set<Admission> both = new LinkedHashSet<>(corridor.admits());
        both.retainAll(scope.admits());
        return both;
    }

    private List<Answer> answers(
            String party,
            Cell cell,
            @Nullable Instant when,
            Map<String, Map<Cell, Optional<Why>>> judged) {
        Why own = own(party, cell, when, judged);
        List<Answer> answers = new ArrayList<>();
        if (own == null || own == Why.ONLY_REPORTED) {
            if (own != null) {
                answers.add(new Answer(party, own));
            }
            for (String part : partsOf(party)) {
                Why of = own(part, cell, when, judged);
                if (of == Why.REFUSED
                        || of == Why.WITHDRAWN
                        || of == Why.LAPSED
                        || of == Why.CONDITIONAL) {
                    answers.add(new Answer(part, of));
                }
            }
            return answers;
        }
        boolean silent = own == Why.NONE_ON_RECORD || own == Why.REQUESTED;
        if (silent
                && partsOf(party).stream()
                        .anyMatch(p -> own(p, cell, when, judged) == Why.REFUSED)) {
            own = Why.PART_REFUSED;
        }
        answers.add(new Answer(party, own));
        return answers;
    }

    /**
     * All parts, and parts of parts, that said something, in the file's order. {@link Pause} lets
     * no party be part of itself.
     */
    List<String> partsOf(String party) {
        return allParts.getOrDefault(party, List.of());
    }

    private @Nullable Why own(
            String party,
            Cell cell,
            @Nullable Instant when,
            Map<String, Map<Cell, Optional<Why>>> judged) {
        return judged.computeIfAbsent(party, _ -> new HashMap<>())
                .computeIfAbsent(cell, c -> Optional.ofNullable(standing(party, c, when)))
                .orElse(null);
    }

    /** What this party itself has on record for the cell, or null when it has given its word. */
    private @Nullable Why standing(String party, Cell cell, @Nullable Instant when) {
        ZoneId zone = zone(cell);
        List<Assurance> about =
                said.getOrDefault(party, List.of()).stream()
                        .filter(a -> cell.isIn(a.scope()))
                        .toList();
        Instant spoken = Instant.MIN;
        Why against = null;
        boolean requested = false;
        for (Assurance one : about) {
            Why why = against(one);
            if (why != null && !lastPossible(one, zone).isBefore(spoken)) {
                spoken = lastPossible(one, zone);
                against = why;
            }
            requested |= one instanceof Assurance.Requested;
        }
        boolean reported = false;
        boolean ended = false;
        for (Assurance one : about) {
            if (!(one instanceof Assurance.Given given)
                    || restsOnInference(given)
                    || !counts(given, zone, spoken, when)) {
                continue;
            }
            if (when != null && !given.bindsAt(when)) {
                ended = true;
            } else if (given.terms().form().isFirstHand()) {
                return null;
            } else {
                reported = true;
            }
        }
        if (reported) {
            return Why.ONLY_REPORTED;
        }
        if (against != null) {
            return against;
        }
        return ended ? Why.LAPSED : requested ? Why.REQUESTED : Why.NONE_ON_RECORD;
    }

    /** Silence is not consent, and neither is what somebody concluded or made up. */
    boolean restsOnInference(Assurance.Given given) {
        List<String> per = given.terms().per();
        return !per.isEmpty() && concluded.containsAll(per);
    }

    private static @Nullable Why against(Assurance assurance) {
        return switch (assurance) {
            case Assurance.Refused _ -> Why.REFUSED;
            case Assurance.Withdrawn _ -> Why.WITHDRAWN;
            case Assurance.Lapsed _ -> Why.LAPSED;
            case Assurance.Conditional _ -> Why.CONDITIONAL;
            case Assurance.Given _, Assurance.Requested _ -> null;
        };
    }

    /**
     * Whether it was surely given after all that speaks against it, and not later than {@code
     * when}.
     */
    private static boolean counts(
            Assurance.Given given, ZoneId zone, Instant spoken, @Nullable Instant when) {
        Moment at = given.terms().at();
        if (at == null) {
            return spoken.equals(Instant.MIN);
        }
        Instant earliest = at.earliest(zone);
        boolean after =
                spoken.isBefore(earliest)
                        || (!spoken.equals(Instant.MAX) && spoken.equals(earliest));
        return after && (when == null || !earliest.isAfter(when));
    }

    /** First instant by which it was surely said; the far future when its day is not known. */
    private static Instant lastPossible(Assurance assurance, ZoneId zone) {
        Moment at = assurance.terms().at();
        if (at == null) {
            return Instant.MAX;
        }
        return at.time() == null ? at.latest(zone) : at.latest(zone).plusNanos(1);
    }

    private ZoneId zone(Cell cell) {
        return findWindow(cell).map(AnnouncedWindow::zone).orElse(ZoneOffset.UTC);
    }

    private @Nullable Instant latestOpening(Cell cell) {
        return findWindow(cell).map(AnnouncedWindow::latestOpening).orElse(null);
    }

    private @Nullable Instant lastNeeded(Cell cell) {
        return findWindow(cell)
                .map(
                        w ->
                                w.findLastClosing()
                                        .map(closing -> closing.minusNanos(1))
                                        .orElse(Instant.MAX))
                .orElse(null);
    }

    private Optional<AnnouncedWindow> findWindow(Cell cell) {
        return Optional.ofNullable(windows.get(cell.window()));
    }

    /**
     * Puts cells that lack the same thing back together into as few scopes as the requirement's own
     * shape allows.
     */
    private List<NotAssured> gaps(
            Scope required, Set<Cell> cells, Map<Cell, List<Answer>> answers) {
        Map<Answer, Map<Lane, Set<Admission>>> missing = new LinkedHashMap<>();
        Map<Lane, Set<Admission>> needed = new HashMap<>();
        for (Cell cell : cells) {
            Lane lane = new Lane(cell.window(), cell.corridor());
            needed.computeIfAbsent(lane, _ -> EnumSet.noneOf(Admission.class)).add(cell.admits());
            for (Answer answer : answers.getOrDefault(cell, List.of())) {
                missing.computeIfAbsent(answer, _ -> new LinkedHashMap<>())
                        .computeIfAbsent(lane, _ -> EnumSet.noneOf(Admission.class))
                        .add(cell.admits());
            }
        }
        List<NotAssured> gaps = new ArrayList<>();
        missing.forEach(
                (answer, lanes) -> {
                    Map<Gap, Map<String, Set<String>>> byGap = new LinkedHashMap<>();
                    lanes.forEach(
                            (lane, admits) ->
                                    byGap.computeIfAbsent(
                                                    new Gap(
                                                            answer,
                                                            admits.equals(needed.get(lane))
                                                                    ? null
                                                                    : admits),
                                                    _ -> new LinkedHashMap<>())
                                            .computeIfAbsent(
                                                    lane.window(), _ -> new LinkedHashSet<>())
                                            .add(lane.corridor()));
                    byGap.forEach(
                            (gap, corridorsByWindow) ->
                                    gaps.addAll(
                                            boxes(
                                                    required,
                                                    needed.keySet(),
                                                    gap,
                                                    corridorsByWindow)));
                });
        return gaps;
    }

    private record Lane(String window, String corridor) {}

    private List<NotAssured> boxes(
            Scope required, Set<Lane> lanes, Gap gap, Map<String, Set<String>> corridorsByWindow) {
        Map<Set<String>, Set<String>> windowsByCorridors = new LinkedHashMap<>();
        corridorsByWindow.forEach(
                (window, corridors) ->
                        windowsByCorridors
                                .computeIfAbsent(corridors, _ -> new LinkedHashSet<>())
                                .add(window));
        Set<String> everyWindow = new HashSet<>();
        Set<String> everyCorridor = new HashSet<>();
        lanes.forEach(
                lane -> {
                    everyWindow.add(lane.window());
                    everyCorridor.add(lane.corridor());
                });
        List<NotAssured> boxes = new ArrayList<>();
        windowsByCorridors.forEach(
                (corridors, windows) ->
                        boxes.add(
                                new NotAssured(
                                        gap.answer().party(),
                                        pause.nameOf(gap.answer().party()),
                                        new Scope(
                                                windows.equals(everyWindow)
                                                        ? required.windows()
                                                        : named(windows),
                                                corridors.equals(everyCorridor)
                                                        ? required.corridors()
                                                        : named(corridors),
                                                gap.admits() == null
                                                        ? required.admits()
                                                        : gap.admits()),
                                        gap.answer().why())));
        return boxes;
    }

    private static Set<String> named(Set<String> ids) {
        Set<String> named = new LinkedHashSet<>(ids);
        named.remove(NONE);
        return named;
    }
}
