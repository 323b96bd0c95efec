package org.safepassage.app.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safepassage.domain.Disclosure;
import org.safepassage.domain.EntryKind;
import org.safepassage.domain.RecordEntry;
import org.safepassage.domain.RecordedDecision;
import org.safepassage.domain.RecordedRelease;
import org.safepassage.logbook.MalformedException;

class EntryTextTest {
    private static RecordEntry read(Disclosure disclosure, String text) throws MalformedException {
        return EntryText.parse(disclosure, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("an entry of each kind is written and read back, and written the same again")
    void roundTrip() throws Exception {
        Set<EntryKind> seen = EnumSet.noneOf(EntryKind.class);
        for (RecordEntry entry : Samples.all()) {
            seen.add(entry.kind());
            byte[] bytes = EntryText.of(entry);
            RecordEntry read = EntryText.parse(entry.disclosure(), bytes);
            assertEquals(entry, read);
            assertArrayEquals(bytes, EntryText.of(read));
        }
        assertEquals(EnumSet.allOf(EntryKind.class), seen);
    }

    @Test
    @DisplayName("the bytes of a suspension, by hand: keys in order, no space, nothing null")
    void bytes() {
        assertEquals(
                "{\"at\":\"2016-11-04T10:00:00Z\",\"by\":{\"office\":{\"id\":\"duty-officer\"}},"
                        + "\"corridor\":\"C1\",\"kind\":\"suspension\",\"reason\":\"shelling\\nreported\",\"v\":1}",
                new String(
                        EntryText.of(
                                new RecordedDecision.Suspended(
                                        Samples.NOON, "C1", "shelling\nreported", Samples.DUTY)),
                        StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("the same sent at another time is the same; anything else is not")
    void digest() {
        RecordEntry now = new RecordedDecision.Suspended(Samples.NOON, "C1", null, Samples.DUTY);
        RecordEntry later =
                new RecordedDecision.Suspended(
                        Samples.NOON.plusSeconds(9), "C1", null, Samples.DUTY);
        RecordEntry other = new RecordedDecision.Suspended(Samples.NOON, "C2", null, Samples.DUTY);
        assertEquals(EntryText.digest(now), EntryText.digest(later));
        assertNotEquals(EntryText.digest(now), EntryText.digest(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "{\"v\":1}",
                "{\"kind\":\"nothing\",\"v\":1}",
                "{\"kind\":7,\"v\":1}",
                "{\"kind\":\"lapse\",\"v\":2}",
                "{\"kind\":\"lapse\",\"v\":1}",
                "{\"at\":\"2016-11-04T10:00:00Z\",\"corridor\":\"C1\",\"kind\":\"lapse\",\"v\":\"1\"}",
                "{\"at\":\"2016-11-04T10:00:00Z\",\"corridor\":\"C1\",\"kind\":\"lapse\",\"v\":1} ",
                "{\"at\":\"2016-11-04T10:00:00Z\", \"corridor\":\"C1\",\"kind\":\"lapse\",\"v\":1}",
                "{\"corridor\":\"C1\",\"at\":\"2016-11-04T10:00:00Z\",\"kind\":\"lapse\",\"v\":1}",
                "{\"at\":\"2016-11-04T10:00:00.000Z\",\"corridor\":\"C1\",\"kind\":\"lapse\",\"v\":1}",
                "{\"at\":\"yesterday\",\"corridor\":\"C1\",\"kind\":\"lapse\",\"v\":1}",
                "{\"at\":7,\"corridor\":\"C1\",\"kind\":\"lapse\",\"v\":1}",
                "{\"at\":\"2016-11-04T10:00:00Z\",\"corridor\":\"C1\",\"kind\":\"lapse\",\"more\":1,\"v\":1}",
                "{\"at\":\"2016-11-04T10:00:00Z\",\"corridor\":\"C1\",\"corridor\":\"C1\",\"kind\":\"lapse\",\"v\":1}",
                "{\"at\":\"2016-11-04T10:00:00Z\",\"corridor\":null,\"kind\":\"lapse\",\"v\":1}",
                "[1]",
                "something else"
            })
    void refused(String text) {
        assertThrows(MalformedException.class, () -> read(Disclosure.PUBLIC_TEXT, text));
    }

    @Test
    @DisplayName("an entry that stands where its kind may not is refused")
    void place() {
        for (RecordEntry entry : Samples.all()) {
            for (Disclosure other : Disclosure.values()) {
                boolean redaction = entry.kind().word().startsWith("redaction");
                boolean text =
                        entry.kind() == EntryKind.INTAKE_ROOT; // any text can be a checkpoint's
                if (other != entry.disclosure() && !redaction && !text) {
                    assertThrows(
                            MalformedException.class,
                            () -> EntryText.parse(other, EntryText.of(entry)),
                            entry + " as " + other);
                }
            }
        }
    }

    @Test
    @DisplayName("a long notice, or one with control characters, stands by its hash alone")
    void notices() {
        RecordedRelease.NoticeIssued sms =
                IssuedNotice.of(Samples.NOON, "N1", "sms", "en", null, "abc");
        // The example of FIPS 180-4 for SHA-256.
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", sms.sha256());
        assertEquals("abc", sms.text());
        assertNull(
                IssuedNotice.of(Samples.NOON, "N2", "page", "en", null, "x".repeat(30_001)).text());
        assertNull(IssuedNotice.of(Samples.NOON, "N3", "sms", "en", null, "a\u0007").text());
        assertNull(IssuedNotice.of(Samples.NOON, "N4", "pdf", "ar", "N1", new byte[9]).text());
    }

    @Test
    @DisplayName("half a character, or a number that JSON cannot hold, is not written")
    void unwritable() {
        for (String text : new String[] {"\ud83d", "\ude00", "a\ud83db", "\ude00\ud83d"}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> EntryText.of(new RecordedDecision.Lapsed(Samples.NOON, text, null)));
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> CanonicalJson.write(java.util.List.of(1L << 53)));
        assertEquals("{}", CanonicalJson.write(java.util.Map.of()));
        assertEquals("[]", CanonicalJson.write(java.util.List.of()));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    @DisplayName("whatever one byte becomes, reading ends with an entry or with a refusal")
    void mutated(long seed) {
        Random random = new Random(seed);
        int read = 0;
        for (RecordEntry entry : Samples.all()) {
            byte[] bytes = EntryText.of(entry);
            for (int i = 0; i < Integer.getInteger("record.fuzz", 60); i++) {
                byte[] changed = bytes.clone();
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
                if (random.nextInt(8) == 0) {
                    changed = Arrays.copyOf(changed, random.nextInt(changed.length));
                }
                try {
                    RecordEntry other = EntryText.parse(entry.disclosure(), changed);
                    assertArrayEquals(changed, EntryText.of(other));
                    read++;
                } catch (MalformedException e) {
                    assertNotEquals("", e.getMessage());
                }
            }
        }
        assertNotEquals(0, read);
    }
}
