package org.safepassage.notices.site;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safepassage.notices.Cases;
import org.safepassage.notices.Lexicons;
import org.safepassage.notices.Mode;
import org.safepassage.notices.NoticeEvent;
import org.safepassage.notices.NoticeKind;
import org.safepassage.notices.Publisher;
import org.safepassage.notices.Reason;
import org.safepassage.notices.SiteState;

class PublicSiteTest {
    private static final Lexicons ALL = Lexicons.ours();

    @Test
    @DisplayName(
            "a first view is under 14 336 bytes with its headers, script and everything, in every form and language")
    void isSmall() throws IOException {
        int headers = 600; // what a server of ours and a proxy add, generously
        for (SiteState state : Cases.all().values()) {
            SortedMap<String, byte[]> files = files(state);
            for (String language : Cases.LANGUAGES) {
                int bytes =
                        gzip(files.get(language + ".html"))
                                + gzip(files.get("page.js"))
                                + 2 * headers;
                assertTrue(bytes <= 14_336, () -> language + " " + bytes);
                int page = gzip(files.get(language + ".html"));
                assertTrue(page <= 6_500, () -> language + " page " + page);
            }
        }
    }

    @Test
    @DisplayName("no page fetches, posts or runs anything from elsewhere")
    void nothingFromElsewhere() {
        Pattern loads =
                Pattern.compile(
                        "(src|srcset|action|poster|data)=|url\\(|@import|<(iframe|img|object|embed|form)|\\son[a-z]+=|style=\"");
        for (Map.Entry<String, byte[]> file :
                files(Cases.open().withRecord(Cases.record(), Cases.counts())).entrySet()) {
            if (file.getKey().endsWith(".html")) {
                Matcher found =
                        loads.matcher(
                                text(file.getValue())
                                        .replaceAll("src=\"(page|verify)\\.js\"", "")
                                        .replaceAll("data-[a-z]+=", ""));
                assertFalse(found.find(), file.getKey());
            }
        }
    }

    @Test
    @DisplayName("the status comes first, then what to do, then the rest, with or without script")
    void order() {
        String page = text(files(Cases.suspended()).get("en.html"));
        assertTrue(page.contains("<h1>Corridor 3 is suspended. Do not go there.</h1>"), page);
        assertTrue(page.indexOf("<h1>") < page.indexOf("What to do"));
        assertTrue(page.indexOf("What to do") < page.indexOf("id=\"corridor-C3\""));
        assertTrue(page.indexOf("id=\"corridor-C3\"") < page.indexOf("id=\"corridor-C1\""));
        assertTrue(page.contains("Valid until"));
        assertTrue(page.contains("http-equiv=\"refresh\""));
    }

    @Test
    @DisplayName("without a confirmation for fifteen minutes nothing is called open")
    void notConfirmed() {
        String page = text(files(Cases.lapsed()).get("en.html"));
        assertFalse(page.contains("Open until"), "a card is open");
        assertTrue(page.contains("Not confirmed. Do not go"));
        assertTrue(page.contains("are not confirmed as open"));
    }

    @Test
    @DisplayName(
            "a drill says drill in its strip and in each corridor's words, and no real page does")
    void drills() {
        String drill = text(files(Cases.drill()).get("en.html"));
        assertEquals(8, drill.split(", drill</span>", -1).length - 1);
        assertTrue(drill.contains("class=\"strip\">Drill. This is not real."));
        String real = text(files(Cases.open()).get("en.html"));
        assertFalse(real.contains(", drill<") || real.contains("class=\"strip\""));
        assertFalse(real.contains("No second speaker"));
    }

    @Test
    @DisplayName(
            "an appeal is off by default, and never where something is suspended or just changed")
    void appeal() {
        Publisher asking = Cases.publisher().with(Cases.appeal());
        SiteState announced =
                SiteState.announced(Cases.pause(), Cases.NOON, Mode.REAL, Cases.LANGUAGES, asking);
        assertFalse(text(files(Cases.announced()).get("en.html")).contains("id=\"appeal\""));
        assertFalse(shows(announced));
        assertFalse(shows(later(announced, Duration.ofMinutes(59))));
        SiteState quiet = later(announced, Duration.ofMinutes(60));
        assertTrue(shows(quiet));
        String page = text(files(quiet).get("en.html"));
        assertTrue(
                page.contains("<details class=\"appeal\" id=\"appeal\"><summary>"),
                "a closed fold");
        assertTrue(page.lastIndexOf("<section") < page.indexOf("id=\"appeal\""), "at the end");
        assertTrue(files(quiet).containsKey("reminder.en.ics"));
        SiteState suspended =
                later(
                        quiet.after(
                                new NoticeEvent(
                                        NoticeKind.SUSPENDED,
                                        List.of("C3"),
                                        Cases.NOON,
                                        Reason.LATER,
                                        2),
                                Cases.suspended().pause().corridors(),
                                Cases.NOON),
                        Duration.ofHours(3));
        assertFalse(shows(suspended));
        assertFalse(shows(quiet.in(Mode.DRILL)));
    }

    private static SiteState later(SiteState state, Duration by) {
        return state.after(state.event(), state.pause().corridors(), state.event().at().plus(by));
    }

    private static boolean shows(SiteState state) {
        return text(files(state).get("en.html")).contains("id=\"appeal\"");
    }

    @Test
    @DisplayName(
            "the record shows statements side by side, corrections beside what they correct, and gaps")
    void record() {
        SortedMap<String, byte[]> files =
                files(Cases.open().withRecord(Cases.record(), Cases.counts()));
        String page = text(files.get("record.en.html"));
        assertTrue(page.contains("<div class=\"side\">"));
        for (int i = 0; i < 6; i++) {
            assertTrue(page.contains("id=\"e" + i + "\""));
        }
        assertEquals(
                3,
                page.split("It was suspended at 11:02\\.", -1).length,
                "beside the entry, and as its own");
        assertTrue(page.contains("No entry between"));
        assertTrue(
                page.contains("fewer than 10")
                        && page.contains("about 120")
                        && page.contains("not shown"));
        assertTrue(page.contains("Russian Federation says: 0"));
        assertTrue(text(files.get("record.csl.json")).contains("Entry 5."));
        assertTrue(text(files.get("record.bib")).contains("@misc{aleppo-2016-11-04-5,"));
    }

    @Test
    @DisplayName(
            "feeds and alerts are well-formed, calendars keep the zone and the days, lines of at most 75 octets")
    void feeds() throws Exception {
        SiteState daily =
                SiteState.announced(
                        Cases.daily(), Cases.OPENS, Mode.REAL, Cases.LANGUAGES, Cases.publisher());
        SortedMap<String, byte[]> files = files(daily);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (file.getKey().endsWith(".atom") || file.getKey().endsWith(".xml")) {
                DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
                factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
                factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
                factory.newDocumentBuilder().parse(new ByteArrayInputStream(file.getValue()));
            }
        }
        String calendar = text(files.get("calendar.ar.ics"));
        for (String line : calendar.split("\r\n", -1)) {
            assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line);
        }
        String unfolded = calendar.replace("\r\n ", "");
        assertTrue(unfolded.contains("RRULE:FREQ=DAILY;COUNT=7"), unfolded);
        assertTrue(unfolded.contains("DTSTART;TZID=Asia/Damascus:20161104T090000"));
        assertTrue(unfolded.contains("TZOFFSETTO:+0200"));
        assertTrue(unfolded.contains("STATUS:TENTATIVE"));
        assertTrue(
                text(files(Cases.cancelled()).get("calendar.en.ics")).contains("STATUS:CANCELLED"));
        assertTrue(text(files.get("corridors.en.geojson")).contains("\"geometry\": null"));
    }

    @Test
    @DisplayName("the same state is the same bytes; the order of languages decides the first page")
    void sameBytes() {
        SortedMap<String, byte[]> once = files(Cases.open());
        files(Cases.open())
                .forEach((name, bytes) -> assertArrayEquals(once.get(name), bytes, name));
        assertArrayEquals(once.get("ar.html"), once.get("index.html"));
    }

    @Test
    @DisplayName("readers see a whole site while it is replaced, and files have the notice's time")
    void switchesAtOnce(@TempDir Path root) throws Exception {
        List<SiteState> states = List.of(Cases.open(), Cases.suspended());
        Path site = PublicSite.write(states.getFirst(), ALL, null, root);
        AtomicBoolean done = new AtomicBoolean();
        AtomicReference<String> torn = new AtomicReference<>("");
        Thread reader =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    while (!done.get()) {
                                        try {
                                            Path version = site.toRealPath();
                                            String en =
                                                    Files.readString(version.resolve("en.html"));
                                            String feed =
                                                    Files.readString(
                                                            version.resolve("feed.en.atom"));
                                            boolean suspended =
                                                    en.contains("is suspended. Do not go there.");
                                            if (suspended
                                                    != feed.contains("Corridor 3: Suspended")) {
                                                torn.set("page and feed differ");
                                            }
                                        } catch (IOException e) {
                                            // One that slept through four changes finds nothing.
                                            boolean slept =
                                                    e instanceof java.nio.file.NoSuchFileException;
                                            torn.compareAndSet("", slept ? "" : e.toString());
                                        }
                                    }
                                });
        for (int i = 0; i < 10; i++) {
            PublicSite.write(states.get(i % 2), ALL, null, root);
        }
        done.set(true);
        reader.join();
        assertEquals("", torn.get());
        try (Stream<Path> files = Files.list(site)) {
            for (Path file : files.toList()) {
                Instant time = Files.getLastModifiedTime(file).toInstant();
                assertEquals(Cases.local("11:43"), time, file.toString());
            }
        }
        try (Stream<Path> versions = Files.list(root)) {
            assertTrue(versions.count() <= 5, "the link, this version and three before");
        }
    }

    @Test
    @DisplayName("a plain folder of an earlier writer is replaced too")
    void replacesAFolder(@TempDir Path root) throws IOException {
        PublicSite.writePlain(Cases.open(), ALL, null, root.resolve("site"));
        Path site = PublicSite.write(Cases.suspended(), ALL, null, root);
        assertTrue(Files.readString(site.resolve("en.html")).contains("is suspended"));
    }

    @Test
    @DisplayName("an incomplete language is refused, but not for what fails towards closed")
    void incompleteLanguage(@TempDir Path words) throws IOException {
        Files.writeString(
                words.resolve("so.json"),
                "{\"language\": \"so\", \"name\": \"Soomaali\", \"direction\": \"ltr\"}");
        Lexicons more = ALL.with(words);
        SiteState open = inLanguages(Cases.open(), List.of("en", "so"));
        assertThrows(
                org.safepassage.notices.IncompleteLexicon.class,
                () -> PublicSite.files(open, more, null));
        SiteState suspended = inLanguages(Cases.suspended(), List.of("so", "en"));
        SortedMap<String, byte[]> files = PublicSite.files(suspended, more, null);
        assertTrue(
                text(files.get("so.html"))
                        .contains("Corridor 3 is suspended. Do not go to corridor 3."));
        assertTrue(text(files.get("en.html")).contains("Corridor 3 is suspended."));
    }

    private static SiteState inLanguages(SiteState s, List<String> languages) {
        return new SiteState(
                s.pause(),
                s.at(),
                s.mode(),
                languages,
                s.event(),
                s.publisher(),
                s.record(),
                s.counts(),
                s.codes(),
                s.issued(),
                s.past(),
                s.drills(),
                s.limits());
    }

    private static SortedMap<String, byte[]> files(SiteState state) {
        return PublicSite.files(state, ALL, null);
    }

    private static String text(byte @Nullable [] bytes) {
        return new String(Objects.requireNonNull(bytes), StandardCharsets.UTF_8);
    }

    private static int gzip(byte @Nullable [] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(Objects.requireNonNull(bytes));
        }
        return out.size();
    }
}
