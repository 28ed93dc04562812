package org.passflow.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.passflow.stack.Installation;

/** A later build of the job: the jar of this one, in which records that Flink keeps have one field more. */
final class LaterBuild {
    /** The name of that field, as serializers write it beside what they keep. */
    static final String ADDED = "addedByALaterBuild";

    private LaterBuild() {}

    static Path of(Installation installation, Path folder, List<Class<? extends Record>> records) throws IOException {
        Path jar = Files.copy(installation.jobJar(), folder.resolve("later-job.jar"));
        Path sources = Files.createDirectory(folder.resolve("sources"));
        Path classes = Files.createDirectory(folder.resolve("classes"));
        for (Class<? extends Record> record : records) {
            Path file = installation
                    .home()
                    .resolve("jobs/src/main/java")
                    .resolve(record.getName().replace('.', '/') + ".java");
            Path longer = sources.resolve(record.getSimpleName() + ".java");
            Files.writeString(longer, withOneFieldMore(record, Files.readString(file)));
            compile(longer, jar, classes);
        }
        try (FileSystem content = FileSystems.newFileSystem(jar);
                Stream<Path> compiled = Files.walk(classes)) {
            for (Path file : compiled.filter(Files::isRegularFile).toList()) {
                Path old = content.getPath("/" + classes.relativize(file));
                assertThat(old).exists();
                Files.write(old, Files.readAllBytes(file));
            }
        }
        return jar;
    }

    /** Who makes one as before leaves the field empty. */
    private static String withOneFieldMore(Class<? extends Record> record, String source) {
        String header = "record " + record.getSimpleName() + "(";
        int begin = source.indexOf(header) + header.length();
        int end = source.indexOf(')', begin);
        int body = source.indexOf('{', end) + 1;
        String names = Stream.of(record.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.joining(", "));
        String asBefore = "public %s(%s) { this(%s, null); }"
                .formatted(record.getSimpleName(), source.substring(begin, end), names);
        return source.substring(0, end) + ", String " + ADDED + source.substring(end, body) + asBefore
                + source.substring(body);
    }

    private static void compile(Path source, Path classPath, Path to) {
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        classPath.toString(),
                        "-d",
                        to.toString(),
                        source.toString());
        assertThat(status).as("compiling " + source.getFileName()).isZero();
    }
}
