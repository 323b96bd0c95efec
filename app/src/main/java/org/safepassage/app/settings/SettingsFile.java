package org.safepassage.app.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.safepassage.notices.Typed;
import org.safepassage.pausefile.Nearest;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One settings file: YAML 1.2 or JSON, at most 64 KiB, without aliases; each value with its line.
 */
final class SettingsFile {
    private static final int LARGEST = 65_536;
    private static final int DEEPEST = 8; // the format has three levels
    private static final int MOST_FAULTS = 20;

    private final Path file;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Given> values = new LinkedHashMap<>();

    private SettingsFile(Path file) {
        this.file = file;
    }

    /** The values by path; of a setting with several values each under its path and number. */
    static Map<String, Given> read(Path file) throws IOException, InvalidSettings {
        SettingsFile reading = new SettingsFile(file);
        Node root = reading.root();
        if (root != null) {
            reading.take(root, "");
        }
        if (!reading.faults.isEmpty()) {
            throw new InvalidSettings(reading.faults.stream().limit(MOST_FAULTS).toList());
        }
        return reading.values;
    }

    private void take(Node node, String path) {
        Optional<Setting> setting = Setting.find(path);
        if (setting.isPresent()) {
            value(node, path, setting.get().kind());
        } else if (node instanceof MappingNode mapping) {
            Set<String> known = children(path);
            keys(mapping, path)
                    .forEach(
                            (key, at) -> {
                                if (known.contains(key)) {
                                    take(at.getValueNode(), join(path, key));
                                } else {
                                    unknown(at.getKeyNode(), path, key, known);
                                }
                            });
        } else {
            fault(
                    node,
                    path.isEmpty() ? "settings" : path,
                    "Keys are needed here, and this is a value.",
                    "Write key: value; see docs/formats/settings.md.");
        }
    }

    private void unknown(Node key, String path, String name, Set<String> known) {
        String where = join(path, Typed.line(name));
        if (name.matches("(?i).*(secret|password|token|private).*")) {
            fault(
                    key,
                    where,
                    "There is no such setting, and secrets are not written here.",
                    "Put a secret into a file of its own that only its owner may read, and name that file: %s."
                            .formatted(String.join(", ", known)));
            return;
        }
        Optional<String> meant = Nearest.find(name, known);
        String elsewhere =
                Setting.ALL.stream()
                        .map(Setting::path)
                        .filter(p -> p.endsWith("/" + name))
                        .findFirst()
                        .map("It stands under %s."::formatted)
                        .orElse("There is %s.".formatted(String.join(", ", known)));
        fault(
                key,
                where,
                "There is no such setting.",
                meant.map("Did you mean %s?"::formatted).orElse(elsewhere));
    }

    private static Set<String> children(String path) {
        String prefix = path.isEmpty() ? "" : path + "/";
        Set<String> names = new LinkedHashSet<>();
        for (Setting setting : Setting.ALL) {
            if (setting.path().startsWith(prefix)) {
                names.add(setting.path().substring(prefix.length()).split("/", 2)[0]);
            }
        }
        return names;
    }

    private void value(Node node, String path, Kind kind) {
        switch (kind) {
            case Kind.Several several -> {
                if (!(node instanceof SequenceNode list)) {
                    fault(node, path, "A list is needed.", "Begin each item with a dash.");
                    return;
                }
                int number = 0;
                for (Node item : list.getValue()) {
                    scalar(item, path + "/" + ++number, several.each());
                }
            }
            case Kind.Named named -> {
                if (!(node instanceof MappingNode mapping)) {
                    fault(node, path, "Keys are needed here.", named.says());
                    return;
                }
                keys(mapping, path)
                        .forEach(
                                (key, at) -> {
                                    if (named.name().matcher(key).matches()) {
                                        scalar(at.getValueNode(), path + "/" + key, named.each());
                                    } else {
                                        fault(
                                                at.getKeyNode(),
                                                path,
                                                "'%s' does not fit.".formatted(Typed.line(key)),
                                                named.says());
                                    }
                                });
            }
            default -> scalar(node, path, kind);
        }
    }

    private void scalar(Node node, String path, Kind kind) {
        if (!(node instanceof ScalarNode scalar)) {
            fault(node, path, "One value is needed.", "Write it behind the colon.");
            return;
        }
        String text = scalar.getValue();
        Optional<String> fault = kind.fault(text);
        if (fault.isPresent()) {
            fault(node, path, "'%s' does not fit.".formatted(cut(text)), fault.get());
            return;
        }
        values.put(path, new Given(text, "%s:%d".formatted(file, line(node)), file));
    }

    private Map<String, NodeTuple> keys(MappingNode mapping, String path) {
        Map<String, NodeTuple> keys = new LinkedHashMap<>();
        Set<String> seen = new TreeSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!seen.add(key)) {
                fault(
                        tuple.getKeyNode(),
                        join(path, Typed.line(key)),
                        "It is given twice.",
                        "Keep one.");
            } else if (!key.startsWith("x-")) {
                keys.put(key, tuple);
            }
        }
        return keys;
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "/" + key;
    }

    private static String cut(String text) {
        String line = Typed.line(text);
        return line.length() > 60 ? line.substring(0, 60) + " …" : line;
    }

    private @Nullable Node root() throws IOException, InvalidSettings {
        String text = text();
        LoadSettings settings =
                LoadSettings.builder().setLabel("settings").setCodePointLimit(LARGEST).build();
        try {
            // The composer calls itself for each level, so the levels are counted first.
            int depth = 0;
            for (Event event : new Parse(settings).parseString(text)) {
                Mark mark = event.getStartMark().orElse(null);
                if (event instanceof AliasEvent) {
                    throw only(mark, "Aliases are not read.", "Write the value out.");
                }
                depth += event instanceof CollectionStartEvent ? 1 : 0;
                depth -= event instanceof CollectionEndEvent ? 1 : 0;
                if (depth > DEEPEST) {
                    throw only(
                            mark,
                            "This is nested too deep for settings.",
                            "See docs/formats/settings.md.");
                }
            }
            return new Compose(settings).composeString(text).orElse(null);
        } catch (MarkedYamlEngineException e) {
            throw only(
                    e.getProblemMark().orElse(null),
                    "This is neither YAML nor JSON: %s.".formatted(e.getProblem()),
                    "Mend it there.");
        } catch (YamlEngineException e) {
            throw only(
                    null,
                    "This is neither YAML nor JSON: %s."
                            .formatted(
                                    String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
                    "Mend it.");
        }
    }

    private String text() throws IOException, InvalidSettings {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST + 1);
        }
        if (bytes.length > LARGEST) {
            throw only(null, "It is larger than 64 KiB.", "Is this the right file?");
        }
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw only(null, "It is not UTF-8.", "Save it as UTF-8.");
        }
    }

    private InvalidSettings only(@Nullable Mark mark, String reason, String remedy) {
        String place = mark == null ? "" : ":%d".formatted(mark.getLine() + 1);
        return new InvalidSettings(List.of("%s%s: %s %s".formatted(file, place, reason, remedy)));
    }

    private void fault(Node node, String where, String reason, String remedy) {
        faults.add("%s:%d: %s: %s %s".formatted(file, line(node), where, reason, remedy));
    }

    private static int line(Node node) {
        return node.getStartMark().map(m -> m.getLine() + 1).orElse(1);
    }
}
