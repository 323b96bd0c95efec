package org.safepassage.app.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Office;
import org.safepassage.domain.OfficeSignature;
import org.safepassage.domain.RecordedDecision;
import org.safepassage.logbook.Hash;
import org.safepassage.logbook.KeyStore;
import org.safepassage.logbook.MalformedException;
import org.safepassage.logbook.NotVerifiedException;
import org.safepassage.logbook.Note;
import org.safepassage.logbook.NoteSignature;
import org.safepassage.logbook.SignatureType;
import org.safepassage.logbook.SigningKey;
import org.safepassage.logbook.VerifierKey;

/**
 * The keys of offices, one for each office and record. An office signs a decision before it is
 * entered: a signature line of a signed note over the canonical JSON of the decision without its
 * signatures, and a line end. So a decision shows that two offices signed, and not only that
 * whoever keeps the record says so; as far as the two keys are kept in two places.
 */
public final class OfficeKeys {
    private static final List<String> SIGNATURES = List.of("by", "first", "second");

    private final KeyStore store;
    private final String origin;

    /**
     * Keys in a folder, outside of the record.
     *
     * @param origin of the record's public log
     */
    public OfficeKeys(Path folder, Path record, String origin) {
        this.store = new KeyStore(folder, record);
        this.origin = origin;
    }

    /** The key of an office for this record, made now if there is none. */
    public SigningKey loadOrCreate(Office office) throws IOException {
        String name = origin + "/office/" + office.id();
        String hash = Hash.sha256(name.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 16);
        String label = "office-%s-%s".formatted(office.id().toLowerCase(Locale.ROOT), hash);
        return store.loadOrCreate(label.replace('_', '-'), name, SignatureType.ED25519);
    }

    /** The text that offices sign. */
    static String statement(RecordedDecision decision) {
        Map<String, Object> members = CanonicalJson.members(decision);
        SIGNATURES.forEach(members::remove);
        members.put("kind", decision.kind().word());
        members.put("v", EntryText.VERSION);
        return CanonicalJson.write(members) + "\n";
    }

    /** Signs a decision for an office. */
    public static OfficeSignature sign(RecordedDecision decision, Office office, SigningKey key) {
        NoteSignature line = key.sign(statement(decision), Instant.EPOCH);
        return new OfficeSignature(office, line.line().strip());
    }

    /** What is wrong with the signatures of a decision by the keys announced before it, or null. */
    static @Nullable String fault(RecordedDecision decision, Set<String> announced) {
        for (OfficeSignature signature : decision.signatures()) {
            String line = signature.line();
            if (line == null) {
                continue;
            }
            try {
                NoteSignature parsed = NoteSignature.parse(line);
                boolean known = false;
                for (String vkey : announced) {
                    VerifierKey key = VerifierKey.parse(vkey);
                    if (key.isNamedBy(parsed)
                            && key.name().endsWith("/office/" + signature.office().id())) {
                        new Note(statement(decision), List.of(parsed)).verify(List.of(key));
                        known = true;
                    }
                }
                if (!known) {
                    return "The signature of %s is by a key that was not announced before."
                            .formatted(signature.office());
                }
            } catch (MalformedException | NotVerifiedException e) {
                return "The signature of %s does not hold: %s"
                        .formatted(signature.office(), e.getMessage());
            }
        }
        return null;
    }
}
