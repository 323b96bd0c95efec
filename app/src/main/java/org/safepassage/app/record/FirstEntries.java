package org.safepassage.app.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.safepassage.domain.Assurance;
import org.safepassage.domain.AssuranceOnRecord;
import org.safepassage.domain.Claim;
import org.safepassage.domain.ClaimOnRecord;
import org.safepassage.domain.ConfidentialEntry;
import org.safepassage.domain.Corridor;
import org.safepassage.domain.Declaration;
import org.safepassage.domain.Pause;
import org.safepassage.domain.RecordEntry;
import org.safepassage.domain.RecordedStatement;

/**
 * What a record begins with, from the pause file: names, the declaration, the claims and the
 * assurances; in public only what is public, and a commitment to the rest and to the file.
 */
public final class FirstEntries {
    /**
     * Fields of which a public claim is entered in public. People, places they wait in and vehicles
     * are not among them, whoever has published them: side by side they are a target list.
     */
    private static final Set<String> PUBLIC_FIELDS =
            Set.of(
                    "area",
                    "assurances",
                    "called",
                    "corridors",
                    "declaration",
                    "elements",
                    "follows",
                    "names",
                    "purpose",
                    "relations",
                    "type",
                    "windows");

    private FirstEntries() {}

    /**
     * The entries, in their order.
     *
     * @param file the text of the pause file
     */
    public static List<RecordEntry> of(Pause pause, String file, Instant at) {
        List<RecordEntry> entries = new ArrayList<>();
        entries.add(new ConfidentialEntry.PauseAdopted(at, file));
        entries.add(new RecordedStatement.NamesGiven(at, names(pause)));
        Declaration declaration = pause.declaration();
        if (declaration != null) {
            entries.add(
                    new RecordedStatement.DeclarationMade(
                            at,
                            declaration.decidedBy(),
                            declaration.onOrdersOf(),
                            declaration.issuedBy(),
                            declaration.announced() == null
                                    ? null
                                    : declaration.announced().toString(),
                            declaration.addressees(),
                            declaration.asks(),
                            pause.windows().stream().map(RecordedStatement.Hours::of).toList(),
                            declaration.per()));
        }
        Set<String> telling = confidentialClaims(pause);
        for (Claim claim : pause.claims()) {
            ClaimOnRecord onRecord = ClaimOnRecord.of(claim, pause);
            boolean isPublic =
                    onRecord.source().isPublic()
                            && !telling.contains(claim.id())
                            && PUBLIC_FIELDS.contains(claim.field().split("/", 2)[0]);
            entries.add(
                    isPublic
                            ? new RecordedStatement.ClaimMade(at, onRecord)
                            : new ConfidentialEntry.ClaimReceived(at, onRecord));
        }
        for (Assurance assurance : pause.assurances()) {
            AssuranceOnRecord onRecord = AssuranceOnRecord.of(assurance);
            entries.add(
                    onRecord.form().isPublic()
                            ? new RecordedStatement.AssuranceMade(at, onRecord)
                            : new ConfidentialEntry.AssuranceGiven(at, onRecord));
        }
        return entries;
    }

    private static List<RecordedStatement.Named> names(Pause pause) {
        List<RecordedStatement.Named> names = new ArrayList<>();
        pause.parties()
                .forEach(p -> names.add(new RecordedStatement.Named("party", p.id(), p.names())));
        for (Corridor corridor : pause.corridors()) {
            if (corridor.names() != null) {
                names.add(
                        new RecordedStatement.Named(
                                "corridor",
                                corridor.id(),
                                Objects.requireNonNull(corridor.names())));
            }
        }
        return names;
    }

    /** Claims that an assurance rests on which its party has not made public, and no public one. */
    private static Set<String> confidentialClaims(Pause pause) {
        Set<String> confidential = new HashSet<>();
        Set<String> open = new HashSet<>();
        for (Assurance assurance : pause.assurances()) {
            (assurance.terms().form().isPublic() ? open : confidential)
                    .addAll(assurance.terms().per());
        }
        confidential.removeAll(open);
        return confidential;
    }
}
