package org.safepassage.pausefile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.safepassage.pausefile.Node.Extent;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.SpecVersion;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * One YAML 1.2 document as a tree, without aliases, anchors and tags, at most {@link #DEEPEST}
 * levels deep.
 *
 * <p>Built from events on a stack of its own: depth costs no call stack, and since nothing is ever
 * repeated the tree is at most as large as the text. Time and memory O(length).
 */
final class TreeReader {
    /** Levels of lists and mappings; the format itself has six. */
    static final int DEEPEST = 32;

    private final Problems problems;
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable Node root;

    private TreeReader(Problems problems) {
        this.problems = problems;
    }

    /** The document's root; problems that leave the rest readable are added, others end it. */
    static Node read(String text, Problems problems) throws InvalidPause {
        boolean marked = text.startsWith("\uFEFF");
        return new TreeReader(problems).parse(marked ? text.substring(1) : text);
    }

    private Node parse(String text) throws InvalidPause {
        LoadSettings settings =
                LoadSettings.builder()
                        .setLabel("pause")
                        .setCodePointLimit(FileText.LIMIT)
                        .setUseMarks(true)
                        .build();
        try {
            ParserImpl parser = new ParserImpl(settings, new StreamReader(settings, text));
            while (parser.hasNext()) {
                take(parser.next());
            }
        } catch (MarkedYamlEngineException e) {
            SyntaxFault fault = SyntaxFault.of(e, text);
            Mark mark = fault.mark();
            problems.add(
                    mark == null ? new Extent(1, 1, 0, 0) : extent(mark, mark),
                    "",
                    fault.says(),
                    fault.remedy());
            throw problems.asException();
        } catch (YamlEngineException e) {
            problems.add(
                    new Extent(1, 1, 0, 0),
                    "",
                    "This is not YAML 1.2: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                            + ".",
                    "Compare with docs/formats/pause.md.");
            throw problems.asException();
        }
        if (root == null) {
            problems.add(
                    new Extent(1, 1, 0, 0),
                    "",
                    "The file is empty.",
                    "Begin with 'pause: 1'; see docs/formats/pause.md.");
            throw problems.asException();
        }
        return root;
    }

    private void take(Event event) throws InvalidPause {
        switch (event) {
            case DocumentStartEvent start -> startDocument(start);
            case AliasEvent alias -> {
                refuse(
                        alias,
                        "An alias (*%s) is not read here.".formatted(alias.getAlias().getValue()),
                        "Write the value out.");
                add(new Node.Refused(extent(alias)));
            }
            case ScalarEvent scalar -> add(scalar(scalar));
            case CollectionStartEvent start -> start(start);
            default -> {
                switch (event.getEventId()) {
                    case MappingEnd, SequenceEnd -> add(open.pop().close(event));
                    default -> {}
                }
            }
        }
    }

    private void startDocument(DocumentStartEvent start) throws InvalidPause {
        if (root != null) {
            problems.add(
                    extent(start),
                    "",
                    "A second document begins here; a pause file is one document.",
                    "Take out the line with '---', or put the second pause into a file of its own.");
            throw problems.asException();
        }
        Optional<SpecVersion> version = start.getSpecVersion();
        if (version.isPresent() && version.get().getMinor() != 2) {
            problems.add(
                    extent(start),
                    "",
                    "The file says that it is YAML %s, in which 19:00 is a number."
                            .formatted(version.get().getRepresentation()),
                    "Take out the line that begins with %YAML: pause files are YAML 1.2.");
        }
        if (start.getTags().keySet().stream()
                .anyMatch(handle -> !handle.equals("!") && !handle.equals("!!"))) {
            problems.add(
                    extent(start),
                    "",
                    "Tags are not read here.",
                    "Take out the line that begins with %TAG.");
        }
    }

    private Node scalar(ScalarEvent event) {
        Extent extent = extent(event);
        boolean clean = refuseAnchorAndTag(event, event.getTag());
        OptionalInt deceiving =
                event.getValue().codePoints().filter(c -> !Characters.isPlain(c)).findFirst();
        if (deceiving.isPresent()) {
            problems.add(
                    extent,
                    path(),
                    Characters.says(deceiving.getAsInt()),
                    "Take it out, also where it is written as an escape.");
            clean = false;
        }
        Node.Style style =
                switch (event.getScalarStyle()) {
                    case PLAIN -> Node.Style.PLAIN;
                    case SINGLE_QUOTED -> Node.Style.SINGLE_QUOTED;
                    case DOUBLE_QUOTED, JSON_SCALAR_STYLE -> Node.Style.DOUBLE_QUOTED;
                    case LITERAL, FOLDED -> Node.Style.BLOCK;
                };
        return clean ? new Node.Scalar(extent, event.getValue(), style) : new Node.Refused(extent);
    }

    private void start(CollectionStartEvent event) throws InvalidPause {
        refuseAnchorAndTag(event, event.getTag());
        if (open.size() == DEEPEST) {
            problems.add(
                    extent(event),
                    "",
                    "Lists and mappings are nested more than %d deep here.".formatted(DEEPEST),
                    "Pause files need six levels; look for brackets that are not closed.");
            throw problems.asException();
        }
        open.push(
                new Open(
                        extent(event),
                        event instanceof MappingStartEvent,
                        event.isFlow(),
                        open.peek()));
    }

    private boolean refuseAnchorAndTag(NodeEvent event, Optional<String> tag) {
        if (event.getAnchor().isPresent()) {
            refuse(
                    event,
                    "An anchor (&%s) is not read here."
                            .formatted(event.getAnchor().get().getValue()),
                    "Take it out.");
        }
        if (tag.isPresent()) {
            refuse(
                    event,
                    "A tag (%s) is not read here.".formatted(Quoted.of(tag.get())),
                    "Take it out.");
        }
        return event.getAnchor().isEmpty() && tag.isEmpty();
    }

    private void refuse(Event event, String says, String remedy) {
        problems.add(extent(event), path(), says, remedy);
    }

    private void add(Node node) {
        Open parent = open.peek();
        if (parent == null) {
            root = node;
        } else {
            parent.add(node, problems);
        }
    }

    private String path() {
        Open parent = open.peek();
        return parent == null ? "" : parent.pathOfNext();
    }

    private static Extent extent(Event event) {
        return extent(event.getStartMark().orElseThrow(), event.getEndMark().orElseThrow());
    }

    private static Extent extent(Mark start, Mark end) {
        return new Extent(
                start.getLine() + 1, start.getColumn() + 1, start.getIndex(), end.getIndex());
    }

    /** A list or a mapping that is not closed yet. */
    private static final class Open {
        private final Extent start;
        private final boolean mapping;
        private final boolean flow;
        private final @Nullable Open parent;
        private final List<Node> items = new ArrayList<>();
        private final SequencedMap<String, Node.Entry> entries = new LinkedHashMap<>();
        private @Nullable Node key;

        Open(Extent start, boolean mapping, boolean flow, @Nullable Open parent) {
            this.start = start;
            this.mapping = mapping;
            this.flow = flow;
            this.parent = parent;
        }

        private String path() {
            return parent == null ? "" : parent.pathOfNext();
        }

        /**
         * Put together only for a problem: a long key far up would cost memory at each part below
         * it.
         */
        String pathOfNext() {
            if (!mapping) {
                return Paths.join(path(), Integer.toString(items.size() + 1));
            }
            return key instanceof Node.Scalar scalar ? Paths.join(path(), scalar.text()) : path();
        }

        void add(Node node, Problems problems) {
            if (!mapping) {
                items.add(node);
            } else if (key == null) {
                key = node;
            } else {
                addEntry(key, node, problems);
                key = null;
            }
        }

        private void addEntry(Node name, Node value, Problems problems) {
            switch (name) {
                case Node.Scalar scalar -> {
                    Node.Entry first =
                            entries.putIfAbsent(scalar.text(), new Node.Entry(scalar, value));
                    if (first != null) {
                        problems.add(
                                scalar.extent(),
                                Paths.join(path(), scalar.text()),
                                "The key %s stands twice; first in line %d."
                                        .formatted(
                                                Quoted.of(scalar.text()),
                                                first.key().extent().line()),
                                "Keep one of them.");
                    }
                }
                case Node.Refused _ -> problems.skip();
                case Node.Listing _, Node.Mapping _ ->
                        problems.add(
                                name.extent(),
                                path(),
                                "A list or a mapping cannot be a key.",
                                "Write a word before the colon.");
            }
        }

        Node close(Event end) {
            Mark mark = end.getEndMark().orElseThrow();
            Extent whole = new Extent(start.line(), start.column(), start.from(), mark.getIndex());
            if (!mapping) {
                return new Node.Listing(whole, List.copyOf(items), flow);
            }
            return new Node.Mapping(whole, Collections.unmodifiableSequencedMap(entries), flow);
        }
    }
}
