package org.safepassage.planner.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FlowFilesTest {
    private static final String SMALL =
            """
            # a road of two minutes, closed for a while
            p evac 2 1 10 1 1 1007
            s 0 1000
            r 0 4 7
            x 1 9223372036854775807
            a 0 1 2 10
            q a 0 19 2
            c a 0 3 6 0
            h 1 5
            """;

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @Test
    @DisplayName("a file is read as it is meant")
    void reads() throws IOException {
        DynamicNetwork network = EvacFile.read(stream(SMALL), "small.evac");
        assertEquals(1007, network.people());
        assertEquals("19/2, 0 from 3, 19/2 from 6", network.capacity(0).toString());
        assertEquals(5, network.holding(1));
        assertEquals(4, network.supplyRelease(1));
        // floor pattern of 9.5: 9, 10, 9 in steps 0 to 2, closed, 9 and 10 in 6 and 7
        assertEquals(47, new EarliestArrivalFlow(network).solve().evacuated());
    }

    @ParameterizedTest(name = "seeds from {0} x 25")
    @MethodSource("seeds")
    void whatIsWrittenIsReadAndChecked(long batch) throws IOException {
        for (long seed = batch * 25; seed < (batch + 1) * 25; seed++) {
            DynamicNetwork network = RandomNetwork.of(2 * seed);
            String evac = evac(network);
            DynamicNetwork read = EvacFile.read(stream(evac), "written");
            FlowOverTime answer = new EarliestArrivalFlow(read).solve();
            for (int arc = 0; arc < network.arcs(); arc++) {
                for (int t = 0; t < network.horizon(); t++) {
                    assertEquals(
                            network.capacity(arc).at(t), read.capacity(arc).at(t), "seed " + seed);
                }
            }
            assertArrayEquals(
                    new EarliestArrivalFlow(network).solve().curve(),
                    answer.curve(),
                    "seed " + seed);
            FlowCheck.Verdict verdict = verdict(evac, answer(answer));
            assertEquals(new FlowCheck.Verdict(true, true, ""), verdict, "seed " + seed);
        }
    }

    /**
     * Any number of an answer changed by one: the text checker says what the plain judgement says
     * of the same change.
     */
    @ParameterizedTest(name = "seeds from {0} x 25")
    @MethodSource("seeds")
    void changedNumbersAreJudgedAlike(long batch) throws IOException {
        for (long seed = batch * 25; seed < (batch + 1) * 25; seed++) {
            DynamicNetwork network =
                    EvacFile.read(stream(evac(RandomNetwork.of(2 * seed))), "written");
            String evac = evac(network);
            long[] curve = TimeExpandedNetwork.curve(network);
            FlowOverTime answer = new EarliestArrivalFlow(network).solve();
            Random random = new Random(seed);
            for (int i = 0; i < 10; i++) {
                String spoilt = changeOneNumber(answer(answer), random);
                boolean accepted;
                try {
                    accepted = verdict(evac, spoilt).why().isEmpty();
                } catch (FlowFileException e) {
                    accepted = false;
                }
                assertEquals(
                        SpoiltText.isRight(spoilt, network, curve),
                        accepted,
                        "seed " + seed + "\n" + evac + spoilt);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    p evac 2 1 10 1 1 1007 | p evac 2 1 10 1 1 1008 | line 9: the header says 1008 people
                    p evac 2 1 10 1 1 1007 | p evac 2 1 10 2 1 1007 | line 9: the header says 2 sources
                    p evac 2 1 10 1 1 1007 | p evac 2 2 10 1 1 1007 | line 9: the header says 2 arcs
                    p evac 2 1 10 1 1 1007 | p evac 2 1 10 1 2 1007 | line 9: the header says 2 exits
                    p evac 2 1 10 1 1 1007 | p evac 2 1 10 1 1 | line 2: the number of people is missing
                    p evac 2 1 10 1 1 1007 | p flow 2 1 10 1 1 1007 | line 2: the first record
                    p evac 2 1 10 1 1 1007 | p evac 2 1 99999999 1 1 1007 | line 2: the number of steps must be
                    p evac 2 1 10 1 1 1007 | p evac 2 1 10 1 1 3000000000 | line 2: the number of people must be
                    s 0 1000 | s 2 1000 | line 3: the node must be a whole number from 0 to 1, but is "2"
                    s 0 1000 | s 0 1e3 | line 3: the supply must be
                    s 0 1000 | s 0 -1000 | line 3: the supply must be
                    s 0 1000 | s 0 1001 | line 4: there are more people
                    s 0 1000 | s 0 1000 7 | line 3: there is more on the line
                    s 0 1000 | z 0 1000 | line 3: there is no record "z"
                    a 0 1 2 10 | a 0 0 2 10 | line 6: an arc must lead to another node
                    a 0 1 2 10 | a 0 1 -2 10 | line 6: the transit time must be
                    a 0 1 2 10 | a 0 1 2 99999999999999999999 | line 6: the capacity must be
                    q a 0 19 2 | q a 1 19 2 | line 7: the arc, in file order, must be
                    q a 0 19 2 | q a 0 19 0 | line 7: the denominator must be
                    c a 0 3 6 0 | c a 0 6 3 0 | line 8: the step after the last must be
                    c a 0 3 6 0 | c b 0 3 6 0 | line 8: the kind must be a for an arc
                    h 1 5 | h 1 5\\nh 1 6 | line 10: node 1 has a holding area already
                    """)
    void whatIsWrongIsNamedWithItsLine(String good, String bad, String says) {
        String text = SMALL.replace(good, bad.replace("\\n", "\n"));
        IOException refusal =
                assertThrows(
                        FlowFileException.class, () -> EvacFile.read(stream(text), "small.evac"));
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.startsWith("small.evac, " + says), message);
    }

    @Test
    @DisplayName("a hostile line does not fill the memory")
    void hostileLine() {
        InputStream endless =
                new InputStream() {
                    @Override
                    public int read() {
                        return '7';
                    }

                    @Override
                    public int read(byte[] into, int offset, int length) {
                        java.util.Arrays.fill(into, offset, offset + length, (byte) '7');
                        return length;
                    }
                };
        assertThrows(FlowFileException.class, () -> EvacFile.read(endless, "endless"));
    }

    private static String changeOneNumber(String answer, Random random) {
        List<String> lines = new ArrayList<>(answer.lines().toList());
        while (true) {
            int at = 2 + random.nextInt(lines.size() - 2);
            String[] words = lines.get(at).split(" ");
            int word = 1 + random.nextInt(words.length - 1);
            words[word] =
                    Long.toString(Long.parseLong(words[word]) + (random.nextBoolean() ? 1 : -1));
            lines.set(at, String.join(" ", words));
            return String.join("\n", lines) + "\n";
        }
    }

    private static FlowCheck.Verdict verdict(String evac, String answer) throws IOException {
        return FlowFileCheck.verdict(stream(evac), "evac", stream(answer), "answer");
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String evac(DynamicNetwork network) {
        StringWriter text = new StringWriter();
        EvacFile.write(network, text);
        return text.toString();
    }

    private static String answer(FlowOverTime answer) throws IOException {
        StringWriter text = new StringWriter();
        AnswerFile.write(answer, text);
        return text.toString();
    }
}
