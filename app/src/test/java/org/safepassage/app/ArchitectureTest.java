package org.safepassage.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of the map in ARCHITECTURE.md. */
@AnalyzeClasses(packages = "org.safepassage", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("org.safepassage.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule DOMAIN_USES_THE_JDK_AND_NOTHING_ELSE =
            classes()
                    .that()
                    .resideInAPackage("org.safepassage.domain..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "org.safepassage.domain..", "java..", "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule DOMAIN_HAS_NO_CLOCK_FILE_OR_SOCKET =
            noClasses()
                    .that()
                    .resideInAPackage("org.safepassage.domain..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.io..", "java.net..", "java.nio..", "java.sql..")
                    .orShould()
                    .callMethod(java.time.Instant.class, "now")
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(java.time.Clock.class);

    @ArchTest
    static final ArchRule THE_FLOW_IS_THE_LITERATURE_AND_NOT_ONE_WORD_OF_OURS =
            classes()
                    .that()
                    .resideInAPackage("org.safepassage.planner.flow..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "org.safepassage.planner.flow..",
                            "java..",
                            "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule NEIGHBOURS_NEVER_MEET_PAUSEFILE =
            noClasses()
                    .that()
                    .resideInAPackage("org.safepassage.pausefile..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.safepassage.notices..",
                            "org.safepassage.planner..",
                            "org.safepassage.roads..",
                            "org.safepassage.app..");

    @ArchTest
    static final ArchRule NEIGHBOURS_NEVER_MEET_NOTICES =
            noClasses()
                    .that()
                    .resideInAPackage("org.safepassage.notices..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.safepassage.pausefile..",
                            "org.safepassage.planner..",
                            "org.safepassage.roads..",
                            "org.safepassage.app..");

    @ArchTest
    static final ArchRule NEIGHBOURS_NEVER_MEET_PLANNER =
            noClasses()
                    .that()
                    .resideInAPackage("org.safepassage.planner..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.safepassage.pausefile..",
                            "org.safepassage.notices..",
                            "org.safepassage.app..");

    @ArchTest
    static final ArchRule NEIGHBOURS_NEVER_MEET_WATCH =
            noClasses()
                    .that()
                    .resideInAPackage("org.safepassage.watch..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.safepassage.pausefile..",
                            "org.safepassage.notices..",
                            "org.safepassage.planner..",
                            "org.safepassage.roads..",
                            "org.safepassage.logbook..",
                            "org.safepassage.app..");

    @ArchTest
    static final ArchRule ONLY_THE_PROGRAM_KNOWS_THE_WATCH =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("org.safepassage.watch..", "org.safepassage.app..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.safepassage.watch..");

    @ArchTest
    static final ArchRule THE_READER_KNOWS_THE_DOMAIN_AT_MOST =
            classes()
                    .that()
                    .resideInAPackage("org.safepassage.reader..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "org.safepassage.reader..",
                            "org.safepassage.domain..",
                            "java..",
                            "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule ROADS_KNOW_NO_PLAN =
            noClasses()
                    .that()
                    .resideInAPackage("org.safepassage.roads..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.safepassage.pausefile..",
                            "org.safepassage.notices..",
                            "org.safepassage.planner..",
                            "org.safepassage.app..");

    @ArchTest
    static final ArchRule LOGBOOK_HAS_NEVER_HEARD_OF_A_PAUSE =
            classes()
                    .that()
                    .resideInAPackage("org.safepassage.logbook..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "org.safepassage.logbook..",
                            "java..",
                            "javax.crypto..",
                            "com.sun.net.httpserver..",
                            "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule THE_RECORD_KNOWS_NO_COMMAND_AND_NO_SERVER =
            noClasses()
                    .that()
                    .resideInAPackage("org.safepassage.app.record..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.safepassage.app.cli..", "org.safepassage.app.http..");
}
