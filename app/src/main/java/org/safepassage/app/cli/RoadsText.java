package org.safepassage.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.safepassage.roads.Bounds;
import org.safepassage.roads.Part;
import org.safepassage.roads.RoadNetwork;

/** What a network holds, in lines or as JSON. */
final class RoadsText {
    private static final int PARTS_SHOWN = 10;

    private RoadsText() {}

    static void print(RoadNetwork roads, boolean json, PrintWriter out) {
        Bounds box = roads.bounds();
        List<Part> parts = roads.parts();
        if (json) {
            Json document = new Json();
            document.put("nodes", roads.nodes());
            document.put("links", roads.links());
            document.put("parts", parts.size());
            document.put("largestPartNodes", parts.isEmpty() ? 0 : parts.getFirst().nodes());
            document.put("bbox", List.of(box.west(), box.south(), box.east(), box.north()));
            document.put("dataDate", roads.dataDate() == null ? null : roads.dataDate().toString());
            document.put("kilometres", Math.round(roads.kilometres() * 1000) / 1000.0);
            document.put("attribution", roads.attribution());
            document.put("schematic", roads.schematic());
            out.println(document);
            out.flush();
            return;
        }
        out.printf(Locale.ROOT, "nodes        %,d%n", roads.nodes());
        out.printf(Locale.ROOT, "links        %,d%n", roads.links());
        out.printf(Locale.ROOT, "kilometres   %,.1f%n", roads.kilometres());
        out.printf(Locale.ROOT, "box          %s%n", box);
        out.printf("data of      %s%n", roads.dataDate() == null ? "not known" : roads.dataDate());
        out.printf(
                "whose data   %s%n",
                roads.attribution().isEmpty() ? "not stated" : roads.attribution());
        if (roads.schematic()) {
            out.println("SCHEMATIC    drawn by hand; not for finding one's way");
        }
        if (!parts.isEmpty()) {
            long all = parts.stream().mapToLong(Part::nodes).sum();
            out.printf(
                    Locale.ROOT,
                    "parts        %,d; the largest holds %,d of %,d junctions%n",
                    parts.size(),
                    parts.getFirst().nodes(),
                    all);
            for (Part island : parts.subList(1, Math.min(parts.size(), PARTS_SHOWN + 1))) {
                out.printf(
                        Locale.ROOT,
                        "  island     %,d junctions, %,.1f km, not joined to the rest on foot%n",
                        island.nodes(),
                        island.metres() / 1000);
            }
            if (parts.size() > PARTS_SHOWN + 1) {
                out.printf(
                        Locale.ROOT, "  and %,d smaller islands%n", parts.size() - PARTS_SHOWN - 1);
            }
        }
        out.flush();
    }
}
