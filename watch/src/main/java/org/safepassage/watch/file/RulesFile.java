package org.safepassage.watch.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.GeoPoint;
import org.safepassage.domain.Worded;
import org.safepassage.watch.IncidentRule;
import org.safepassage.watch.ReportKind;
import org.safepassage.watch.SourceCoverage;
import org.safepassage.watch.Standing;
import org.safepassage.watch.Verdict;
import org.safepassage.watch.WatchRules;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A set of rules as a file: YAML 1.2 or JSON. What it leaves out is as in {@link WatchRules#OURS}.
 * {@code docs/watch.md} has the keys.
 */
public final class RulesFile {
    private static final long MOST_BYTES = 1 << 20;
    private static final List<String> KEYS =
            List.of(
                    "rules",
                    "id",
                    "incidents",
                    "areaMetres",
                    "silentAfter",
                    "observersToHold",
                    "brokenCorridors",
                    "recovery",
                    "clockTolerance",
                    "joinWithin",
                    "joinMetres",
                    "baselineDays",
                    "level",
                    "quieterRatio",
                    "lines",
                    "sources",
                    "regions",
                    "expected");
    private static final List<String> RULE_KEYS =
            List.of(
                    "id",
                    "gives",
                    "kinds",
                    "reach",
                    "within",
                    "atLeast",
                    "undisputed",
                    "window",
                    "number");

    private final String file;

    private RulesFile(String file) {
        this.file = file;
    }

    /**
     * Reads a set of rules.
     *
     * @throws InvalidReports with the path of the first thing that makes no sense
     * @throws IOException when the file cannot be read at all
     */
    public static WatchRules read(Path path) throws IOException, InvalidReports {
        String name = String.valueOf(path.getFileName());
        if (Files.size(path) > MOST_BYTES) {
            throw new InvalidReports(name, "", "It has more than 1 MiB.", "Rules are shorter.");
        }
        try {
            return parse(Files.readString(path, StandardCharsets.UTF_8), name);
        } catch (CharacterCodingException e) {
            throw new InvalidReports(name, "", "It is not UTF-8 text.", "Save it in UTF-8.");
        }
    }

    /** As the other, from a text. */
    public static WatchRules parse(String text, String name) throws InvalidReports {
        Object root;
        try {
            LoadSettings settings =
                    LoadSettings.builder()
                            .setLabel(name)
                            .setAllowDuplicateKeys(false)
                            .setMaxAliasesForCollections(0)
                            .setAllowRecursiveKeys(false)
                            .build();
            root = new Load(settings).loadFromString(text);
        } catch (YamlEngineException e) {
            throw new InvalidReports(
                    name,
                    "",
                    "It is no YAML: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "),
                    "Write it as docs/watch.md shows.");
        }
        return new RulesFile(name).rules(root);
    }

    private WatchRules rules(@Nullable Object root) throws InvalidReports {
        Map<String, Object> map = map("", root);
        known("", map, KEYS);
        WatchRules ours = WatchRules.OURS;
        try {
            return new WatchRules(
                    text(map, "id", file),
                    false,
                    map.containsKey("incidents")
                            ? incidents(map.get("incidents"))
                            : ours.incidents(),
                    number(map, "areaMetres", ours.areaMetres()),
                    duration(map, "silentAfter", ours.silentAfter()),
                    (int) number(map, "observersToHold", ours.observersToHold()),
                    (int) number(map, "brokenCorridors", ours.brokenCorridors()),
                    duration(map, "recovery", ours.recovery()),
                    duration(map, "clockTolerance", ours.clockTolerance()),
                    duration(map, "joinWithin", ours.joinWithin()),
                    number(map, "joinMetres", ours.joinMetres()),
                    (int) number(map, "baselineDays", ours.baselineDays()),
                    number(map, "level", ours.level()),
                    number(map, "quieterRatio", ours.quieterRatio()),
                    lines(map.get("lines")),
                    sources(map.get("sources")),
                    new HashSet<>(texts("regions", map.get("regions"))),
                    texts("expected", map.get("expected")));
        } catch (IllegalArgumentException e) {
            throw fault("", String.valueOf(e.getMessage()), "Put the figure right.");
        }
    }

    private List<IncidentRule> incidents(@Nullable Object value) throws InvalidReports {
        List<IncidentRule> rules = new ArrayList<>();
        for (Object item : list("incidents", value)) {
            String path = "incidents/" + (rules.size() + 1);
            Map<String, Object> map = map(path, item);
            known(path, map, RULE_KEYS);
            Set<ReportKind> kinds = EnumSet.noneOf(ReportKind.class);
            for (String word : texts(path + "/kinds", map.get("kinds"))) {
                switch (word) {
                    case "all-violence" -> addFamily(kinds, ReportKind.Family.VIOLENCE);
                    case "all-obstruction" -> addFamily(kinds, ReportKind.Family.OBSTRUCTION);
                    default -> kinds.add(choice(path + "/kinds", ReportKind.class, word));
                }
            }
            String reach = text(map, "reach", "area");
            if (!reach.equals("area") && !reach.equals("corridor")) {
                throw fault(
                        path + "/reach",
                        "'%s' is not read.".formatted(reach),
                        "area or corridor is.");
            }
            boolean corridor = reach.equals("corridor");
            try {
                rules.add(
                        new IncidentRule(
                                text(map, "id", path),
                                choice(
                                        path + "/gives",
                                        Verdict.class,
                                        text(map, "gives", "strained")),
                                kinds,
                                corridor ? IncidentRule.Reach.CORRIDOR : IncidentRule.Reach.AREA,
                                number(map, "within", corridor ? 500 : 1_000_000),
                                choice(
                                        path + "/atLeast",
                                        Standing.class,
                                        text(map, "atLeast", "alleged")),
                                Boolean.TRUE.equals(map.get("undisputed")),
                                duration(map, "window", Duration.ofHours(6)),
                                (int) number(map, "number", 1)));
            } catch (IllegalArgumentException e) {
                throw fault(path, String.valueOf(e.getMessage()), "Put the rule right.");
            }
        }
        return rules;
    }

    private static void addFamily(Set<ReportKind> kinds, ReportKind.Family family) {
        for (ReportKind kind : ReportKind.values()) {
            if (kind.family() == family) {
                kinds.add(kind);
            }
        }
    }

    private Map<String, List<GeoPoint>> lines(@Nullable Object value) throws InvalidReports {
        Map<String, List<GeoPoint>> lines = new LinkedHashMap<>();
        if (value == null) {
            return lines;
        }
        for (Map.Entry<String, Object> entry : map("lines", value).entrySet()) {
            String path = "lines/" + entry.getKey();
            List<GeoPoint> line = new ArrayList<>();
            for (Object item : list(path, entry.getValue())) {
                List<Object> pair = list(path, item);
                if (pair.size() != 2
                        || !(pair.get(0) instanceof Number lon)
                        || !(pair.get(1) instanceof Number lat)) {
                    throw fault(path, "A point is [longitude, latitude].", "Write [37.15, 36.20].");
                }
                try {
                    line.add(new GeoPoint(lon.doubleValue(), lat.doubleValue()));
                } catch (IllegalArgumentException e) {
                    throw fault(path, String.valueOf(e.getMessage()), "Put the point right.");
                }
            }
            lines.put(entry.getKey(), line);
        }
        return lines;
    }

    private List<SourceCoverage> sources(@Nullable Object value) throws InvalidReports {
        List<SourceCoverage> sources = new ArrayList<>();
        if (value == null) {
            return sources;
        }
        for (Object item : list("sources", value)) {
            String path = "sources/" + (sources.size() + 1);
            Map<String, Object> map = map(path, item);
            known(path, map, List.of("source", "from", "until", "lists"));
            String lists = text(map, "lists", "all");
            if (!lists.equals("all") && !lists.equals("lethal")) {
                throw fault(
                        path + "/lists", "'%s' is not read.".formatted(lists), "all or lethal is.");
            }
            try {
                sources.add(
                        new SourceCoverage(
                                text(map, "source", ""),
                                LocalDate.parse(text(map, "from", "")),
                                LocalDate.parse(text(map, "until", "")),
                                lists.equals("all")
                                        ? SourceCoverage.Lists.ALL
                                        : SourceCoverage.Lists.LETHAL));
            } catch (DateTimeException | IllegalArgumentException e) {
                throw fault(
                        path,
                        String.valueOf(e.getMessage()),
                        "'from' and 'until' are days in quotes: \"2016-10-20\".");
            }
        }
        return sources;
    }

    private void known(String path, Map<String, Object> map, List<String> keys)
            throws InvalidReports {
        for (String key : map.keySet()) {
            if (!keys.contains(key) && !key.startsWith("x-")) {
                String nearest =
                        Nearest.to(key, keys)
                                .map(n -> "The nearest is '%s'.".formatted(n))
                                .orElse("There are: " + String.join(", ", keys) + ".");
                throw fault(
                        path.isEmpty() ? key : path + "/" + key, "There is no such key.", nearest);
            }
        }
    }

    private Map<String, Object> map(String path, @Nullable Object value) throws InvalidReports {
        if (!(value instanceof Map<?, ?> map)) {
            throw fault(path, "It has no keys.", "Write key: value.");
        }
        Map<String, Object> typed = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (entry.getValue() == null) {
                throw fault(
                        path + "/" + entry.getKey(), "It is empty.", "Fill it in or take it out.");
            }
            typed.put(String.valueOf(entry.getKey()), entry.getValue());
        }
        return typed;
    }

    private List<Object> list(String path, @Nullable Object value) throws InvalidReports {
        if (!(value instanceof List<?> list)) {
            throw fault(path, "It is no list.", "Write [ , ] or lines that begin with a hyphen.");
        }
        return List.copyOf(list);
    }

    private List<String> texts(String path, @Nullable Object value) throws InvalidReports {
        List<String> texts = new ArrayList<>();
        if (value != null) {
            for (Object item : list(path, value)) {
                texts.add(String.valueOf(item));
            }
        }
        return texts;
    }

    private static String text(Map<String, Object> map, String key, String otherwise) {
        Object value = map.get(key);
        return value == null ? otherwise : String.valueOf(value);
    }

    private double number(Map<String, Object> map, String key, double otherwise)
            throws InvalidReports {
        Object value = map.get(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw fault(key, "'%s' is no number.".formatted(value), "Write digits without quotes.");
    }

    /** ISO 8601: PT6H, P1D, P1DT12H. */
    private Duration duration(Map<String, Object> map, String key, Duration otherwise)
            throws InvalidReports {
        Object value = map.get(key);
        if (value == null) {
            return otherwise;
        }
        try {
            return Duration.parse(String.valueOf(value));
        } catch (DateTimeException e) {
            throw fault(key, "'%s' is no length of time.".formatted(value), "Write PT6H or P1D.");
        }
    }

    private <E extends Enum<E> & Worded> E choice(String path, Class<E> of, String word)
            throws InvalidReports {
        E found = Worded.find(of, word).orElse(null);
        if (found == null) {
            throw fault(
                    path,
                    "'%s' is not read.".formatted(word),
                    "There are: " + String.join(", ", Worded.words(of)) + ".");
        }
        return found;
    }

    private InvalidReports fault(String path, String reason, String remedy) {
        return new InvalidReports(file, path, reason, remedy);
    }
}
