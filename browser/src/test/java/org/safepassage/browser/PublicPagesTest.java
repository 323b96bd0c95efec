package org.safepassage.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safepassage.notices.Cases;
import org.safepassage.notices.Lexicons;
import org.safepassage.notices.SiteState;
import org.safepassage.notices.site.PublicSite;

/**
 * Every page of every form in every language: no sideways scroll, no box for a letter, no barrier.
 */
class PublicPagesTest {
    private static final List<Integer> WIDTHS = List.of(320, 768, 1280);
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    @TempDir static Path folder = Path.of(".");
    private static @Nullable Playwright playwright;
    private static @Nullable Browser browser;
    private static @Nullable TestSigner signer;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Files.isExecutable(CHROMIUM), "skipped: no Chromium");
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(CHROMIUM)
                                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
        signer = new TestSigner();
        for (Map.Entry<String, SiteState> form : Cases.all().entrySet()) {
            SiteState state = form.getValue().withRecord(Cases.record(), Cases.counts());
            PublicSite.writePlain(state, Lexicons.ours(), signer, folder.resolve(form.getKey()));
        }
        PublicSite.writePlain(Cases.lapsed(), Lexicons.ours(), signer, folder.resolve("lapsed"));
    }

    @AfterAll
    static void stop() {
        if (playwright != null) {
            playwright.close();
        }
    }

    static Stream<String> pages() {
        List<String> pages = new ArrayList<>();
        for (String language : Cases.LANGUAGES) {
            for (String form :
                    List.of("open", "suspended", "announced", "drill", "lapsed", "cancelled")) {
                pages.add(form + "/" + language + ".html");
            }
            for (String other : List.of("record", "past", "drills", "verify")) {
                pages.add("open/" + other + "." + language + ".html");
            }
        }
        return pages.stream();
    }

    private static Browser browser() {
        return Objects.requireNonNull(browser);
    }

    private static String file(String page) {
        return folder.resolve(page).toUri().toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    @DisplayName("no sideways scroll at 320, 768 and 1280 px, light and dark, with script off")
    void fits(String page) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (BrowserContext context =
                            browser()
                                    .newContext(
                                            new Browser.NewContextOptions()
                                                    .setColorScheme(scheme)
                                                    .setJavaScriptEnabled(false));
                    Page shown = context.newPage()) {
                for (int width : WIDTHS) {
                    shown.setViewportSize(width, 900);
                    shown.navigate(file(page));
                    int scroll = (int) shown.evaluate("document.documentElement.scrollWidth");
                    assertTrue(scroll <= width, page + " is " + scroll + " px wide at " + width);
                    String out =
                            (String)
                                    shown.evaluate(
                                            "w => [...document.querySelectorAll('main *')].filter(e => { const r = e.getBoundingClientRect();"
                                                    + " return r.width > 0 && (r.right > w + 1 || r.left < -1) }).map(e => e.tagName + ' ' + e.textContent.slice(0, 40)).join('|')",
                                            width);
                    assertEquals("", out, page + " at " + width);
                    assertTrue(shown.locator("h1").isVisible(), page);
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    @DisplayName("axe finds nothing serious")
    void accessible(String page) throws IOException {
        try (BrowserContext context =
                        browser().newContext(new Browser.NewContextOptions().setBypassCSP(true));
                Page shown = context.newPage()) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                shown.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                shown.setViewportSize(360, 900);
                shown.navigate(file(page));
                shown.evaluate(axe());
                Object found =
                        shown.evaluate(
                                "() => axe.run(document, {resultTypes: ['violations']}).then(r => r.violations"
                                        + ".filter(v => v.impact === 'serious' || v.impact === 'critical' || v.impact === 'moderate')"
                                        // The page refreshes itself on purpose: an old page can
                                        // kill.
                                        + ".filter(v => v.id !== 'meta-refresh')"
                                        + ".map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 160)).join(' | ')))");
                assertEquals(List.of(), found, page + " " + scheme);
            }
        }
    }

    private static String axe() throws IOException {
        try (InputStream in = PublicPagesTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(
                    Objects.requireNonNull(in, "axe.min.js").readAllBytes(),
                    StandardCharsets.UTF_8);
        }
    }

    static Stream<String> languages() {
        return Cases.LANGUAGES.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("languages")
    @DisplayName(
            "every letter has a glyph: none is as wide and as dark as the box for a missing one")
    void noTofu(String language) {
        try (BrowserContext context =
                        browser().newContext(new Browser.NewContextOptions().setBypassCSP(true));
                Page shown = context.newPage()) {
            for (String form : List.of("open", "suspended", "drill")) {
                shown.navigate(file(form + "/" + language + ".html"));
                Object boxes =
                        shown.evaluate(
                                """
                                () => {
                                  const canvas = document.createElement('canvas');
                                  canvas.width = canvas.height = 48;
                                  const pen = canvas.getContext('2d', {willReadFrequently: true});
                                  const draw = c => {
                                    pen.clearRect(0, 0, 48, 48);
                                    pen.font = '32px ' + getComputedStyle(document.body).fontFamily;
                                    pen.fillText(c, 6, 36);
                                    return pen.getImageData(0, 0, 48, 48).data.join();
                                  };
                                  const missing = draw('\\u{10FFFD}');
                                  const seen = new Set(document.body.innerText);
                                  return [...seen].filter(c => c.trim() && draw(c) === missing).join('');
                                }
                                """);
                assertEquals("", boxes, form + " " + language);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("languages")
    @DisplayName("a status page prints on one sheet of A4")
    void printsOnOnePage(String language) {
        try (BrowserContext context = browser().newContext();
                Page shown = context.newPage()) {
            for (String form : List.of("open", "suspended", "announced", "cancelled")) {
                shown.navigate(file(form + "/" + language + ".html"));
                shown.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
                byte[] pdf =
                        shown.pdf(
                                new Page.PdfOptions()
                                        .setFormat("A4")
                                        .setPreferCSSPageSize(true)
                                        .setPrintBackground(true));
                String text = new String(pdf, StandardCharsets.ISO_8859_1);
                long sheets = Pattern.compile("/Type\\s*/Page[^s]").matcher(text).results().count();
                assertEquals(1, sheets, form + " " + language);
                shown.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            }
        }
    }

    @Test
    @DisplayName("at twice the size of text nothing is cut at 320 px")
    void zoom() {
        try (BrowserContext context = browser().newContext();
                Page shown = context.newPage()) {
            shown.setViewportSize(640, 900);
            for (String language : Cases.LANGUAGES) {
                shown.navigate(file("open/" + language + ".html"));
                shown.evaluate("document.body.style.zoom = 2");
                int scroll = (int) shown.evaluate("document.documentElement.scrollWidth");
                assertTrue(scroll <= 640, language + " " + scroll);
            }
        }
    }

    private static long at(String time) {
        return OffsetDateTime.parse(time).toInstant().toEpochMilli();
    }

    @Test
    @DisplayName("by the clock a page grows old, then void; without script by a timer from loading")
    void growsOld() throws IOException {
        try (BrowserContext context = browser().newContext();
                Page shown = context.newPage()) {
            shown.clock().setFixedTime(at("2016-11-04T11:43:00+02:00"));
            shown.navigate(file("open/en.html"));
            assertFalse(
                    shown.locator(".bar.old").isVisible()
                            || shown.locator(".bar.void").isVisible());
            shown.clock().setFixedTime(at("2016-11-04T11:57:30+02:00"));
            shown.navigate(file("open/en.html"));
            assertTrue(shown.locator(".bar.old").isVisible());
            shown.clock().setFixedTime(at("2016-11-04T12:00:00+02:00"));
            shown.navigate(file("open/en.html"));
            assertTrue(shown.locator(".bar.void").isVisible());
            assertEquals(
                    "This page has expired. Treat all corridors as closed.",
                    shown.locator(".bar.void").innerText());
        }
        Path page = folder.resolve("open/en.html");
        String timers = ":root{--old:900s;--end:1080s}";
        String html = Files.readString(page);
        assertTrue(html.contains(timers), "18 minutes from 11:42 to 12:00");
        Path sooner = folder.resolve("open/sooner.html");
        Files.writeString(sooner, html.replace(timers, ":root{--old:.1s;--end:.2s}"));
        try (BrowserContext context =
                        browser()
                                .newContext(
                                        new Browser.NewContextOptions()
                                                .setJavaScriptEnabled(false));
                Page shown = context.newPage()) {
            shown.navigate(page.toUri().toString());
            assertFalse(shown.locator(".bar.void").isVisible());
            shown.navigate(sooner.toUri().toString());
            shown.locator(".bar.void").waitFor();
            assertTrue(shown.locator(".bar.old").isVisible());
        }
    }

    @Test
    @DisplayName(
            "the verify page proves a site it is served with, names a file that was changed, and refuses a forged list")
    void verifies(@TempDir Path copy) throws Exception {
        TestSigner own = Objects.requireNonNull(signer);
        PublicSite.writePlain(Cases.open(), Lexicons.ours(), own, copy);
        try (ServedFolder site = new ServedFolder(copy);
                BrowserContext context = browser().newContext();
                Page shown = context.newPage()) {
            shown.navigate(site.address("verify.en.html"));
            shown.locator("#good").waitFor();
            assertTrue(shown.locator("#expired").isVisible(), "published in 2016");
            Files.writeString(
                    copy.resolve("ru.html"), "x", java.nio.file.StandardOpenOption.APPEND);
            shown.navigate(site.address("verify.en.html?2"));
            shown.locator("#changed").waitFor();
            assertEquals("ru.html", shown.locator("#list").innerText().strip());
            Path note = copy.resolve("site.note");
            Files.writeString(note, Files.readString(note).replaceFirst("notice 5", "notice 6"));
            shown.navigate(site.address("verify.en.html?3"));
            shown.locator("#bad").waitFor();
            assertFalse(shown.locator("#good").isVisible());
        }
    }

    @Test
    @DisplayName("without the server the saved copy is shown under a bar with its age")
    void savedCopy(@TempDir Path copy) throws Exception {
        PublicSite.writePlain(Cases.open(), Lexicons.ours(), null, copy);
        try (ServedFolder site = new ServedFolder(copy);
                BrowserContext context = browser().newContext();
                Page shown = context.newPage()) {
            shown.navigate(site.address("ar.html"));
            shown.evaluate("navigator.serviceWorker.ready.then(() => 1)");
            shown.waitForTimeout(500);
            shown.navigate(site.address("ar.html"));
            assertFalse(shown.locator(".bar.saved").isVisible());
            site.breakDown();
            shown.navigate(site.address("ar.html"));
            assertTrue(shown.locator(".bar.saved").isVisible());
            assertTrue(
                    shown.locator(".bar.saved .age").innerText().length() > 3, "years have passed");
        }
    }
}
