package org.safepassage.notices.cap;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the profile of Google Public Alerts demands (its errors) and recommends. The demands are
 * warnings unless somebody asks for the profile; its recommendations always are.
 */
final class GoogleRules {
    private final XmlNode alert;
    private final Findings findings;
    private final CapProblem.Level level;

    GoogleRules(XmlNode alert, Findings findings, boolean asked) {
        this.alert = alert;
        this.findings = findings;
        this.level = asked ? CapProblem.Level.ERROR : CapProblem.Level.WARNING;
    }

    void check() {
        String type = alert.value("msgType");
        boolean follows = type.equals("Update") || type.equals("Cancel");
        if (follows && alert.value("references").isEmpty()) {
            demand(
                    "google-references",
                    alert,
                    "An %s refers to every message before it that has not expired."
                            .formatted(type));
        }
        List<XmlNode> infos = alert.all("info");
        if (infos.isEmpty()) {
            demand("google-info", alert, "At least one <info> is needed.");
        }
        zero(alert, "sent");
        if (alert.value("status").equals("Test")) {
            recommend("google-test", alert, "An alert with status Test is never shown.");
        }
        Set<String> categories = null;
        Set<String> codes = null;
        Map<String, String> events = new HashMap<>();
        for (XmlNode info : infos) {
            categories = same(info, "category", categories, "google-same-category");
            codes = same(info, "eventCode", codes, "google-same-event-code");
            String language = info.first("language") == null ? "en-US" : info.value("language");
            String event = info.value("event");
            if (!event.equals(events.getOrDefault(language, event))) {
                demand(
                        "google-same-event",
                        info,
                        "Two <info> in %s name different events.".formatted(language));
            }
            events.put(language, event);
            needed(info);
            wanted(info);
        }
    }

    private @Nullable Set<String> same(
            XmlNode info, String name, @Nullable Set<String> before, String rule) {
        Set<String> own = new HashSet<>();
        info.all(name)
                .forEach(
                        n ->
                                own.add(
                                        n.children.isEmpty()
                                                ? n.value()
                                                : n.value("valueName") + "=" + n.value("value")));
        if (before != null && !before.equals(own)) {
            demand(rule, info, "All <info> have the same <%s>.".formatted(name));
        }
        return before == null ? own : before;
    }

    private void needed(XmlNode info) {
        for (String name :
                List.of("description", "web", "expires", "urgency", "severity", "certainty")) {
            if (info.value(name).isEmpty()) {
                demand("google-" + name, info, "<%s> is needed.".formatted(name));
            }
        }
        XmlNode from =
                info.first("effective") == null ? alert.first("sent") : info.first("effective");
        if (from != null) {
            CapTimes.find(info.value("expires"))
                    .filter(end -> CapTimes.find(from.value()).filter(end::isBefore).isPresent())
                    .ifPresent(
                            _ ->
                                    demand(
                                            "google-effective",
                                            info,
                                            "It takes effect after it expires."));
        }
        if (info.all("area").isEmpty()) {
            demand("google-area", info, "At least one <area> is needed.");
        }
        for (XmlNode area : info.all("area")) {
            if (area.all("polygon").isEmpty()
                    && area.all("circle").isEmpty()
                    && area.all("geocode").isEmpty()) {
                demand(
                        "google-area-shape",
                        area,
                        "An <area> has a polygon, a circle or a geocode.");
            }
        }
    }

    private void wanted(XmlNode info) {
        for (String name : List.of("effective", "onset", "expires")) {
            zero(info, name);
        }
        for (String name : List.of("senderName", "responseType", "instruction", "contact")) {
            if (info.value(name).isEmpty()) {
                recommend("google-wants-" + name, info, "<%s> is wanted.".formatted(name));
            }
        }
        String headline = info.value("headline");
        if (headline.codePointCount(0, headline.length()) > 140) {
            recommend("google-headline", info, "The headline has more than 140 characters.");
        }
        String description = info.value("description");
        if (!description.isEmpty()
                && (description.equals(headline)
                        || description.equals(info.value("instruction")))) {
            recommend(
                    "google-same-words",
                    info,
                    "Headline, description and instruction say different things.");
        }
        for (String name : List.of("urgency", "severity", "certainty")) {
            if (info.value(name).equals("Unknown")) {
                recommend(
                        "google-unknown",
                        info,
                        "'Unknown' is discouraged for <%s>.".formatted(name));
            }
        }
        boolean drawn = false;
        for (XmlNode area : info.all("area")) {
            drawn |= !area.all("polygon").isEmpty() || !area.all("circle").isEmpty();
            for (XmlNode circle : area.all("circle")) {
                if (circle.value().matches(".*\\s0+(\\.0*)?")) {
                    recommend(
                            "google-radius",
                            circle,
                            "The radius is 0: an area holds the people to be told.");
                }
            }
        }
        if (!drawn && !info.all("area").isEmpty()) {
            recommend(
                    "google-drawn-area",
                    info,
                    "A polygon or a circle is wanted beside the geocode.");
        }
    }

    /** An offset of zero is taken as one that nobody thought about. */
    private void zero(XmlNode node, String name) {
        if (node.value(name).matches(".*([+-]00:00|Z)")) {
            recommend(
                    "google-offset",
                    node,
                    "<%s> is in UTC; the place's own offset is wanted.".formatted(name));
        }
    }

    private void demand(String rule, XmlNode where, String says) {
        findings.add(rule, level, where, says);
    }

    private void recommend(String rule, XmlNode where, String says) {
        findings.warn(rule, where, says);
    }
}
