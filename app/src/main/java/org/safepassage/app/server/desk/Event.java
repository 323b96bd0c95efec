package org.safepassage.app.server.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.safepassage.app.server.people.Role;
import org.safepassage.domain.Scope;

/**
 * One entry of the private journal, as written there in JSON with its kind: something that
 * happened, never taken back. {@code by} is an account, or {@link #SERVER}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Event.PersonAdded.class, name = "person-added"),
    @JsonSubTypes.Type(value = Event.PersonInvited.class, name = "person-invited"),
    @JsonSubTypes.Type(value = Event.PersonRole.class, name = "person-role"),
    @JsonSubTypes.Type(value = Event.CredentialSet.class, name = "credential-set"),
    @JsonSubTypes.Type(value = Event.PersonConfirmed.class, name = "person-confirmed"),
    @JsonSubTypes.Type(value = Event.PersonReturned.class, name = "person-returned"),
    @JsonSubTypes.Type(value = Event.PasskeyAdded.class, name = "passkey-added"),
    @JsonSubTypes.Type(value = Event.PasskeyRemoved.class, name = "passkey-removed"),
    @JsonSubTypes.Type(value = Event.PasskeyUsed.class, name = "passkey-used"),
    @JsonSubTypes.Type(value = Event.SubjectLinked.class, name = "subject-linked"),
    @JsonSubTypes.Type(value = Event.PersonRemoved.class, name = "person-removed"),
    @JsonSubTypes.Type(value = Event.SignedIn.class, name = "signed-in"),
    @JsonSubTypes.Type(value = Event.LockedOut.class, name = "locked-out"),
    @JsonSubTypes.Type(value = Event.PauseAdded.class, name = "pause-added"),
    @JsonSubTypes.Type(value = Event.PauseRevised.class, name = "pause-revised"),
    @JsonSubTypes.Type(value = Event.AssuranceRequested.class, name = "assurance-requested"),
    @JsonSubTypes.Type(value = Event.AssuranceAcknowledged.class, name = "assurance-acknowledged"),
    @JsonSubTypes.Type(value = Event.AssuranceAnswered.class, name = "assurance-answered"),
    @JsonSubTypes.Type(value = Event.Prepared.class, name = "prepared"),
    @JsonSubTypes.Type(value = Event.Proposed.class, name = "proposed"),
    @JsonSubTypes.Type(value = Event.Approved.class, name = "approved"),
    @JsonSubTypes.Type(value = Event.Returned.class, name = "returned"),
    @JsonSubTypes.Type(value = Event.Suspended.class, name = "suspended"),
    @JsonSubTypes.Type(value = Event.ReasonGiven.class, name = "reason-given"),
    @JsonSubTypes.Type(value = Event.Confirmed.class, name = "confirmed"),
    @JsonSubTypes.Type(value = Event.Closed.class, name = "closed"),
    @JsonSubTypes.Type(value = Event.Lapsed.class, name = "lapsed"),
    @JsonSubTypes.Type(value = Event.StatementTaken.class, name = "statement-taken"),
    @JsonSubTypes.Type(value = Event.FieldsJudged.class, name = "fields-judged"),
    @JsonSubTypes.Type(value = Event.NotificationMade.class, name = "notification-made"),
    @JsonSubTypes.Type(value = Event.NotificationSent.class, name = "notification-sent"),
    @JsonSubTypes.Type(value = Event.NotificationHeard.class, name = "notification-heard"),
    @JsonSubTypes.Type(value = Event.ReportTaken.class, name = "report-taken"),
    @JsonSubTypes.Type(value = Event.ReportJudged.class, name = "report-judged"),
    @JsonSubTypes.Type(value = Event.Noted.class, name = "noted")
})
public sealed interface Event {
    /** Who stands behind what nobody decided. No account can be called so. */
    String SERVER = "(server)";

    Instant at();

    String by();

    /** About one pause. */
    sealed interface OfPause extends Event {
        String pause();
    }

    /** About one corridor. */
    sealed interface OfCorridor extends OfPause {
        String corridor();
    }

    /** What is kept beside a pause and moves no corridor: statements, notifications, reports. */
    sealed interface OfPapers extends OfPause {}

    record PersonAdded(Instant at, String by, String account, Role role, @Nullable String party)
            implements Event {}

    /** Invited, with the hash of the token that the link holds. */
    record PersonInvited(Instant at, String by, String account, String token, Instant until)
            implements Event {}

    /**
     * Another role.
     *
     * @param waits true when a second person must confirm it
     */
    record PersonRole(
            Instant at,
            String by,
            String account,
            Role role,
            @Nullable String party,
            @Nullable Boolean waits)
            implements Event {}

    /**
     * An invitation taken up with a password.
     *
     * @param sealed its hash and the key of the codes
     * @param waits true when a second person must confirm it
     */
    record CredentialSet(
            Instant at, String by, String account, String sealed, @Nullable Boolean waits)
            implements Event {}

    /**
     * A passkey, sealed.
     *
     * @param joining true when an invitation was taken up with it: nothing else holds then
     * @param waits true when a second person must confirm it
     */
    record PasskeyAdded(
            Instant at,
            String by,
            String account,
            String id,
            String sealed,
            String label,
            @Nullable Boolean joining,
            @Nullable Boolean waits)
            implements Event {}

    record PasskeyRemoved(Instant at, String by, String account, String id) implements Event {}

    /** Signed in with a passkey, which had made so many signatures. */
    record PasskeyUsed(Instant at, String by, String id, long counter) implements Event {}

    /**
     * An account taken up by somebody whom the identity provider knows.
     *
     * @param subject a keyed hash of issuer and subject
     */
    record SubjectLinked(
            Instant at, String by, String account, String subject, @Nullable Boolean waits)
            implements Event {}

    /** What waited takes effect, by a second person. */
    record PersonConfirmed(Instant at, String by, String account) implements Event {}

    /** What waited is not to be, by a second person. */
    record PersonReturned(Instant at, String by, String account) implements Event {}

    record PersonRemoved(Instant at, String by, String account) implements Event {}

    /**
     * Signed in.
     *
     * @param step of the one-time code, which is used up with it; null without one
     */
    record SignedIn(Instant at, String by, @Nullable Long step) implements Event {}

    /** So many wrong passwords or codes in a row that the account is locked for a while. */
    record LockedOut(Instant at, String by, String account) implements Event {}

    /** A pause file taken in. Drill or live is settled here, for good. */
    record PauseAdded(Instant at, String by, String pause, boolean drill, String text)
            implements OfPause {}

    record PauseRevised(Instant at, String by, String pause, String text) implements OfPause {}

    /** Asked of a party, to be answered by {@code due}. */
    record AssuranceRequested(
            Instant at,
            String by,
            String pause,
            String request,
            String party,
            Scope scope,
            Instant due)
            implements OfPause {}

    /** The party has said that it received the request. That is no answer. */
    record AssuranceAcknowledged(Instant at, String by, String pause, String request)
            implements OfPause {}

    record AssuranceAnswered(Instant at, String by, String pause, AssuranceSaid said)
            implements OfPause {}

    record Prepared(Instant at, String by, String pause, String corridor) implements OfCorridor {}

    record Proposed(Instant at, String by, String pause, Proposal proposal) implements OfPause {}

    /** By another person than the one who proposed. What was proposed happens here. */
    record Approved(Instant at, String by, String pause, String proposal) implements OfPause {}

    /** Sent back with a reason, or taken back by whoever proposed it. */
    record Returned(Instant at, String by, String pause, String proposal, String reason)
            implements OfPause {}

    record Suspended(Instant at, String by, String pause, String corridor) implements OfCorridor {}

    record ReasonGiven(
            Instant at, String by, String pause, String corridor, Reason reason, String words)
            implements OfCorridor {}

    record Confirmed(Instant at, String by, String pause, String corridor) implements OfCorridor {}

    record Closed(Instant at, String by, String pause, String corridor) implements OfCorridor {}

    /** It fell back without a decision; the rule stands in the status. */
    record Lapsed(Instant at, String by, String pause, String corridor) implements OfCorridor {}

    /** A text somebody pasted, with what was read in it. */
    record StatementTaken(Instant at, String by, String pause, Statement statement)
            implements OfPapers {}

    /** What an officer says to fields of a statement; the last word on a field counts. */
    record FieldsJudged(
            Instant at, String by, String pause, String statement, List<Statement.Judged> fields)
            implements OfPapers {
        public FieldsJudged {
            fields = List.copyOf(fields);
        }
    }

    /** A notification for a party, to be handed over outside of this server. */
    record NotificationMade(Instant at, String by, String pause, Notification notification)
            implements OfPapers {}

    /**
     * It was sent to one of its recipients.
     *
     * @param recipient number in its list, from 0
     * @param when it was sent, as whoever sent it says
     */
    record NotificationSent(
            Instant at, String by, String pause, String notification, int recipient, Instant when)
            implements OfPapers {}

    /** One of its recipients has said that it was received. That is no answer. */
    record NotificationHeard(
            Instant at, String by, String pause, String notification, int recipient, Instant when)
            implements OfPapers {}

    /** Something staff did that changes nothing of the pause, such as asking for a plan. */
    record Noted(Instant at, String by, String pause, String says) implements OfPapers {}

    /** What a monitor saw. */
    record ReportTaken(Instant at, String by, String pause, ReportSaid report)
            implements OfPapers {}

    /** How far a report has been looked into, by an officer. */
    record ReportJudged(
            Instant at,
            String by,
            String pause,
            String report,
            ReportSaid.Standing standing,
            boolean disputed)
            implements OfPapers {}

    /** Why a corridor was suspended, asked after it was. */
    enum Reason {
        @JsonProperty("fire")
        FIRE,
        @JsonProperty("assurance")
        ASSURANCE,
        @JsonProperty("road")
        ROAD,
        @JsonProperty("crowding")
        CROWDING,
        @JsonProperty("mistake")
        MISTAKE,
        @JsonProperty("other")
        OTHER
    }
}
