package org.passflow.testing;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Builds of the job that are not the one that a test was built with. */
public final class JobJars {

    private JobJars() {}

    /** The same job in a jar that is not the same. */
    public static Path otherBuild(Path jar, Path target) throws IOException {
        Files.copy(jar, target);
        try (FileSystem content = FileSystems.newFileSystem(target)) {
            Files.writeString(content.getPath("/another-build"), "");
        }
        return target;
    }

    /** Has a main, and nothing that this needs. */
    public static Path brokenBuild(Path jar, Path target) throws IOException {
        try (FileSystem good = FileSystems.newFileSystem(jar);
                FileSystem bad = FileSystems.newFileSystem(target, Map.of("create", "true"))) {
            Files.createDirectories(bad.getPath("/org/passflow/job"));
            Files.copy(
                    good.getPath("/org/passflow/job/PassflowJob.class"),
                    bad.getPath("/org/passflow/job/PassflowJob.class"));
            return target;
        }
    }
}
