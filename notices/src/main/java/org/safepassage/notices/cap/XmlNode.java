package org.safepassage.notices.cap;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An element as it was read, with the line it began on. */
final class XmlNode {
    final String namespace;
    final String name;
    final int line;
    final List<XmlNode> children = new ArrayList<>();
    final StringBuilder text = new StringBuilder();
    final @Nullable XmlNode parent;

    XmlNode(String namespace, String name, int line, @Nullable XmlNode parent) {
        this.namespace = namespace;
        this.name = name;
        this.line = line;
        this.parent = parent;
    }

    /** Children of this name in the same namespace. */
    List<XmlNode> all(String child) {
        return children.stream()
                .filter(c -> c.name.equals(child) && c.namespace.equals(namespace))
                .toList();
    }

    @Nullable XmlNode first(String child) {
        for (XmlNode node : children) {
            if (node.name.equals(child) && node.namespace.equals(namespace)) {
                return node;
            }
        }
        return null;
    }

    /** The text of a child without blanks about it; empty when there is no such child. */
    String value(String child) {
        XmlNode node = first(child);
        return node == null ? "" : node.value();
    }

    String value() {
        return text.toString().strip();
    }

    /** This and all under it. */
    Stream<XmlNode> walk() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(XmlNode::walk));
    }

    /** {@code /alert/info[2]/area[1]}: counted from 1, as XPath does. */
    String path() {
        if (parent == null) {
            return "/" + name;
        }
        List<XmlNode> same = parent.all(name);
        String index = same.size() > 1 ? "[" + (same.indexOf(this) + 1) + "]" : "";
        return parent.path() + "/" + name + index;
    }

    String where() {
        return path() + " line " + line;
    }
}
