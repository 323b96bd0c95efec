package org.safepassage.roads;

/**
 * What a change does to one link, as long as it holds.
 *
 * @param link of the network
 * @param change why, from when until when, who says so
 */
public record Effect(int link, Change change) {
    /** Whether people on foot cannot get along the link. */
    public boolean closesWalking() {
        return change.kind().closes() && change.users().onFoot();
    }

    /** Whether vehicles cannot get along the link. */
    public boolean closesDriving() {
        return change.kind().closes() && change.users().vehicles();
    }

    /** The width left to people on foot, in millimetres; never more than the link has. */
    public int widthMillimetres(RoadNetwork roads) {
        int width = roads.widthMillimetres(link);
        return change.widthMillimetres() > 0 ? Math.min(width, change.widthMillimetres()) : width;
    }
}
