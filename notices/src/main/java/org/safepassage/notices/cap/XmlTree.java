package org.safepassage.notices.cap;

import java.io.ByteArrayInputStream;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads hostile XML: no document type, no entity but the five, nothing fetched; at most 64 deep,
 * 100 000 elements and 5 MB.
 */
final class XmlTree {
    static final int LARGEST = 5_000_000;
    private static final int DEEPEST = 64;
    private static final int MOST = 100_000;
    private static final XMLInputFactory FACTORY = factory();

    private XmlTree() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver(
                (publicId, systemId, base, namespace) -> {
                    throw new XMLStreamException("nothing is fetched");
                });
        return factory;
    }

    static XmlNode read(byte[] bytes) throws CapUnreadable {
        if (bytes.length > LARGEST) {
            throw new CapUnreadable(
                    "It has %d bytes; at most 5 MB are read.".formatted(bytes.length));
        }
        XMLStreamReader reader = null;
        try {
            reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(bytes));
            return tree(reader);
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw new CapUnreadable(
                    "line %d: it is not well-formed XML: %s".formatted(line, reason(e)));
        } catch (RuntimeException e) { // the JDK's parser throws some on broken input
            throw new CapUnreadable("It is not well-formed XML.");
        } finally {
            close(reader);
        }
    }

    private static XmlNode tree(XMLStreamReader reader) throws XMLStreamException, CapUnreadable {
        XmlNode root = null;
        XmlNode open = null;
        int depth = 0;
        int count = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new CapUnreadable(
                                "line %d: it has a document type or an entity, and none is read. Remove it."
                                        .formatted(reader.getLocation().getLineNumber()));
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > DEEPEST || ++count > MOST) {
                        throw new CapUnreadable(
                                "line %d: more than 64 elements deep, or more than 100 000 of them."
                                        .formatted(reader.getLocation().getLineNumber()));
                    }
                    String namespace = reader.getNamespaceURI();
                    XmlNode node =
                            new XmlNode(
                                    namespace == null ? "" : namespace,
                                    reader.getLocalName(),
                                    reader.getLocation().getLineNumber(),
                                    open);
                    if (open == null) {
                        root = node;
                    } else {
                        open.children.add(node);
                    }
                    open = node;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    open = open == null ? null : open.parent;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (open != null) {
                        open.text.append(reader.getText());
                    }
                }
                default -> {
                    continue; // comments and instructions say nothing to us
                }
            }
        }
        if (root == null) {
            throw new CapUnreadable("It holds no element.");
        }
        return root;
    }

    private static String reason(XMLStreamException e) {
        String message = e.getMessage() == null ? "" : e.getMessage();
        int at = message.indexOf("Message: ");
        String line = at < 0 ? message : message.substring(at + 9);
        return line.lines().findFirst().orElse("").strip();
    }

    private static void close(@Nullable XMLStreamReader reader) {
        if (reader != null) {
            try {
                reader.close();
            } catch (XMLStreamException _) {
                return; // it was only memory
            }
        }
    }
}
