package org.safepassage.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passkeys in a real browser, whose authenticator is a virtual one. */
class PasskeyPagesTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    @TempDir private Path folder = Path.of(".");

    private Process serve() throws IOException {
        Path home = Path.of(System.getProperty("safepassage.root", ".."));
        return new ProcessBuilder(
                        home.resolve("safe-passage").toString(),
                        "serve",
                        "--data",
                        folder.resolve("data").toString(),
                        "--keys",
                        folder.resolve("keys").toString(),
                        "--port",
                        "0")
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
    }

    /** Passkeys belong to a name, so the machine is asked by its name. */
    private String firstLink(Process process) throws IOException {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.contains("/join?token=")) {
                return line.strip().replace("127.0.0.1", "localhost");
            }
        }
        throw new IOException(Files.readString(folder.resolve("errors.txt")));
    }

    @Test
    @DisplayName("an invitation is taken up with a passkey, it signs in, and its page lists it")
    void wholeWay() throws Exception {
        assumeTrue(Files.isExecutable(CHROMIUM), "skipped: no Chromium");
        Process process = serve();
        try (Playwright playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
            String link = firstLink(process);
            String address = link.replaceFirst("/join.*", "");
            Browser browser =
                    playwright
                            .chromium()
                            .launch(
                                    new BrowserType.LaunchOptions()
                                            .setExecutablePath(CHROMIUM)
                                            .setArgs(List.of("--no-sandbox", "--disable-gpu")));
            BrowserContext context =
                    browser.newContext(
                            new Browser.NewContextOptions()
                                    .setLocale("en")
                                    .setViewportSize(360, 800));
            Page page = context.newPage();
            page.setDefaultTimeout(30_000);
            CDPSession devices = context.newCDPSession(page);
            String device = authenticator(devices);

            page.navigate(link);
            page.locator(".passkey button").click();
            page.waitForURL(address + "/sign-in?joined=yes");
            assertFits(page);

            verified(devices, device, false);
            page.locator(".passkey button").click();
            page.locator(".passkey .said").filter().waitFor();
            page.waitForFunction("document.querySelector('.passkey .said').textContent.length > 0");
            assertTrue(page.url().endsWith("/sign-in?joined=yes"), page.url());

            verified(devices, device, true);
            page.locator(".passkey button").click();
            page.waitForURL(address + "/");
            page.navigate(address + "/account");
            assertEquals(1, page.locator("main ul.rows li").count());
            assertFits(page);
            page.locator("main ul.rows li button").click();
            assertTrue(
                    page.locator("main").innerText().contains("only way to sign in"),
                    page.locator("main").innerText());
        } finally {
            process.destroy();
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private static void assertFits(Page page) {
        int width = (int) page.evaluate("document.documentElement.scrollWidth");
        assertTrue(width <= 360, page.url() + " is " + width + " px wide");
    }

    private static String authenticator(CDPSession devices) {
        devices.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject all = new JsonObject();
        all.add("options", options);
        return devices.send("WebAuthn.addVirtualAuthenticator", all)
                .get("authenticatorId")
                .getAsString();
    }

    private static void verified(CDPSession devices, String device, boolean is) {
        JsonObject all = new JsonObject();
        all.addProperty("authenticatorId", device);
        all.addProperty("isUserVerified", is);
        devices.send("WebAuthn.setUserVerified", all);
    }
}
