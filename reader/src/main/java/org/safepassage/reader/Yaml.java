package org.safepassage.reader;

import java.util.List;

/** Values as the pause file writes them: no controls, and nothing that reorders text. */
final class Yaml {
    private Yaml() {}

    static boolean isPlain(int c) {
        return (c >= 0x20
                        && !(c >= 0x7F && c <= 0x9F)
                        && !(c >= 0x2028 && c <= 0x202E)
                        && !(c >= 0x2066 && c <= 0x2069)
                        && c != 0xFEFF
                        && (c & 0xFFFE) != 0xFFFE
                        && !(c >= 0xD800 && c <= 0xDFFF)
                        && !(c >= 0xE0000 && c <= 0xE007F))
                || c == '\n'
                || c == '\t'
                || c == '\r';
    }

    static String per(List<String> ids) {
        return "[" + String.join(", ", ids) + "]";
    }

    static String quotes(List<Found> all) {
        return "[" + String.join(", ", all.stream().map(f -> quote(f.value())).toList()) + "]";
    }

    static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .forEach(
                        c ->
                                line.appendCodePoint(
                                        isPlain(c) && c != '\n' && c != '\r' && c != '\t'
                                                ? c
                                                : ' '));
        String bare = line.toString().strip();
        return bare.isEmpty() ? "?" : bare.length() > 400 ? bare.substring(0, 397) + "..." : bare;
    }

    /** A text between double quotes, as YAML and JSON write it. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '"' -> quoted.append("\\\"");
                                case '\\' -> quoted.append("\\\\");
                                case '\n' -> quoted.append("\\n");
                                case '\r' -> quoted.append("\\r");
                                case '\t' -> quoted.append("\\t");
                                default -> quoted.appendCodePoint(isPlain(c) ? c : ' ');
                            }
                        });
        String bare = quoted.substring(1).isBlank() ? "\"?" : quoted.toString();
        return bare + "\"";
    }
}
