package org.passflow.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The jar that goes to a cluster: our classes and the connectors, nothing that Flink brings itself. */
class JobJarIT {

    private static final Set<String> EXPECTED = Set.of(
            "org.passflow.alert",
            "org.passflow.clickhouse",
            "org.passflow.custody",
            "org.passflow.detector",
            "org.passflow.event",
            "org.passflow.finding",
            "org.passflow.flow",
            "org.passflow.job",
            "org.passflow.journey",
            "org.passflow.kafka",
            "org.passflow.pipeline",
            "org.passflow.reference",
            "org.passflow.report",
            "org.passflow.serial",
            "org.passflow.shaded",
            "org.apache.flink.connector.base",
            "org.apache.flink.connector.datagen",
            "org.apache.flink.connector.jdbc",
            "org.apache.flink.connector.kafka",
            "org.apache.flink.streaming",
            "org.apache.kafka",
            "com.clickhouse",
            "com.fasterxml.jackson",
            "com.github.luben",
            "net.jpountz",
            "org.roaringbitmap",
            "org.xerial.snappy");

    @Test
    void holdsOurClassesAndTheConnectorsOnly() throws IOException {
        Set<String> packages = new TreeSet<>();
        for (String name : classNames()) {
            packages.add(EXPECTED.stream()
                    .filter(name::startsWith)
                    .findFirst()
                    .orElse(name.substring(0, name.lastIndexOf('.'))));
        }

        assertThat(packages).containsExactlyInAnyOrderElementsOf(EXPECTED);
    }

    private static List<String> classNames() throws IOException {
        try (Stream<Path> built = Files.list(Path.of("target"));
                JarFile jar = new JarFile(built.filter(file -> file.toString().endsWith("-job.jar"))
                        .findFirst()
                        .orElseThrow()
                        .toFile())) {
            return jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class"))
                    .map(name ->
                            name.replaceFirst("^META-INF/versions/\\d+/", "").replace('/', '.'))
                    .toList();
        }
    }
}
