package org.safepassage.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.safepassage.domain.Assumption;
import org.safepassage.domain.Pause;
import org.safepassage.domain.Plan;
import org.safepassage.notices.plan.PlanFolder;
import org.safepassage.notices.plan.PlanProvenance;
import org.safepassage.planner.InvalidPlan;
import org.safepassage.planner.PlanSettings;
import org.safepassage.planner.Planner;
import org.safepassage.roads.Change;
import org.safepassage.roads.RoadNetwork;
import org.safepassage.roads.people.PeopleShares;
import org.safepassage.roads.people.Placed;

/**
 * From files to a plan's folder: read, plan, write.
 *
 * @param roads the map given on the command line; null for the one the pause names
 * @param people the people given on the command line; null for those the pause names
 * @param spread over how many junctions the people of one place of that file are spread
 * @param shares what is assumed of that file's counts
 * @param changes what the war changed on the map, or null
 * @param folder where the plan is written
 */
record Planning(
        Path pauseFile,
        @Nullable Path roads,
        @Nullable Path people,
        int spread,
        PeopleShares shares,
        @Nullable Path changes,
        PlanSettings settings,
        Path folder) {

    /** What was planned, and where it was written. */
    record Result(Pause pause, Plan plan, PlanProvenance provenance, Path folder) {}

    Result run(InstantSource clock, PrintWriter err) throws IOException, Invalid {
        Pause pause = Inputs.pause(pauseFile).pause();
        Inputs.requireWritable(folder);
        Path roadsFile = Inputs.roadsFile(pauseFile, pause, roads);
        Path peopleFile = Inputs.peopleFile(pauseFile, pause, people);
        RoadNetwork network = Inputs.roads(roadsFile);
        Placed placed =
                peopleFile == null
                        ? new Placed(List.of(), List.of())
                        : Inputs.people(peopleFile, network, settings.snapMetres(), spread, shares);
        List<Change> changed = changes == null ? List.of() : Inputs.changes(changes);
        Plan plan;
        try (Talk talk = new Talk(err)) {
            plan = new Planner(pause, network, placed, changed, settings).plan(talk);
        } catch (InvalidPlan e) {
            throw Inputs.invalid(pauseFile, e);
        }
        if (peopleFile != null && !shares.equals(PeopleShares.NONE)) {
            plan = plan.with(assumed());
        }
        PlanProvenance provenance =
                new PlanProvenance(
                        Program.named(), command(), clock.instant(), inputs(roadsFile, peopleFile));
        PlanFolder.write(pause, plan, folder, provenance);
        return new Result(pause, plan, provenance, folder);
    }

    private Assumption assumed() {
        return new Assumption(
                "wounded among the people counted in the people file",
                shares.woundedPerThousand() + " of a thousand",
                "each count from %d%% to %d%%".formatted(shares.lowPercent(), shares.highPercent()),
                "ours, given with --wounded-per-thousand and --range",
                false);
    }

    /**
     * The command that makes the same plan: file names without their folders, which are nobody's
     * business.
     */
    private String command() {
        StringBuilder line = new StringBuilder("./safe-passage plan ").append(name(pauseFile));
        if (roads != null) {
            line.append(" --roads ").append(name(roads));
        }
        if (people != null) {
            line.append(" --people ").append(name(people));
        }
        if (spread != 1) {
            line.append(" --spread ").append(spread);
        }
        if (shares.woundedPerThousand() != 0) {
            line.append(" --wounded-per-thousand ").append(shares.woundedPerThousand());
        }
        if (shares.lowPercent() != 100 || shares.highPercent() != 100) {
            line.append(" --range ")
                    .append(shares.lowPercent())
                    .append("..")
                    .append(shares.highPercent());
        }
        if (changes != null) {
            line.append(" --changes ").append(name(changes));
        }
        if (!settings.step().equals(PlanSettings.USUAL.step())) {
            line.append(" --step ").append(settings.step().toSeconds()).append('s');
        }
        if (settings.separate()) {
            line.append(" --separate");
        }
        if (!settings.margin().equals(PlanSettings.USUAL.margin())) {
            line.append(" --margin ").append(settings.margin().toMinutes());
        }
        if (settings.snapMetres() != PlanSettings.USUAL.snapMetres()) {
            line.append(" --snap ").append(settings.snapMetres());
        }
        return line.append(" -o ").append(name(folder)).toString();
    }

    private Map<String, String> inputs(Path roadsFile, @Nullable Path peopleFile)
            throws IOException {
        Map<String, String> inputs = new LinkedHashMap<>();
        inputs.put(name(pauseFile), sha256(pauseFile));
        inputs.put(name(roadsFile), sha256(roadsFile));
        if (peopleFile != null) {
            inputs.put(name(peopleFile), sha256(peopleFile));
        }
        if (changes != null) {
            inputs.put(name(changes), sha256(changes));
        }
        return inputs;
    }

    private static String name(Path file) {
        Path name = file.toAbsolutePath().normalize().getFileName();
        return name == null ? file.toString() : name.toString();
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException("This Java has no SHA-256.", e));
        }
    }
}
