package org.safepassage.notices.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safepassage.domain.Pause;
import org.safepassage.domain.Plan;
import org.safepassage.notices.Typed;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A name is never markup, script, formula or structure, whatever somebody typed. */
class HostileTextTest {
    private static final Set<String> ELEMENTS =
            Set.of(
                    "html", "head", "meta", "title", "style", "body", "div", "span", "p", "h1",
                    "h2", "h3", "b", "strong", "bdi", "ul", "li", "section", "table", "thead",
                    "tbody", "tr", "th", "td", "details", "summary", "code", "q", "svg", "defs",
                    "symbol", "pattern", "g", "path", "circle", "rect", "text", "use");

    private static final List<String> CORPUS =
            List.of(
                    "<script>alert(1)</script>",
                    "</script><script>alert(1)</script>",
                    "<img src=x onerror=alert(1)>",
                    "\"><svg onload=alert(1)>",
                    "' onmouseover='alert(1)",
                    "\" onfocus=\"alert(1)\" autofocus=\"",
                    "</style><style>*{display:none}</style>",
                    "</title><script>x</script>",
                    "</text></svg><script>x</script>",
                    "<!-- comment",
                    "--> end",
                    "<![CDATA[x]]>",
                    "]]>",
                    "&lt;script&gt;",
                    "&#x3c;b&#x3e;",
                    "&amp;&lt;",
                    "javascript:alert(1)",
                    "data:text/html,<b>x</b>",
                    "<a href=//example.org>x</a>",
                    "<foreignObject><body/></foreignObject>",
                    "<use href='//example.org/x.svg#y'/>",
                    "{{7*7}}",
                    "${7*7}",
                    "#{7*7}",
                    "%00%0a<",
                    "\\u003cscript\\u003e",
                    "=1+1",
                    "=cmd|' /C calc'!A0",
                    "+1+1",
                    "-1+1",
                    "@SUM(1+1)",
                    "\t=1+1",
                    "\r=1+1",
                    "\n=1+1",
                    "  =1+1",
                    "=HYPERLINK(\"//x\")",
                    "\uFF1D1+1",
                    "\uFF0B1",
                    "\uFF0D1",
                    "\uFF20SUM(1)",
                    "#comment",
                    "\"quoted\"",
                    "\"unclosed",
                    "a,b",
                    "a;b",
                    "a\nb",
                    "a\r\nb",
                    "a\u2028b",
                    "\u202Egnp.exe",
                    "\u2066x\u2069",
                    "a\u200Fb\u200Ec",
                    "\u061Cx",
                    "\uFEFFx",
                    "\u0000nul",
                    "\u001B[31mred",
                    "\u0007bell",
                    "\u0085next",
                    "\uD800 alone",
                    "\uDC00 alone",
                    "x\uFFFEy",
                    "\uD83D\uDE00 smile",
                    "\u0645\u0639\u0628\u0631 \u0661",
                    "\u0434\u043e\u043c",
                    "e\u0301\u0301\u0301",
                    "'",
                    "\"",
                    "<",
                    ">",
                    "&",
                    "`",
                    "\\",
                    "\\\"",
                    "\\n",
                    "//",
                    "/*",
                    "*/",
                    "{",
                    "}",
                    "[",
                    "]",
                    "null",
                    "true",
                    "NaN",
                    "-0",
                    "1e999",
                    "0x41",
                    "../../etc",
                    "a".repeat(5000),
                    "w ".repeat(2000),
                    "\u4e2d\u6587".repeat(300),
                    "<b>".repeat(300),
                    "|",
                    "||",
                    "$(x)",
                    "; rm",
                    "<?xml?>",
                    "<%= x %>",
                    "]}\"",
                    "\",\"people\":0,\"",
                    "</bdi>",
                    "</q></li>",
                    "<bdi dir=rtl>",
                    "expression(alert(1))",
                    "url(//x)",
                    "@import '//x';");

    static Stream<String> corpus() {
        return CORPUS.stream();
    }

    @Test
    @DisplayName("the corpus has a hundred strings")
    void corpusIsLarge() {
        assertTrue(Set.copyOf(CORPUS).size() >= 100, () -> CORPUS.size() + " strings");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("corpus")
    @DisplayName("the report stays the page it is")
    void reportKeepsItsStructure(String typed) throws Exception {
        String html =
                PlanReport.of(
                        ExamplePause.hostile(typed),
                        ExamplePlan.hostile(typed),
                        ExamplePlan.PROVENANCE,
                        "00");
        Document page = Parsed.report(html);
        NodeList all = page.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            assertTrue(ELEMENTS.contains(element.getTagName()), element.getTagName());
            NamedNodeMap attributes = element.getAttributes();
            for (int k = 0; k < attributes.getLength(); k++) {
                String name = attributes.item(k).getNodeName();
                assertFalse(
                        name.startsWith("on") || name.equals("style") || name.equals("src"), name);
                assertTrue(
                        !name.equals("href") || attributes.item(k).getNodeValue().startsWith("#"));
            }
        }
        assertEquals(1, page.getElementsByTagName("style").getLength());
        assertFalse(html.codePoints().anyMatch(Typed::isBidiControl));
        String shown = Typed.line(typed).replaceAll("\\s+", " ");
        assertTrue(
                page.getDocumentElement()
                        .getTextContent()
                        .replaceAll("\\s+", " ")
                        .contains(shown.strip()),
                "the name is shown");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("corpus")
    @DisplayName("no cell is a formula, no row is torn")
    void csvKeepsItsRows(String typed) {
        PlanCsv csv = new PlanCsv(ExamplePause.hostile(typed), ExamplePlan.hostile(typed));
        for (String text : List.of(csv.bands(), csv.bottlenecks(), csv.curve())) {
            assertTrue(text.startsWith("# RESTRICTED, not for publication\n"));
            List<List<String>> rows = Parsed.csv(text);
            rows.forEach(row -> assertEquals(rows.getFirst().size(), row.size()));
            rows.stream()
                    .flatMap(List::stream)
                    .map(String::strip)
                    .filter(cell -> !cell.isEmpty())
                    .forEach(
                            cell ->
                                    assertFalse(
                                            "=+-@\uFF0B\uFF0D\uFF1D\uFF20\t\r#"
                                                            .indexOf(cell.charAt(0))
                                                    >= 0,
                                            cell));
        }
        assertEquals(ExamplePlan.aleppo().bands().size() + 1, Parsed.csv(csv.bands()).size());
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("corpus")
    @DisplayName("the data files are read back with the name in its place")
    void jsonKeepsItsShape(String typed) {
        Pause pause = ExamplePause.hostile(typed);
        Plan plan = ExamplePlan.hostile(typed);
        JsonNode json = JsonMapper.shared().readTree(PlanJson.of(pause, plan));
        assertEquals(Typed.line(typed), json.get("bands").get(0).get("name").asString());
        assertEquals(35_000, json.get("people").asInt());
        JsonNode map = JsonMapper.shared().readTree(PlanGeoJson.of(pause, plan));
        assertEquals(Typed.line(typed), map.get("attribution").asString());
        assertEquals("FeatureCollection", map.get("type").asString());
    }
}
