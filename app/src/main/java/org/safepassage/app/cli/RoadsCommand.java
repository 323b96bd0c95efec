package org.safepassage.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
        subcommands = {RoadsCommand.Import.class, RoadsCommand.Holdings.class},
        footer = {"", "Example: ./safe-passage roads import city.osm.pbf -o city.roads"})
final class RoadsCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Say what to do: import or info.");
    }

    /** {@code roads import}. */
    @Command(
            name = "import",
            description = "Turns an OpenStreetMap extract or GeoJSON lines into a road network file.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example: ./safe-passage roads import city.osm.pbf -o city.roads"})
    static final class Import implements Callable<Integer> {
        @Parameters(paramLabel = "MAP", description = "An OpenStreetMap extract (.osm.pbf) or GeoJSON lines (.geojson).")
        private @Nullable Path map;

        @Option(names = "-o", required = true, paramLabel = "ROADS", description = "The network file to write.")
        private @Nullable Path out;

        @Option(names = "--json", description = "Prints what was imported as one JSON document.")
        private boolean json;

        @Spec private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException, Invalid {
            RoadNetwork roads = Inputs.roads(Objects.requireNonNull(map));
            Path to = Objects.requireNonNull(out);
            RoadFile.write(roads, to);
            CommandLine command = Objects.requireNonNull(spec).commandLine();
            RoadsText.print(roads, json, command.getOut());
            command.getErr().println("Wrote " + to + ".");
            return Exit.DONE;
        }
    }

    /** {@code roads info}. */
    @Command(
            name = "info",
            description = "Says what a road network holds: size, parts, date of the data, whose data it is.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example: ./safe-passage roads info city.roads"})
    static final class Holdings implements Callable<Integer> {
        @Parameters(paramLabel = "ROADS", description = "A road network file, GeoJSON lines or an OpenStreetMap extract.")
        private @Nullable Path map;

        @Option(names = "--json", description = "Prints one JSON document.")
        private boolean json;

        @Spec private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException, Invalid {
            RoadNetwork roads = Inputs.roads(Objects.requireNonNull(map));
            RoadsText.print(roads, json, Objects.requireNonNull(spec).commandLine().getOut());
            return Exit.DONE;
        }
    }
}
