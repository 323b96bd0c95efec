package org.safepassage.roads;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What the war changed, laid over a network: which links each change touches, and the network as it
 * is at one instant.
 *
 * @param effects what each change does, in order of change and link
 * @param unmatched changes that touch no link: say so, because somebody drew them for a reason
 */
public record Overlay(List<Effect> effects, List<Change> unmatched) {
    /** How far from a link a point or line may be drawn and still mean it (ours). */
    public static final double WITHIN_METRES = 30;

    /** Keeps copies. */
    public Overlay {
        effects = List.copyOf(effects);
        unmatched = List.copyOf(unmatched);
    }

    /**
     * Lays changes over a network. A point means the nearest link; a line the links it runs along,
     * a front line those it crosses; a polygon every link that touches it. Where in doubt, more is
     * closed rather than less.
     *
     * @param withinMetres how far from a link a point or line may be drawn and still mean it
     */
    public static Overlay of(RoadNetwork roads, List<Change> changes, double withinMetres) {
        LinkFinder finder = new LinkFinder(roads);
        List<Effect> effects = new ArrayList<>();
        List<Change> unmatched = new ArrayList<>();
        for (Change change : changes) {
            Collection<Integer> links = links(finder, change, withinMetres);
            for (int link : links) {
                effects.add(new Effect(link, change));
            }
            if (links.isEmpty()) {
                unmatched.add(change);
            }
        }
        return new Overlay(effects, unmatched);
    }

    private static Collection<Integer> links(LinkFinder finder, Change change, double within) {
        TreeSet<Integer> links = new TreeSet<>();
        Area area = change.area();
        if (area != null) {
            links.addAll(finder.touching(area));
        }
        for (double[] line : change.lines()) {
            if (line.length == 2) {
                finder.nearest(line[0], line[1], within).ifPresent(links::add);
            } else if (change.kind() == Change.Kind.FRONT_LINE) {
                links.addAll(finder.crossing(line));
            } else {
                links.addAll(finder.along(line, within));
            }
        }
        return links;
    }

    /**
     * The network as it is at an instant: links that are closed then can be neither walked nor
     * driven by those they are closed to, and widths are what is left. Nodes and links keep their
     * numbers. Speeds are not of the network; ask {@link Change#speedPercent}.
     */
    public RoadNetwork at(RoadNetwork roads, Instant when) {
        LinkTable before = roads.table();
        LinkTable after = before.copyForChanges();
        for (Effect effect : effects) {
            if (effect.change().holdsAt(when)) {
                int link = effect.link();
                after.close(link, effect.closesWalking(), effect.closesDriving());
                after.widthMillimetres[link] =
                        Math.min(after.widthMillimetres[link], effect.widthMillimetres(roads));
                if (effect.change().kind() == Change.Kind.ONE_LANE
                        && effect.change().users().vehicles()) {
                    after.lanesForward[link] = (byte) Math.min(1, after.lanesForward[link]);
                    after.lanesBackward[link] = (byte) Math.min(1, after.lanesBackward[link]);
                }
            }
        }
        return new RoadNetwork(after);
    }
}
