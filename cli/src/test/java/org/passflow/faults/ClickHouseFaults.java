package org.passflow.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.stack.ClusterJobs;
import org.passflow.stack.StackException;

/** ClickHouse that is not there, does not answer, refuses what it is sent, or takes it without saying so. */
@ExtendWith(FaultExtension.class)
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class ClickHouseFaults {

    private static final Duration AWAY = Duration.parse(System.getProperty("faults.away", "PT10M"));

    /** Longer than a connection waits for an answer (30 s). */
    private static final Duration HANGING = Duration.parse(System.getProperty("faults.hanging", "PT45S"));

    /** Longer than a batch is tried again (10 s): the job fails and starts anew. */
    private static final Duration REFUSING = Duration.parse(System.getProperty("faults.refusing", "PT30S"));

    private static final Duration WITHIN = Duration.ofMinutes(2);

    @Test
    void isAway(FaultRun run) throws Exception {
        run.check(new Fault("ClickHouse away for " + AWAY.toSeconds() + " s", AWAY, WITHIN, struck -> {
            struck.stack().clickHouse().kill9();
            FaultRun.pause(AWAY);
            struck.stack().test().stack().replace(struck.stack().clickHouse());
        }));
    }

    @Test
    void hangs(FaultRun run) throws Exception {
        run.check(new Fault("ClickHouse hangs for " + HANGING.toSeconds() + " s", HANGING, WITHIN, struck -> {
            FaultStack.freeze(struck.stack().clickHouse());
            FaultRun.pause(HANGING);
            FaultStack.goOn(struck.stack().clickHouse());
        }));
    }

    /** A savepoint waits for the sinks: none is written, and what ran goes on. */
    @Test
    void hangsWhileTheJobIsToBeUpgraded(FaultRun run) throws Exception {
        run.check(new Fault("upgrade refused while ClickHouse hangs", HANGING, WITHIN, struck -> {
            ClusterJobs jobs = new ClusterJobs(struck.target(), line -> {});
            ClusterJobs.Running job = jobs.running(struck.job());
            FaultStack.freeze(struck.stack().clickHouse());
            assertThatThrownBy(() -> jobs.upgrade(
                            job, struck.stack().test().installation().jobJar()))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("Nothing is changed, job " + job.id() + " goes on");
            FaultStack.goOn(struck.stack().clickHouse());
            struck.awaitRunning();
            assertThat(jobs.running(null).id()).isEqualTo(job.id());
        }));
    }

    @Test
    void losesAnswersAfterTheCommit(FaultRun run) throws Exception {
        TcpProxy proxy = run.stack().clickHouseProxy();
        long before = proxy.cuts();
        run.throughProxies().check(new Fault("every second answer lost after the commit", REFUSING, WITHIN, struck -> {
            proxy.set(Weather.losingAnswers(2));
            FaultRun.pause(REFUSING);
            proxy.set(Weather.CLEAR);
        }));
        assertThat(proxy.cuts() - before).as("answers lost").isGreaterThan(5);
    }

    @Test
    void isReadOnly(FaultRun run) throws Exception {
        run.check(new Fault("ClickHouse read-only", REFUSING, WITHIN, ClickHouseFaults::readOnly));
    }

    private static void readOnly(FaultRun run) throws IOException, InterruptedException {
        Path users = run.stack().test().stack().settings().data().resolve("clickhouse/users.xml");
        String before = Files.readString(users);
        try {
            Files.writeString(users, before.replace("<writer>", "<writer><readonly>1</readonly>"));
            run.stack().test().killAndReplace(run.stack().clickHouse());
            FaultRun.pause(REFUSING);
            run.awaitFailure("READONLY");
        } finally {
            Files.writeString(users, before);
            run.stack().test().killAndReplace(run.stack().clickHouse());
        }
    }

    /** Its own refusal of a disk that is full, at a limit that every disk is below. */
    @Test
    void diskIsFull(FaultRun run) throws Exception {
        run.check(refusing(
                "ClickHouse's disk full",
                "min_free_disk_bytes_to_perform_insert = 1000000000000000000",
                "NOT_ENOUGH_SPACE"));
    }

    @Test
    void hasTooManyParts(FaultRun run) throws Exception {
        run.check(refusing(
                "too many parts",
                "parts_to_delay_insert = 1, parts_to_throw_insert = 1, max_bytes_to_merge_at_max_space_in_pool = 1",
                "TOO_MANY_PARTS"));
    }

    private static Fault refusing(String name, String settings, String error) {
        return new Fault(name, REFUSING, WITHIN, run -> {
            alter(run, "MODIFY SETTING " + settings);
            FaultRun.pause(REFUSING);
            run.awaitFailure(error);
            alter(run, "RESET SETTING " + settings.replaceAll(" = \\d+", ""));
        });
    }

    private static void alter(FaultRun run, String how) throws IOException, InterruptedException {
        for (JsonNode table : run.installation()
                .query("SELECT name FROM system.tables WHERE database = '{db}' AND engine LIKE '%MergeTree'")) {
            run.migrator()
                    .execute("ALTER TABLE " + run.installation().database() + ".`"
                            + table.get("name").asText() + "` " + how);
        }
    }
}
