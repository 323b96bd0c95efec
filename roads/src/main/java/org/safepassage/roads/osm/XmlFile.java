package org.safepassage.roads.osm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.safepassage.roads.InvalidInput;

/**
 * OpenStreetMap's text format. No document type, no entities of its own, no more than 64 levels;
 * read as a stream, so that memory is bounded by the largest way.
 *
 * @see "OpenStreetMap wiki, OSM XML"
 */
final class XmlFile implements OsmFile {
    private static final int MOST_DEPTH = 64;
    private static final int MOST_NODES_OF_A_WAY = 1_000_000; // the database allows 2,000
    private static final String REMEDY =
            "Give an OpenStreetMap extract in XML, with the element osm.";
    private static final double STEPS_PER_DEGREE = 1e7;

    private final Path file;
    private final Packed packed;

    XmlFile(Path file, Packed packed) {
        this.file = file;
        this.packed = packed;
    }

    @Override
    public void read(OsmVisitor visitor) throws IOException, InvalidInput {
        try (InputStream in = new MarkupStream(packed.open())) {
            new Pass(reader(in), visitor).run();
        } catch (XMLStreamException e) {
            // The parser wraps what the stream below it says: a packed file that is cut or a disk
            // that fails.
            if (e.getNestedException() instanceof IOException cause) {
                throw refused(cause);
            }
            throw new InvalidInput(
                    file,
                    "line "
                            + e.getLocation().getLineNumber()
                            + ", column "
                            + e.getLocation().getColumnNumber(),
                    "The file is not the XML of a map: " + oneLine(e.getMessage()) + ".",
                    REMEDY);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private InvalidInput refused(IOException e) throws IOException {
        if (e instanceof MarkupStream.TooLong) {
            return new InvalidInput(
                    file, "", "A text or tag in the file has more than a million bytes.", REMEDY);
        }
        if (e instanceof CharacterCodingException) {
            return new InvalidInput(file, "", "The file is not UTF-8 text.", REMEDY);
        }
        return packed.refused(e);
    }

    private static String oneLine(@Nullable String message) {
        String text = message == null ? "" : message;
        int at = text.lastIndexOf("Message: ");
        text = (at < 0 ? text : text.substring(at + 9)).replaceAll("\\s+", " ").strip();
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private static XMLStreamReader reader(InputStream in) throws XMLStreamException, IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        // Maps are UTF-8. Decoded here, because the parser prints a message of its own for bytes
        // that are not.
        CharsetDecoder strict =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        BufferedReader text = new BufferedReader(new InputStreamReader(in, strict), 1 << 16);
        text.mark(1);
        if (text.read() != '\ufeff') {
            text.reset();
        }
        return factory.createXMLStreamReader(text);
    }

    /** One reading of the file from its beginning. */
    private final class Pass {
        private final XMLStreamReader xml;
        private final OsmVisitor visitor;
        private final Set<String> nodeKeys;
        private final Set<String> wayKeys;
        private final Map<String, String> tags = new HashMap<>();
        private long[] refs = new long[256];
        private int count;

        Pass(XMLStreamReader xml, OsmVisitor visitor) {
            this.xml = xml;
            this.visitor = visitor;
            this.nodeKeys = visitor.nodeKeys();
            this.wayKeys = visitor.wayKeys();
        }

        void run() throws XMLStreamException, InvalidInput {
            boolean root = true;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD
                        || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw invalid("The file has a document type or entities of its own.");
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    if (root && !xml.getLocalName().equals("osm")) {
                        throw invalid(
                                "The file begins with the element \"" + xml.getLocalName() + "\".");
                    }
                    if (!root) {
                        readElement();
                    }
                    root = false;
                }
            }
        }

        private void readElement() throws XMLStreamException, InvalidInput {
            switch (xml.getLocalName()) {
                case "node" -> readNode();
                case "way" -> readWay();
                case "relation" -> {
                    if (isThere()) {
                        readChanged();
                    }
                    readContent();
                }
                default -> readContent();
            }
        }

        private void readNode() throws XMLStreamException, InvalidInput {
            boolean there = isThere();
            long id = number("id");
            long lon = there ? steps("lon") : 0;
            long lat = there ? steps("lat") : 0;
            if (there) {
                readChanged();
            }
            readContent();
            if (there && visitor.wantsNodes()) {
                visitor.node(id, lon, lat, wanted(nodeKeys));
            }
        }

        private void readWay() throws XMLStreamException, InvalidInput {
            boolean there = isThere();
            long id = number("id");
            if (there) {
                readChanged();
            }
            readContent();
            Map<String, String> worthReading = wanted(wayKeys);
            if (there && visitor.wantsWays() && !worthReading.isEmpty()) {
                visitor.way(id, refs, count, worthReading);
            }
        }

        /** Not deleted, in a file with history or edits. */
        private boolean isThere() {
            return !"false".equals(xml.getAttributeValue(null, "visible"))
                    && !"delete".equals(xml.getAttributeValue(null, "action"));
        }

        private void readChanged() throws InvalidInput {
            String text = xml.getAttributeValue(null, "timestamp");
            if (text != null && visitor.wantsWays()) {
                try {
                    visitor.changed(Instant.parse(text).getEpochSecond());
                } catch (DateTimeException e) {
                    throw invalid("\"" + text + "\" is no time.");
                }
            }
        }

        private void readContent() throws XMLStreamException, InvalidInput {
            tags.clear();
            count = 0;
            int depth = 1;
            while (depth > 0) {
                int event = xml.next();
                if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw invalid("The file has entities of its own.");
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    if (++depth > MOST_DEPTH) {
                        throw invalid("The file is more than 64 levels deep.");
                    }
                    if (xml.getLocalName().equals("tag")) {
                        tags.put(text("k"), text("v"));
                    } else if (xml.getLocalName().equals("nd")) {
                        addRef(number("ref"));
                    }
                }
            }
        }

        private void addRef(long ref) throws InvalidInput {
            if (count == MOST_NODES_OF_A_WAY) {
                throw invalid("A way has more than a million nodes.");
            }
            if (count == refs.length) {
                refs = Arrays.copyOf(refs, count * 2);
            }
            refs[count++] = ref;
        }

        private Map<String, String> wanted(Set<String> keys) {
            for (String key : keys) {
                if (tags.containsKey(key)) {
                    return new HashMap<>(tags);
                }
            }
            return Map.of();
        }

        private String text(String attribute) throws InvalidInput {
            String text = xml.getAttributeValue(null, attribute);
            if (text == null) {
                throw invalid(
                        "The element \"%s\" has no attribute \"%s\"."
                                .formatted(xml.getLocalName(), attribute));
            }
            return text;
        }

        private long number(String attribute) throws InvalidInput {
            String text = text(attribute);
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw invalid(
                        "The attribute %s=\"%s\" is no whole number.".formatted(attribute, text));
            }
        }

        private long steps(String attribute) throws InvalidInput {
            String text = text(attribute);
            try {
                double degrees = Double.parseDouble(text);
                // Not a number is nowhere, as is anything the rounding cannot hold.
                return Double.isNaN(degrees)
                        ? Long.MAX_VALUE
                        : Math.round(degrees * STEPS_PER_DEGREE);
            } catch (NumberFormatException e) {
                throw invalid("The attribute %s=\"%s\" is no number.".formatted(attribute, text));
            }
        }

        private InvalidInput invalid(String reason) {
            return new InvalidInput(
                    file,
                    "line "
                            + xml.getLocation().getLineNumber()
                            + ", column "
                            + xml.getLocation().getColumnNumber(),
                    reason,
                    REMEDY);
        }
    }
}
