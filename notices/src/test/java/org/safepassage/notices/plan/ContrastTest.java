package org.safepassage.notices.plan;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contrast after WCAG 2.2, relative luminance, computed from the tokens of the style sheet. */
class ContrastTest {
    private static final Pattern TOKEN = Pattern.compile("--([a-z0-9-]+):#([0-9a-f]{3,6})\\b");

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"light", "dark", "print"})
    @DisplayName("status text is at least 7 to 1 on paper, wash and its own tint")
    void statusTextIsReadable(String mode) throws IOException {
        Map<String, double[]> tokens = tokens(mode);
        for (String ink : List.of("ink", "ink2", "open", "susp", "unk", "closed")) {
            for (String ground : List.of("paper", "wash", ink + "-t")) {
                if (tokens.containsKey(ground)) {
                    double ratio = ratio(color(tokens, ink), color(tokens, ground));
                    assertTrue(
                            ratio >= 7,
                            () -> "%s on %s is %.2f in %s".formatted(ink, ground, ratio, mode));
                }
            }
        }
        double onLand = ratio(color(tokens, "ink"), color(tokens, "land"));
        assertTrue(onLand >= 7, () -> "map words are %.2f in %s".formatted(onLand, mode));
        double rates = ratio(color(tokens, "open"), color(tokens, "land"));
        assertTrue(rates >= 7, () -> "rates on the map are %.2f in %s".formatted(rates, mode));
        double edge = ratio(color(tokens, "rule"), color(tokens, "paper"));
        assertTrue(edge >= 3, () -> "edges are %.2f in %s".formatted(edge, mode));
        double bars = ratio(color(tokens, "open"), color(tokens, "pale"));
        assertTrue(
                bars >= 3, () -> "full and pale bars are %.2f apart in %s".formatted(bars, mode));
    }

    private static double[] color(Map<String, double[]> tokens, String name) {
        return Objects.requireNonNull(tokens.get(name), name);
    }

    private static Map<String, double[]> tokens(String mode) throws IOException {
        String css;
        try (InputStream in = PlanReport.class.getResourceAsStream("report.css")) {
            css = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        int dark = css.indexOf("@media(prefers-color-scheme:dark)");
        int contrast = css.indexOf("@media(prefers-contrast");
        int print = css.indexOf("@media print");
        Map<String, double[]> tokens = new HashMap<>();
        read(css.substring(0, dark), tokens);
        if (mode.equals("dark")) {
            read(css.substring(dark, contrast), tokens);
        } else if (mode.equals("print")) {
            read(css.substring(print), tokens);
        }
        return tokens;
    }

    private static void read(String css, Map<String, double[]> tokens) {
        Matcher matcher = TOKEN.matcher(css);
        while (matcher.find()) {
            String hex = matcher.group(2);
            String full = hex.length() == 3 ? hex.replaceAll("(.)", "$1$1") : hex;
            double[] rgb = new double[3];
            for (int i = 0; i < 3; i++) {
                rgb[i] = Integer.parseInt(full.substring(2 * i, 2 * i + 2), 16) / 255.0;
            }
            tokens.put(matcher.group(1), rgb);
        }
    }

    private static double ratio(double[] a, double[] b) {
        double light = Math.max(luminance(a), luminance(b));
        double dark = Math.min(luminance(a), luminance(b));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(double[] rgb) {
        double[] linear = new double[3];
        for (int i = 0; i < 3; i++) {
            linear[i] =
                    rgb[i] <= 0.04045 ? rgb[i] / 12.92 : Math.pow((rgb[i] + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }
}
