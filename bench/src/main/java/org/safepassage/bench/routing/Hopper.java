package org.safepassage.bench.routing;

import static com.graphhopper.json.Statement.If;
import static com.graphhopper.json.Statement.Op.LIMIT;
import static com.graphhopper.json.Statement.Op.MULTIPLY;

import com.graphhopper.GHRequest;
import com.graphhopper.GHResponse;
import com.graphhopper.GraphHopper;
import com.graphhopper.ResponsePath;
import com.graphhopper.config.Profile;
import com.graphhopper.routing.ev.BooleanEncodedValue;
import com.graphhopper.routing.util.AllEdgesIterator;
import com.graphhopper.util.CustomModel;
import com.graphhopper.util.FetchMode;
import com.graphhopper.util.PointList;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * GraphHopper on one extract, on foot at 5 km/h wherever its own rules let people walk: the
 * shortest way is the fastest.
 */
final class Hopper implements AutoCloseable {
    private static final String PROFILE = "walk";

    private final GraphHopper hopper;

    private Hopper(GraphHopper hopper) {
        this.hopper = hopper;
    }

    /**
     * Imports an extract into an empty folder. Geometry is kept to the last point, so that routes
     * can be compared.
     */
    static Hopper imported(Path extract, Path folder) {
        CustomModel walk =
                new CustomModel()
                        .addToPriority(If("!foot_access", MULTIPLY, "0"))
                        .addToSpeed(If("true", LIMIT, "5"))
                        .setDistanceInfluence(0d);
        GraphHopper hopper =
                new GraphHopper()
                        .setOSMFile(extract.toString())
                        .setGraphHopperLocation(folder.toString())
                        .setEncodedValuesString("foot_access")
                        .setProfiles(new Profile(PROFILE).setCustomModel(walk));
        hopper.getReaderConfig().setMaxWayPointDistance(0);
        hopper.getRouterConfig().setSimplifyResponse(false);
        hopper.importOrLoad();
        return new Hopper(hopper);
    }

    int nodes() {
        return hopper.getBaseGraph().getNodes();
    }

    int edges() {
        return hopper.getBaseGraph().getEdges();
    }

    /** The shortest way between the places nearest to two points; null when there is none. */
    @Nullable ResponsePath route(double fromLon, double fromLat, double toLon, double toLat) {
        GHResponse response =
                hopper.route(
                        new GHRequest(fromLat, fromLon, toLat, toLon)
                                .setProfile(PROFILE)
                                .putHint("instructions", false));
        return response.hasErrors() ? null : response.getBest();
    }

    /** Shows the geometry of each edge on which people may walk in some direction. */
    void walkable(Consumer<PointList> visitor) {
        BooleanEncodedValue foot =
                hopper.getEncodingManager().getBooleanEncodedValue("foot_access");
        AllEdgesIterator edges = hopper.getBaseGraph().getAllEdges();
        while (edges.next()) {
            if (edges.get(foot) || edges.getReverse(foot)) {
                visitor.accept(edges.fetchWayGeometry(FetchMode.ALL));
            }
        }
    }

    @Override
    public void close() {
        hopper.close();
    }
}
