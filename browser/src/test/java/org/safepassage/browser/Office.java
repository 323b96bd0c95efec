package org.safepassage.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A server as the launcher starts it, and its staff, each with a browser and a phone of their own.
 */
final class Office implements AutoCloseable {
    static final String PASSWORD = "a long enough password";
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final Process process;
    private final String address;
    private final String firstLink;

    private Office(Process process, String address, String firstLink) {
        this.process = process;
        this.address = address;
        this.firstLink = firstLink;
    }

    static Office open(Path folder) throws IOException {
        Path home = Path.of(System.getProperty("safepassage.root", ".."));
        Process process =
                new ProcessBuilder(
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
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.append(line).append('\n');
            int at = line.indexOf("http");
            if (line.contains("/join?token=")) {
                String link = line.substring(at).strip();
                return new Office(process, link.replaceFirst("/join.*", ""), link);
            }
        }
        process.destroy();
        throw new IOException("The server did not start: " + said);
    }

    String address() {
        return address;
    }

    String firstLink() {
        return firstLink;
    }

    /** Takes up an invitation and signs in, as the pages ask; the page of the pauses is shown. */
    Page join(Browser browser, String link, String account) {
        BrowserContext context =
                browser.newContext(
                        new Browser.NewContextOptions().setLocale("en").setViewportSize(1280, 900));
        Page page = context.newPage();
        page.setDefaultTimeout(30_000);
        page.navigate(link);
        String key = page.locator("main code").first().innerText().replaceAll("\\s", "");
        page.locator("main input[name=password]").fill(PASSWORD);
        page.locator("main input[name=code]").fill(code(key));
        page.locator("main form[action='/join'] button").click();
        page.navigate(address + "/sign-in");
        page.locator("main input[name=account]").fill(account);
        page.locator("main input[name=password]").fill(PASSWORD);
        page.locator("main input[name=code]").fill(code(key));
        page.locator("main form[action='/sign-in'] button").first().click();
        page.waitForURL(address + "/");
        return page;
    }

    /** The code that a phone with this key shows now; RFC 6238. */
    static String code(String base32) {
        ByteBuffer key = ByteBuffer.allocate(base32.length() * 5 / 8);
        int held = 0;
        int bits = 0;
        for (int i = 0; i < base32.length(); i++) {
            held = (held << 5) | BASE32.indexOf(base32.charAt(i));
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                key.put((byte) (held >> bits));
            }
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key.array(), "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(
                            ByteBuffer.allocate(8)
                                    .putLong(Instant.now().getEpochSecond() / 30)
                                    .array());
            int number = ByteBuffer.wrap(hash).getInt(hash[19] & 0xf) & 0x7fff_ffff;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HmacSHA1.", e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
