package org.safepassage.notices.cap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is wrong with anybody's CAP file: an alert of version 1.0, 1.1 or 1.2, or a feed (Atom, RSS,
 * EDXL-DE) that holds some. Reads nothing but the bytes it is given. Cost: linear, but for the
 * crossings of a polygon, which cost the square of its points, of which 2 000 are looked at.
 */
public final class CapCheck {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final int LARGEST = XmlTree.LARGEST;

    private CapCheck() {}

    /** The most bytes that are read. */
    public static int largest() {
        return LARGEST;
    }

    /**
     * The problems, in the order of the file.
     *
     * @param google whether what Google's profile demands are errors; else they are warnings
     * @throws CapUnreadable when it is no XML that is read at all
     */
    public static List<CapProblem> of(byte[] bytes, boolean google) throws CapUnreadable {
        XmlNode root = XmlTree.read(bytes);
        Findings findings = new Findings();
        List<XmlNode> alerts = root.walk().filter(CapCheck::isAlert).toList();
        if (alerts.size() == 1 && alerts.getFirst() == root) {
            alert(root, findings, google);
            return findings.problems();
        }
        switch (root.name) {
            case "feed" -> atom(root, findings);
            case "rss" -> rss(root, alerts, findings);
            case "EDXLDistribution" -> {}
            default ->
                    findings.error(
                            "not-cap",
                            root,
                            "It is neither an alert of CAP 1.0, 1.1 or 1.2 nor a feed: <%s> in %s."
                                    .formatted(root.name, Findings.shown(root.namespace)));
        }
        alerts.forEach(alert -> alert(alert, findings, google));
        referred(alerts, findings);
        return findings.problems();
    }

    private static boolean isAlert(XmlNode node) {
        return node.name.equals("alert") && CapShape.find(node.namespace) != null;
    }

    private static void alert(XmlNode alert, Findings findings, boolean google) {
        CapShape shape = CapShape.find(alert.namespace);
        if (shape != null) {
            new StructureRules(shape, findings).check(alert);
            new FeedRules(alert, findings).check();
            new GoogleRules(alert, findings, google).check();
        }
    }

    /** RFC 4287, 4.1.1 and 4.1.2. */
    private static void atom(XmlNode feed, Findings findings) {
        if (!feed.namespace.equals(ATOM)) {
            findings.error("not-cap", feed, "A feed is in the namespace of Atom, " + ATOM + ".");
            return;
        }
        required(feed, findings);
        Set<String> ids = new HashSet<>();
        for (XmlNode entry : feed.all("entry")) {
            required(entry, findings);
            XmlNode id = entry.first("id");
            if (id != null && !ids.add(id.value() + " " + entry.value("updated"))) {
                findings.error("feed-same-id", id, "Two entries have this id and the same time.");
            }
        }
        if (feed.all("entry").isEmpty()) {
            findings.warn(
                    "feed-empty",
                    feed,
                    "The feed has no entry; nothing of an alert could be checked.");
        }
    }

    private static void required(XmlNode node, Findings findings) {
        for (String name : List.of("id", "title", "updated")) {
            if (node.value(name).isEmpty()) {
                findings.error(
                        "feed-" + name, node, "<%s> needs an <%s>.".formatted(node.name, name));
            }
        }
    }

    private static void rss(XmlNode rss, List<XmlNode> alerts, Findings findings) {
        if (rss.first("channel") == null) {
            findings.error("feed-channel", rss, "<rss> needs a <channel>.");
        }
        if (alerts.isEmpty()) {
            findings.warn(
                    "feed-links-only",
                    rss,
                    "The feed holds links and no alert; check the alerts themselves.");
        }
    }

    /**
     * Within one feed, a later message refers to every earlier unexpired one of its sender's chain.
     */
    private static void referred(List<XmlNode> alerts, Findings findings) {
        Map<String, XmlNode> byId = new HashMap<>();
        for (XmlNode alert : alerts) {
            String key = alert.value("sender") + "," + alert.value("identifier");
            if (byId.put(key, alert) != null) {
                findings.error(
                        "same-identifier",
                        alert,
                        "Two alerts of the feed have this sender and identifier.");
            }
        }
        for (XmlNode alert : alerts) {
            List<String> named = new ArrayList<>();
            for (String reference : alert.value("references").split("\\s+", -1)) {
                String[] parts = reference.split(",", -1);
                if (parts.length == 3) {
                    named.add(parts[0] + "," + parts[1]);
                }
            }
            for (String one : named) {
                XmlNode before = byId.get(one);
                if (before != null) {
                    earlier(alert, before, named, findings);
                }
            }
        }
    }

    private static void earlier(
            XmlNode alert, XmlNode before, List<String> named, Findings findings) {
        for (String reference : before.value("references").split("\\s+", -1)) {
            String[] parts = reference.split(",", -1);
            if (parts.length != 3 || named.contains(parts[0] + "," + parts[1])) {
                continue;
            }
            boolean mayLive =
                    CapTimes.find(alert.value("sent"))
                            .flatMap(sent -> CapTimes.find(parts[2]).filter(sent::isAfter))
                            .isPresent();
            if (mayLive) {
                findings.warn(
                        "reference-left-out",
                        alert,
                        "It refers to a message that referred to %s, but not to that one; unless it has expired, it must."
                                .formatted(Findings.shown(parts[1])));
            }
        }
    }
}
