package org.safepassage.domain;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Every kind of entry of the record: its word in files, and its type, which fixes the rest. */
public enum EntryKind implements Worded {
    BEGINNING("beginning", RecordedStatement.Begun.class),
    NAMES("names", RecordedStatement.NamesGiven.class),
    DECLARATION("declaration", RecordedStatement.DeclarationMade.class),
    CLAIM("claim", RecordedStatement.ClaimMade.class),
    ASSURANCE("assurance", RecordedStatement.AssuranceMade.class),
    PROPOSAL("proposal", RecordedDecision.Proposed.class),
    PREPARATION("preparation", RecordedDecision.Prepared.class),
    OPENING("opening", RecordedDecision.Opened.class),
    CONFIRMATION("confirmation", RecordedDecision.Confirmed.class),
    SUSPENSION("suspension", RecordedDecision.Suspended.class),
    RESUMPTION("resumption", RecordedDecision.Resumed.class),
    EXTENSION("extension", RecordedDecision.Extended.class),
    LAPSE("lapse", RecordedDecision.Lapsed.class),
    CLOSING("closing", RecordedDecision.Closed.class),
    CANCELLATION("cancellation", RecordedDecision.Cancelled.class),
    NOTICE("notice", RecordedRelease.NoticeIssued.class),
    COUNT("count", RecordedRelease.CountReleased.class),
    CORRECTION("correction", RecordedRelease.Corrected.class),
    RULE_CHANGE("rule-change", RecordedRules.RuleChanged.class),
    OFFICE_KEY("office-key", RecordedRules.OfficeKeyed.class),
    KEY_CHANGE("key-change", RecordedRules.KeyChanged.class),
    SUCCESSION("succession", RecordedRules.Succeeded.class),
    CONFIDENTIAL_ASSURANCE("confidential-assurance", ConfidentialEntry.AssuranceGiven.class),
    CONFIDENTIAL_CLAIM("confidential-claim", ConfidentialEntry.ClaimReceived.class),
    PAUSE_FILE("pause-file", ConfidentialEntry.PauseAdopted.class),
    MERGE("merge", ConfidentialEntry.CopyMerged.class),
    INTAKE_ROOT("intake-root", ConfidentialEntry.IntakeRoot.class),
    REPORT("report", ReportReceived.class),
    REDACTION_OF_COMMITMENT("redaction-of-commitment", Redaction.OfCommitment.class),
    REDACTION_OF_REPORT("redaction-of-report", Redaction.OfReport.class),
    REDACTION_OF_PRIVATE("redaction-of-private", Redaction.OfPrivate.class),
    STAFF_ACT("staff-act", PrivateEntry.StaffActed.class),
    REFUSAL("refusal", PrivateEntry.DecisionRefused.class),
    TABLE_ROW("table-row", PrivateEntry.TableRow.class);

    private static final Map<Class<?>, EntryKind> BY_TYPE = new HashMap<>();

    static {
        Arrays.stream(values()).forEach(kind -> BY_TYPE.put(kind.type, kind));
    }

    private final String word;
    private final Class<? extends RecordEntry> type;

    EntryKind(String word, Class<? extends RecordEntry> type) {
        this.word = word;
        this.type = type;
    }

    /** The kind of a type of entry. */
    static EntryKind of(Class<?> type) {
        EntryKind kind = BY_TYPE.get(type);
        if (kind == null) {
            throw new IllegalArgumentException("%s has no word.".formatted(type));
        }
        return kind;
    }

    @Override
    public String word() {
        return word;
    }

    public Class<? extends RecordEntry> type() {
        return type;
    }

    /** What outsiders see of this kind, by its family. */
    public Disclosure disclosure() {
        if (RecordEntry.PublicText.class.isAssignableFrom(type)) {
            return Disclosure.PUBLIC_TEXT;
        }
        if (RecordEntry.Committed.class.isAssignableFrom(type)) {
            return Disclosure.COMMITMENT;
        }
        if (RecordEntry.Received.class.isAssignableFrom(type)) {
            return Disclosure.INTAKE_COMMITMENT;
        }
        return RecordEntry.IntakeText.class.isAssignableFrom(type)
                ? Disclosure.INTAKE_TEXT
                : Disclosure.PRIVATE;
    }
}
