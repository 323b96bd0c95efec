package org.safepassage.notices.cap;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Fifteen faults that published feeds had and receivers stumbled over. Those that break the text of
 * the standard are errors; those that it leaves open are warnings. Each with its source in {@code
 * docs/formats/cap.md}.
 */
final class FeedRules {
    private static final Set<String> COMING = Set.of("Immediate", "Expected", "Future");

    private final XmlNode alert;
    private final Findings findings;

    FeedRules(XmlNode alert, Findings findings) {
        this.alert = alert;
        this.findings = findings;
    }

    void check() {
        identifier();
        references();
        for (XmlNode code : alert.all("code")) {
            if (code.value().contains("\n")) {
                findings.error(
                        "newline-in-code", code, "<code> holds a line end; write it in one line.");
            }
        }
        Optional<Instant> sent = CapTimes.find(alert.value("sent"));
        List<XmlNode> infos = alert.all("info");
        boolean allEnded = !infos.isEmpty() && sent.isPresent();
        for (XmlNode info : infos) {
            sent.ifPresent(when -> times(info, when));
            language(info);
            eventCodes(info);
            areas(info);
            Instant end = CapTimes.find(info.value("expires")).orElse(Instant.MAX);
            allEnded &= sent.isPresent() && !end.isAfter(sent.get());
        }
        boolean cancel = alert.value("msgType").equals("Cancel");
        if (!cancel && allEnded) {
            findings.warn(
                    "cancelled-by-expiry",
                    alert,
                    "It ends as it is sent. Receivers keep 'expired' apart from 'cancelled': send a Cancel.");
        }
        if (cancel) {
            for (XmlNode info : infos) {
                if (COMING.contains(info.value("urgency"))
                        || info.all("responseType").stream()
                                .anyMatch(r -> r.value().equals("Evacuate"))) {
                    findings.warn(
                            "cancel-reads-as-alert",
                            info,
                            "A Cancel says that something is to come or to be done; some receivers show that as new. Use urgency Past.");
                }
            }
        }
    }

    private void identifier() {
        XmlNode node = alert.first("identifier");
        if (node == null) {
            return;
        }
        String id = node.value();
        if (id.matches(".*[\\s,<&].*")) {
            findings.error(
                    "identifier-characters",
                    node,
                    "An identifier has no space, comma, < or & (CAP 3.2.1).");
        }
        if (!id.matches("(urn:oid:)?2\\.49\\.0\\.[0-4](\\..+)?")) {
            findings.warn(
                    "identifier-not-oid",
                    node,
                    "The identifier is no object identifier of the alerting authorities' branch, 2.49.0.1 and on.");
        }
        XmlNode sender = alert.first("sender");
        if (sender != null && sender.value().matches(".*[\\s,<&].*")) {
            findings.error(
                    "sender-characters",
                    sender,
                    "A sender has no space, comma, < or & (CAP 3.2.1).");
        }
    }

    private void references() {
        XmlNode node = alert.first("references");
        if (node == null) {
            return;
        }
        if (node.value().isEmpty()) {
            findings.error("ambiguous-reference", node, "<references> is empty; leave it out.");
            return;
        }
        Map<String, String> seen = new HashMap<>();
        Set<String> triples = new HashSet<>();
        for (String reference : node.value().split("\\s+", -1)) {
            String[] parts = reference.split(",", -1);
            if (parts.length != 3
                    || parts[0].isEmpty()
                    || parts[1].isEmpty()
                    || CapTimes.find(parts[2]).isEmpty()) {
                findings.error(
                        "ambiguous-reference",
                        node,
                        "A reference is sender,identifier,sent; %s is not."
                                .formatted(Findings.shown(reference)));
                continue;
            }
            String key = parts[0] + "," + parts[1];
            String before = seen.put(key, parts[2]);
            if (!triples.add(reference) || (before != null && !before.equals(parts[2]))) {
                findings.error(
                        "ambiguous-reference",
                        node,
                        "%s is referred to twice.".formatted(Findings.shown(key)));
            }
            if (parts[0].equals(alert.value("sender"))
                    && parts[1].equals(alert.value("identifier"))) {
                findings.error("self-reference", node, "The alert refers to itself.");
            }
        }
    }

    private void times(XmlNode info, Instant sent) {
        XmlNode expires = info.first("expires");
        if (expires != null && CapTimes.find(expires.value()).orElse(Instant.MAX).isBefore(sent)) {
            findings.error("expires-before-sent", expires, "It had expired before it was sent.");
        }
        XmlNode effective = info.first("effective");
        if (effective != null
                && CapTimes.find(effective.value()).orElse(Instant.MAX).isBefore(sent)) {
            findings.warn(
                    "effective-before-sent", effective, "It takes effect before it was sent.");
        }
        XmlNode onset = info.first("onset");
        if (onset != null && CapTimes.find(onset.value()).orElse(Instant.MAX).isBefore(sent)) {
            findings.warn(
                    "onset-before-sent",
                    onset,
                    "It begins before it was sent. Right for what has already begun, wrong for what is to come.");
        }
    }

    private void language(XmlNode info) {
        String declared = info.first("language") == null ? "en-US" : info.value("language");
        String text =
                String.join(
                        " ",
                        info.value("headline"),
                        info.value("description"),
                        info.value("instruction"));
        Scripts scripts = Scripts.of(text);
        boolean differ =
                Scripts.differ(
                        info.value("headline"),
                        info.value("description"),
                        info.value("instruction"));
        if (scripts.isMixed() || differ) {
            findings.error(
                    "mixed-languages",
                    info,
                    "One <info> speaks in two scripts; write one <info> a language.");
        } else if (!scripts.fits(declared)) {
            findings.error(
                    "language-untrue",
                    info,
                    "The language is %s, but the words are in %s letters."
                            .formatted(declared, scripts));
        }
    }

    private void eventCodes(XmlNode info) {
        for (XmlNode code : info.all("eventCode")) {
            String name = code.value("valueName");
            if (!code.children.isEmpty()
                    && (!name.matches("OET:v1\\.[0-9]")
                            || !code.value("value").matches("OET-\\d{3}"))) {
                findings.warn(
                        "event-code-not-listed",
                        code,
                        "Aggregators know event codes of the OASIS list: valueName OET:v1.2 and value OET-… .");
            }
        }
    }

    private void areas(XmlNode info) {
        for (XmlNode area : info.all("area")) {
            for (XmlNode polygon : area.all("polygon")) {
                polygon(polygon);
            }
            for (XmlNode circle : area.all("circle")) {
                String[] parts = circle.value().split("\\s+", -1);
                List<double[]> centre = Rings.parse(parts[0]);
                if (parts.length != 2
                        || centre == null
                        || !parts[1].matches("\\d{1,5}(\\.\\d+)?")) {
                    findings.error(
                            "circle",
                            circle,
                            "A circle is 'lat,lon kilometres'; %s is not."
                                    .formatted(Findings.shown(circle.value())));
                }
            }
        }
    }

    private void polygon(XmlNode polygon) {
        if (polygon.value().contains("\n")) {
            findings.error(
                    "newline-in-polygon",
                    polygon,
                    "<polygon> holds a line end; write its points in one line.");
        }
        List<double[]> ring = Rings.parse(polygon.value());
        if (ring == null) {
            findings.error(
                    "polygon",
                    polygon,
                    "A polygon is 'lat,lon lat,lon …', within 90 and 180 degrees; %s is not."
                            .formatted(Findings.shown(polygon.value())));
        } else if (!Rings.isClosed(ring)) {
            findings.error(
                    "ring-open",
                    polygon,
                    "The ring is not closed: it needs four points or more, and the last must be the first.");
        } else if (Rings.crosses(ring)) {
            findings.error("ring-crosses", polygon, "The ring crosses itself.");
        }
    }
}
