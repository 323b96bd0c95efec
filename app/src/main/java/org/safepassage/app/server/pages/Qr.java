package org.safepassage.app.server.pages;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** QR codes, on pages and on terminals. */
public final class Qr {
    private Qr() {}

    private static BitMatrix bits(String text) {
        try {
            return new QRCodeWriter()
                    .encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 4));
        } catch (WriterException e) {
            throw new IllegalStateException("A QR code holds such a text.", e);
        }
    }

    /** As a picture in the page itself, with its quiet zone. */
    static String picture(String text) {
        BitMatrix bits = bits(text);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < bits.getHeight(); y++) {
            for (int x = 0; x < bits.getWidth(); x++) {
                if (bits.get(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        String svg =
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d'><path fill='#fff' d='M0 0h%dv%dH0z'/><path d='%s'/></svg>"
                        .formatted(
                                bits.getWidth(),
                                bits.getHeight(),
                                bits.getWidth(),
                                bits.getHeight(),
                                path);
        return "data:image/svg+xml;base64,"
                + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * As lines of text, two rows of squares in each.
     *
     * @param coloured dark on light whatever the terminal's colours; else for a dark terminal
     */
    public static String lines(String text, boolean coloured) {
        BitMatrix bits = bits(text);
        StringBuilder all = new StringBuilder();
        for (int y = 0; y < bits.getHeight(); y += 2) {
            all.append(coloured ? "\u001b[30;107m" : "");
            for (int x = 0; x < bits.getWidth(); x++) {
                boolean upper = bits.get(x, y);
                boolean lower = y + 1 < bits.getHeight() && bits.get(x, y + 1);
                boolean up = upper == coloured;
                boolean low = lower == coloured;
                all.append(up && low ? '\u2588' : up ? '\u2580' : low ? '\u2584' : ' ');
            }
            all.append(coloured ? "\u001b[0m" : "").append('\n');
        }
        return all.toString();
    }
}
