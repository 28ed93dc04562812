package org.passflow.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.stack.ManagedProcess;
import org.passflow.stack.Ports;

/**
 * Processes that die as in a power cut, or stand still. Shown elsewhere: a TaskManager and ClickHouse die while half a million
 * events are read ({@code DayIT}), Kafka is away for an hour ({@code BrokerAwayIT}).
 */
@ExtendWith(FaultExtension.class)
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class ProcessFaults {
    private static final int KILLS = Integer.getInteger("faults.kills", 20);
    private static final Duration FROZEN = Duration.parse(System.getProperty("faults.frozen", "PT2M"));

    /** Enough for one that stood still to write what it held and to learn that it was given up. */
    private static final Duration COMING_TO = Duration.ofSeconds(15);

    /** About what one takes to be started again and the job to run. */
    private static final Duration A_KILL = Duration.ofSeconds(15);

    @Test
    void taskManagerDiesAgainAndAgain(FaultRun run) throws Exception {
        run.check(new Fault(
                "kill -9 of a TaskManager, " + KILLS + " times",
                A_KILL.multipliedBy(KILLS),
                Duration.ofMinutes(2),
                ProcessFaults::killTaskManagers));
    }

    private static void killTaskManagers(FaultRun run) throws Exception {
        List<ManagedProcess> taskManagers = run.stack().flink().taskManagers();
        for (int kill = 0; kill < KILLS; kill++) {
            run.awaitRunning();
            ManagedProcess victim = taskManagers.get(kill % taskManagers.size());
            victim.kill9();
            if (kill == KILLS - 1) {
                run.isOver();
            }
            run.stack().test().stack().replace(victim);
        }
    }

    @Test
    void jobManagerDies(FaultRun run) throws Exception {
        dies("kill -9 of the JobManager", run, run.stack().flink().jobManager());
    }

    @Test
    void clickHouseDiesDuringInserts(FaultRun run) throws Exception {
        dies("kill -9 of ClickHouse during inserts", run, run.stack().clickHouse());
    }

    @Test
    void kafkaDies(FaultRun run) throws Exception {
        dies("kill -9 of Kafka", run, run.stack().kafka());
    }

    private static void dies(String name, FaultRun run, ManagedProcess victim) throws Exception {
        run.check(new Fault(name, A_KILL, Duration.ofMinutes(2), struck -> {
            victim.kill9();
            struck.isOver();
            struck.stack().test().stack().replace(victim);
        }));
    }

    @Test
    void everythingDiesAtOnce(FaultRun run) throws Exception {
        run.check(new Fault("kill -9 of everything at once", A_KILL, Duration.ofMinutes(3), struck -> {
            List<ManagedProcess> all = struck.stack().test().stack().processes();
            all.forEach(ManagedProcess::kill9);
            struck.isOver();
            struck.stack().mend();
        }));
    }

    /**
     * The cluster gives it up and goes on elsewhere; when it comes to itself it still holds rows to write. One of them may be its
     * {@code progress}, of which the last row written stands: so events still come afterwards, as they do in life.
     */
    @Test
    void taskManagerStandsStill(FaultRun run) throws Exception {
        run.check(new Fault(
                "SIGSTOP of a TaskManager for " + FROZEN.toSeconds() + " s",
                FROZEN.plus(COMING_TO.multipliedBy(2)),
                Duration.ofMinutes(2),
                struck -> {
                    for (ManagedProcess taskManager : struck.stack().flink().taskManagers()) {
                        if (taskManager != struck.stack().flink().taskManagers().get(0)) {
                            // So that all of the job is on the one that will stand still.
                            struck.stack().test().killAndReplace(taskManager);
                        }
                    }
                    struck.awaitRunning();
                    ManagedProcess victim =
                            struck.stack().flink().taskManagers().get(0);
                    int failures = struck.flink().exceptions(struck.job()).size();
                    FaultStack.freeze(victim);
                    FaultRun.pause(FROZEN);
                    assertThat(struck.flink().exceptions(struck.job()))
                            .as("the job was taken from the one that stood still")
                            .hasSizeGreaterThan(failures);
                    FaultStack.goOn(victim);
                    FaultRun.pause(COMING_TO);
                }));
    }

    /** The job moves to a TaskManager whose clock is an hour ahead, and back. */
    @Test
    void taskManagerHasAClockAnHourAhead(FaultRun run) throws Exception {
        WrongClock clock = WrongClock.anHourAhead();
        run.check(new Fault(
                "a TaskManager's clock an hour ahead",
                Duration.ofMinutes(1),
                Duration.ofMinutes(2),
                struck -> underWrongClock(struck, clock)));
    }

    private static void underWrongClock(FaultRun run, WrongClock clock) throws Exception {
        List<ManagedProcess> taskManagers = run.stack().flink().taskManagers();
        Process wrong = clock.taskManagerLike(
                taskManagers.get(0),
                "an-hour-ahead",
                Ports.free().taskManagerMetrics(),
                new File("target/an-hour-ahead.out").getAbsoluteFile());
        try {
            run.awaitTaskManager("an-hour-ahead");
            taskManagers.forEach(ManagedProcess::kill9);
            FaultRun.pause(Duration.ofSeconds(5));
            run.awaitRunning();
            FaultRun.pause(Duration.ofSeconds(30));
            assertThat(wrong.isAlive()).isTrue();
            run.stack().mend();
        } finally {
            wrong.destroyForcibly();
        }
    }
}
