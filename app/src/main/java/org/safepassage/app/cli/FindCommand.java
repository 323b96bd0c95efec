package org.safepassage.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.safepassage.roads.Aliases;
import org.safepassage.roads.Found;
import org.safepassage.roads.InvalidInput;
import org.safepassage.roads.RoadNames;
import org.safepassage.roads.RoadNetwork;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code roads find}: where a street or a place is, whatever script and spelling it is asked for
 * in.
 */
@Command(
        name = "find",
        description =
                "Finds streets and places by name, in any script and spelling, the nearest match first.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./safe-passage roads find city.roads 'Bustan al-Qasr'"})
final class FindCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "ROADS",
            description = "A road network file, GeoJSON lines or an extract.")
    private @Nullable Path map;

    @Parameters(index = "1", paramLabel = "NAME", description = "A name or a part of one.")
    private @Nullable String name;

    @Option(
            names = "--aliases",
            paramLabel = "FILE",
            description =
                    "More spellings of the same names, beside those built in; docs/formats/roads.md.")
    private @Nullable Path aliasFile;

    @Option(
            names = "--most",
            paramLabel = "N",
            description = "At most so many answers. Default: 10.",
            defaultValue = "10")
    private int most = 10;

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, Invalid {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        String query = Objects.requireNonNull(name);
        if (query.isBlank() || query.length() > 200 || most < 1 || most > 1000) {
            throw new CommandLine.ParameterException(
                    command, "A name has 1 to 200 characters, and --most is 1 to 1000.");
        }
        RoadNetwork roads = Inputs.roads(Objects.requireNonNull(map));
        Aliases aliases = Aliases.builtIn();
        if (aliasFile != null) {
            try {
                aliases = aliases.and(Aliases.read(aliasFile));
            } catch (InvalidInput e) {
                throw Inputs.invalid(e);
            }
        }
        List<Found> found = RoadNames.find(roads, query, aliases, most);
        PrintWriter out = command.getOut();
        if (json) {
            List<Map<String, @Nullable Object>> all = new ArrayList<>();
            for (Found one : found) {
                all.add(
                        new Json()
                                .put("kind", one.kind())
                                .put("name", one.name())
                                .put("matched", one.matched())
                                .put("why", one.why())
                                .put("score", one.score())
                                .put("lon", one.lon())
                                .put("lat", one.lat())
                                .put("metres", Math.round(one.metres()))
                                .values());
            }
            out.println(
                    new Json()
                            .put("query", query)
                            .put("found", all)
                            .put("attribution", roads.attribution()));
        } else if (found.isEmpty()) {
            out.println(
                    "Nothing on this map answers to '%s'. That is not the same as: it does not exist."
                            .formatted(query));
        } else {
            for (Found one : found) {
                out.printf(
                        Locale.ROOT,
                        "%3d  %.5f, %.5f  %s, %s%s (%s)%n",
                        one.score(),
                        one.lon(),
                        one.lat(),
                        one.name(),
                        one.kind(),
                        one.metres() > 0 ? ", %.0f m".formatted(one.metres()) : "",
                        one.why());
            }
        }
        out.flush();
        return Exit.DONE;
    }
}
