package org.safepassage.pausefile;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Admission;
import org.safepassage.domain.ArmsRule;
import org.safepassage.domain.Basis;
import org.safepassage.domain.Checkpoint;
import org.safepassage.domain.Corridor;
import org.safepassage.domain.CorridorState;
import org.safepassage.domain.Destination;
import org.safepassage.domain.Instruction;
import org.safepassage.domain.LaneRate;
import org.safepassage.domain.Route;
import org.safepassage.domain.Spot;
import org.safepassage.domain.Via;

/** The ways out, where people are searched on them, and what is said when one is suspended. */
final class CorridorReader {
    private CorridorReader() {}

    static @Nullable Corridor corridor(Fields f) {
        String id = f.id(Ids.Kind.CORRIDOR);
        var names = f.findNames("names");
        Set<Admission> admits = f.words("admits", Admission.class);
        f.needed(
                "admits",
                "for whom it is, as in 'admits: [civilians]'",
                f.has("admits") ? Optional.of(admits) : Optional.empty(),
                admits);
        ArmsRule arms = f.findWord("arms", ArmsRule.class).orElse(ArmsRule.NOT_STATED);
        var route = f.findMapping("route", "route", CorridorReader::route);
        var via = f.findMapping("via", "via", CorridorReader::via);
        var destination = f.findMapping("destination", "destination", CorridorReader::destination);
        List<String> checkpoints = f.references("checkpoints", Ids.Kind.CHECKPOINT);
        CorridorState state =
                f.findWord("state", CorridorState.class).orElse(CorridorState.PLANNED);
        List<String> per = f.per();
        return f.build(
                f.findNode("admits").map(Node::extent).orElse(f.extent()),
                f.path("admits"),
                () ->
                        new Corridor(
                                id,
                                names.orElse(null),
                                admits,
                                arms,
                                route.orElse(null),
                                via.orElse(null),
                                destination.orElse(null),
                                checkpoints,
                                state,
                                per));
    }

    private static @Nullable Route route(Fields f) {
        List<String> named = f.texts("named");
        f.needed(
                "named",
                "places in their order, as in 'named: [A, B]'",
                f.has("named") ? Optional.of(named) : Optional.empty(),
                named);
        Basis basis = f.word("basis", Basis.class);
        List<String> per = f.per();
        return f.build(() -> new Route(named, basis, per));
    }

    private static @Nullable Via via(Fields f) {
        Optional<Spot> entry = Spots.find(f, "entry");
        Spot exit = Spots.spot(f, "exit");
        Basis basis = f.word("basis", Basis.class);
        return f.build(() -> new Via(entry.orElse(null), exit, basis));
    }

    private static @Nullable Destination destination(Fields f) {
        String says = f.text("says");
        var ofChoice = f.findTruth("ofChoice");
        List<String> per = f.per();
        return f.build(() -> new Destination(says, ofChoice.orElse(null), per));
    }

    static @Nullable Checkpoint checkpoint(Fields f) {
        String id = f.id(Ids.Kind.CHECKPOINT);
        Spot at = Spots.spot(f, "at");
        int lanes = f.whole("lanes", 0, 1000);
        Optional<LaneRate> rate = rate(f);
        Basis basis = f.word("basis", Basis.class);
        LaneRate known =
                f.needed(
                        "perHourAndLane",
                        "people per hour and lane, as in {slow: 100, likely: 149, fast: 200}",
                        rate,
                        new LaneRate(null, 1, null));
        return f.build(() -> new Checkpoint(id, at, lanes, known, basis));
    }

    /** One figure, or three. */
    private static Optional<LaneRate> rate(Fields f) {
        if (f.findNode("perHourAndLane").orElse(null) instanceof Node.Mapping) {
            return f.findMapping("perHourAndLane", "laneRate", CorridorReader::threeRates);
        }
        return f.find("perHourAndLane", Scalars.whole(1, 10_000))
                .map(n -> new LaneRate(null, Math.toIntExact(n), null));
    }

    private static @Nullable LaneRate threeRates(Fields f) {
        Optional<Integer> slow = f.find("slow", Scalars.whole(1, 10_000)).map(Math::toIntExact);
        int likely = f.whole("likely", 1, 10_000);
        Optional<Integer> fast = f.find("fast", Scalars.whole(1, 10_000)).map(Math::toIntExact);
        return f.build(() -> new LaneRate(slow.orElse(null), likely, fast.orElse(null)));
    }

    static @Nullable Instruction instruction(Fields f) {
        List<String> corridors = f.references("corridors", Ids.Kind.CORRIDOR);
        var suspensionNotice = f.findNames("suspensionNotice");
        var notStarted = f.findNames("notStarted");
        var onTheWay = f.findNames("onTheWay");
        return f.build(
                () ->
                        new Instruction(
                                corridors,
                                suspensionNotice.orElse(null),
                                notStarted.orElse(null),
                                onTheWay.orElse(null)));
    }
}
