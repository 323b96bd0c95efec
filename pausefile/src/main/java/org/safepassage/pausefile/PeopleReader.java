package org.safepassage.pausefile;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.AssemblyPoint;
import org.safepassage.domain.Basis;
import org.safepassage.domain.PeopleAtPlace;
import org.safepassage.domain.PeopleRange;
import org.safepassage.domain.PersonCategory;
import org.safepassage.domain.Transport;
import org.safepassage.domain.Walking;

/** Who waits where, how fast they walk, and what drives them. */
final class PeopleReader {
    private static final Pattern FIGHTERS =
            Pattern.compile("(?i).*(fighter|combatant|militant|armed|soldier).*");

    private PeopleReader() {}

    static @Nullable PeopleAtPlace people(Fields f) {
        String place = f.value("place", "an id, as in 'place: p1'", "?", Scalars.text(Texts::id));
        if (f.findNode("place").orElse(null) instanceof Node.Scalar scalar) {
            f.reading().ids().mention(Ids.Kind.PLACE, scalar);
        } else {
            f.reading().ids().isIncomplete(Ids.Kind.PLACE);
        }
        var names = f.findNames("names");
        var point = Spots.findPoint(f, "point");
        PersonCategory category =
                f.value(
                        "category",
                        "civilians or wounded",
                        PersonCategory.CIVILIANS,
                        PeopleReader::category);
        Optional<PeopleRange> range = range(f);
        Basis basis = f.word("basis", Basis.class);
        List<String> per = f.per();
        return f.build(
                () ->
                        new PeopleAtPlace(
                                place,
                                names.orElse(null),
                                point.orElse(null),
                                category,
                                range.orElseThrow(),
                                basis,
                                per));
    }

    private static Optional<PeopleRange> range(Fields f) {
        Optional<Long> low = count(f, "low");
        Optional<Long> likely = count(f, "likely");
        Optional<Long> high = count(f, "high");
        if (low.isEmpty() || likely.isEmpty() || high.isEmpty()) {
            return Optional.empty();
        }
        return f.part("low", () -> new PeopleRange(low.get(), likely.get(), high.get()));
    }

    private static Optional<Long> count(Fields f, String key) {
        Optional<Long> people = f.find(key, Scalars.whole(0, PeopleRange.LIMIT));
        f.needed(key, "a number of people", people, 0L);
        return people;
    }

    private static PersonCategory category(Node.Scalar scalar) throws Unfit {
        for (PersonCategory category : PersonCategory.values()) {
            if (category.word().equals(scalar.text())) {
                return category;
            }
        }
        List<String> words =
                List.of(PersonCategory.CIVILIANS.word(), PersonCategory.WOUNDED.word());
        Optional<String> nearest = Nearest.find(scalar.text(), words);
        throw new Unfit(
                "%s is none of %s.".formatted(Quoted.of(scalar.text()), String.join(", ", words)),
                FIGHTERS.matcher(scalar.text()).matches()
                        ? "Fighters are held by the corridor as announced, never by number or place."
                        : nearest.isPresent()
                                ? "Did you mean '%s'?".formatted(nearest.get())
                                : "Write one of these words.");
    }

    static @Nullable Walking walking(Fields f) {
        String example = "as in {slow: 0.5, likely: 0.8, fast: 1.1}";
        var speeds = f.findMapping("metresPerSecond", "metresPerSecond", PeopleReader::speeds);
        f.needed("metresPerSecond", example, speeds, new Speeds(1, 1, 1));
        String source =
                f.value(
                        "source",
                        "where the speeds come from; 'ours' when from nowhere else",
                        "?",
                        Scalars::text);
        Optional<Walking> walking =
                speeds.flatMap(
                        s ->
                                f.part(
                                        "metresPerSecond",
                                        () -> new Walking(s.slow(), s.likely(), s.fast(), source)));
        return f.build(walking::orElseThrow);
    }

    private record Speeds(double slow, double likely, double fast) {}

    private static @Nullable Speeds speeds(Fields f) {
        double slow = speed(f, "slow");
        double likely = speed(f, "likely");
        double fast = speed(f, "fast");
        return f.build(() -> new Speeds(slow, likely, fast));
    }

    private static double speed(Fields f, String key) {
        return f.value(key, "metres per second", 1.0, Scalars.decimal(0, 3));
    }

    static @Nullable AssemblyPoint assemblyPoint(Fields f) {
        String id = f.id(Ids.Kind.ASSEMBLY_POINT);
        var near = f.findReference("near", Ids.Kind.PLACE);
        var node = Spots.find(f, "node");
        var releasedFrom = f.find("releasedFrom", Scalars.quoted(Texts::local));
        Basis basis = f.word("basis", Basis.class);
        return f.build(
                () ->
                        new AssemblyPoint(
                                id,
                                near.orElse(null),
                                node.orElse(null),
                                releasedFrom.orElse(null),
                                basis));
    }

    static @Nullable Transport transport(Fields f) {
        String id = f.id(Ids.Kind.TRANSPORT);
        Transport.Kind kind = f.word("kind", Transport.Kind.class);
        int vehicles = f.whole("vehicles", 1, 10_000);
        int seats = f.whole("seats", 1, 500);
        int loadMinutes = f.whole("loadMinutes", 0, 10_000);
        int roundTripMinutes = f.whole("roundTripMinutes", 1, 10_000);
        var from = f.findReference("from", Ids.Kind.ASSEMBLY_POINT);
        var corridor = f.findReference("corridor", Ids.Kind.CORRIDOR);
        Basis basis = f.word("basis", Basis.class);
        if (loadMinutes > roundTripMinutes && f.has("roundTripMinutes") && roundTripMinutes > 1) {
            f.problem(
                    "loadMinutes",
                    "Boarding takes %d minutes, but the whole round trip takes %d."
                            .formatted(loadMinutes, roundTripMinutes),
                    "Correct one of them; boarding is a part of the round trip.");
        }
        return f.build(
                () ->
                        new Transport(
                                id,
                                kind,
                                vehicles,
                                seats,
                                loadMinutes,
                                roundTripMinutes,
                                from.orElse(null),
                                corridor.orElse(null),
                                basis));
    }
}
