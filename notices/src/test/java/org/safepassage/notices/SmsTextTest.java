package org.safepassage.notices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.safepassage.domain.Names;

class SmsTextTest {
    private static final Lexicons ALL = Lexicons.ours();

    @Test
    @DisplayName("segments are counted as telephones count them")
    void counts() {
        assertCount("a".repeat(160), SmsText.Encoding.GSM_7, 1, 160);
        assertCount("a".repeat(161), SmsText.Encoding.GSM_7, 2, 161);
        assertCount("a".repeat(306), SmsText.Encoding.GSM_7, 2, 306);
        assertCount("a".repeat(307), SmsText.Encoding.GSM_7, 3, 307);
        assertCount("€".repeat(80), SmsText.Encoding.GSM_7, 1, 160);
        // 152 and an escape: the pair does not fit into the first 153 and moves whole.
        assertCount("a".repeat(152) + "€" + "a".repeat(152), SmsText.Encoding.GSM_7, 3, 306);
        assertCount("ж".repeat(70), SmsText.Encoding.UCS_2, 1, 70);
        assertCount("ж".repeat(71), SmsText.Encoding.UCS_2, 2, 71);
        assertCount("ж".repeat(134), SmsText.Encoding.UCS_2, 2, 134);
        assertCount("ж".repeat(135), SmsText.Encoding.UCS_2, 3, 135);
        assertCount("ж".repeat(66) + "😀" + "ж".repeat(66), SmsText.Encoding.UCS_2, 3, 134);
        assertCount("", SmsText.Encoding.GSM_7, 1, 0);
    }

    private static void assertCount(
            String text, SmsText.Encoding encoding, int segments, int units) {
        assertEquals(new SmsText(text, encoding, segments, units), SmsText.count(text));
    }

    @Test
    @DisplayName("the alphabet is that of the Unicode consortium's table of GSM 03.38")
    void alphabet() throws IOException {
        Path table =
                Path.of(System.getProperty("safepassage.root", ".."))
                        .resolve("../shared/data/sms/GSM0338.TXT");
        assumeTrue(Files.exists(table), "skipped: no shared data");
        int seen = 0;
        for (String line : Files.readAllLines(table)) {
            if (line.startsWith("0x")) {
                String[] cells = line.split("\t", -1);
                int c = Integer.decode(cells[1].strip());
                boolean extended = cells[0].length() > 4;
                if (cells[0].equals("0x1B") || cells[0].equals("0x09") || c == 0) {
                    continue; // the escape; and 0x09, a capital C with cedilla in 3GPP TS 23.038
                }
                seen++;
                int expected = extended ? 2 : 1;
                assertEquals(expected, Gsm7.septets((char) c), line);
            }
        }
        assertEquals(136, seen);
    }

    @Test
    @DisplayName(
            "every text of every form fits two segments, and says who has not given an assurance")
    void fits() {
        for (Map.Entry<String, SiteState> form : Cases.all().entrySet()) {
            for (Lexicon lexicon : ALL.of(form.getValue())) {
                for (PublicCorridor corridor : form.getValue().told()) {
                    SmsText sms = SmsText.of(form.getValue(), lexicon, corridor);
                    String where = form.getKey() + " " + lexicon.language() + ": " + sms;
                    assertTrue(sms.segments() <= 2, where);
                    Voice voice = new Voice(lexicon, form.getValue().pause().zone());
                    String count = Voice.bare(voice.say(Phrase.SMS_PARTIES, "n", 2));
                    String names =
                            Voice.bare(
                                    voice.name(
                                            form.getValue()
                                                    .pause()
                                                    .notAssured()
                                                    .getFirst()
                                                    .names()));
                    String text = Voice.bare(sms.text()).replace('\'', '’');
                    assertTrue(text.contains(count) || text.contains(names), where);
                }
                assertTrue(
                        BroadcastText.of(form.getValue(), lexicon).length() <= BroadcastText.MOST);
            }
        }
    }

    @Test
    @DisplayName("times are isolated in right-to-left text, and nowhere else")
    void isolates() {
        SmsText arabic =
                SmsText.of(
                        Cases.suspended(), ALL.lexicon("ar"), Cases.suspended().told().getFirst());
        assertTrue(arabic.text().contains("\u2066١١:٤٣\u2069"), arabic.text());
        SmsText english =
                SmsText.of(
                        Cases.suspended(), ALL.lexicon("en"), Cases.suspended().told().getFirst());
        assertTrue(
                english.text().contains(" suspended 11:43 (Damascus). Do not go."), english.text());
        assertEquals(SmsText.Encoding.GSM_7, english.encoding());
    }

    @Test
    @DisplayName("however long the names, two segments hold it, and the broadcast 615")
    void longNames() {
        Names endless = Names.of("en", "Joint Committee ".repeat(40).strip());
        PublicPause pause = Cases.pause();
        List<PublicParty> parties = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            parties.add(new PublicParty("P" + i, endless, PublicParty.Said.NONE, null));
        }
        PublicPause crowded =
                new PublicPause(
                        pause.id(),
                        endless,
                        endless,
                        null,
                        pause.zone(),
                        pause.windows(),
                        parties,
                        parties,
                        true,
                        endless,
                        pause.corridors());
        Publisher publisher =
                new Publisher(
                        endless,
                        "a@example.org",
                        Cases.publisher().site(),
                        null,
                        null,
                        List.of(),
                        Cases.publisher().hide(),
                        null);
        SiteState state =
                SiteState.announced(crowded, Cases.NOON, Mode.DRILL, Cases.LANGUAGES, publisher)
                        .withCodes(Cases.CODES);
        for (NoticeKind kind : NoticeKind.values()) {
            SiteState told =
                    state.after(
                            new NoticeEvent(kind, List.of("C1"), Cases.NOON, Reason.LATER, 1),
                            crowded.corridors(),
                            Cases.NOON);
            for (Lexicon lexicon : ALL.of(told)) {
                SmsText sms = SmsText.of(told, lexicon, told.told().getFirst());
                assertTrue(sms.segments() <= 2, sms::toString);
                assertTrue(BroadcastText.of(told, lexicon).length() <= BroadcastText.MOST);
            }
        }
    }
}
