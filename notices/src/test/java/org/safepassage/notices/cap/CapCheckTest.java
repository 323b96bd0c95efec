package org.safepassage.notices.cap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.safepassage.notices.Cases;
import org.safepassage.notices.Lexicons;
import org.safepassage.notices.Mode;
import org.safepassage.notices.PublicCorridor;
import org.safepassage.notices.SiteState;
import org.xml.sax.SAXException;

class CapCheckTest {
    private static final Lexicons ALL = Lexicons.ours();
    private static final Path SHARED =
            Path.of(System.getProperty("safepassage.root", "..")).resolve("../shared/data/cap");

    @Test
    @DisplayName("our own alerts of every form have no finding, with Google's profile asked for")
    void oursAreClean() throws CapUnreadable {
        int alerts = 0;
        for (Map.Entry<String, SiteState> form : Cases.all().entrySet()) {
            for (PublicCorridor corridor : form.getValue().pause().corridors()) {
                String xml = CapAlert.of(form.getValue(), ALL, corridor.id()).xml();
                List<CapProblem> found = new ArrayList<>(check(xml, true));
                // Ours is no branch of the World Meteorological Organization's register.
                found.removeIf(p -> p.rule().equals("identifier-not-oid"));
                assertEquals(List.of(), found, () -> form.getKey() + "\n" + xml);
                alerts++;
            }
        }
        assertEquals(64, alerts);
    }

    @Test
    @DisplayName(
            "an update refers to every earlier alert of its corridor that has not expired, and to no other")
    void references() {
        String xml = CapAlert.of(Cases.suspended(), ALL, "C3").xml();
        assertTrue(
                xml.contains(
                        "<references>notices@example.org,safe-passage.aleppo-2016-11-04.C3.1,2016-11-03T18:00:00+02:00"
                                + " notices@example.org,safe-passage.aleppo-2016-11-04.C3.3,2016-11-04T11:00:00+02:00</references>"),
                xml);
        assertTrue(xml.contains("<msgType>Update</msgType>"));
        assertTrue(
                CapAlert.of(Cases.cancelled(), ALL, "C3")
                        .xml()
                        .contains("<msgType>Cancel</msgType>"));
        assertTrue(
                CapAlert.of(Cases.drill(), ALL, "C3").xml().contains("<status>Exercise</status>"));
        assertTrue(
                CapAlert.of(Cases.open().in(Mode.EXAMPLE), ALL, "C3")
                        .xml()
                        .contains("<status>Test</status>"));
        assertTrue(
                CapAlert.of(Cases.open(), ALL, "C3")
                        .xml()
                        .contains("<expires>2016-11-04T12:00:00+02:00</expires>"));
    }

    @Test
    @DisplayName("our alerts are valid by the OASIS schema")
    void oursAreValid() throws Exception {
        Schema schema = schema("google_cap12.xsd");
        for (SiteState state : Cases.all().values()) {
            schema.newValidator()
                    .validate(
                            new StreamSource(
                                    new StringReader(CapAlert.of(state, ALL, "C3").xml())));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "<references>[^<]*</references>\\s*||google-references",
                "(?s)<info>.*</info>||google-info",
                "<description>[^<]*</description>\\s*||google-description",
                "<web>[^<]*</web>\\s*||google-web",
                "<expires>[^<]*</expires>\\s*||google-expires",
                "<urgency>[^<]*</urgency>\\s*||google-urgency",
                "<severity>[^<]*</severity>\\s*||google-severity",
                "<certainty>[^<]*</certainty>\\s*||google-certainty",
                "(?s)<area>.*?</area>\\s*||google-area",
                "<circle>[^<]*</circle>\\s*||google-area-shape",
                "<effective>2016-11-04T1|<effective>2017-11-04T1|google-effective",
                "<category>Safety|<category>Rescue|google-same-category",
                "<event>|<eventCode><valueName>OET:v1.2</valueName><value>OET-001</value></eventCode><event>|google-same-event-code",
                "<language>ar</language>|<language>en</language>|google-same-event",
            })
    @DisplayName("each demand of Google's profile is found, a warning unless asked for")
    void google(String pattern, String instead, String rule) throws CapUnreadable {
        String xml = CapAlert.of(Cases.suspended(), ALL, "C3").xml();
        String broken = xml.replaceFirst(pattern, instead == null ? "" : instead);
        assertFalse(broken.equals(xml));
        assertEquals(CapProblem.Level.ERROR, level(check(broken, true), rule), rule);
        assertEquals(CapProblem.Level.WARNING, level(check(broken, false), rule), rule);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "C3\\.3,2016|C3.6,2016|self-reference",
                "C3\\.3,2016-11-04T11:00:00\\+02:00|C3.3|ambiguous-reference",
                "<circle>[^<]*</circle>|<polygon>36,37 36,38 37,38 36,37.5</polygon>|ring-open",
                "<circle>[^<]*</circle>|<polygon>36,37 37,38 37,37 36,38 36,37</polygon>|ring-crosses",
                "<expires>2016|<expires>2015|expires-before-sent",
                "<effective>2016|<effective>2015|effective-before-sent",
                "<effective>([^<]*)</effective>|<effective>$1</effective><onset>2016-01-01T00:00:00+02:00</onset>|onset-before-sent",
                "<instruction>[^<]*|<instruction>Stay where you are. Do not go on along the road. Wait for the next notice of this office. Turn back.|mixed-languages",
                "<language>ar|<language>fr|language-untrue",
                "<identifier>|<identifier>x|identifier-not-oid",
                "<event>|<eventCode><valueName>rain</valueName><value>OET-159</value></eventCode><event>|event-code-not-listed",
                "<circle>[^<]*</circle>|<polygon>36,37 36,38~37,38 36,37</polygon>|newline-in-polygon",
                "<scope>Public</scope>|<scope>Public</scope><code>a~b</code>|newline-in-code",
                "<msgType>Update|<msgType>Cancel|cancel-reads-as-alert",
                "<expires>[^<]*|<expires>2016-11-04T11:43:00+02:00|cancelled-by-expiry",
            })
    @DisplayName("each fault of published feeds is found")
    void feedFaults(String pattern, String instead, String rule) throws CapUnreadable {
        String xml = CapAlert.of(Cases.suspended(), ALL, "C3").xml();
        String broken =
                rule.equals("cancelled-by-expiry")
                        ? xml.replaceAll(pattern, instead)
                        : xml.replaceFirst(pattern, instead.replace('~', '\n'));
        assertFalse(broken.equals(xml));
        level(check(broken, false), rule);
    }

    private static CapProblem.Level level(List<CapProblem> found, String rule) {
        return found.stream()
                .filter(p -> p.rule().equals(rule))
                .map(CapProblem::severity)
                .findFirst()
                .orElseThrow(() -> new AssertionError(rule + " is not among " + found));
    }

    /** What is wrong with each shared file, and why; the reasons are in docs/formats/cap.md. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "valid/google_amber.atom||google-expires google-web",
                "valid/google_australia.cap||",
                "valid/google_canada.cap||",
                "valid/google_earthquake-iso8859-1.cap||",
                "valid/google_earthquake.cap||",
                "valid/google_no_optional_fields.cap||google-info",
                "valid/google_weather.cap||google-web",
                "valid/oasis_amber_alert_example.xml||google-expires google-web",
                "valid/google_earthquake_index.atom||",
                "valid/google_empty_weather_index.atom||",
                "valid/google_weather_index.atom||",
                "valid/google_ny_index.rss||",
                "invalid/google_invalid.cap|missing|google-area-shape google-description google-expires google-web missing",
                "invalid/google_no_id.atom|feed-id|feed-id",
                "invalid/google_noaa_errors.cap|ambiguous-reference empty polygon|ambiguous-reference empty google-certainty google-severity google-urgency google-web polygon",
            })
    @DisplayName(
            "errors of the shared files, without and with Google's profile; docs/formats/cap.md says why")
    void sharedFiles(String file, String plain, String google) throws Exception {
        assertEquals(plain == null ? "" : plain, errors(file, false));
        assertEquals(google == null ? "" : google, errors(file, true));
    }

    private static String errors(String file, boolean google) throws Exception {
        Path path = SHARED.resolve(file);
        assumeTrue(Files.exists(path), "skipped: no shared data");
        TreeSet<String> rules = new TreeSet<>();
        for (CapProblem problem : CapCheck.of(Files.readAllBytes(path), google)) {
            if (problem.severity() == CapProblem.Level.ERROR) {
                rules.add(problem.rule());
            }
        }
        return String.join(" ", rules);
    }

    @Test
    @DisplayName("XXE, entities, depth and size are refused, and nothing is fetched")
    void hostile() {
        String body =
                "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"><identifier>&x;</identifier></alert>";
        unreadable("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + body);
        unreadable("<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/x.dtd\"><a/>");
        unreadable("<!DOCTYPE a [<!ENTITY x \"y\"><!ENTITY z \"&x;&x;\">]>" + body);
        unreadable(body);
        unreadable("<a>".repeat(65) + "</a>".repeat(65));
        unreadable("<a>" + "<b/>".repeat(100_001) + "</a>");
        unreadable("");
        unreadable("\u0000\u0000");
        assertThrows(
                CapUnreadable.class, () -> CapCheck.of(new byte[CapCheck.largest() + 1], false));
    }

    private static void unreadable(String xml) {
        assertThrows(
                CapUnreadable.class,
                () -> check(xml, false),
                xml.substring(0, Math.min(80, xml.length())));
    }

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("a mutant of a good alert is refused, and by the schema too when that refuses it")
    void mutants(long seed) throws Exception {
        Random random = new Random(seed);
        List<SiteState> states = List.copyOf(Cases.all().values());
        String xml = CapAlert.of(states.get(random.nextInt(states.size())), ALL, "C3").xml();
        String mutant = CapMutant.of(xml, random);
        boolean refused;
        try {
            refused =
                    check(mutant, true).stream()
                            .anyMatch(p -> p.severity() == CapProblem.Level.ERROR);
        } catch (CapUnreadable _) {
            refused = true;
        }
        assertTrue(refused, mutant);
    }

    @Test
    @DisplayName("what the schema refuses we refuse: 300 mutants, whatever the mutation")
    void agreesWithTheSchema() throws Exception {
        Schema schema = schema("google_cap12.xsd");
        String xml = CapAlert.of(Cases.suspended(), ALL, "C3").xml();
        for (int seed = 0; seed < 300; seed++) {
            String mutant = CapMutant.of(xml, new Random(seed));
            boolean valid = true;
            try {
                schema.newValidator().validate(new StreamSource(new StringReader(mutant)));
            } catch (SAXException e) {
                valid = false;
            }
            if (!valid) {
                boolean refused;
                try {
                    refused =
                            check(mutant, false).stream()
                                    .anyMatch(p -> p.severity() == CapProblem.Level.ERROR);
                } catch (CapUnreadable _) {
                    refused = true;
                }
                assertTrue(refused, "seed " + seed + ": " + mutant);
            }
        }
    }

    private static Schema schema(String file) throws SAXException {
        Path path = SHARED.resolve("schema").resolve(file);
        assumeTrue(Files.exists(path), "skipped: no shared data");
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        return factory.newSchema(path.toFile());
    }

    private static List<CapProblem> check(String xml, boolean google) throws CapUnreadable {
        return CapCheck.of(xml.getBytes(StandardCharsets.UTF_8), google);
    }
}
