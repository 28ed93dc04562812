package org.passflow;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;

/** The directions in which packages may depend on each other, and what nobody may call. */
@AnalyzeClasses(packages = "org.passflow", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] PURE = {
        "org.passflow.event..",
        "org.passflow.reference..",
        "org.passflow.finding..",
        "org.passflow.flow..",
        "org.passflow.journey..",
        "org.passflow.report..",
        "org.passflow.alert..",
        "org.passflow.detector..",
        "org.passflow.custody.."
    };

    @ArchTest
    static final ArchRule pureCoreKnowsNoEngine = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.flink..", "org.apache.kafka..", "com.clickhouse..", "com.fasterxml..", "java.sql..");

    @ArchTest
    static final ArchRule pureCoreKnowsNoOtherPackage = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.passflow.pipeline..",
                    "org.passflow.kafka..",
                    "org.passflow.clickhouse..",
                    "org.passflow.job..");

    @ArchTest
    static final ArchRule eventStandsAlone = classes()
            .that()
            .resideInAPackage("org.passflow.event..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.passflow.event..", "java..", "javax.crypto..", "org.apache.commons.codec..");

    @ArchTest
    static final ArchRule detectorStandsAlone = classes()
            .that()
            .resideInAPackage("org.passflow.detector..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.passflow.detector..", "java..");

    @ArchTest
    static final ArchRule custodyKnowsEventsAndDays = classes()
            .that()
            .resideInAPackage("org.passflow.custody..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.passflow.custody..", "org.passflow.flow..", "org.passflow.event..", "java..");

    @ArchTest
    static final ArchRule reportKnowsEventsAndCounts = classes()
            .that()
            .resideInAPackage("org.passflow.report..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.passflow.report..", "org.passflow.flow..", "org.passflow.event..", "java..");

    @ArchTest
    static final ArchRule pipelineKnowsNoConnector = noClasses()
            .that()
            .resideInAPackage("org.passflow.pipeline..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.passflow.kafka..",
                    "org.passflow.clickhouse..",
                    "org.passflow.job..",
                    "org.apache.kafka..",
                    "org.apache.flink.connector..");

    @ArchTest
    static final ArchRule connectorsDoNotKnowEachOther = noClasses()
            .that()
            .resideInAPackage("org.passflow.kafka..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.passflow.clickhouse..", "org.passflow.pipeline..", "org.passflow.job..");

    @ArchTest
    static final ArchRule connectorsDoNotKnowEachOtherEither = noClasses()
            .that()
            .resideInAPackage("org.passflow.clickhouse..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.passflow.kafka..", "org.passflow.pipeline..", "org.passflow.job..");

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("org.passflow.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nobodyAsksTheWallClock = noClasses()
            .that()
            .resideOutsideOfPackage("org.passflow.job..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callConstructor(Random.class)
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule nothingStaticChanges =
            fields().that().areStatic().should().beFinal().allowEmptyShould(true);
}
