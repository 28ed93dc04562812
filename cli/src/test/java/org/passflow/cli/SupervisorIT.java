package org.passflow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passflow.stack.StackFile;

/** The command as a user runs it, in a process of its own that can be killed. */
class SupervisorIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path data;

    private Process supervisor;

    @BeforeEach
    void startStack() throws IOException {
        supervisor = LaunchedCommand.start(new File("target/supervisor-it.log"), data, "up", "--foreground");
        await().atMost(PATIENCE).until(() -> new StackFile(data).running().isPresent());
    }

    @AfterEach
    void stopStack() throws InterruptedException {
        supervisor.destroy();
        supervisor.waitFor();
    }

    @Test
    void deadTaskManagerIsReplacedAndKilledSupervisorLeavesNothingBehind() {
        StackFile.Member taskManager = members().get(0);
        assertThat(taskManager.name()).startsWith("Flink TaskManager");

        taskManager.process().orElseThrow().destroyForcibly();
        await().atMost(PATIENCE).until(() -> members().get(0).pid() != taskManager.pid());
        List<StackFile.Member> running = members();
        assertThat(running).allSatisfy(member -> assertThat(member.process()).isPresent());

        supervisor.destroyForcibly();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(running)
                .allSatisfy(member -> assertThat(member.process()).isEmpty()));
        assertThat(new StackFile(data).running()).isEmpty();
    }

    private List<StackFile.Member> members() {
        return new StackFile(data).read().orElseThrow().members();
    }
}
