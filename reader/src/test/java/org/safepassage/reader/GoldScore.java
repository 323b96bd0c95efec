package org.safepassage.reader;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Precision and recall per field by the rules of {@code gold/README.md}. */
@SuppressWarnings("OperatorPrecedence")
final class GoldScore {
    /** Right, given and expected values of one field. */
    static final class Tally {
        int right;
        int given;
        int expected;

        double precision() {
            return given == 0 ? 1 : (double) right / given;
        }

        double recall() {
            return expected == 0 ? 1 : (double) right / expected;
        }
    }

    private static final List<String> NAMES =
            List.of("speaker", "decidedBy", "onOrdersOf", "calledBySpeaker", "legalBasis");
    private static final List<String> LISTS =
            List.of(
                    "approvedBy",
                    "reportedBy",
                    "addressees",
                    "noticeChannels",
                    "places",
                    "destinations",
                    "conditions");
    private static final Set<String> COUNTRIES =
            Set.of(
                    "syria",
                    "ukraine",
                    "sudan",
                    "yemen",
                    "colombia",
                    "afghanistan",
                    "libya",
                    "lebanon",
                    "iraq",
                    "israel",
                    "russia",
                    "congo",
                    "сирии",
                    "украины",
                    "україни",
                    "سوريا",
                    "اليمن",
                    "السودان",
                    "ليبيا",
                    "لبنان",
                    "syrie",
                    "soudan",
                    "syrien",
                    "jemen",
                    "siria",
                    "ucrania",
                    "azerbaijan",
                    "armenia",
                    "ethiopia",
                    "democratic republic of the congo");

    private final Map<String, Tally> tallies = new TreeMap<>();
    private final List<String> misses = new ArrayList<>();
    private String text = "";

    Map<String, Tally> tallies() {
        return tallies;
    }

    List<String> misses() {
        return misses;
    }

    private Tally tally(String field) {
        return tallies.computeIfAbsent(field, k -> new Tally());
    }

    private void expect(String field) {
        tally(field).expected++;
    }

    private void add(GoldScore other) {
        other.tallies.forEach(
                (field, t) -> {
                    Tally mine = tally(field);
                    mine.right += t.right;
                    mine.given += t.given;
                    mine.expected += t.expected;
                });
        misses.addAll(other.misses);
    }

    void score(GoldText gold, JsonNode given) {
        text = gold.name();
        scalar(
                "language",
                gold.expected().path("language"),
                given.path("language"),
                (a, b) -> a.equals(b));
        List<JsonNode> left = new ArrayList<>(list(given.path("statements")));
        for (JsonNode expected : list(gold.expected().path("statements"))) {
            GoldScore best = null;
            JsonNode chosen = null;
            for (JsonNode one : left) {
                GoldScore trial = new GoldScore();
                trial.text = text;
                trial.statement(expected, one);
                if (best == null || trial.rights() > best.rights()) {
                    best = trial;
                    chosen = one;
                }
            }
            if (best == null) {
                GoldScore none = new GoldScore();
                none.text = text;
                none.statement(expected, MissingNode.getInstance());
                add(none);
            } else {
                add(best);
                left.remove(chosen);
            }
        }
        for (JsonNode extra : left) {
            tally("kind").given++;
            misses.add(text + " invented a statement: " + extra.path("kind"));
            for (String field :
                    List.of(
                            "windows",
                            "corridors",
                            "counts",
                            "claims",
                            "places",
                            "destinations",
                            "assurances",
                            "conditions")) {
                tally(field).given += extra.path(field).size();
            }
            tally("speaker").given += extra.path("speaker").isNull() ? 0 : 1;
        }
        if (gold.expected().has("ignored")) {
            ignored(list(gold.expected().path("ignored")), list(given.path("ignored")));
        }
        warnings(list(gold.expected().path("warnings")), list(given.path("warnings")));
    }

    private int rights() {
        return tallies.values().stream().mapToInt(t -> t.right).sum();
    }

    private void scalar(
            String field, JsonNode expected, JsonNode given, BiPredicate<String, String> same) {
        if (expected.isMissingNode()) {
            return;
        }
        Tally t = tally(field);
        boolean has = !given.isMissingNode() && !given.isNull();
        t.given += has ? 1 : 0;
        t.expected += expected.isNull() ? 0 : 1;
        boolean right =
                has && !expected.isNull() && same.test(expected.asString(), given.asString());
        t.right += right ? 1 : 0;
        if (!right && (has || !expected.isNull())) {
            misses.add("%s %s: expected %s, given %s".formatted(text, field, expected, given));
        }
    }

    private void statement(JsonNode expected, JsonNode given) {
        scalar("kind", expected.path("kind"), given.path("kind"), String::equals);
        for (String field : NAMES) {
            if (expected.has(field)) {
                named(
                        field,
                        one(expected.path(field)),
                        one(given.path(field)),
                        GoldScore::sameFound,
                        List.of());
            }
        }
        for (String field : LISTS) {
            if (expected.has(field)) {
                List<JsonNode> neutral = new ArrayList<>();
                if (field.equals("places")) {
                    expected.path("corridors").forEach(c -> c.path("names").forEach(neutral::add));
                    given.path("corridors").forEach(c -> c.path("names").forEach(neutral::add));
                }
                named(
                        field,
                        list(expected.path(field)),
                        list(given.path(field)),
                        GoldScore::sameFound,
                        neutral);
            }
        }
        if (expected.has("assurances")) {
            assurances(expected, given);
        }
        if (expected.has("counts")) {
            named(
                    "counts",
                    list(expected.path("counts")),
                    list(given.path("counts")),
                    GoldScore::sameCount,
                    List.of());
        }
        if (expected.has("claims")) {
            named(
                    "claims",
                    list(expected.path("claims")),
                    list(given.path("claims")),
                    (a, b) ->
                            sameFound(a.path("by"), b.path("by"))
                                    && sameFound(a.path("about"), b.path("about")),
                    List.of());
        }
        if (expected.has("follows")) {
            named(
                    "follows",
                    one(expected.path("follows")),
                    one(given.path("follows")),
                    (a, b) ->
                            sameFound(a, b)
                                    && outcome(a.path("outcome"))
                                            .equals(outcome(b.path("outcome"))),
                    List.of());
        }
        if (expected.has("windows")) {
            windows(list(expected.path("windows")), list(given.path("windows")));
        }
        if (expected.has("corridors")) {
            corridors(list(expected.path("corridors")), list(given.path("corridors")));
        }
    }

    private void assurances(JsonNode expected, JsonNode given) {
        List<JsonNode> answers = new ArrayList<>();
        for (JsonNode answer : list(given.path("assurances"))) {
            boolean own =
                    answer.path("state").asString().equals("given")
                            && !expected.path("speaker").isNull()
                            && sameFound(expected.path("speaker"), answer.path("party"));
            boolean approves =
                    answer.path("state").asString().equals("given")
                            && list(expected.path("approvedBy")).stream()
                                    .anyMatch(a -> sameFound(a, answer.path("party")));
            boolean wanted =
                    list(expected.path("assurances")).stream()
                            .anyMatch(a -> sameFound(a.path("party"), answer.path("party")));
            if (!own && !approves || wanted) {
                answers.add(answer);
            }
        }
        named(
                "assurances",
                list(expected.path("assurances")),
                answers,
                (a, b) ->
                        sameFound(a.path("party"), b.path("party"))
                                && a.path("state").asString().equals(b.path("state").asString()),
                List.of());
    }

    private void named(
            String field,
            List<JsonNode> expected,
            List<JsonNode> given,
            BiPredicate<JsonNode, JsonNode> same,
            List<JsonNode> neutral) {
        Tally t = tally(field);
        List<JsonNode> left = new ArrayList<>(given);
        Set<JsonNode> met = new HashSet<>();
        for (JsonNode want : expected) {
            t.expected++;
            JsonNode hit = left.stream().filter(g -> same.test(want, g)).findFirst().orElse(null);
            if (hit != null) {
                t.right++;
                t.given++;
                left.remove(hit);
                met.add(want);
                span(field, want, hit);
            } else {
                misses.add("%s %s: missing %s".formatted(text, field, want));
            }
        }
        for (JsonNode extra : left) {
            boolean inside =
                    met.stream().anyMatch(w -> overlap(w, extra))
                            && (field.equals("places")
                                    || field.equals("destinations")
                                    || field.endsWith("names"));
            boolean none =
                    neutral.stream().anyMatch(n -> sameFound(n, extra))
                            || field.equals("places")
                                    && COUNTRIES.contains(
                                            extra.path("value")
                                                    .asString()
                                                    .toLowerCase(java.util.Locale.ROOT));
            if (!inside && !none) {
                t.given++;
                misses.add("%s %s: invented %s".formatted(text, field, extra));
            }
        }
    }

    private void span(String field, JsonNode want, JsonNode got) {
        if (want.has("span") && got.has("span")) {
            Tally t = tally("spans");
            t.given++;
            t.expected++;
            boolean right = shares(want, got);
            t.right += right ? 1 : 0;
            if (!right) {
                misses.add(
                        "%s span of %s: expected %s, given %s".formatted(text, field, want, got));
            }
        }
    }

    private void windows(List<JsonNode> expected, List<JsonNode> given) {
        pair(
                "windows",
                expected,
                given,
                (w, g) -> equalFields(w, g) + (overlap(w, g) ? 3 : 0),
                this::window);
    }

    private interface Pairing {
        int shared(JsonNode want, JsonNode got);
    }

    private interface Scoring {
        void score(JsonNode want, JsonNode got);
    }

    private void pair(
            String field,
            List<JsonNode> expected,
            List<JsonNode> given,
            Pairing pairing,
            Scoring scoring) {
        List<JsonNode> left = new ArrayList<>(given);
        for (JsonNode want : expected) {
            expect(field);
            JsonNode best = null;
            int most = 0;
            for (JsonNode got : left) {
                int shared = pairing.shared(want, got);
                if (shared > most) {
                    most = shared;
                    best = got;
                }
            }
            if (best == null) {
                misses.add("%s %s: missing %s".formatted(text, field, want));
                scoring.score(want, MissingNode.getInstance());
            } else {
                tally(field).right++;
                tally(field).given++;
                left.remove(best);
                scoring.score(want, best);
                span(field, want, best);
            }
        }
        for (JsonNode extra : left) {
            tally(field).given++;
            misses.add("%s %s: invented %s".formatted(text, field, extra));
        }
    }

    private static int equalFields(JsonNode want, JsonNode got) {
        int equal = 0;
        for (String key : List.of("opens", "closes", "date", "duration", "repeats")) {
            equal +=
                    want.has(key)
                                    && !want.path(key).isNull()
                                    && want.path(key).asString().equals(got.path(key).asString())
                            ? 2
                            : 0;
        }
        return equal;
    }

    private void window(JsonNode want, JsonNode got) {
        boolean distance = !got.isMissingNode() && isDistance(got);
        boolean byLength =
                !want.path("closes").isMissingNode()
                        && got.path("closes").isNull()
                        && !got.path("duration").isNull();
        scalar(
                "windows.opens",
                want.path("opens"),
                got.path("opens"),
                (a, b) -> Instant.parse(a).equals(Instant.parse(b)));
        if (!byLength) {
            scalar(
                    "windows.closes",
                    want.path("closes"),
                    got.path("closes"),
                    (a, b) -> Instant.parse(a).equals(Instant.parse(b)));
        }
        scalar("windows.date", want.path("date"), got.path("date"), String::equals);
        if (!(want.path("duration").isNull() && distance)) {
            scalar(
                    "windows.duration",
                    want.path("duration"),
                    got.path("duration"),
                    (a, b) -> seconds(a) == seconds(b));
        }
        for (String key : List.of("zoneStated", "dateInferred", "openEnded")) {
            scalar("windows." + key, want.path(key), got.path(key), String::equals);
        }
        if (want.has("zone") && !want.path("zone").isNull()) {
            Instant at =
                    want.path("opens").isNull() || !want.has("opens")
                            ? Instant.parse("2020-01-01T00:00:00Z")
                            : Instant.parse(want.path("opens").asString());
            scalar(
                    "windows.zone",
                    want.path("zone"),
                    got.path("zone"),
                    (a, b) ->
                            ZoneId.of(a)
                                    .getRules()
                                    .getOffset(at)
                                    .equals(ZoneId.of(b).getRules().getOffset(at)));
        }
        scalar(
                "windows.repeats",
                want.path("repeats"),
                got.path("repeats"),
                (a, b) -> a.split(";", 2)[0].equals(b.split(";", 2)[0]));
    }

    private static boolean isDistance(JsonNode w) {
        if (w.path("opens").isNull() || w.path("closes").isNull() || w.path("duration").isNull()) {
            return false;
        }
        return Duration.between(
                                Instant.parse(w.path("opens").asString()),
                                Instant.parse(w.path("closes").asString()))
                        .toSeconds()
                == seconds(w.path("duration").asString());
    }

    private static long seconds(String iso) {
        if (iso.startsWith("PT")) {
            return Duration.parse(iso).toSeconds();
        }
        Period p = Period.parse(iso);
        return (p.getDays() + 30L * p.getMonths() + 365L * p.getYears()) * 86_400;
    }

    private void corridors(List<JsonNode> expected, List<JsonNode> given) {
        pair(
                "corridors",
                expected,
                given,
                (w, g) ->
                        (overlap(w, g) ? 4 : 0)
                                + (w.path("count").equals(g.path("count")) ? 2 : 0)
                                + (set(w).equals(set(g)) ? 1 : 0),
                this::corridor);
    }

    private void corridor(JsonNode want, JsonNode got) {
        scalar("corridors.count", want.path("count"), got.path("count"), String::equals);
        if (want.has("admits")) {
            Tally t = tally("corridors.admits");
            Set<String> wanted = set(want);
            Set<String> had = set(got);
            t.expected += wanted.isEmpty() ? 0 : 1;
            t.given += had.isEmpty() ? 0 : 1;
            boolean right = wanted.equals(had) && !wanted.isEmpty();
            t.right += right ? 1 : 0;
            if (!wanted.equals(had)) {
                misses.add(
                        "%s corridors.admits: expected %s, given %s".formatted(text, wanted, had));
            }
        }
        scalar("corridors.arms", want.path("arms"), got.path("arms"), String::equals);
        scalar(
                "corridors.medicalUse",
                want.path("medicalUse"),
                got.path("medicalUse"),
                String::equals);
        scalar("corridors.basis", want.path("basis"), got.path("basis"), String::equals);
        if (want.has("names")) {
            named(
                    "corridors.names",
                    list(want.path("names")),
                    list(got.path("names")),
                    GoldScore::sameFound,
                    List.of());
        }
    }

    private static Set<String> set(JsonNode corridor) {
        Set<String> set = new HashSet<>();
        corridor.path("admits").forEach(a -> set.add(a.asString()));
        return set;
    }

    private void ignored(List<JsonNode> expected, List<JsonNode> given) {
        Tally t = tally("ignored");
        for (JsonNode want : expected) {
            t.expected++;
            boolean hit =
                    given.stream()
                            .anyMatch(
                                    g ->
                                            overlap(want, g)
                                                    && family(want.path("why").asString())
                                                            .equals(
                                                                    family(
                                                                            g.path("why")
                                                                                    .asString())));
            if (hit) {
                t.right++;
                t.given++;
            } else {
                misses.add("%s ignored: missing %s".formatted(text, want));
            }
        }
    }

    private static String family(String why) {
        return switch (why) {
            case "appeal to readers", "reminder prompt", "price", "advertisement", "form" ->
                    "asking";
            case "caption" -> "caption";
            default -> "page";
        };
    }

    private void warnings(List<JsonNode> expected, List<JsonNode> given) {
        Tally t = tally("warnings");
        List<JsonNode> wrong =
                given.stream().filter(w -> w.asString().contains("wrong conversion")).toList();
        t.expected += expected.size();
        t.given += wrong.size();
        t.right += Math.min(expected.size(), wrong.size());
        if (expected.size() != wrong.size()) {
            misses.add("%s warnings: expected %s, given %s".formatted(text, expected, wrong));
        }
    }

    private static boolean sameCount(JsonNode a, JsonNode b) {
        boolean source =
                a.path("source").isMissingNode()
                        || a.path("source").isNull()
                        || sameFound(a.path("source"), b.path("source"));
        return a.path("value").asLong() == b.path("value").asLong()
                && comparator(a).equals(comparator(b))
                && countClass(a.path("of").asString()).equals(countClass(b.path("of").asString()))
                && source;
    }

    private static String comparator(JsonNode count) {
        String sign = count.path("comparator").asString();
        return sign.length() > 1 ? sign.substring(0, 1) : sign;
    }

    private static String countClass(String of) {
        return switch (of) {
            case "people",
                    "civilians",
                    "evacuees",
                    "residents",
                    "children",
                    "women",
                    "men",
                    "women and children",
                    "inhabitants",
                    "personas",
                    "families" ->
                    "people";
            case "patients", "injured", "sick", "wounded", "wounded and sick" -> "wounded";
            case "buses", "trucks", "ambulances", "cars", "aid trucks" -> "vehicles";
            case "killed" -> "dead";
            default -> of;
        };
    }

    private static String outcome(JsonNode node) {
        return switch (node.isNull() || node.isMissingNode() ? "" : node.asString()) {
            case "collapsed", "failed", "broken" -> "failed";
            case "ended", "expired", "completed" -> "ended";
            default -> node.asString();
        };
    }

    /** Half of the smaller side's words are among the other's, or the spans overlap. */
    static boolean sameFound(JsonNode a, JsonNode b) {
        if (a.isMissingNode() || b.isMissingNode() || a.isNull() || b.isNull()) {
            return false;
        }
        if (overlap(a, b)) {
            return true;
        }
        Set<String> x = words(a.path("value").asString());
        Set<String> y = words(b.path("value").asString());
        Set<String> less = x.size() <= y.size() ? x : y;
        Set<String> more = x.size() <= y.size() ? y : x;
        long shared = less.stream().filter(w -> more.stream().anyMatch(o -> alike(w, o))).count();
        return !less.isEmpty() && shared * 2 >= less.size();
    }

    private static boolean alike(String a, String b) {
        int least = Math.min(a.length(), b.length());
        int common = 0;
        while (common < least && a.charAt(common) == b.charAt(common)) {
            common++;
        }
        return a.equals(b) || common >= 4 && common >= Math.max(a.length(), b.length()) - 3;
    }

    private static Set<String> words(String value) {
        Set<String> words = new HashSet<>();
        for (String word : Folding.fold(value).split("[^\\p{L}\\p{N}]+", -1)) {
            if (!word.isEmpty()
                    && !Set.of("the", "le", "la", "les", "der", "die", "das", "el", "los")
                            .contains(word)) {
                words.add(word.startsWith("ال") && word.length() > 4 ? word.substring(2) : word);
            }
        }
        return words;
    }

    private static boolean overlap(JsonNode a, JsonNode b) {
        if (!a.has("span") || !b.has("span")) {
            return false;
        }
        return a.path("span").get(0).asInt() < b.path("span").get(1).asInt()
                && b.path("span").get(0).asInt() < a.path("span").get(1).asInt();
    }

    private static boolean shares(JsonNode a, JsonNode b) {
        int a0 = a.path("span").get(0).asInt();
        int a1 = a.path("span").get(1).asInt();
        int b0 = b.path("span").get(0).asInt();
        int b1 = b.path("span").get(1).asInt();
        int both = Math.min(a1, b1) - Math.max(a0, b0);
        int all = Math.max(a1, b1) - Math.min(a0, b0);
        return both > 0 && (both * 2 >= all || a0 <= b0 && b1 <= a1 || b0 <= a0 && a1 <= b1);
    }

    private static List<JsonNode> one(JsonNode node) {
        return node.isNull() || node.isMissingNode() ? List.of() : List.of(node);
    }

    private static List<JsonNode> list(JsonNode node) {
        List<JsonNode> all = new ArrayList<>();
        node.forEach(all::add);
        return all;
    }
}
