package org.safepassage.pausefile;

import java.util.Optional;

/** Where each part of a pause stands in its file. */
public final class Places {
    private final Node root;

    Places(Node root) {
        this.root = root;
    }

    Node root() {
        return root;
    }

    /**
     * The place of the value at a path.
     *
     * <p>A path is keys, and in lists the item's id ({@code corridors/C1/via/exit}), place ({@code
     * people/p1}), party ({@code assurances/RU}: the first of that party) or its number from 1
     * ({@code assurances/3/state}).
     */
    public Optional<Place> find(String path) {
        return root.findAt(path)
                .map(node -> new Place(node.extent().line(), node.extent().column()));
    }

    /** The place of the value at a path, or of the nearest part around it that exists. */
    public Place nearest(String path) {
        for (String at = path;
                !at.isEmpty();
                at = at.substring(0, Math.max(0, at.lastIndexOf('/')))) {
            Optional<Place> place = find(at);
            if (place.isPresent()) {
                return place.get();
            }
        }
        return new Place(root.extent().line(), root.extent().column());
    }
}
