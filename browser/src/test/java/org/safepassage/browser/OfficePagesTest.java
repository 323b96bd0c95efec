package org.safepassage.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server's pages as the staff meet them, on a server that the launcher started: people are
 * invited, a statement is taken in, and then every page is looked at as every role in every
 * language. Pictures go to a folder with {@code -Dpictures=FOLDER}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OfficePagesTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final List<String> LANGUAGES = List.of("en", "fr", "ar", "ru");
    private static final String PICTURES = System.getProperty("pictures", "");

    @TempDir static Path folder = Path.of(".");
    private static @Nullable Playwright playwright;
    private static @Nullable Browser browser;
    private static @Nullable Office office;
    private static final Map<String, Page> STAFF = new LinkedHashMap<>();

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
        office = Office.open(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        if (playwright != null) {
            playwright.close();
        }
        if (office != null) {
            office.close();
        }
    }

    private static Browser browser() {
        return Objects.requireNonNull(browser);
    }

    private static Office office() {
        return Objects.requireNonNull(office);
    }

    private static Page staff(String role) {
        return Objects.requireNonNull(STAFF.get(role), role);
    }

    private static Page go(Page page, String path) {
        Response answer = page.navigate(office().address() + path);
        assertEquals(200, answer.status(), path);
        return page;
    }

    private static void picture(Page page, String name) {
        if (!PICTURES.isEmpty()) {
            for (int width : List.of(1280, 360)) {
                page.setViewportSize(width, 900);
                page.screenshot(
                        new Page.ScreenshotOptions()
                                .setFullPage(true)
                                .setPath(Path.of(PICTURES, name + "-" + width + ".png")));
            }
            page.setViewportSize(1280, 900);
        }
    }

    @Test
    @Order(1)
    @DisplayName("the first link makes the administrator, who invites one of each role")
    void people() {
        Page admin = office().join(browser(), office().firstLink(), "admin");
        STAFF.put("administrator", admin);
        for (String role :
                List.of(
                        "access-officer",
                        "duty-officer",
                        "monitor",
                        "liaison",
                        "auditor",
                        "approver")) {
            go(admin, "/people");
            admin.locator("form[action='/people'] input[name=account]").fill("the." + role);
            admin.locator("form[action='/people'] select[name=role]").selectOption(role);
            if (role.equals("liaison")) {
                admin.locator("form[action='/people'] input[name=party]").fill("N");
            }
            admin.locator("form[action='/people'] button").click();
            String link = admin.locator(".done code").innerText();
            STAFF.put(role, office().join(browser(), link, "the." + role));
        }
        go(admin, "/people");
        assertTrue(admin.locator("main").innerText().contains("the.approver"));
        picture(admin, "people");
    }

    @Test
    @Order(2)
    @DisplayName("a statement is pasted, stands beside its fields, and is kept as confirmed")
    void statement() throws Exception {
        Page officer = go(staff("access-officer"), "/statements/new");
        Path home = Path.of(System.getProperty("safepassage.root", ".."));
        String text = Files.readString(home.resolve("examples/aleppo-2016-11-04/statement.txt"));
        officer.locator("#paste input[name=id]").fill("from-words");
        officer.locator("#paste input[name=name]").fill("announcement");
        officer.locator("#paste input[name=published]").fill("2016-11-02");
        officer.locator("#paste input[name=zone]").fill("Asia/Damascus");
        officer.locator("#paste textarea[name=text]").fill(text);
        officer.locator("#paste button").click();
        officer.locator("#fields").waitFor();
        assertTrue(officer.locator("main").innerText().contains("corridor"));
        picture(officer, "statement");
        officer.locator("#save").click();
        officer.waitForLoadState();
        assertEquals(0, officer.locator(".error").count(), officer.locator("main").innerText());
    }

    private static List<String> pages(String role) {
        List<String> all = new ArrayList<>();
        all.add("/");
        if (role.equals("liaison")) {
            all.add("/pauses/drill/assurances");
            return all;
        }
        for (String page : List.of("", "/board", "/claims", "/assurances")) {
            all.add("/pauses/drill" + page);
        }
        if (!role.equals("monitor")) {
            all.add("/record");
            all.add("/record?pause=drill");
        }
        if (List.of("access-officer", "approver", "duty-officer", "auditor").contains(role)) {
            all.add("/decisions");
            all.add("/pauses/from-words/statements");
        }
        if (role.equals("access-officer")) {
            all.add("/statements/new");
        }
        if (List.of("administrator", "auditor").contains(role)) {
            all.add("/people");
        }
        if (role.equals("administrator")) {
            all.add("/settings");
        }
        return all;
    }

    private static String axe() throws Exception {
        try (InputStream in = OfficePagesTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(
                    Objects.requireNonNull(in, "axe.min.js").readAllBytes(),
                    StandardCharsets.UTF_8);
        }
    }

    @Test
    @Order(3)
    @DisplayName("every page as every role in every language: axe, and no sideways scroll")
    void everyPage() throws Exception {
        String axe = axe();
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, Page> who : STAFF.entrySet()) {
            try (BrowserContext context =
                            browser()
                                    .newContext(
                                            new Browser.NewContextOptions()
                                                    .setBypassCSP(true)
                                                    .setStorageState(
                                                            who.getValue()
                                                                    .context()
                                                                    .storageState()));
                    Page page = context.newPage()) {
                for (String language : LANGUAGES) {
                    page.setViewportSize(1280, 900);
                    go(page, "/");
                    var button = page.locator("form.languages button[value=" + language + "]");
                    if (button.count() > 0) {
                        button.click();
                        page.waitForLoadState();
                    }
                    for (String path : pages(who.getKey())) {
                        look(page, path, who.getKey() + " " + language, axe, wrong);
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static void look(Page page, String path, String who, String axe, List<String> wrong) {
        page.setViewportSize(360, 800);
        Response answer = page.navigate(office().address() + path);
        if (answer.status() != 200) {
            wrong.add(who + " " + path + ": " + answer.status());
            return;
        }
        for (int width : List.of(360, 1280)) {
            page.setViewportSize(width, 800);
            int scroll = (int) page.evaluate("document.documentElement.scrollWidth");
            if (scroll > width) {
                wrong.add(who + " " + path + " is " + scroll + " px wide at " + width);
            }
        }
        page.setViewportSize(360, 800);
        page.evaluate(axe);
        Object found =
                page.evaluate(
                        "() => axe.run(document, {resultTypes: ['violations']}).then(r => r.violations"
                                + ".filter(v => v.impact === 'serious' || v.impact === 'critical')"
                                + ".map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 160)).join(' | ')))");
        if (found instanceof List<?> list && !list.isEmpty()) {
            wrong.add(who + " " + path + " " + list);
        }
        if (!PICTURES.isEmpty() && (who.startsWith("access-officer") || who.startsWith("admin"))) {
            picture(page, (who + path).replaceAll("[^a-z0-9]+", "-"));
        }
    }
}
