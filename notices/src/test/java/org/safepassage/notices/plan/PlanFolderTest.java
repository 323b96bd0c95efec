package org.safepassage.notices.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safepassage.domain.Plan;

class PlanFolderTest {
    @Test
    @DisplayName("six files, each restricted in its first line, nothing half-written beside them")
    void writesSixRestrictedFiles(@TempDir Path temp) throws IOException {
        Path folder = temp.resolve("a/b");
        List<Path> written =
                PlanFolder.write(
                        ExamplePause.aleppo(),
                        ExamplePlan.aleppo(),
                        folder,
                        ExamplePlan.PROVENANCE);
        assertEquals(
                List.of(
                        "plan.json",
                        "curve.csv",
                        "bands.csv",
                        "bottlenecks.csv",
                        "plan.geojson",
                        "report.html"),
                written.stream().map(p -> p.getFileName().toString()).toList());
        for (Path file : written) {
            assertTrue(
                    Files.readAllLines(file).getFirst().contains("RESTRICTED, not for publication"),
                    file.toString());
        }
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(6, all.count());
        }
    }

    @Test
    @DisplayName("a second plan replaces the first; other files stay")
    void replaces(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");
        PlanFolder.write(
                ExamplePause.aleppo(), ExamplePlan.aleppo(), folder, ExamplePlan.PROVENANCE);
        String first = Files.readString(folder.resolve("plan.json"));
        PlanFolder.write(
                ExamplePause.aleppo(), ExamplePlan.belowItsBound(), folder, ExamplePlan.PROVENANCE);
        assertNotEquals(first, Files.readString(folder.resolve("plan.json")));
        assertEquals("mine", Files.readString(folder.resolve("notes.txt")));
    }

    @Test
    @DisplayName("a folder that is a file is refused, and the file is kept")
    void refusesAFile(@TempDir Path temp) throws IOException {
        Path file = Files.writeString(temp.resolve("plan"), "kept");
        IOException refused =
                assertThrows(
                        IOException.class,
                        () ->
                                PlanFolder.write(
                                        ExamplePause.aleppo(),
                                        ExamplePlan.aleppo(),
                                        file,
                                        ExamplePlan.PROVENANCE));
        assertTrue(String.valueOf(refused.getMessage()).contains("is a file and not a folder"));
        assertEquals("kept", Files.readString(file));
    }

    @Test
    @DisplayName(
            "plan.json follows its published schema, and the schema refuses one without its first words")
    void followsTheSchema() throws IOException {
        Path root = Path.of(System.getProperty("safepassage.root", ".."));
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(
                                Files.readString(root.resolve("docs/formats/plan.schema.json")),
                                InputFormat.JSON);
        for (Plan plan :
                List.of(
                        ExamplePlan.aleppo(),
                        ExamplePlan.belowItsBound(),
                        CityPlan.of(30, 100, 5))) {
            String json = PlanJson.of(ExamplePause.aleppo(), plan, ExamplePlan.PROVENANCE);
            assertEquals(List.of(), schema.validate(json, InputFormat.JSON));
            assertTrue(
                    schema.validate(json.replace("RESTRICTED", "public"), InputFormat.JSON).size()
                            > 0);
            assertTrue(
                    schema.validate(
                                            json.replace("\"latestStart\"", "\"safeStart\""),
                                            InputFormat.JSON)
                                    .size()
                            > 0);
        }
    }

    @Test
    @DisplayName("in the data too, whose assurance is missing stands before any number of people")
    void assurancesStandFirstInData() {
        String json = PlanJson.of(ExamplePause.aleppo(), ExamplePlan.aleppo());
        int missing = json.indexOf("\"notAssured\"");
        assertTrue(missing > 0);
        List<String> promised =
                List.of(
                        "people",
                        "out",
                        "byWindowEnd",
                        "lastOut",
                        "curve",
                        "bound",
                        "gap",
                        "bottlenecks",
                        "marginal",
                        "bands",
                        "conflicts",
                        "trips",
                        "warnings",
                        "assumptions");
        int last = missing;
        for (String name : promised) {
            int at = json.indexOf("\n  \"" + name + "\":");
            assertTrue(at > last, name + " stands after what comes before it");
            last = at;
        }
    }
}
