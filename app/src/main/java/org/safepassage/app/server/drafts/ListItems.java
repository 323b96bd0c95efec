package org.safepassage.app.server.drafts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Adds items to a list of a pause file, and leaves everything else as it was written. */
final class ListItems {
    private ListItems() {}

    /** With items at the end of a list of the root that is written line by line, or begun. */
    static String added(String file, String list, List<String> items) throws InvalidCorrection {
        if (items.isEmpty()) {
            return file;
        }
        List<String> lines = new ArrayList<>(file.lines().toList());
        int at = -1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.matches(list + ":\\s*(#.*)?")) {
                at = i;
            } else if (line.startsWith(list + ":")) {
                throw new InvalidCorrection(
                        "The list '%s' of the pause file is written in braces (line %d). Write it line by line, then paste again."
                                .formatted(list, i + 1));
            }
        }
        String indent = "  ";
        int end = lines.size();
        if (at < 0) {
            lines.add(list + ":");
            end = lines.size();
        } else {
            for (int i = at + 1; i < lines.size(); i++) {
                String line = lines.get(i);
                if (line.stripLeading().startsWith("- ") && line.matches(" *- .*")) {
                    indent = line.substring(0, line.indexOf('-'));
                    break;
                }
            }
            for (int i = at + 1; i < lines.size(); i++) {
                String line = lines.get(i);
                if (line.toLowerCase(Locale.ROOT).matches("[a-z\"'].*")) {
                    end = i;
                    break;
                }
            }
            while (end > at + 1
                    && (lines.get(end - 1).isBlank() || lines.get(end - 1).startsWith("#"))) {
                end--;
            }
        }
        String before = indent;
        lines.addAll(end, items.stream().map(item -> before + "- " + item).toList());
        return String.join("\n", lines) + "\n";
    }
}
