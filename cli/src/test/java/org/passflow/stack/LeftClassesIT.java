package org.passflow.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.testing.Scenario;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;
import org.passflow.testing.TestStack;

/**
 * Jobs that have ended leave none of their classes on the cluster: each is loaded by a class loader of its own, and a
 * cluster on which jobs are started often enough would run out of metaspace, which ends its TaskManagers.
 */
@ExtendWith(StackExtension.class)
class LeftClassesIT {
    private static final int JOBS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void jobsThatHaveEndedLeaveNoClasses(TestStack stack, TestInstallation installation) throws Exception {
        ManagedProcess jobManager = stack.stack().flink().jobManager();
        ManagedProcess taskManager = stack.stack().flink().taskManagers().get(0);
        // The first leaves some: a thread of the JDK that it was the first to need stays for good.
        runAndCancel(installation);
        long onJobManager = loaders(jobManager);
        long onTaskManager = loaders(taskManager);

        for (int job = 0; job < JOBS; job++) {
            runAndCancel(installation);
        }

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(loaders(jobManager)).as("on the JobManager").isLessThanOrEqualTo(onJobManager);
            assertThat(loaders(taskManager)).as("on the TaskManager").isLessThanOrEqualTo(onTaskManager);
        });
    }

    private static void runAndCancel(TestInstallation installation) throws IOException, InterruptedException {
        installation.cancel(installation.submit(Scenario.JOB));
    }

    /** Class loaders of jobs, after what nobody holds has been collected. */
    private static long loaders(ManagedProcess process) throws IOException, InterruptedException {
        jcmd(process, "GC.run");
        return jcmd(process, "VM.classloader_stats")
                .lines()
                .filter(line -> line.contains("ChildFirstClassLoader"))
                .count();
    }

    private static String jcmd(ManagedProcess process, String command) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process asked = new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), command)
                .redirectErrorStream(true)
                .start();
        String said = new String(asked.getInputStream().readAllBytes(), UTF_8);
        assertThat(asked.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(asked.exitValue()).as(said).isZero();
        return said;
    }
}
