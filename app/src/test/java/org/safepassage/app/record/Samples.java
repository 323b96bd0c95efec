package org.safepassage.app.record;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.safepassage.domain.Admission;
import org.safepassage.domain.Assurance;
import org.safepassage.domain.AssuranceOnRecord;
import org.safepassage.domain.Basis;
import org.safepassage.domain.ClaimOnRecord;
import org.safepassage.domain.ConfidentialEntry;
import org.safepassage.domain.Names;
import org.safepassage.domain.Office;
import org.safepassage.domain.OfficeSignature;
import org.safepassage.domain.PrivateEntry;
import org.safepassage.domain.RecordEntry;
import org.safepassage.domain.RecordedDecision;
import org.safepassage.domain.RecordedRelease;
import org.safepassage.domain.RecordedRules;
import org.safepassage.domain.RecordedStatement;
import org.safepassage.domain.Redaction;
import org.safepassage.domain.ReportReceived;
import org.safepassage.domain.Scope;
import org.safepassage.domain.Source;
import org.safepassage.domain.SourceRef;

/** One entry of each kind, in two forms where something may be left out. */
final class Samples {
    static final Instant NOON = Instant.parse("2016-11-04T10:00:00Z");
    static final OfficeSignature DUTY = OfficeSignature.of("duty-officer");
    static final OfficeSignature ACCESS =
            new OfficeSignature(new Office("access-officer"), "\u2014 a b");

    private Samples() {}

    static RecordBeginning beginning(String origin) {
        return new RecordBeginning(
                origin,
                "aleppo-2016-11-04",
                new Names(Map.of("en", "Aleppo", "ar", "حلب")),
                ZoneId.of("Asia/Damascus"),
                Duration.ofSeconds(60));
    }

    static List<RecordEntry> all() {
        SourceRef news =
                new SourceRef(
                        "S1",
                        Source.Kind.NEWS,
                        "RU",
                        "A \"paper\"",
                        "2016-11-02",
                        null,
                        "wire",
                        null);
        SourceRef report =
                new SourceRef("S2", Source.Kind.REPORT, null, null, null, null, null, null);
        ClaimOnRecord claim =
                new ClaimOnRecord("K1", "windows/W1", "09:00", List.of("RU"), Basis.HEDGED, news);
        Scope scope =
                new Scope(
                        new LinkedHashSet<>(List.of("W1")),
                        Set.of(),
                        new LinkedHashSet<>(List.of(Admission.CIVILIANS, Admission.WOUNDED)));
        AssuranceOnRecord stated =
                new AssuranceOnRecord(
                        "RU",
                        "given",
                        scope,
                        Assurance.Form.PUBLIC_STATEMENT,
                        "2016-11-02",
                        NOON,
                        null,
                        List.of("K1"));
        AssuranceOnRecord oral =
                new AssuranceOnRecord(
                        "AG",
                        "conditional",
                        Scope.window("W1"),
                        Assurance.Form.ORAL,
                        null,
                        null,
                        "if it is quiet",
                        List.of());
        Instant end = NOON.plusSeconds(7200);
        List<RecordEntry> all = new ArrayList<>();
        all.add(
                new RecordedStatement.Begun(
                        NOON, "p", Names.of("en", "P"), ZoneId.of("UTC"), "a+b+c", 60));
        all.add(
                new RecordedStatement.NamesGiven(
                        NOON,
                        List.of(
                                new RecordedStatement.Named(
                                        "party",
                                        "RU",
                                        new Names(
                                                Map.of("en", "Russian Federation", "ru", "РФ"))))));
        all.add(
                new RecordedStatement.DeclarationMade(
                        NOON,
                        "ministry of defence",
                        null,
                        "RU",
                        "2016-11-02",
                        List.of("all"),
                        List.of(),
                        List.of(
                                new RecordedStatement.Hours(
                                        "W1",
                                        ZoneId.of("Asia/Damascus"),
                                        null,
                                        "2016-11-04T09:00",
                                        "2016-11-04T19:00",
                                        false)),
                        List.of("K1")));
        all.add(new RecordedStatement.ClaimMade(NOON, claim));
        all.add(new RecordedStatement.AssuranceMade(NOON, stated));
        all.add(
                new RecordedDecision.Proposed(
                        NOON, "P1", RecordedDecision.Act.OPEN, "C1", end, DUTY));
        all.add(new RecordedDecision.Prepared(NOON, "C1", DUTY));
        all.add(new RecordedDecision.Opened(NOON, "P1", "C1", end, DUTY, ACCESS));
        all.add(new RecordedDecision.Confirmed(NOON, "C1", DUTY));
        all.add(new RecordedDecision.Suspended(NOON, "C1", "shelling\nreported", DUTY));
        all.add(new RecordedDecision.Suspended(NOON, "C1", null, DUTY));
        all.add(new RecordedDecision.Resumed(NOON, null, "C1", end, DUTY, ACCESS));
        all.add(new RecordedDecision.Extended(NOON, "P2", "C1", end, DUTY, ACCESS));
        all.add(new RecordedDecision.Lapsed(NOON, "C1", "end-reached"));
        all.add(new RecordedDecision.Closed(NOON, "C1", null, DUTY));
        all.add(new RecordedDecision.Cancelled(NOON, "C1", "withdrawn", DUTY));
        all.add(IssuedNotice.of(NOON, "N1", "sms", "ar", null, "الممر مغلق 🚫"));
        all.add(IssuedNotice.of(NOON, "N2", "pdf", "en", "N1", new byte[] {1, 2}));
        all.add(
                RecordedRelease.CountReleased.of(
                        NOON, NOON.minusSeconds(3600), "people out", "C1", 48));
        all.add(
                new RecordedRelease.CountReleased(
                        NOON, NOON.minusSeconds(3600), "wounded", null, null));
        all.add(new RecordedRelease.Corrected(NOON, 3, "It was 18:00.", List.of(news)));
        all.add(
                new RecordedRules.RuleChanged(
                        NOON, "witness-policy", null, "log …\nquorum any", DUTY));
        all.add(new RecordedRules.OfficeKeyed(NOON, new Office("duty-officer"), "a+b+c"));
        all.add(new RecordedRules.KeyChanged("key-change/v1\nx\n"));
        all.add(new RecordedRules.Succeeded("succession/v1\nx\n"));
        all.add(new ConfidentialEntry.AssuranceGiven(NOON, oral));
        all.add(
                new ConfidentialEntry.ClaimReceived(
                        NOON,
                        new ClaimOnRecord(
                                "K2", "assurances", "given", List.of(), Basis.STATED, report)));
        all.add(new ConfidentialEntry.PauseAdopted(NOON, "pause: x\n"));
        all.add(new ConfidentialEntry.CopyMerged(NOON, "note", "note", 3, 2, 1));
        all.add(new ConfidentialEntry.IntakeRoot("log\n0\nx\n"));
        all.add(new ReportReceived(NOON, "R1", "sms", "quiet\u0000 at C1 \\ \"x\""));
        all.add(new Redaction.OfCommitment(3, "asked for"));
        all.add(new Redaction.OfReport(0, "asked for"));
        all.add(new Redaction.OfPrivate(-1, "not needed"));
        all.add(new PrivateEntry.StaffActed(NOON, "anna", "logged in"));
        all.add(
                new PrivateEntry.DecisionRefused(
                        NOON,
                        null,
                        RecordedDecision.Act.RESUME,
                        "C1",
                        List.of("assurance-missing")));
        all.add(new PrivateEntry.TableRow(NOON, "roles", "anna", "duty"));
        all.add(new PrivateEntry.TableRow(NOON, "roles", "anna", null));
        return all;
    }
}
