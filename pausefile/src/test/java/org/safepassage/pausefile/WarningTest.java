package org.safepassage.pausefile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a valid file is warned about")
class WarningTest {
    private static List<String> warnings(String old, String changed) throws Exception {
        String text = BrokenPauseTest.BrokenCase.base().replace(old, changed);
        return PauseFile.parse(text, "t").warnings().stream().map(Problem::toString).toList();
    }

    @Test
    @DisplayName("when a plain word is a truth or a number to programs of YAML 1.1")
    void otherReadings() throws Exception {
        String says =
                "%s: '%s' without quotes is a text here, and something else to programs that know only YAML 1.1. Quote it: \"%s\".";

        assertEquals(
                List.of(says.formatted("30:40: claims/K1/value", "no", "no")),
                warnings("value: x", "value: no"));
        assertEquals(
                List.of(says.formatted("30:40: claims/K1/value", "19:00", "19:00")),
                warnings("value: x", "value: 19:00"));
        assertEquals(List.of(), warnings("value: x", "value: \"no\""));
        assertEquals(List.of(), warnings("value: x", "value: nobody"));
    }

    @Test
    @DisplayName("when an end or a condition has no effect")
    void unused() throws Exception {
        assertEquals(
                List.of(
                        "17:79: assurances/1/until: 'until' has no effect while the assurance is 'refused'. Leave it, or take it out; it counts for 'given' alone."),
                warnings(
                        "given, form: written, per: [K1]}",
                        "refused, form: written, per: [K1], until: \"2016-11-04T17:00Z\"}"));
        assertEquals(
                List.of(
                        "17:81: assurances/1/condition: 'condition' has no effect while the assurance is 'given'. Leave it, or take it out; it counts for 'conditional' alone."),
                warnings(
                        "form: written, per: [K1]}", "form: written, per: [K1], condition: none}"));
    }

    @Test
    @DisplayName("when hours that come again meet a change of clocks, here Syria's of October 2016")
    void clocks() throws Exception {
        assertEquals(
                List.of(
                        "10:14: windows/W1/repeats: Clocks change: 2016-10-27T23:30 does not exist in Asia/Damascus, or comes twice. That day is read as short as the words allow; ask, and write it as a window of its own."),
                warnings(
                        "opens: \"2016-11-04T09:00\"\n    closes: \"2016-11-04T19:00\"",
                        "opens: \"2016-10-25T23:30\"\n    repeats: \"FREQ=DAILY;COUNT=5\"\n    closes: \"2016-10-26T09:00\""));
    }
}
