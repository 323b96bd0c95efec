package org.safepassage.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecordEntryTest {
    private static final Instant NOON = Instant.parse("2016-11-04T10:00:00Z");

    /** Every record class under a sealed type. */
    private static Stream<Class<?>> leaves(Class<?> type) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        return permitted == null
                ? Stream.of(type)
                : Arrays.stream(permitted).flatMap(RecordEntryTest::leaves);
    }

    @Test
    @DisplayName("every type of entry has one word, and every word one type")
    void words() {
        Set<Class<?>> types = leaves(RecordEntry.class).collect(Collectors.toSet());
        Set<Class<?>> worded =
                Arrays.stream(EntryKind.values()).map(EntryKind::type).collect(Collectors.toSet());
        assertEquals(types, worded);
        assertEquals(
                EntryKind.values().length,
                new LinkedHashSet<>(Worded.words(EntryKind.class)).size());
    }

    @Test
    @DisplayName("no type outside the journal has a place for an account of staff")
    void accounts() {
        leaves(RecordEntry.class)
                .filter(type -> !RecordEntry.Private.class.isAssignableFrom(type))
                .forEach(
                        type -> {
                            for (RecordComponent component : type.getRecordComponents()) {
                                assertTrue(
                                        !component.getName().contains("account")
                                                && component.getType() != Behind.class,
                                        type + " " + component);
                            }
                        });
    }

    @Test
    @DisplayName("what a party has not made public cannot be entered as public")
    void confidential() {
        AssuranceOnRecord oral =
                AssuranceOnRecord.of(
                        new Assurance.Given(
                                new Assurance.Terms(
                                        "AG",
                                        Scope.window("W1"),
                                        Assurance.Form.ORAL,
                                        null,
                                        List.of()),
                                null));
        assertThrows(
                IllegalArgumentException.class,
                () -> new RecordedStatement.AssuranceMade(NOON, oral));
        assertEquals(
                Disclosure.COMMITMENT,
                new ConfidentialEntry.AssuranceGiven(NOON, oral).disclosure());
        SourceRef report =
                new SourceRef("S1", Source.Kind.REPORT, null, null, null, null, null, null);
        ClaimOnRecord claim =
                new ClaimOnRecord(
                        "K1", "windows/W1/closes", "19:00", List.of(), Basis.STATED, report);
        assertThrows(
                IllegalArgumentException.class, () -> new RecordedStatement.ClaimMade(NOON, claim));
        assertThrows(
                IllegalArgumentException.class,
                () -> new RecordedRelease.Corrected(NOON, 3, "not so", List.of(report)));
    }

    @Test
    @DisplayName("a released count is rounded, never small and never fresh")
    void counts() {
        Instant before = NOON.minusSeconds(1800);
        // 1 234 people become 1 230, 1 235 become 1 240; nine are "fewer than 10", and so is
        // nobody.
        assertEquals(1230L, count(before, 1234).value());
        assertEquals(1240L, count(before, 1235).value());
        assertEquals(10L, count(before, 10).value());
        assertNull(count(before, 9).value());
        assertNull(count(before, 0).value());
        assertThrows(IllegalArgumentException.class, () -> count(before, -1));
        assertThrows(IllegalArgumentException.class, () -> count(before.plusMillis(1), 100));
        assertThrows(
                IllegalArgumentException.class,
                () -> new RecordedRelease.CountReleased(NOON, before, "people", null, 12L));
        assertThrows(
                IllegalArgumentException.class,
                () -> new RecordedRelease.CountReleased(NOON, before, "people", null, 0L));
    }

    private static RecordedRelease.CountReleased count(Instant asOf, long people) {
        return RecordedRelease.CountReleased.of(NOON, asOf, "people", "C1", people);
    }

    @Test
    @DisplayName("a notice has a hash, and a text only when it is short")
    void notices() {
        String hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        // One byte for a, two for the Cyrillic letter, three for the sign, four for the picture.
        assertEquals(1 + 2 + 3 + 4, RecordedRelease.NoticeIssued.utf8Bytes("aж€\ud83d\udeab"));
        assertEquals(hash, notice(hash, "x".repeat(30_000)).sha256());
        assertThrows(IllegalArgumentException.class, () -> notice(hash, "x".repeat(30_001)));
        assertThrows(IllegalArgumentException.class, () -> notice(hash, "ж".repeat(15_001)));
        assertThrows(IllegalArgumentException.class, () -> notice("ABC", null));
    }

    private static RecordedRelease.NoticeIssued notice(String sha256, @Nullable String text) {
        return new RecordedRelease.NoticeIssued(NOON, "N1", "sms", "en", null, sha256, 3, text);
    }

    @Test
    @DisplayName("what opens, or keeps open for longer, needs two; an account stands behind once")
    void two() {
        OfficeSignature duty = OfficeSignature.of("duty-officer");
        OfficeSignature access = OfficeSignature.of("access-officer");
        Instant end = NOON.plusSeconds(3600);
        assertTrue(new RecordedDecision.Opened(NOON, "P1", "C1", end, duty, access).needsTwo());
        assertEquals(
                List.of(duty, access),
                new RecordedDecision.Resumed(NOON, null, "C1", end, duty, access).signatures());
        assertTrue(!new RecordedDecision.Suspended(NOON, "C1", null, duty).needsTwo());
        assertThrows(
                IllegalArgumentException.class, () -> Behind.staff(NOON, null, "anna", "anna"));
        assertThrows(IllegalArgumentException.class, () -> Behind.staff(NOON, null, "Anna"));
        assertThrows(IllegalArgumentException.class, () -> Behind.staff(NOON, "", "anna"));
        assertThrows(IllegalArgumentException.class, () -> new Office("no spaces"));
    }
}
