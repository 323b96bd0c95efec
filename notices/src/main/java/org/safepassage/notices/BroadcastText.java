package org.safepassage.notices;

import java.util.ArrayList;
import java.util.List;

/**
 * One text for a cell broadcast about the corridors of an event: at most 615 characters, the size
 * that holds for every script (GOV.UK Emergency Alerts: 1 395 of GSM-7, but 615 with one other
 * character). What to do besides going or not going is left out first, then the announced hours;
 * who has not assured it, until when it is valid and the code never are, unless names alone are
 * longer than that.
 */
public final class BroadcastText {
    /** 16-bit units. */
    public static final int MOST = 615;

    private BroadcastText() {}

    /** The text; with isolates only where the language runs right to left. */
    public static String of(SiteState state, Lexicon lexicon) {
        Notice notice = Notice.of(state, lexicon);
        int acts = notice.todo().size();
        for (int kept = acts; kept >= Math.min(1, acts); kept--) {
            String text = text(notice, kept, true);
            if (text.length() <= MOST) {
                return text;
            }
        }
        String text = text(notice, Math.min(1, acts), false);
        if (text.length() <= MOST) {
            return text;
        }
        return cut(plain(notice, notice.headline()) + " " + plain(notice, last(notice.validity())));
    }

    private static String text(Notice notice, int acts, boolean hours) {
        List<String> lines = new ArrayList<>();
        lines.add(notice.mark());
        lines.add(notice.says() + " " + notice.headline());
        lines.add(notice.where() + (notice.where().isEmpty() ? "" : "."));
        if (hours) {
            lines.addAll(notice.when());
        }
        lines.addAll(notice.reasons());
        lines.addAll(notice.todo().subList(0, acts));
        lines.addAll(notice.assurances());
        lines.add(last(notice.validity()));
        for (String line : notice.code()) {
            lines.add(line.endsWith(".") ? line : line + ".");
        }
        lines.removeIf(String::isBlank);
        return plain(notice, String.join(" ", lines).strip());
    }

    private static String last(List<String> lines) {
        return lines.isEmpty() ? "" : lines.getLast();
    }

    private static String plain(Notice notice, String text) {
        return notice.rightToLeft() ? text : Voice.bare(text);
    }

    private static String cut(String text) {
        String line = text.strip();
        while (line.length() > MOST) {
            line = line.substring(0, line.offsetByCodePoints(line.length(), -1));
        }
        return line;
    }
}
