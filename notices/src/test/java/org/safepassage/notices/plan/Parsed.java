package org.safepassage.notices.plan;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** A report and a table, read back by others' rules than those they were written by. */
final class Parsed {
    private Parsed() {}

    /**
     * The report as a tree: it is well-formed XML but for the doctype and the metas. Fails when it
     * is not.
     */
    static Document report(String html) throws Exception {
        String xml = html.replaceFirst("<!doctype html>", "").replaceAll("<(meta [^>]*)>", "<$1/>");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    /** Rows and cells after RFC 4180; lines of comment are left out. */
    static List<List<String>> csv(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("# ") || line.isEmpty()) {
                continue;
            }
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = !quoted;
                } else if (c == ',' && !quoted) {
                    row.add(cell.toString());
                    cell.setLength(0);
                } else {
                    cell.append(c);
                }
            }
            row.add(cell.toString());
            cell.setLength(0);
            rows.add(List.copyOf(row));
            row.clear();
        }
        return rows;
    }
}
