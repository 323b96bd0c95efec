package org.safepassage.notices.cap;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.safepassage.domain.GeoPoint;
import org.safepassage.notices.IssuedAlert;
import org.safepassage.notices.Lexicon;
import org.safepassage.notices.Lexicons;
import org.safepassage.notices.Mode;
import org.safepassage.notices.Notice;
import org.safepassage.notices.NoticeExpiry;
import org.safepassage.notices.NoticeKind;
import org.safepassage.notices.PublicCorridor;
import org.safepassage.notices.Publisher;
import org.safepassage.notices.SiteState;
import org.safepassage.notices.Typed;
import org.safepassage.notices.Voice;
import org.safepassage.notices.XmlText;

/**
 * One alert about one corridor, one {@code info} a language (CAP 1.2). A later alert refers to
 * every earlier one of the corridor that has not expired; none expires after the window while the
 * window lasts; a drill is {@code Exercise}, the example {@code Test}.
 *
 * <p>Aggregators carry alerts of registered authorities only; this is our format for handing over,
 * not our reach.
 *
 * @param issued what a later alert must refer to
 * @param xml the file
 */
public record CapAlert(IssuedAlert issued, String xml) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);
    private static final double RADIUS_KILOMETRES = 10; // ours: the town, not the corridor

    /**
     * The alert of this state about one corridor.
     *
     * @param corridor id
     */
    public static CapAlert of(SiteState state, Lexicons lexicons, String corridor) {
        return of(state, lexicons, corridor, false);
    }

    /** An alert that nobody has decided to send: {@code Draft}. */
    public static CapAlert draft(SiteState state, Lexicons lexicons, String corridor) {
        return of(state, lexicons, corridor, true);
    }

    private static CapAlert of(SiteState state, Lexicons lexicons, String corridor, boolean draft) {
        PublicCorridor about =
                state.pause().corridors().stream()
                        .filter(c -> c.id().equals(corridor))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "The pause has no corridor " + corridor + "."));
        // Whole seconds: CAP has no fractions.
        Instant sent = state.event().at().truncatedTo(ChronoUnit.SECONDS);
        Instant expires = NoticeExpiry.of(state, List.of(about)).truncatedTo(ChronoUnit.SECONDS);
        IssuedAlert issued =
                new IssuedAlert(
                        corridor,
                        state.publisher().sender(),
                        identifier(state, corridor),
                        sent,
                        expires);
        return new CapAlert(issued, new Writer(state, about, issued, draft).xml(lexicons));
    }

    private static String identifier(SiteState state, String corridor) {
        Publisher publisher = state.publisher();
        String start = publisher.oid() == null ? "safe-passage" : publisher.oid();
        String mode =
                switch (state.mode()) {
                    case REAL -> "";
                    case DRILL -> ".drill";
                    case EXAMPLE -> ".example";
                };
        return "%s.%s.%s.%d%s"
                .formatted(start, state.pause().id(), corridor, state.event().number(), mode);
    }

    private static final class Writer {
        private final SiteState state;
        private final PublicCorridor about;
        private final IssuedAlert issued;
        private final boolean draft;
        private final XmlText xml = new XmlText();
        private final ZoneId zone;

        Writer(SiteState state, PublicCorridor about, IssuedAlert issued, boolean draft) {
            this.state = state;
            this.about = about;
            this.issued = issued;
            this.draft = draft;
            this.zone = state.pause().zone();
        }

        String xml(Lexicons lexicons) {
            List<IssuedAlert> before = unexpired();
            xml.open("alert", "xmlns", "urn:oasis:names:tc:emergency:cap:1.2");
            xml.leaf("identifier", issued.identifier());
            xml.leaf("sender", issued.sender());
            xml.leaf("sent", time(issued.sent()));
            xml.leaf("status", draft ? "Draft" : status());
            xml.leaf("msgType", type(before));
            xml.leaf("scope", "Public");
            if (!before.isEmpty()) {
                xml.leaf(
                        "references",
                        String.join(
                                " ",
                                before.stream()
                                        .map(
                                                a ->
                                                        a.sender()
                                                                + ","
                                                                + a.identifier()
                                                                + ","
                                                                + time(a.sent()))
                                        .toList()));
            }
            for (Lexicon lexicon : lexicons.of(state)) {
                info(lexicon);
            }
            return xml.close().toString();
        }

        /** Every earlier alert of this corridor that has not expired when this one is sent. */
        private List<IssuedAlert> unexpired() {
            return state.issued().stream()
                    .filter(a -> a.corridor().equals(about.id()))
                    .filter(a -> !a.identifier().equals(issued.identifier()))
                    .filter(a -> a.expires().isAfter(issued.sent()))
                    .sorted(
                            Comparator.comparing(IssuedAlert::sent)
                                    .thenComparing(IssuedAlert::identifier))
                    .toList();
        }

        private String status() {
            return switch (state.mode()) {
                case REAL -> "Actual";
                case DRILL -> "Exercise";
                case EXAMPLE -> "Test";
            };
        }

        /** Only a cancelled pause cancels; a suspension is an update that tells what to do. */
        private String type(List<IssuedAlert> before) {
            if (before.isEmpty()) {
                return "Alert"; // nothing that could be updated: the first, or all have expired
            }
            return state.event().kind() == NoticeKind.CANCELLED ? "Cancel" : "Update";
        }

        private void info(Lexicon lexicon) {
            Notice notice = Notice.of(state, lexicon, List.of(about));
            Voice voice = new Voice(lexicon, zone);
            boolean rtl = notice.rightToLeft();
            xml.open("info");
            xml.leaf("language", notice.language());
            xml.leaf("category", "Safety");
            xml.leaf("event", event(notice));
            xml.leaf("responseType", response());
            xml.leaf("urgency", urgency());
            xml.leaf("severity", "Severe");
            xml.leaf("certainty", certainty());
            xml.leaf("effective", time(issued.sent()));
            xml.leaf("expires", time(issued.expires()));
            xml.leaf("senderName", Voice.bare(voice.name(state.publisher().names())));
            xml.leaf("headline", cut(Voice.bare(mark() + notice.headline()), 139));
            xml.leaf("description", text(description(notice), rtl));
            xml.leaf("instruction", text(instruction(notice), rtl));
            xml.leaf("web", state.publisher().site() + notice.language() + ".html");
            xml.leaf("contact", contact());
            area(voice);
            xml.close();
        }

        private String mark() {
            return state.mode() == Mode.REAL ? "" : state.mode() == Mode.DRILL ? "[drill] " : "";
        }

        private static String event(Notice notice) {
            String headline = Voice.bare(notice.headline());
            int stop = headline.indexOf('.');
            return cut(stop < 0 ? headline : headline.substring(0, stop), 34);
        }

        private String response() {
            return switch (state.event().kind()) {
                case ANNOUNCED -> "Monitor";
                case OPEN, RESUMED, EXTENDED -> "Evacuate";
                case SUSPENDED, CLOSED -> "Avoid";
                case CANCELLED -> "AllClear";
            };
        }

        private String urgency() {
            return switch (state.event().kind()) {
                case ANNOUNCED -> "Future";
                case OPEN, RESUMED, EXTENDED -> "Expected";
                case SUSPENDED, CLOSED -> "Immediate";
                case CANCELLED -> "Past";
            };
        }

        private String certainty() {
            return state.event().kind() == NoticeKind.ANNOUNCED ? "Possible" : "Observed";
        }

        private static List<String> description(Notice notice) {
            List<String> lines = new ArrayList<>();
            if (!notice.mark().isEmpty()) {
                lines.add(notice.mark());
            }
            lines.add((notice.says() + " " + notice.headline()).strip());
            if (!notice.where().isEmpty()) {
                lines.add(notice.where());
            }
            lines.addAll(notice.when());
            lines.addAll(notice.reasons());
            lines.addAll(notice.assurances());
            lines.addAll(notice.validity());
            lines.addAll(notice.code());
            return lines;
        }

        /** A fixed sentence has no list of acts: it is the act. */
        private static List<String> instruction(Notice notice) {
            return notice.todo().isEmpty()
                    ? List.of(notice.headline().replaceFirst("^[^.]*\\.\\s*", ""))
                    : notice.todo();
        }

        private static String text(List<String> lines, boolean rtl) {
            String joined = String.join("\n", lines);
            return rtl ? joined : Voice.bare(joined);
        }

        private String contact() {
            String contact = state.publisher().contact();
            return contact == null ? issued.sender() : Typed.line(contact);
        }

        private void area(Voice voice) {
            xml.open("area");
            xml.leaf(
                    "areaDesc",
                    cut(
                            Voice.bare(
                                    voice.name(
                                            Objects.requireNonNullElse(
                                                    state.pause().area(), state.pause().names()))),
                            49));
            GeoPoint point = state.pause().point();
            if (about.line().size() > 1 || point == null) {
                point = about.line().isEmpty() ? point : about.line().getFirst();
            }
            if (point != null) {
                xml.leaf(
                        "circle",
                        String.format(
                                Locale.ROOT,
                                "%.4f,%.4f %.1f",
                                point.lat(),
                                point.lon(),
                                RADIUS_KILOMETRES));
            } else {
                xml.open("geocode");
                xml.leaf("valueName", "safe-passage:corridor");
                xml.leaf("value", about.id());
                xml.close();
            }
            xml.close();
        }

        private String time(Instant when) {
            String text = TIME.format(when.atZone(zone));
            // CAP writes UTC as -00:00 (CAP 1.2, 3.3.2).
            return text.endsWith("+00:00") ? text.substring(0, 19) + "-00:00" : text;
        }

        private static String cut(String text, int most) {
            String line = Typed.line(text).strip();
            return line.codePointCount(0, line.length()) <= most
                    ? line
                    : line.substring(0, line.offsetByCodePoints(0, most - 1)).strip() + "\u2026";
        }
    }
}
