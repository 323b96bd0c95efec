package org.safepassage.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Names;
import org.safepassage.notices.Appeal;
import org.safepassage.notices.Typed;
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

/** A publisher's appeal as YAML 1.2 or JSON; its fields are in {@code docs/formats/site.md}. */
final class AppealFile {
    private static final int LARGEST = 65_536;
    private static final int DEEPEST = 8; // the format has three levels
    private static final int LONGEST_MESSAGE = 300;
    private static final int LONGEST_AMOUNT = 24;
    private static final int MOST_AMOUNTS = 6;

    private final Path file;
    private final List<String> faults = new ArrayList<>();

    private AppealFile(Path file) {
        this.file = file;
    }

    /**
     * @throws Invalid with a line for each fault, at most 20
     */
    static Appeal read(Path file) throws IOException, Invalid {
        return new AppealFile(Inputs.readable(file)).appeal();
    }

    private Appeal appeal() throws IOException, Invalid {
        Map<String, Node> fields =
                fields(root(), "appeal", Set.of("message", "monthly", "once", "remind-me-later"));
        Map<String, String> message = message(fields.get("message"));
        List<Appeal.Amount> monthly = amounts(fields.get("monthly"), "monthly");
        List<Appeal.Amount> once = amounts(fields.get("once"), "once");
        List<Appeal.Later> later = later(fields.get("remind-me-later"));
        if (faults.isEmpty() && monthly.isEmpty() && once.isEmpty()) {
            fault(null, "appeal", "No amount is given.", "Give one or more under monthly or once.");
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults.stream().limit(20).toList());
        }
        return new Appeal(new Names(message), monthly, once, later);
    }

    private Node root() throws IOException, Invalid {
        String text = text();
        LoadSettings settings =
                LoadSettings.builder().setLabel("appeal").setCodePointLimit(LARGEST).build();
        try {
            // The composer calls itself for each level, so the levels are counted first.
            int depth = 0;
            for (Event event : new Parse(settings).parseString(text)) {
                if (event instanceof AliasEvent) {
                    throw new Invalid(
                            line(
                                    event.getStartMark().orElse(null),
                                    "appeal",
                                    "Aliases are not read.",
                                    "Write the value out."));
                }
                depth += event instanceof CollectionStartEvent ? 1 : 0;
                depth -= event instanceof CollectionEndEvent ? 1 : 0;
                if (depth > DEEPEST) {
                    throw new Invalid(
                            line(
                                    event.getStartMark().orElse(null),
                                    "appeal",
                                    "This is nested too deep for an appeal.",
                                    "See docs/formats/site.md."));
                }
            }
            return new Compose(settings)
                    .composeString(text)
                    .orElseThrow(
                            () ->
                                    new Invalid(
                                            "%s: it is empty. Write a message and amounts: docs/formats/site.md."
                                                    .formatted(file)));
        } catch (MarkedYamlEngineException e) {
            throw new Invalid(
                    line(
                            e.getProblemMark().orElse(null),
                            "appeal",
                            "This is neither YAML nor JSON: %s.".formatted(e.getProblem()),
                            "Mend it there; nothing was written."));
        } catch (YamlEngineException e) {
            throw new Invalid(
                    "%s: this is neither YAML nor JSON: %s"
                            .formatted(
                                    file,
                                    String.valueOf(e.getMessage()).lines().findFirst().orElse("")));
        }
    }

    private String text() throws IOException, Invalid {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST + 1);
        }
        if (bytes.length > LARGEST) {
            throw new Invalid(
                    "%s: it is larger than 64 KiB. An appeal is a few lines; is this the right file?"
                            .formatted(file));
        }
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            text = text.startsWith("\uFEFF") ? text.substring(1) : text;
            // JSON may be indented by tabs, YAML may not; inside a JSON string a tab is an escape.
            boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
            return json ? text.replace('\t', ' ') : text;
        } catch (CharacterCodingException e) {
            throw new Invalid("%s: it is not UTF-8. Save it as UTF-8.".formatted(file));
        }
    }

    private Map<String, String> message(@Nullable Node node) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (node == null) {
            fault(null, "message", "It is missing.", "Give it by language: message: {en: …}.");
            return texts;
        }
        fields(node, "message", null)
                .forEach(
                        (language, value) -> {
                            String where = "message/" + language;
                            String text = text(value, where, LONGEST_MESSAGE);
                            if (text == null) {
                                return;
                            }
                            try {
                                texts.putAll(Names.of(language, text).byLanguage());
                            } catch (IllegalArgumentException e) {
                                fault(value, where, String.valueOf(e.getMessage()), "");
                            }
                        });
        if (texts.isEmpty() && faults.isEmpty()) {
            fault(node, "message", "It has no language.", "Give one: message: {en: …}.");
        }
        return texts;
    }

    private List<Appeal.Amount> amounts(@Nullable Node node, String where) {
        List<Appeal.Amount> amounts = new ArrayList<>();
        for (Node item : items(node, where, MOST_AMOUNTS)) {
            Map<String, Node> fields = fields(item, where, Set.of("amount", "page"));
            String label = needed(item, fields, "amount", where, LONGEST_AMOUNT);
            String page = needed(item, fields, "page", where, 2_000);
            if (label == null || page == null) {
                continue;
            }
            if (label.codePoints().noneMatch(Character::isDigit)
                    || label.codePoints().allMatch(AppealFile::isOfNumber)) {
                fault(
                        fields.get("amount"),
                        where + "/amount",
                        "'%s' is no amount with its currency.".formatted(label),
                        "Write it as people do: 5 €.");
                continue;
            }
            try {
                amounts.add(new Appeal.Amount(label, new URI(page)));
            } catch (URISyntaxException | IllegalArgumentException e) {
                fault(
                        fields.get("page"),
                        where + "/page",
                        "'%s' is no https address.".formatted(page),
                        "Give that of your own payment page: https://….");
            }
        }
        return amounts;
    }

    private static boolean isOfNumber(int c) {
        return Character.isDigit(c) || c == ' ' || c == '.' || c == ',' || c == '\u202F';
    }

    private List<Appeal.Later> later(@Nullable Node node) {
        if (node == null) {
            return List.of(Appeal.Later.values());
        }
        List<Appeal.Later> times = new ArrayList<>();
        for (Node item : items(node, "remind-me-later", 3)) {
            String word = text(item, "remind-me-later", 40);
            List<Appeal.Later> found =
                    List.of(Appeal.Later.values()).stream()
                            .filter(l -> l.word().equals(word))
                            .toList();
            if (word != null && found.isEmpty()) {
                fault(
                        item,
                        "remind-me-later",
                        "There is no time '%s'.".formatted(word),
                        "There is week, month and three-months.");
            }
            times.addAll(found);
        }
        if (times.isEmpty() && faults.isEmpty()) {
            fault(
                    node,
                    "remind-me-later",
                    "It is empty.",
                    "Give week, month or three-months, or leave it out for all three.");
        }
        return times;
    }

    private @Nullable String needed(
            Node item, Map<String, Node> fields, String key, String where, int longest) {
        Node value = fields.get(key);
        if (value == null) {
            if (item instanceof MappingNode) {
                fault(
                        item,
                        where + "/" + key,
                        "It is missing.",
                        "Each amount has amount and page.");
            }
            return null;
        }
        return text(value, where + "/" + key, longest);
    }

    private @Nullable String text(Node node, String where, int longest) {
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            fault(node, where, "A text is needed.", "Write it in one line.");
            return null;
        }
        String text = Typed.line(scalar.getValue().strip());
        if (text.length() > longest) {
            fault(
                    node,
                    where,
                    "It has %d characters.".formatted(text.length()),
                    "Shorten it to %d.".formatted(longest));
            return null;
        }
        return text;
    }

    private List<Node> items(@Nullable Node node, String where, int most) {
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof SequenceNode list)) {
            fault(node, where, "A list is needed.", "Begin each item with a dash.");
            return List.of();
        }
        if (list.getValue().size() > most) {
            fault(
                    node,
                    where,
                    "It has %d items.".formatted(list.getValue().size()),
                    "Keep %d at most.".formatted(most));
            return List.of();
        }
        return list.getValue();
    }

    /** The values by key; {@code known} null for any key. */
    private Map<String, Node> fields(Node node, String where, @Nullable Set<String> known) {
        Map<String, Node> fields = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            fault(node, where, "Fields are needed.", "Write key: value; see docs/formats/site.md.");
            return fields;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (known != null && !known.contains(key)) {
                fault(
                        tuple.getKeyNode(),
                        where,
                        "There is no field '%s'.".formatted(Typed.line(key)),
                        "There is %s."
                                .formatted(String.join(", ", known.stream().sorted().toList())));
            } else if (fields.put(key, tuple.getValueNode()) != null) {
                fault(
                        tuple.getKeyNode(),
                        where,
                        "'%s' is given twice.".formatted(Typed.line(key)),
                        "Keep one.");
            }
        }
        return fields;
    }

    private void fault(@Nullable Node node, String where, String reason, String remedy) {
        faults.add(
                line(
                        node == null ? null : node.getStartMark().orElse(null),
                        where,
                        reason,
                        remedy));
    }

    private String line(@Nullable Mark mark, String where, String reason, String remedy) {
        String place = mark == null ? "" : ":%d".formatted(mark.getLine() + 1);
        return "%s%s: %s: %s %s".formatted(file, place, where, reason, remedy).strip();
    }
}
