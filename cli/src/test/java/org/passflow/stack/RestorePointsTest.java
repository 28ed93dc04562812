package org.passflow.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestorePointsTest {
    private static final JobSubmission SUBMISSION =
            new JobSubmission("", "passflow", List.of("--ticks.from", "job"), 2, null, Path.of("/builds/job-1.jar"));

    @TempDir
    private Path data;

    private RestorePoints points;

    @BeforeEach
    void begin() {
        points = new RestorePoints(data);
    }

    @Test
    void savepointSaysWhatRanWhenItWasMade() throws IOException {
        Path savepoint = complete("savepoints/savepoint-1", 1);
        points.note(savepoint, SUBMISSION);

        assertThat(points.at(savepoint)).isEqualTo(new RestorePoint(savepoint, SUBMISSION));
    }

    @Test
    void latestIsTheYoungestOfSavepointsAndCheckpointsThatIsComplete() throws IOException {
        points.note(complete("savepoints/savepoint-1", 1), SUBMISSION);
        new SubmittedJobs(data).remember("abc", SUBMISSION.withParallelism(4));
        Path checkpoint = complete("checkpoints/abc/chk-9", 2);
        Files.createDirectories(data.resolve("checkpoints/abc/chk-10"));
        complete("checkpoints/unknown/chk-1", 3);

        assertThat(points.latest(null)).isEqualTo(new RestorePoint(checkpoint, SUBMISSION.withParallelism(4)));
    }

    @Test
    void latestOfSeveralInstallationsIsThatOfTheOneThatIsChosen() throws IOException {
        JobSubmission other =
                new JobSubmission("b-", "passflow_b", List.of(), null, null, Path.of("/builds/job-1.jar"));
        SubmittedJobs submitted = new SubmittedJobs(data);
        submitted.remember("abc", SUBMISSION);
        submitted.remember("def", other);
        Path restarting = complete("checkpoints/abc/chk-9", 1);
        Path healthy = complete("checkpoints/def/chk-9", 2);

        assertThat(points.latest("abc").folder()).isEqualTo(restarting);
        assertThat(points.latest("def").folder()).isEqualTo(healthy);
        assertThatThrownBy(() -> points.latest(null))
                .hasMessageContaining("--job")
                .hasMessageContaining(restarting + "  (topics without a prefix, database passflow)")
                .hasMessageContaining(healthy + "  (topics of prefix b-, database passflow_b)");
        assertThatThrownBy(() -> points.latest("ghi")).hasMessageContaining("Nothing is known of job ghi");
    }

    @Test
    void folderWithoutASavepointIsRefusedAndTheOthersAreNamed() throws IOException {
        Path savepoint = complete("savepoints/savepoint-1", 1);
        points.note(savepoint, SUBMISSION);

        assertThatThrownBy(() -> points.at(data.resolve("savepoints/savepoint-2")))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("savepoint-2 is no savepoint")
                .hasMessageContaining(savepoint.toString());
    }

    @Test
    void savepointOfAnUnknownJobIsLeftToSubmit() throws IOException {
        Path savepoint = complete("savepoints/savepoint-1", 1);

        assertThatThrownBy(() -> points.at(savepoint)).hasMessageContaining("passflow submit --restore " + savepoint);
        assertThatThrownBy(() -> points.latest(null)).hasMessageContaining("no savepoint and no checkpoint");
    }

    private Path complete(String name, int second) throws IOException {
        Path folder = Files.createDirectories(data.resolve(name));
        Path metadata = Files.createFile(folder.resolve("_metadata"));
        Files.setLastModifiedTime(metadata, FileTime.from(Instant.ofEpochSecond(second)));
        return folder;
    }
}
