package org.safepassage.notices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words themselves: complete, plain, and never more than one side has said. */
class LexiconTest {
    private static final Lexicons ALL = Lexicons.ours();

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"ar", "en", "fr", "ru", "uk"})
    @DisplayName("the five languages are complete, and no second speaker has signed them yet")
    void areComplete(String tag) {
        Lexicon lexicon = ALL.lexicon(tag);
        assertEquals(List.of(), lexicon.faults());
        assertEquals(Phrase.values().length, lexicon.unreviewed().size());
        assertEquals(tag.equals("ar"), lexicon.isRightToLeft());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"ar", "en", "fr", "ru", "uk"})
    @DisplayName("no sentence has more than twelve words besides what is put in")
    void sentencesAreShort(String tag) {
        for (String sentence : sentences(ALL.lexicon(tag))) {
            long words =
                    List.of(sentence.split("\\s+", -1)).stream()
                            .filter(w -> w.codePoints().anyMatch(Character::isLetter))
                            .count();
            assertTrue(words <= 12, () -> "%d words: %s".formatted(words, sentence));
        }
    }

    @Test
    @DisplayName("English stays at school grade 6 or below (Flesch and Kincaid), form by form")
    void englishIsPlain() {
        Lexicon english = ALL.lexicon("en");
        for (Map.Entry<String, SiteState> form : Cases.all().entrySet()) {
            Notice notice = Notice.of(form.getValue(), english);
            // Names and codes are not our words: they count as one short word each.
            String text =
                    Voice.bare(
                            String.join(" ", notice.lines())
                                    .replaceAll("\u2068[^\u2069]*\u2069", "Bob"));
            double grade = ReadingGrade.of(text);
            assertTrue(
                    grade <= 6,
                    () -> "%s has grade %.1f: %s".formatted(form.getKey(), grade, text));
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"ar", "en", "fr", "ru", "uk"})
    @DisplayName("nothing is called safe, agreed or guaranteed, in any language")
    void nothingIsPromised(String tag) {
        Map<String, String> forbidden =
                Map.of(
                        "en",
                                "\\b(safe|safely|safety|agreed|agreement|guarantee\\w*|humanitarian)\\b",
                        "ar", "آمن|بأمان|اتفق|متفق|مضمون",
                        "fr", "\\b(sûre?s?|s[ée]curis\\w*|convenue?s?|accord)\\b",
                        "ru", "безопасн(?!ости)|согласован|договор|гарантирован",
                        "uk", "безпечн|узгоджен|домовлен|гарантован");
        Pattern pattern =
                Pattern.compile(
                        forbidden.getOrDefault(tag, "$^"),
                        Pattern.CASE_INSENSITIVE
                                | Pattern.UNICODE_CASE
                                | Pattern.UNICODE_CHARACTER_CLASS);
        for (Phrase phrase : Phrase.values()) {
            String text = pattern(ALL.lexicon(tag), phrase);
            assertFalse(pattern.matcher(text).find(), () -> phrase.key() + ": " + text);
        }
    }

    @Test
    @DisplayName("plurals are right where a language has six, and digits are the language's own")
    void pluralsAndDigits() {
        Voice arabic = new Voice(ALL.lexicon("ar"), Cases.pause().zone());
        assertEquals("طرف واحد", arabic.say(Phrase.SMS_PARTIES, "n", 1));
        assertEquals("طرفان", arabic.say(Phrase.SMS_PARTIES, "n", 2));
        assertEquals("٣ أطراف", arabic.say(Phrase.SMS_PARTIES, "n", 3));
        assertEquals("١١ طرفًا", arabic.say(Phrase.SMS_PARTIES, "n", 11));
        assertEquals("١٠٠ طرف", arabic.say(Phrase.SMS_PARTIES, "n", 100));
        assertEquals("١١:٤٢", Voice.bare(arabic.time(Cases.NOON)));
        assertEquals("الجمعة، ٤ تشرين الثاني ٢٠١٦", Voice.bare(arabic.date(Cases.NOON)));
        Voice egypt = new Voice(Lexicons.ours().lexicon("ar-EG"), Cases.pause().zone());
        assertTrue(egypt.date(Cases.NOON).contains("نوفمبر"));
        Voice russian = new Voice(ALL.lexicon("ru"), Cases.pause().zone());
        assertEquals("1 сторона", russian.say(Phrase.SMS_PARTIES, "n", 1));
        assertEquals("3 стороны", russian.say(Phrase.SMS_PARTIES, "n", 3));
        assertEquals("21 сторона", russian.say(Phrase.SMS_PARTIES, "n", 21));
        assertEquals("25 сторон", russian.say(Phrase.SMS_PARTIES, "n", 25));
        Voice english = new Voice(ALL.lexicon("en"), Cases.pause().zone());
        assertEquals("Damascus time (UTC+2)", Voice.bare(english.zone(Cases.NOON)));
        assertEquals("13\u202F400", english.number(13_400));
    }

    @Test
    @DisplayName("a lexicon that lacks a sentence, or a time in one, says which")
    void incompleteOnesSaySo() throws IOException {
        String file =
                """
                {"language": "so", "name": "Soomaali", "direction": "ltr", "sentences": {
                 "head-open": {"text": "Waddo {corridors}", "reviewedBy": ""},
                 "zone": {"text": "{city} {wrong}", "reviewedBy": "office 2"},
                 "unheard-of": {"text": "x", "reviewedBy": ""}}}
                """;
        Lexicon lexicon = read(file);
        assertFalse(lexicon.isComplete());
        String faults = String.join("\n", lexicon.faults());
        assertTrue(faults.contains("'head-open' leaves out [time]"), faults);
        assertTrue(faults.contains("'zone' asks for [wrong]"), faults);
        assertTrue(faults.contains("'unheard-of' is no sentence of ours"), faults);
        assertTrue(faults.contains("'valid-until' is missing"), faults);
        assertThrows(IncompleteLexicon.class, () -> Notice.of(Cases.open(), lexicon));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"suspended", "closed", "cancelled"})
    @DisplayName(
            "what fails towards closed is said in any language, if need be by the fixed sentence")
    void failsTowardsClosed(String form) throws IOException {
        Lexicon empty =
                read("{\"language\": \"so\", \"name\": \"Soomaali\", \"direction\": \"ltr\"}");
        SiteState state = Cases.all().get(form);
        assertTrue(state != null);
        Notice notice = Notice.of(state, empty);
        assertTrue(notice.isFixed());
        assertTrue(notice.headline().contains("3"), notice.headline());
        assertTrue(
                notice.headline().toLowerCase(Locale.ROOT).contains("do not go"),
                notice.headline());
        SmsText sms = SmsText.of(state, empty, state.told().getFirst());
        assertEquals(1, sms.segments());
        assertTrue(RadioScript.of(state, empty).contains("Do not go"));
        assertTrue(BroadcastText.of(state, empty).contains("Do not go"));
    }

    @Test
    @DisplayName("a file that is no lexicon is refused with its place")
    void brokenFilesAreRefused() {
        IOException noJson = assertThrows(IOException.class, () -> read("{\"language\": \n oops"));
        assertTrue(String.valueOf(noJson.getMessage()).startsWith("so.json: line 2"));
        IOException none = assertThrows(IOException.class, () -> read("[]"));
        assertTrue(String.valueOf(none.getMessage()).contains("needs an object"));
    }

    private static Lexicon read(String json) throws IOException {
        return Lexicons.read(
                new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "so.json");
    }

    private static String pattern(Lexicon lexicon, Phrase phrase) {
        Lexicon.Sentence sentence = lexicon.sentence(phrase);
        return sentence == null ? "" : sentence.pattern();
    }

    /** Each sentence with one value put in, plural forms one by one. */
    private static List<String> sentences(Lexicon lexicon) {
        Voice voice = new Voice(lexicon, Cases.pause().zone());
        List<String> all = new ArrayList<>();
        for (Phrase phrase : Phrase.values()) {
            for (int n = 1; n <= 3; n++) {
                List<Object> values = new ArrayList<>();
                for (String name : phrase.takes()) {
                    values.add(name);
                    values.add(name.equals("n") || name.equals("minutes") ? (Object) n : "1");
                }
                String said = voice.say(phrase, values.toArray());
                all.addAll(List.of(said.split("(?<=[.?؟!:])\\s+", -1)));
            }
        }
        return all;
    }
}
