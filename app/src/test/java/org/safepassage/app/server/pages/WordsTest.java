package org.safepassage.app.server.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every word in four languages, with the same gaps; and pages that stay closed. */
class WordsTest {
    private static final Pattern GAP = Pattern.compile("\\{\\d}");

    @Test
    @DisplayName("no language lacks a word or a gap")
    void complete() {
        Words.all()
                .forEach(
                        (key, row) -> {
                            for (int i = 1; i < row.size(); i++) {
                                assertFalse(row.get(i).isBlank(), key);
                                assertEquals(gaps(row.get(1)), gaps(row.get(i)), key);
                            }
                        });
    }

    private static Set<String> gaps(String text) {
        return new TreeSet<>(GAP.matcher(text).results().map(MatchResult::group).toList());
    }

    @Test
    @DisplayName("what somebody typed is text, whatever it looks like, and cannot turn the line")
    void escaped() {
        String hostile = "<script>\"'&\u202Eevil\u2066\u0007";
        String html = new Html().leaf("p", hostile, "title", hostile).toString();
        assertEquals(
                "<p title=\"&lt;script&gt;&quot;&#39;&amp;evil\">&lt;script&gt;&quot;&#39;&amp;evil</p>",
                html);
    }

    @Test
    @DisplayName("a page leads nowhere outside itself and runs nothing")
    void nothingOutside() {
        for (String address :
                List.of(
                        "https://example.org",
                        "//example.org",
                        "javascript:alert(1)",
                        "data:text/html,x")) {
            assertThrows(
                    IllegalArgumentException.class, () -> new Html().open("a", "href", address));
        }
        assertThrows(IllegalArgumentException.class, () -> new Html().open("a", "onclick", "x"));
        assertThrows(IllegalStateException.class, () -> new Html().open("p").toString());
    }
}
