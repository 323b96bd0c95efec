package org.safepassage.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is pasted: no crash, bounded time, and every span lies inside the text. {@code
 * -Dfuzz.seeds=N} tries more.
 */
class HostileTextFuzz {
    private static final LocalDate DAY = LocalDate.of(2016, 11, 2);
    private static final List<String> PIECES =
            List.of(
                    "humanitarian pause ",
                    "from 9 am to 7 pm ",
                    "in Aleppo ",
                    "\u202E",
                    "\u2067",
                    "\u0000",
                    "<div class=cookie>",
                    "</div>",
                    "<p",
                    "&#x41;",
                    "&amp",
                    "режим тишины с 8:00 до 16:00 ",
                    "هدنة من الساعة العاشرة صباحا حتى ",
                    "two corridors for fighters ",
                    "\uD83D\uDE00",
                    "\uD83D",
                    "99999999999999 people ",
                    "31 February ",
                    "24:00 ",
                    "25:61 ",
                    "said ",
                    "the Ministry ",
                    ". ",
                    "\n",
                    "\n\n",
                    "\"",
                    "«",
                    "(",
                    "[",
                    ", ",
                    "until further notice ",
                    "every day ",
                    "2016-02-30 ",
                    "00 ",
                    "-",
                    "if ",
                    "accused ",
                    "vom 12. bis zum 19. Juni ",
                    "de 9 h à 19 h ",
                    "٥٠ ألف شخص ",
                    "for 72 hours ",
                    "two weeks ago ",
                    "next Friday ",
                    "Reuters ",
                    "citing ",
                    "€5 a month ",
                    "| Home |");

    static LongStream seeds() {
        return LongStream.range(0, Integer.getInteger("fuzz.seeds", 150));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName(
            "shuffled words, markup and bytes are read without a crash, and spans stay inside the text")
    void shuffled(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        int pieces = (int) Math.min(400, 3 + seed);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        for (int i = 0; seed % 3 == 0 && i < bytes.length / 40; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        Draft draft = Reader.standard().read(bytes, seed % 2 == 0 ? DAY : null, null);
        inside(draft);
        assertNotNull(SideBySide.of(List.of(draft), List.of("a")));
        assertNotNull(PauseText.of(List.of(draft), List.of("a"), DAY));
    }

    /** Time of this thread on a processor: other programs do not count. */
    private static long cpu() {
        return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void inside(Draft draft) {
        int length = draft.text().codePointCount(0, draft.text().length());
        for (ReadStatement statement : draft.statements()) {
            for (Row row : Row.of(statement)) {
                assertTrue(row.span().until() <= length, row.toString());
            }
        }
        draft.ignored().forEach(i -> assertTrue(i.span().until() <= length, i.toString()));
    }

    @Test
    @DisplayName(
            "10 MB, a line of 5 MB, markup without an end: bounded time, and a warning that says what was left out")
    void large() {
        String sentence =
                "The ministry said a humanitarian pause in Aleppo will hold on 4 November from 9 am to 7 pm. ";
        for (String piece :
                List.of(sentence, sentence.replace(".", ","), "<div class=nav>", "(", "if ")) {
            byte[] bytes =
                    piece.repeat(10_000_000 / piece.length()).getBytes(StandardCharsets.UTF_8);
            assertTimeout(
                    Duration.ofMinutes(2),
                    () -> {
                        Draft draft = Reader.standard().read(bytes, DAY, null);
                        assertTrue(
                                draft.warnings().stream()
                                        .anyMatch(w -> w.contains("only the first")),
                                draft.warnings()::toString);
                    },
                    piece);
        }
    }

    @Test
    @DisplayName("nothing, blanks, one byte and bytes of no encoding yield nothing")
    void empty() {
        for (byte[] bytes :
                List.of(
                        new byte[0],
                        " \n\t".getBytes(StandardCharsets.UTF_8),
                        new byte[] {(byte) 0xFF},
                        new byte[] {0, 0, 0, 0})) {
            assertEquals(List.of(), Reader.standard().read(bytes, null, null).statements());
        }
    }

    @Test
    @DisplayName(
            "encodings: UTF-16 with and without a mark, windows-1251 and windows-1256 say the same as UTF-8")
    void encodings() throws IOException {
        String russian =
                "Минобороны России объявило гуманитарную паузу в Алеппо 4 ноября 2016 года с 9:00 до 19:00 по местному времени.";
        String arabic =
                "أعلنت وزارة الدفاع الروسية هدنة إنسانية في حلب يوم 4 نوفمبر 2016 من الساعة 9 صباحا حتى الساعة 7 مساء.";
        for (String text : List.of(russian, arabic)) {
            List<FoundWindow> expected =
                    Reader.standard()
                            .read(text.getBytes(StandardCharsets.UTF_8), null, null)
                            .statements()
                            .getFirst()
                            .windows();
            String page = text.equals(russian) ? "windows-1251" : "windows-1256";
            for (String charset : List.of("UTF-16", "UTF-16LE", page)) {
                byte[] bytes = text.getBytes(Charset.forName(charset));
                if (charset.equals("UTF-16LE")) {
                    ByteArrayOutputStream marked = new ByteArrayOutputStream();
                    marked.write(new byte[] {(byte) 0xFF, (byte) 0xFE});
                    marked.write(bytes);
                    bytes = marked.toByteArray();
                }
                Draft draft = Reader.standard().read(bytes, null, null);
                assertEquals(text, draft.text(), charset);
                assertEquals(expected, draft.statements().getFirst().windows(), charset);
            }
        }
    }

    @Test
    @DisplayName("direction marks, vowel signs and a NUL inside words change nothing but the spans")
    void marksInside() {
        String plain =
                "أعلنت وزارة الدفاع الروسية هدنة إنسانية في حلب يوم 4 نوفمبر 2016 من الساعة 9 صباحا حتى الساعة 7 مساء.";
        String marked =
                "\u200F"
                        + plain.replace("هدنة", "هُـدْنَـة").replace("9", "\u200E٩\u200E")
                        + "\u0000";
        FoundWindow a =
                Reader.standard()
                        .read(plain.getBytes(StandardCharsets.UTF_8), null, null)
                        .statements()
                        .getFirst()
                        .windows()
                        .getFirst();
        FoundWindow b =
                Reader.standard()
                        .read(marked.getBytes(StandardCharsets.UTF_8), null, null)
                        .statements()
                        .getFirst()
                        .windows()
                        .getFirst();
        assertEquals(a.opens(), b.opens());
        assertEquals(a.closes(), b.closes());
    }

    @Test
    @DisplayName(
            "10 kB take less than 200 ms of a processor on a quiet machine; five times that is a fault")
    void quick() {
        String text =
                "The ministry said a humanitarian pause in Aleppo will hold on 4 November from 9 am to 7 pm, and two corridors will open for civilians. "
                        .repeat(76);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Reader reader = Reader.standard();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 6; i++) {
            long start = cpu();
            reader.read(bytes, DAY, null);
            best = Math.min(best, cpu() - start);
        }
        System.out.printf(
                "reader: %d characters in %.0f ms of a processor, best of six%n",
                text.length(), best / 1e6);
        assertTrue(best < 1_000_000_000L, best / 1_000_000 + " ms");
    }
}
