package org.passflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmittedJobsTest {
    private static final JobSubmission SUBMISSION =
            new JobSubmission("r1-", "passflow_r1", List.of("--time.horizon", "2 h"), 3, null);

    @TempDir
    private Path data;

    private SubmittedJobs jobs;

    @BeforeEach
    void submitOne() {
        jobs = new SubmittedJobs(data);
        jobs.remember("abc", SUBMISSION);
    }

    @Test
    void jobWithoutCheckpointStartsFresh() {
        assertThat(jobs.continued("abc")).contains(SUBMISSION);
    }

    @Test
    void jobGoesOnFromItsLastCompletedCheckpoint() throws IOException {
        completed("chk-9");
        completed("chk-10");
        Files.createDirectories(data.resolve("checkpoints/abc/chk-11"));
        Files.createDirectories(data.resolve("checkpoints/abc/shared"));

        assertThat(jobs.continued("abc"))
                .contains(SUBMISSION.restoredFrom(
                        data.resolve("checkpoints/abc/chk-10").toString()));
    }

    @Test
    void buildIsKeptOnceUnderANameOfItsOwn() throws IOException {
        Path jar = Files.writeString(data.resolve("job.jar"), "first");

        Path first = jobs.keep(jar);
        Path same = jobs.keep(jar);
        Files.writeString(jar, "second");
        Path second = jobs.keep(jar);

        assertThat(same).isEqualTo(first).hasContent("first");
        assertThat(second).isNotEqualTo(first).hasContent("second");
        assertThat(jobs.keep(first)).isEqualTo(first);
    }

    @Test
    void jobGoesOnWithTheBuildThatItRan() {
        Path kept = data.resolve("jobs/builds/job-1.jar");
        jobs.remember("def", SUBMISSION.withJar(kept));

        assertThat(jobs.of("def").orElseThrow().jar()).isEqualTo(kept);
        assertThat(jobs.continued("def").orElseThrow().jar()).isEqualTo(kept);
    }

    @Test
    void jobOfSomebodyElseIsNotKnown() {
        assertThat(jobs.continued("other")).isEmpty();
    }

    private void completed(String checkpoint) throws IOException {
        Path folder = Files.createDirectories(data.resolve("checkpoints/abc").resolve(checkpoint));
        Files.createFile(folder.resolve("_metadata"));
    }
}
