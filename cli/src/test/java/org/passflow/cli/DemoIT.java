package org.passflow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passflow.stack.StackFile;

/** The first command of the README, as a user runs it. */
class DemoIT {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    private Path data;

    private final File log = new File("target/demo-it.log");
    private Process demo;

    @BeforeEach
    void startDemo() throws IOException {
        demo = LaunchedCommand.start(log, data, "demo", "--history=PT3H");
    }

    @AfterEach
    void stopDemo() throws InterruptedException {
        demo.destroy();
        demo.waitFor();
    }

    @Test
    void historyIsFilledInItGoesOnLiveAndAnInterruptLeavesNothingBehind() throws Exception {
        await().atMost(PATIENCE).until(() -> !demo.isAlive() || said().contains("Live after"));
        assertThat(said()).contains("First count after", "Job: running as", "Live after");
        List<StackFile.Member> running =
                new StackFile(data).running().orElseThrow().members();

        demo.destroy();

        assertThat(demo.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(said()).doesNotContain("Exception");
        assertThat(running).hasSize(4).allSatisfy(member -> assertThat(member.process())
                .isEmpty());
    }

    private String said() throws IOException {
        return Files.readString(log.toPath());
    }
}
