package org.safepassage.notices.plan;

import java.nio.file.Path;

/** Writes the fixtures' folders, for a look at them in a browser: {@code java … Renders FOLDER}. */
final class Renders {
    private Renders() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        PlanFolder.write(
                ExamplePause.aleppo(),
                ExamplePlan.aleppo(),
                folder.resolve("aleppo"),
                ExamplePlan.PROVENANCE);
        PlanFolder.write(
                ExamplePause.aleppo(),
                ExamplePlan.belowItsBound(),
                folder.resolve("gap"),
                ExamplePlan.PROVENANCE);
        PlanFolder.write(
                ExamplePause.aleppo(),
                CityPlan.of(2000, 30_000, 1),
                folder.resolve("city"),
                ExamplePlan.PROVENANCE);
    }
}
