package org.safepassage.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.safepassage.roads.Area;
import org.safepassage.roads.Bounds;
import org.safepassage.roads.Drawing;
import org.safepassage.roads.RoadFile;
import org.safepassage.roads.RoadNetwork;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code roads}: the street map as a network people can walk. */
@Command(
        name = "roads",
        description = "Imports a street map and says what it holds.",
        mixinStandardHelpOptions = true,
        subcommands = {RoadsCommand.Import.class, RoadsCommand.Holdings.class, FindCommand.class},
        footer = {"", "Example: ./safe-passage roads import city.osm.pbf -o city.roads"})
final class RoadsCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "Say what to do: import, info or find.");
    }

    /** {@code roads import}. */
    @Command(
            name = "import",
            description =
                    "Turns an OpenStreetMap extract or GeoJSON lines into a road network file.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example: ./safe-passage roads import city.osm.pbf -o city.roads"})
    static final class Import implements Callable<Integer> {
        @Parameters(
                paramLabel = "MAP",
                description =
                        "An OpenStreetMap extract (.osm.pbf, .osm, .gz, .bz2) or GeoJSON lines (.geojson).")
        private @Nullable Path map;

        @Option(
                names = "-o",
                required = true,
                paramLabel = "ROADS",
                description = "The network file to write.")
        private @Nullable Path out;

        @Option(
                names = "--bbox",
                paramLabel = "W,S,E,N",
                split = ",",
                hideParamSyntax = true,
                description =
                        "Keeps only what lies in this box, in degrees; streets that cross its edge are cut there.")
        private double @Nullable [] box;

        @Option(
                names = "--area",
                paramLabel = "GEOJSON",
                description = "Keeps only what lies in the polygons of this file.")
        private @Nullable Path areaFile;

        @Option(names = "--json", description = "Prints what was imported as one JSON document.")
        private boolean json;

        @Spec private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException, Invalid {
            CommandLine command = Objects.requireNonNull(spec).commandLine();
            Path from = Objects.requireNonNull(map);
            Path to = Objects.requireNonNull(out);
            Area area = area(command);
            if (area != null && !Inputs.isExtract(from)) {
                throw new CommandLine.ParameterException(
                        command,
                        "--bbox and --area cut OpenStreetMap extracts; other maps are taken whole.");
            }
            RoadNetwork roads =
                    area == null ? Inputs.roads(from) : Inputs.extract(from, area).network();
            RoadFile.write(roads, to);
            RoadsText.print(roads, json, command.getOut());
            command.getErr().println("Wrote " + to + ".");
            return Exit.DONE;
        }

        private @Nullable Area area(CommandLine command) throws IOException, Invalid {
            if (box != null && areaFile != null) {
                throw new CommandLine.ParameterException(
                        command, "Give --bbox or --area, not both.");
            }
            if (areaFile != null) {
                return Inputs.area(areaFile);
            }
            if (box == null) {
                return null;
            }
            try {
                if (box.length != 4) {
                    throw new IllegalArgumentException("A box has four numbers.");
                }
                return Area.of(new Bounds(box[0], box[1], box[2], box[3]));
            } catch (IllegalArgumentException e) {
                throw new CommandLine.ParameterException(
                        command,
                        "--bbox is west,south,east,north in degrees, as in 8.6,49.3,8.8,49.5. "
                                + e.getMessage());
            }
        }
    }

    /** {@code roads info}. */
    @Command(
            name = "info",
            description =
                    "Says what a road network holds: size, parts, date of the data, whose data it is.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example: ./safe-passage roads info city.roads"})
    static final class Holdings implements Callable<Integer> {
        @Parameters(
                paramLabel = "ROADS",
                description = "A road network file, GeoJSON lines or an OpenStreetMap extract.")
        private @Nullable Path map;

        @Option(names = "--json", description = "Prints one JSON document.")
        private boolean json;

        @Option(
                names = "--svg",
                paramLabel = "FILE",
                description =
                        "Draws the network by class of street, with its islands, into this file.")
        private @Nullable Path svg;

        @Spec private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException, Invalid {
            RoadNetwork roads = Inputs.roads(Objects.requireNonNull(map));
            if (svg != null) {
                Files.writeString(svg, Drawing.svg(roads));
            }
            RoadsText.print(roads, json, Objects.requireNonNull(spec).commandLine().getOut());
            return Exit.DONE;
        }
    }
}
