package org.safepassage.reader;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The windows of a draft as lines of a pause file. */
final class WindowLines {
    private final ClaimLines lines;

    WindowLines(ClaimLines lines) {
        this.lines = lines;
    }

    /**
     * The windows of the first text that has any; those of the others agree with one of them or
     * stand as claims.
     */
    List<String> write() {
        List<FoundWindow> written = new ArrayList<>();
        List<List<String>> pers = new ArrayList<>();
        boolean taken = false;
        for (int i = 0; i < lines.together().main().size(); i++) {
            ReadStatement one = lines.together().main().get(i);
            List<FoundWindow> here = one == null ? List.of() : one.windows();
            for (FoundWindow w : here) {
                int same = sameWindow(written, w);
                if (same >= 0) {
                    pers.get(same).add(windowClaim("windows/W" + (same + 1), w, i));
                } else if (!taken && isWritable(w)) {
                    written.add(w);
                    List<String> per = new ArrayList<>();
                    pers.add(per);
                    per.add(windowClaim("windows/W" + written.size(), w, i));
                } else {
                    windowClaim(written.isEmpty() ? "windows" : "windows/W1", w, i);
                }
            }
            taken |= !written.isEmpty();
        }
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < written.size(); n++) {
            if (n == 0) {
                lines.line("windows:");
            }
            ids.add("W" + (n + 1));
            window(written.get(n), "W" + (n + 1), pers.get(n));
        }
        return ids;
    }

    private static int sameWindow(List<FoundWindow> written, FoundWindow w) {
        for (int i = 0; i < written.size(); i++) {
            FoundWindow there = written.get(i);
            boolean opens = Objects.equals(there.opens(), w.opens());
            boolean closes = Objects.equals(there.closes(), w.closes());
            if (opens && closes && Objects.equals(there.date(), w.date())) {
                return i;
            }
        }
        return -1;
    }

    /** The format needs a day and a zone, and hours that come exactly once. */
    static boolean isWritable(FoundWindow w) {
        ZoneId zone = w.zone();
        if (zone == null || (w.localOpens() == null && w.date() == null)) {
            return false;
        }
        LocalDateTime opens = w.localOpens();
        LocalDateTime closes = w.localCloses();
        for (LocalDateTime hour : java.util.Arrays.asList(opens, closes)) {
            if (hour != null && zone.getRules().getValidOffsets(hour).size() != 1) {
                return false;
            }
        }
        if (w.date() != null && (w.date().getYear() < 1900 || w.date().getYear() > 9998)) {
            return false;
        }
        boolean daily =
                w.repeats() == null
                        || closes == null
                        || opens == null
                        || !closes.isAfter(opens.plusDays(1));
        return daily
                && (closes == null || opens == null || closes.isAfter(opens))
                && !(opens == null
                        && closes != null
                        && w.date() != null
                        && closes.toLocalDate().isBefore(w.date()));
    }

    private String windowClaim(String field, FoundWindow w, int source) {
        String value =
                "%s to %s%s%s%s"
                        .formatted(
                                w.localOpens() == null
                                        ? w.date() == null ? "no day stated" : w.date().toString()
                                        : w.localOpens().toString(),
                                w.localCloses() == null
                                        ? w.openEnded() ? "no end, as stated" : "not stated"
                                        : w.localCloses().toString(),
                                w.duration() == null ? "" : ", for " + w.duration(),
                                w.repeats() == null ? "" : ", repeated " + w.repeats(),
                                w.zone() == null
                                        ? ""
                                        : ", "
                                                + w.zone().getId()
                                                + (w.zoneStated()
                                                        ? " as stated"
                                                        : " by the place"));
        return lines.claim(
                field,
                value,
                source,
                w.dateInferred() || !w.zoneStated() ? "inferred" : "stated",
                w.span());
    }

    private void window(FoundWindow w, String id, List<String> per) {
        lines.line("  - id: " + id);
        lines.line(
                "    zone: "
                        + Objects.requireNonNull(w.zone()).getId()
                        + (w.zoneStated() ? "" : " # inferred from the place"));
        lines.line("    zoneStated: " + w.zoneStated());
        String inferred = w.dateInferred() ? " # the day is inferred" : "";
        if (w.localOpens() == null) {
            lines.line("    date: \"" + w.date() + "\"" + inferred);
        } else {
            lines.line("    opens: \"" + w.localOpens() + "\"" + inferred);
        }
        boolean endless = w.openEnded() && w.repeats() == null;
        if (w.localCloses() != null && !endless) {
            lines.line("    closes: \"" + w.localCloses() + "\"");
        }
        if (endless) {
            lines.line("    openEnded: true");
        }
        String repeats = w.repeats();
        if (repeats != null && repeats.startsWith("FREQ=DAILY") && w.localOpens() != null) {
            lines.line("    repeats: \"" + repeats + "\"");
        } else if (repeats != null) {
            lines.line(
                    "    # it repeats: "
                            + repeats
                            + "; the format knows days only, so write the other days as windows");
        }
        lines.line("    per: " + Yaml.per(per));
    }
}
