package org.safepassage.pausefile;

import java.util.List;
import java.util.Optional;
import org.safepassage.domain.GeoPoint;
import org.safepassage.domain.Spot;

/** Points, and nodes of the map. */
final class Spots {
    private Spots() {}

    /** {@code [lon, lat]}. */
    static Optional<GeoPoint> findPoint(Fields f, String key) {
        if (!f.has(key)) {
            return Optional.empty();
        }
        List<Node> items = f.items(key);
        if (f.findNode(key).orElse(null) instanceof Node.Listing && items.size() != 2) {
            f.problem(
                    key,
                    "A point is two numbers, but this has %d.".formatted(items.size()),
                    "Write [longitude, latitude].");
        }
        if (items.size() != 2) {
            return Optional.empty();
        }
        Optional<Double> lon = f.parse(items.get(0), f.path(key), Scalars.decimal(-180, 180));
        Optional<Double> lat = f.parse(items.get(1), f.path(key), Scalars.decimal(-90, 90));
        return lon.isPresent() && lat.isPresent()
                ? Optional.of(new GeoPoint(lon.get(), lat.get()))
                : Optional.empty();
    }

    /** The name of a node, or {@code [lon, lat]}. */
    static Optional<Spot> find(Fields f, String key) {
        if (f.findNode(key).orElse(null) instanceof Node.Listing) {
            return findPoint(f, key).map(Spot.At::new);
        }
        return f.findText(key).map(Spot.Node::new);
    }

    static Spot spot(Fields f, String key) {
        return f.needed(
                key,
                "the name of a node, or [longitude, latitude]",
                find(f, key),
                new Spot.Node("?"));
    }
}
