package org.safepassage.app.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safepassage.domain.Behind;
import org.safepassage.domain.Office;
import org.safepassage.domain.OfficeSignature;
import org.safepassage.domain.RecordedDecision;
import org.safepassage.domain.RecordedRules;
import org.safepassage.logbook.SigningKey;
import org.safepassage.logbook.TiledLog;

class OfficeKeysTest {
    private static final Office DUTY = new Office("duty-officer");
    private static final Office ACCESS = new Office("access_Officer");

    @TempDir Path temp = Path.of(".");

    private static RecordedDecision.Opened opened(
            String corridor, OfficeSignature first, OfficeSignature second) {
        Instant end = Samples.NOON.plusSeconds(3600);
        return new RecordedDecision.Opened(Samples.NOON, null, corridor, end, first, second);
    }

    @Test
    @DisplayName("two offices sign an opening, and an outsider sees whether they did")
    void signed() throws Exception {
        Path folder = temp.resolve("record");
        Path secrets = temp.resolve("keys");
        String origin = "log.example/1";
        InstantSource clock = InstantSource.fixed(Samples.NOON);
        OfficeKeys offices = new OfficeKeys(secrets, folder, origin);
        SigningKey duty = offices.loadOrCreate(DUTY);
        SigningKey access = offices.loadOrCreate(ACCESS);
        assertEquals(duty.verifier(), offices.loadOrCreate(DUTY).verifier());
        RecordedDecision draft =
                opened("C1", new OfficeSignature(DUTY, null), new OfficeSignature(ACCESS, null));
        OfficeSignature first = OfficeKeys.sign(draft, DUTY, duty);
        OfficeSignature second = OfficeKeys.sign(draft, ACCESS, access);
        Set<String> announced = Set.of(duty.verifier().toString(), access.verifier().toString());
        assertNull(OfficeKeys.fault(opened("C1", first, second), announced));
        assertNull(OfficeKeys.fault(draft, Set.of()));
        // Of another corridor, of another office, by a key nobody announced, and no signature.
        for (RecordedDecision wrong :
                List.of(
                        opened("C2", first, second),
                        opened("C1", first, new OfficeSignature(ACCESS, first.line())),
                        opened("C1", first, new OfficeSignature(ACCESS, "\u2014 x y")))) {
            assertTrue(OfficeKeys.fault(wrong, announced) != null, wrong.toString());
        }
        String unknown =
                String.valueOf(
                        OfficeKeys.fault(
                                opened("C1", first, second), Set.of(duty.verifier().toString())));
        assertTrue(unknown.contains("not announced"), unknown);

        RecordKeys keys = new RecordKeys(secrets, folder);
        try (PauseRecord record =
                PauseRecord.create(folder, keys, Samples.beginning(origin), clock)) {
            Behind behind = Behind.staff(Samples.NOON, null, "anna", "boris");
            for (SigningKey key : List.of(duty, access)) {
                Office office = key.equals(duty) ? DUTY : ACCESS;
                record.write(
                        new RecordedRules.OfficeKeyed(
                                Samples.NOON, office, key.verifier().toString()),
                        behind);
            }
            record.write(opened("C1", first, second), behind);
            assertTrue(audit(record).verified(), audit(record).toString());
            record.write(opened("C2", first, second), behind);
            assertFalse(audit(record).verified());
            assertEquals(4L, audit(record).problems().getFirst().index());
        }
    }

    private static RecordAudit.Result audit(PauseRecord record) throws Exception {
        return RecordAudit.of(TiledLog.in(record.publicFolder()), null, List.of(), null);
    }
}
