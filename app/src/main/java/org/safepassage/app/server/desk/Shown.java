package org.safepassage.app.server.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.people.Person;
import org.safepassage.domain.Assurance;
import org.safepassage.domain.AssuranceOnRecord;
import org.safepassage.domain.ConfidentialEntry;
import org.safepassage.domain.CorridorStatus;
import org.safepassage.domain.OfficeSignature;
import org.safepassage.domain.RecordEntry;
import org.safepassage.domain.RecordedDecision;
import org.safepassage.domain.RecordedStatement;
import org.safepassage.domain.ReportReceived;
import org.safepassage.domain.Rule;

/**
 * What the record shows of an event, by the table in {@code docs/record.md}: a function of the
 * state before, the event, and the state after, so that it is the same whenever it is made. Nothing
 * of a drill is shown.
 */
final class Shown {
    /** Rules that tell nothing of an assurance, which may not be public. */
    private static final Set<Rule> PUBLIC_RULES =
            Set.of(Rule.END_REACHED, Rule.CONFIRMATION_OVERDUE, Rule.CLOCK_WENT_BACK);

    private final State before;
    private final State after;
    private final List<Ledger.Shown> shown = new ArrayList<>();

    private Shown(State before, State after) {
        this.before = before;
        this.after = after;
    }

    static List<Ledger.Shown> of(State before, Event event, State after) {
        if (!(event instanceof Event.OfPause ofPause)
                || Objects.requireNonNull(after.pauses().get(ofPause.pause())).drill()) {
            return List.of();
        }
        Shown shown = new Shown(before, after);
        shown.lapses(ofPause);
        shown.event(ofPause);
        return List.copyOf(shown.shown);
    }

    /** Corridors that were open and fell back without a decision about them. */
    private void lapses(Event.OfPause event) {
        PauseState then = before.pauses().get(event.pause());
        PauseState now = Objects.requireNonNull(after.pauses().get(event.pause()));
        if (then == null) {
            return;
        }
        for (CorridorStatus status : now.corridors().values()) {
            CorridorStatus old = then.corridors().get(status.corridor());
            boolean fell = old != null && old.isOpen() && !status.isOpen();
            boolean decided =
                    event instanceof Event.OfCorridor of
                            && !(event instanceof Event.Lapsed)
                            && of.corridor().equals(status.corridor());
            if (fell && !decided) {
                Rule rule = status.because();
                add(
                        new RecordedDecision.Lapsed(
                                event.at(),
                                status.corridor(),
                                rule != null && PUBLIC_RULES.contains(rule) ? rule.word() : null));
            }
        }
    }

    private void event(Event.OfPause event) {
        Instant at = event.at();
        switch (event) {
            case Event.PauseAdded e ->
                    add(new ConfidentialEntry.PauseAdopted(at, e.text()), e.by());
            case Event.PauseRevised e ->
                    add(new ConfidentialEntry.PauseAdopted(at, e.text()), e.by());
            case Event.AssuranceAnswered e -> answered(e);
            case Event.Prepared e ->
                    add(new RecordedDecision.Prepared(at, e.corridor(), office(e.by())), e.by());
            case Event.Confirmed e ->
                    add(new RecordedDecision.Confirmed(at, e.corridor(), office(e.by())), e.by());
            case Event.Suspended e ->
                    add(
                            new RecordedDecision.Suspended(at, e.corridor(), null, office(e.by())),
                            e.by());
            case Event.Closed e ->
                    add(
                            new RecordedDecision.Closed(at, e.corridor(), null, office(e.by())),
                            e.by());
            case Event.Proposed e -> proposed(e);
            case Event.Approved e -> approved(e);
            case Event.AssuranceRequested _,
                    Event.AssuranceAcknowledged _,
                    Event.Returned _,
                    Event.ReasonGiven _,
                    Event.Lapsed _,
                    Event.StatementTaken _,
                    Event.FieldsJudged _,
                    Event.NotificationMade _,
                    Event.NotificationSent _,
                    Event.NotificationHeard _,
                    Event.Noted _,
                    Event.ReportJudged _ -> {} // the journal alone
            case Event.ReportTaken e ->
                    add(
                            new ReportReceived(at, e.report().id(), "page", e.report().inWords()),
                            e.by());
        }
    }

    private void answered(Event.AssuranceAnswered event) {
        PauseState pause = Objects.requireNonNull(after.pauses().get(event.pause()));
        for (Assurance assurance : event.said().in(pause.pause())) {
            AssuranceOnRecord on = AssuranceOnRecord.of(assurance);
            if (event.said().isPublic()) {
                add(new RecordedStatement.AssuranceMade(event.at(), on), event.by());
            } else {
                add(new ConfidentialEntry.AssuranceGiven(event.at(), on), event.by());
            }
        }
    }

    private void proposed(Event.Proposed event) {
        Proposal proposal = event.proposal();
        RecordedDecision.Act act = act(proposal.action());
        if (act != null) {
            add(
                    new RecordedDecision.Proposed(
                            event.at(),
                            proposal.id(),
                            act,
                            Objects.requireNonNull(proposal.corridor()),
                            Objects.requireNonNull(proposal.until()),
                            office(event.by())),
                    event.by());
        }
    }

    private void approved(Event.Approved event) {
        PauseState then = Objects.requireNonNull(before.pauses().get(event.pause()));
        PauseState now = Objects.requireNonNull(after.pauses().get(event.pause()));
        Proposal proposal = Objects.requireNonNull(then.proposals().get(event.proposal()));
        String corridor = proposal.corridor();
        Instant until = proposal.until();
        CorridorStatus status = corridor == null ? null : now.corridors().get(corridor);
        if (corridor == null || until == null || status == null || !status.isOpen()) {
            return;
        }
        OfficeSignature first = office(proposal.by());
        OfficeSignature second = office(event.by());
        RecordedDecision decision =
                switch (proposal.action()) {
                    case OPEN ->
                            new RecordedDecision.Opened(
                                    event.at(), proposal.id(), corridor, until, first, second);
                    case RESUME ->
                            new RecordedDecision.Resumed(
                                    event.at(), proposal.id(), corridor, until, first, second);
                    case EXTEND ->
                            new RecordedDecision.Extended(
                                    event.at(), proposal.id(), corridor, until, first, second);
                    case PUBLISH -> throw new IllegalStateException("It has no corridor.");
                };
        add(decision, proposal.by(), event.by());
    }

    private static RecordedDecision.@Nullable Act act(Proposal.Action action) {
        return switch (action) {
            case OPEN -> RecordedDecision.Act.OPEN;
            case EXTEND -> RecordedDecision.Act.EXTEND;
            case RESUME -> RecordedDecision.Act.RESUME;
            case PUBLISH -> null;
        };
    }

    private OfficeSignature office(String account) {
        return OfficeSignature.of(before.findPerson(account).map(Shown::office).orElse("server"));
    }

    private static String office(Person person) {
        return person.party() == null ? person.role().word() : "liaison-office." + person.party();
    }

    private void add(RecordEntry entry, String... accounts) {
        List<String> people = Stream.of(accounts).filter(a -> !a.equals(Event.SERVER)).toList();
        shown.add(new Ledger.Shown(entry, people));
    }
}
