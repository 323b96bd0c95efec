package org.safepassage.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Pause;
import org.safepassage.pausefile.InvalidPause;
import org.safepassage.pausefile.PauseFile;
import org.safepassage.planner.InvalidPlan;
import org.safepassage.roads.Area;
import org.safepassage.roads.Change;
import org.safepassage.roads.InvalidInput;
import org.safepassage.roads.RoadFile;
import org.safepassage.roads.RoadNetwork;
import org.safepassage.roads.geojson.GeoJsonArea;
import org.safepassage.roads.geojson.GeoJsonOverlay;
import org.safepassage.roads.geojson.GeoJsonPeople;
import org.safepassage.roads.geojson.GeoJsonRoads;
import org.safepassage.roads.osm.OsmOptions;
import org.safepassage.roads.osm.OsmRoads;
import org.safepassage.roads.people.PeopleFile;
import org.safepassage.roads.people.PeopleShares;
import org.safepassage.roads.people.Placed;
import org.safepassage.roads.people.PopulationRaster;
import org.safepassage.roads.people.Waiting;

/** Reads what commands are given, and turns each module's refusal into lines for the user. */
final class Inputs {
    private Inputs() {}

    /** Fails when there is nothing to read, before anything is begun. */
    static Path readable(Path file) throws Invalid {
        if (!Files.exists(file)) {
            throw new Invalid(
                    "%s: there is no such file. Check its name and its folder.".formatted(file));
        }
        if (Files.isDirectory(file)) {
            throw new Invalid("%s: it is a folder, and a file is needed.".formatted(file));
        }
        if (!Files.isReadable(file)) {
            throw new Invalid(
                    "%s: no permission to read it. Change its permissions.".formatted(file));
        }
        return file;
    }

    static PauseFile pause(Path file) throws IOException, Invalid {
        readable(file);
        try {
            return PauseFile.read(file);
        } catch (InvalidPause e) {
            List<String> lines = new ArrayList<>();
            e.problems().forEach(p -> lines.add(file + ":" + p));
            if (e.unlisted() > 0) {
                lines.add("%s: and %d more.".formatted(file, e.unlisted()));
            }
            throw new Invalid(lines);
        }
    }

    /**
     * A network of ours, GeoJSON lines, or an OpenStreetMap extract, by what the file's name says.
     */
    static RoadNetwork roads(Path file) throws IOException, Invalid {
        String name = readable(file).toString().toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith(".geojson") || name.endsWith(".json")) {
                return GeoJsonRoads.read(file);
            }
            if (isExtract(file)) {
                return extract(file, null).network();
            }
            return RoadFile.read(file);
        } catch (InvalidInput e) {
            throw invalid(e);
        }
    }

    /** An OpenStreetMap extract, cut to an area while it is read; other maps are not cut. */
    static OsmRoads extract(Path file, @Nullable Area area) throws IOException, Invalid {
        try {
            return OsmRoads.read(
                    file, area == null ? OsmOptions.DEFAULT : OsmOptions.DEFAULT.withArea(area));
        } catch (InvalidInput e) {
            throw invalid(e);
        }
    }

    static boolean isExtract(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".pbf")
                || name.endsWith(".osm")
                || name.endsWith(".gz")
                || name.endsWith(".bz2");
    }

    /**
     * Who waits where, on the streets of the map: polygons with counts (.geojson), a population
     * raster (.tif), or a CSV of places or cells.
     *
     * @param nodesEach over how many of the nearest junctions the people of one place are spread
     */
    static Placed people(Path file, RoadNetwork roads, double snapMetres, int nodesEach)
            throws IOException, Invalid {
        return people(file, roads, snapMetres, nodesEach, PeopleShares.NONE);
    }

    /** As the other; what the file's counts do not say, the shares do. */
    static Placed people(
            Path file, RoadNetwork roads, double snapMetres, int nodesEach, PeopleShares shares)
            throws IOException, Invalid {
        String name = readable(file).toString().toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith(".geojson") || name.endsWith(".json")) {
                return Placed.inAreas(roads, shares.ofAreas(GeoJsonPeople.read(file)), snapMetres);
            }
            List<Waiting> counted =
                    name.endsWith(".tif") || name.endsWith(".tiff")
                            ? PopulationRaster.read(file).waiting(Area.of(roads.bounds()))
                            : PeopleFile.read(file);
            List<Waiting> waiting = shares.of(counted);
            return nodesEach == 1
                    ? Placed.of(roads, waiting, snapMetres)
                    : Placed.spread(roads, waiting, snapMetres, nodesEach);
        } catch (InvalidInput e) {
            throw invalid(e);
        } catch (IllegalArgumentException e) { // a count so large that its high case is none
            throw new Invalid("%s: %s Lower the count or --range.".formatted(file, e.getMessage()));
        }
    }

    static List<Change> changes(Path file) throws IOException, Invalid {
        try {
            return GeoJsonOverlay.read(readable(file));
        } catch (InvalidInput e) {
            throw invalid(e);
        }
    }

    static Area area(Path file) throws IOException, Invalid {
        try {
            return GeoJsonArea.read(readable(file));
        } catch (InvalidInput e) {
            throw invalid(e);
        }
    }

    static Invalid invalid(InvalidInput e) {
        String place = e.place().isEmpty() ? "" : e.place() + ": ";
        return new Invalid("%s: %s%s %s".formatted(e.file(), place, e.reason(), e.remedy()));
    }

    static Invalid invalid(Path pauseFile, InvalidPlan e) {
        return new Invalid("%s: %s: %s %s".formatted(pauseFile, e.where(), e.reason(), e.remedy()));
    }

    /**
     * The map to plan on: the one on the command line, else the one the pause file names, beside
     * that file.
     */
    static Path roadsFile(Path pauseFile, Pause pause, @Nullable Path given) throws Invalid {
        if (given != null) {
            return given;
        }
        if (pause.files() == null || pause.files().roads() == null) {
            throw new Invalid(
                    "%s: files/roads: The pause names no map. Name one there, or give one with --roads."
                            .formatted(pauseFile));
        }
        return beside(pauseFile, pause.files().roads());
    }

    static @Nullable Path peopleFile(Path pauseFile, Pause pause, @Nullable Path given) {
        if (given != null) {
            return given;
        }
        return pause.files() == null || pause.files().people() == null
                ? null
                : beside(pauseFile, pause.files().people());
    }

    private static Path beside(Path pauseFile, String name) {
        return pauseFile.toAbsolutePath().resolveSibling(name).normalize();
    }

    /** Fails early, before minutes of work, when the folder cannot be written. */
    static void requireWritable(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.delete(Files.createTempFile(folder, ".writable", null));
    }
}
