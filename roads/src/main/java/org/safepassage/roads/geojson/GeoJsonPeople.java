package org.safepassage.roads.geojson;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.PeopleRange;
import org.safepassage.domain.PersonCategory;
import org.safepassage.roads.InvalidInput;
import org.safepassage.roads.people.WaitingArea;

/**
 * People counted by area, from GeoJSON polygons: {@code docs/formats/roads.md}, section 5.
 * Restricted.
 */
public final class GeoJsonPeople {
    private final GeoJsonFile file;

    private GeoJsonPeople(GeoJsonFile file) {
        this.file = file;
    }

    /**
     * Reads areas and who waits in them, in the order of the file; areas with nobody are left out.
     *
     * @throws InvalidInput when it is no such file, or a feature is no polygon or has no count that
     *     makes sense
     * @throws IOException when it cannot be read at all
     */
    public static List<WaitingArea> read(Path path) throws IOException, InvalidInput {
        GeoJsonPeople people = new GeoJsonPeople(GeoJsonFile.read(path));
        List<WaitingArea> areas = new ArrayList<>();
        long total = 0;
        for (Feature feature : people.file.features()) {
            WaitingArea area = people.area(feature);
            total += area.people().high();
            if (total > PeopleRange.LIMIT) {
                throw people.file.invalid(
                        feature,
                        "The people up to here are more than %d.".formatted(PeopleRange.LIMIT),
                        "Check the numbers: a whole country has fewer.");
            }
            if (area.people().high() > 0) {
                areas.add(area);
            }
        }
        return List.copyOf(areas);
    }

    private WaitingArea area(Feature feature) throws InvalidInput {
        if (!feature.geometry().isArea()) {
            throw file.invalid(
                    feature,
                    "People by area need a polygon.",
                    "Draw one, or give a CSV of places.");
        }
        String place = feature.text("place").isEmpty() ? feature.text("id") : feature.text("place");
        return new WaitingArea(
                place.isEmpty() ? "feature " + feature.index() : place,
                feature.text("name"),
                GeoJsonArea.area(file, feature),
                category(feature),
                people(feature));
    }

    private PersonCategory category(Feature feature) throws InvalidInput {
        @Nullable Object word = feature.get("category");
        if (word == null) {
            return PersonCategory.CIVILIANS;
        }
        for (PersonCategory category : PersonCategory.values()) {
            if (category.word().equals(word)) {
                return category;
            }
        }
        throw file.invalid(
                feature,
                "\"" + word + "\" is no category of people by place.",
                "Give civilians or wounded; fighters are never held by place.");
    }

    private PeopleRange people(Feature feature) throws InvalidInput {
        boolean range =
                feature.get("low") != null
                        || feature.get("likely") != null
                        || feature.get("high") != null;
        if (!range) {
            return PeopleRange.of(
                    count(feature, feature.get("people") == null ? "population" : "people"));
        }
        long low = count(feature, "low");
        long likely = count(feature, "likely");
        long high = count(feature, "high");
        if (low > likely || likely > high) {
            throw file.invalid(
                    feature,
                    "low %d, likely %d, high %d are out of order.".formatted(low, likely, high),
                    "Give low <= likely <= high.");
        }
        return new PeopleRange(low, likely, high);
    }

    private long count(Feature feature, String key) throws InvalidInput {
        @Nullable Object value = feature.get(key);
        if (value instanceof Double number
                && number >= 0
                && number <= PeopleRange.LIMIT
                && number == Math.rint(number)) {
            return number.longValue();
        }
        throw file.invalid(
                feature,
                value == null ? "The feature has no \"" + key + "\"." : key + " is " + value + ".",
                "Give a whole number from 0 to "
                        + PeopleRange.LIMIT
                        + "; leave the feature out where it is not known.");
    }
}
