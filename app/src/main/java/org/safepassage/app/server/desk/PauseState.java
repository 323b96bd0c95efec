package org.safepassage.app.server.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Assurance;
import org.safepassage.domain.CorridorLimits;
import org.safepassage.domain.CorridorState;
import org.safepassage.domain.CorridorStatus;
import org.safepassage.domain.Decided;
import org.safepassage.domain.Decision;
import org.safepassage.domain.Pause;
import org.safepassage.pausefile.InvalidPause;
import org.safepassage.pausefile.PauseFile;

/**
 * One pause as the journal has it: its file, what parties answered, what was proposed, where each
 * corridor stands. A value: change makes a copy.
 */
public final class PauseState {
    private static final int BULLETINS = 200;

    private final String id;
    private final boolean drill;
    private final String text;
    private final Pause file;
    private final int revision;
    private final @Nullable Pause published;
    private final Map<String, CorridorStatus> corridors;
    private final Map<String, List<AssuranceSaid>> said; // by party and scope, the last one last
    private final Map<String, Request> requests;
    private final Map<String, Proposal> proposals;
    private final Map<String, Suspension> suspensions;
    private final List<Bulletin> told; // the last ones
    private final Papers papers;
    private final long version;
    private final Pause pause; // the file and what was answered since

    /**
     * How a corridor came to be suspended.
     *
     * @param by the account, or null when nobody decided it
     * @param reason null until one is given
     */
    public record Suspension(
            Instant at, @Nullable String by, Event.@Nullable Reason reason, String words) {}

    private PauseState(Draft draft) {
        id = draft.id;
        drill = draft.drill;
        text = draft.text;
        file = draft.file;
        revision = draft.revision;
        published = draft.published;
        corridors = Collections.unmodifiableMap(draft.corridors);
        said = Collections.unmodifiableMap(draft.said);
        requests = Collections.unmodifiableMap(draft.requests);
        proposals = Collections.unmodifiableMap(draft.proposals);
        suspensions = Collections.unmodifiableMap(draft.suspensions);
        told = List.copyOf(draft.told);
        papers = draft.papers;
        version = draft.version;
        pause = draft.samePause == null ? withAnswers(file, said) : draft.samePause;
    }

    /** All that makes up a state, open for a change. Used within one method only. */
    private static final class Draft {
        private String id;
        private boolean drill;
        private String text;
        private Pause file;
        private int revision;
        private @Nullable Pause published;
        private Map<String, CorridorStatus> corridors;
        private Map<String, List<AssuranceSaid>> said;
        private Map<String, Request> requests;
        private Map<String, Proposal> proposals;
        private Map<String, Suspension> suspensions;
        private List<Bulletin> told;
        private Papers papers;
        private long version;
        private @Nullable Pause samePause;

        private Draft(PauseState from) {
            id = from.id;
            drill = from.drill;
            text = from.text;
            file = from.file;
            revision = from.revision;
            published = from.published;
            corridors = new LinkedHashMap<>(from.corridors);
            said = from.said;
            requests = from.requests;
            proposals = from.proposals;
            suspensions = from.suspensions;
            told = from.told;
            papers = from.papers;
            version = from.version;
            samePause = from.pause;
        }

        private Draft(Event.PauseAdded added, Pause file) {
            id = added.pause();
            drill = added.drill();
            text = added.text();
            this.file = file;
            revision = 1;
            corridors = new LinkedHashMap<>();
            said = Map.of();
            requests = Map.of();
            proposals = Map.of();
            suspensions = Map.of();
            told = List.of();
            papers = Papers.NONE;
            file.corridors()
                    .forEach(
                            c -> corridors.put(c.id(), CorridorStatus.planned(c.id(), added.at())));
        }
    }

    /** A pause taken in. Every corridor is planned, whatever its file says. */
    static PauseState of(Event.PauseAdded added) {
        Draft draft = new Draft(added, parse(added.text(), added.pause()));
        draft.version = 1;
        return new PauseState(draft);
    }

    private static Pause parse(String text, String name) {
        try {
            return PauseFile.parse(text, name).pause();
        } catch (InvalidPause e) {
            throw new IllegalStateException(
                    "The journal holds a pause file that this program does not read: "
                            + e.problems(),
                    e);
        }
    }

    private static Pause withAnswers(Pause file, Map<String, List<AssuranceSaid>> said) {
        if (said.isEmpty()) {
            return file;
        }
        List<Assurance> all = new ArrayList<>(file.assurances());
        said.values().forEach(of -> all.addAll(of.getLast().in(file)));
        return file.but().assurances(all).make();
    }

    /** This pause after one more entry. Whatever lapsed before it has lapsed first. */
    PauseState after(Event.OfPause event, CorridorLimits limits) {
        PauseState settled = settled(event.at(), limits);
        Draft draft = new Draft(settled);
        draft.version++;
        switch (event) {
            case Event.PauseAdded added ->
                    throw new IllegalStateException("Twice: " + added.pause());
            case Event.PauseRevised revised -> revise(draft, revised);
            case Event.AssuranceRequested asked ->
                    draft.requests =
                            with(
                                    draft.requests,
                                    asked.request(),
                                    new Request(
                                            asked.request(),
                                            asked.party(),
                                            asked.scope(),
                                            asked.at(),
                                            asked.due(),
                                            null,
                                            null));
            case Event.AssuranceAcknowledged heard ->
                    draft.requests =
                            with(
                                    draft.requests,
                                    heard.request(),
                                    Objects.requireNonNull(draft.requests.get(heard.request()))
                                            .withAcknowledged(heard.at()));
            case Event.AssuranceAnswered answered -> answer(draft, answered.said());
            case Event.Proposed proposed ->
                    draft.proposals =
                            with(draft.proposals, proposed.proposal().id(), proposed.proposal());
            case Event.Returned returned ->
                    draft.proposals = without(draft.proposals, returned.proposal());
            case Event.Approved approved -> approve(draft, approved, limits);
            case Event.Prepared e -> decide(draft, new Decision.Prepare(e.by(), e.at()), e, limits);
            case Event.Confirmed e ->
                    decide(draft, new Decision.Confirm(e.by(), e.at()), e, limits);
            case Event.Closed e -> decide(draft, new Decision.Close(e.by(), e.at()), e, limits);
            case Event.Suspended e -> {
                decide(draft, new Decision.Suspend(e.by(), e.at()), e, limits);
                draft.suspensions =
                        with(
                                draft.suspensions,
                                e.corridor(),
                                new Suspension(e.at(), e.by(), null, ""));
            }
            case Event.ReasonGiven e -> {
                Suspension of = draft.suspensions.get(e.corridor());
                if (of != null) {
                    draft.suspensions =
                            with(
                                    draft.suspensions,
                                    e.corridor(),
                                    new Suspension(of.at(), of.by(), e.reason(), e.words()));
                }
            }
            case Event.Lapsed _ -> {} // settling did it
            case Event.OfPapers e -> draft.papers = draft.papers.after(e);
        }
        tell(draft, settled.corridors, event.at());
        return new PauseState(draft).settled(event.at(), limits).withoutStale(settled, event);
    }

    /** Notes what the public is told of a change, once the pause is published. */
    private static void tell(Draft draft, Map<String, CorridorStatus> before, Instant at) {
        if (draft.published == null) {
            return;
        }
        long last = draft.told.isEmpty() ? 0 : draft.told.getLast().number();
        List<Bulletin> all = new ArrayList<>(draft.told);
        all.addAll(Bulletin.of(before, draft.corridors, at, last + 1));
        draft.told = all.subList(Math.max(0, all.size() - BULLETINS), all.size());
    }

    private static void revise(Draft draft, Event.PauseRevised revised) {
        draft.text = revised.text();
        draft.file = parse(revised.text(), revised.pause());
        draft.revision++;
        draft.proposals = Map.of(); // nobody approves what another has since rewritten
        draft.samePause = null;
        draft.file
                .corridors()
                .forEach(
                        c ->
                                draft.corridors.putIfAbsent(
                                        c.id(), CorridorStatus.planned(c.id(), revised.at())));
    }

    private static void answer(Draft draft, AssuranceSaid said) {
        String key = said.party() + " " + said.scope();
        List<AssuranceSaid> all = new ArrayList<>(draft.said.getOrDefault(key, List.of()));
        all.add(said);
        draft.said = with(draft.said, key, List.copyOf(all));
        draft.samePause = null;
        Request request = said.request() == null ? null : draft.requests.get(said.request());
        if (request != null) {
            draft.requests = with(draft.requests, request.id(), request.withAnswered(said.at()));
        }
    }

    private static void approve(Draft draft, Event.Approved approved, CorridorLimits limits) {
        Proposal proposal = Objects.requireNonNull(draft.proposals.get(approved.proposal()));
        draft.proposals = without(draft.proposals, proposal.id());
        if (proposal.action() == Proposal.Action.PUBLISH) {
            draft.published = draft.file;
            long last = draft.told.isEmpty() ? 0 : draft.told.getLast().number();
            List<Bulletin> all = new ArrayList<>(draft.told);
            all.add(
                    new Bulletin(
                            last + 1,
                            Bulletin.Kind.ANNOUNCED,
                            List.copyOf(draft.corridors.keySet()),
                            approved.at()));
            draft.told = all;
            return;
        }
        String corridor = Objects.requireNonNull(proposal.corridor());
        Decision decision = decision(proposal, approved.by(), approved.at());
        put(draft, corridor, decision, limits);
    }

    /** What an approval decides. */
    static Decision decision(Proposal proposal, String second, Instant at) {
        Instant until = Objects.requireNonNull(proposal.until());
        return switch (proposal.action()) {
            case OPEN -> new Decision.Open(proposal.by(), second, at, until);
            case EXTEND -> new Decision.Extend(proposal.by(), second, at, until);
            case RESUME -> new Decision.Resume(proposal.by(), second, at, until);
            case PUBLISH -> throw new IllegalArgumentException("A publication opens nothing.");
        };
    }

    private static void decide(
            Draft draft, Decision decision, Event.OfCorridor event, CorridorLimits limits) {
        put(draft, event.corridor(), decision, limits);
    }

    /**
     * A decision that the rules refuse changes nothing. It was checked before it was entered; a
     * program with other limits may read it otherwise, and then more is closed, never more open.
     */
    private static void put(
            Draft draft, String corridor, Decision decision, CorridorLimits limits) {
        CorridorStatus status = Objects.requireNonNull(draft.corridors.get(corridor));
        Pause pause = draft.samePause == null ? draft.file : draft.samePause;
        if (status.after(decision, pause, limits) instanceof Decided.Accepted accepted) {
            draft.corridors.put(corridor, accepted.status());
        }
    }

    /** As seen at an instant: what has lapsed by then has lapsed. Never opens anything. */
    public PauseState settled(Instant when, CorridorLimits limits) {
        Draft draft = null;
        for (CorridorStatus status : corridors.values()) {
            CorridorStatus now = status.at(when, pause, limits);
            if (!now.equals(status)) {
                draft = draft == null ? new Draft(this) : draft;
                draft.corridors.put(now.corridor(), now);
                if (now.state() == CorridorState.SUSPENDED) {
                    draft.suspensions =
                            with(
                                    draft.suspensions,
                                    now.corridor(),
                                    new Suspension(now.since(), null, null, ""));
                }
            }
        }
        if (draft == null) {
            return this;
        }
        tell(draft, corridors, when);
        return new PauseState(draft).withoutStale(this, null);
    }

    /**
     * Without proposals that a suspension has overtaken: whoever pressed the button knew something
     * that those who proposed did not.
     */
    private PauseState withoutStale(PauseState before, Event.@Nullable OfPause event) {
        Map<String, Proposal> left = new LinkedHashMap<>(proposals);
        left.values()
                .removeIf(
                        p -> {
                            String corridor = p.corridor();
                            if (corridor == null) {
                                return false;
                            }
                            CorridorStatus now = corridors.get(corridor);
                            boolean stopped =
                                    now != null
                                            && now.state() == CorridorState.SUSPENDED
                                            && !now.equals(before.corridors.get(corridor));
                            boolean again =
                                    event instanceof Event.Suspended e
                                            && e.corridor().equals(corridor);
                            boolean over = now == null || now.state() == CorridorState.CLOSED;
                            return stopped || again || over;
                        });
        if (left.size() == proposals.size()) {
            return this;
        }
        Draft draft = new Draft(this);
        draft.proposals = left;
        return new PauseState(draft);
    }

    /**
     * With these corridors suspended in memory, because the disk did not take the entry. Fails
     * towards closed.
     */
    PauseState held(Map<String, Instant> since) {
        Draft draft = new Draft(this);
        since.forEach(
                (corridor, at) ->
                        draft.corridors.computeIfPresent(corridor, (_, s) -> s.suspended(at)));
        since.values().stream().max(Instant::compareTo).ifPresent(at -> tell(draft, corridors, at));
        return new PauseState(draft);
    }

    private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
        Map<String, V> copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return copy;
    }

    private static <V> Map<String, V> without(Map<String, V> map, String key) {
        Map<String, V> copy = new LinkedHashMap<>(map);
        copy.remove(key);
        return copy;
    }

    public String id() {
        return id;
    }

    /** Whether nothing of it ever leaves this server. */
    public boolean drill() {
        return drill;
    }

    /** The pause file, as written. */
    public String text() {
        return text;
    }

    /** How often the file was written, from 1. */
    public int revision() {
        return revision;
    }

    /** The pause with every answer that was given here. */
    public Pause pause() {
        return pause;
    }

    /** The revision that two people made public; empty before they did. */
    public Optional<Pause> findPublished() {
        return Optional.ofNullable(published);
    }

    /** The published revision with what parties have answered since; the rest is not public. */
    public Optional<Pause> findPublic() {
        return findPublished().map(p -> withAnswers(p, said));
    }

    /**
     * What the public was told, the last one last; at most 200 are kept. Empty before it is
     * published.
     */
    public List<Bulletin> told() {
        return told;
    }

    /** Status by corridor, in the file's order. */
    public Map<String, CorridorStatus> corridors() {
        return corridors;
    }

    /** All answers in the order of each party and scope. */
    public List<AssuranceSaid> said() {
        return said.values().stream().flatMap(List::stream).toList();
    }

    /** How many assurances the file itself holds; they come first in {@link #pause()}. */
    public int fileAssurances() {
        return file.assurances().size();
    }

    /** How many different scopes parties have spoken of. */
    int scopesSpokenOf() {
        return said.size();
    }

    /** The pause as it stood at an instant, for the matrix of that moment. */
    public Pause pauseAsOf(Instant when) {
        Map<String, List<AssuranceSaid>> then = new LinkedHashMap<>();
        said.forEach(
                (key, all) -> {
                    List<AssuranceSaid> by =
                            all.stream().filter(s -> !s.at().isAfter(when)).toList();
                    if (!by.isEmpty()) {
                        then.put(key, by);
                    }
                });
        return withAnswers(file.but().assurances(saidBy(when)).make(), then);
    }

    /** Those of the file that were said by then; one whose day nobody wrote down is among them. */
    private List<Assurance> saidBy(Instant when) {
        java.time.ZoneId zone =
                file.windows().isEmpty()
                        ? java.time.ZoneOffset.UTC
                        : file.windows().getFirst().zone();
        return file.assurances().stream()
                .filter(a -> a.terms().at() == null || !a.terms().at().earliest(zone).isAfter(when))
                .toList();
    }

    /** Statements, notifications and reports. */
    public Papers papers() {
        return papers;
    }

    public Map<String, Request> requests() {
        return requests;
    }

    public Map<String, Proposal> proposals() {
        return proposals;
    }

    public Optional<Suspension> findSuspension(String corridor) {
        return Optional.ofNullable(suspensions.get(corridor));
    }

    /** Entries about this pause so far: changes with each, and with nothing else. */
    public long version() {
        return version;
    }
}
