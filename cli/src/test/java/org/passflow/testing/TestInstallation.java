package org.passflow.testing;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.passflow.registry.ReferenceLoader;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.stack.JobSubmission;
import org.passflow.stack.KafkaAddress;
import org.passflow.stack.KafkaBroker;
import org.passflow.stack.Migrations;
import org.passflow.stack.Topics;

/**
 * Topics and tables of one test class on the stack of the test run, so that classes do not see each other.
 *
 * @param prefix of its topics
 * @param database migrated, and named so that the job's user may write it
 */
public record TestInstallation(TestStack test, String prefix, String database) {

    /** A job that a test runs; null parallelism is the stack's default. */
    public record Settings(Integer parallelism, String restoreFrom, List<String> flags) {
        public static Settings of(String... flags) {
            return new Settings(null, null, List.of(flags));
        }

        public Settings with(String... more) {
            return new Settings(
                    parallelism,
                    restoreFrom,
                    Stream.concat(flags.stream(), Stream.of(more)).toList());
        }

        public Settings withParallelism(int other) {
            return new Settings(other, restoreFrom, flags);
        }

        public Settings restoredFrom(String savepoint) {
            return new Settings(parallelism, savepoint, flags);
        }
    }

    /** Creates topics and database, named after a test class and, where it needs several, a suffix. */
    public static TestInstallation create(TestStack test, String name) throws IOException, InterruptedException {
        String lower = name.toLowerCase(Locale.ROOT);
        TestInstallation installation = new TestInstallation(test, lower + "-", "passflow_" + lower);
        try (Admin admin = KafkaBroker.admin(installation.kafkaServers())) {
            installation.topics().apply(admin);
        }
        installation.migrate();
        return installation;
    }

    /** The same topics with tables of their own. */
    public TestInstallation withTables(String suffix) throws IOException, InterruptedException {
        TestInstallation other = new TestInstallation(test, prefix, database + "_" + suffix);
        other.migrate();
        return other;
    }

    /** Removes all tables with what is in them, and makes them anew. */
    public void recreateTables() throws IOException, InterruptedException {
        dropTables();
        migrate();
    }

    public void dropTables() throws IOException, InterruptedException {
        test.stack().clickHouse().as("migrator").execute("DROP DATABASE IF EXISTS " + database + " SYNC");
    }

    private void migrate() throws IOException, InterruptedException {
        ClickHouseHttp migrator = test.stack().clickHouse().as("migrator");
        Migrations.ofThisBuild().apply(migrator, database, new KafkaAddress(kafkaServers(), prefix));
        new ReferenceLoader(migrator, database).load();
    }

    public Topics topics() {
        return Topics.onOneMachine(prefix);
    }

    public String kafkaServers() {
        return test.stack().settings().ports().kafkaServers();
    }

    /** Submits the passflow job to Flink, waits until it runs, and returns its id. */
    public String submit(Settings settings) throws IOException, InterruptedException {
        JobSubmission job =
                new JobSubmission(prefix, database, settings.flags(), settings.parallelism(), settings.restoreFrom());
        return job.submit(JobSubmission.Target.of(
                test.installation(),
                test.stack().settings().data(),
                test.stack().settings().ports()));
    }

    public void cancel(String job) throws IOException, InterruptedException {
        test.stack().flink().rest().cancel(job);
    }

    /** The rows of a SELECT on this installation's database, named {@code {db}} in the text; asked as migrator. */
    public List<JsonNode> query(String sql) throws IOException, InterruptedException {
        return test.stack().clickHouse().as("migrator").query(sql.replace("{db}", database));
    }

    /** The same through the JDBC URL that a client of this installation uses. */
    public String jdbcUrl() {
        return test.stack().clickHouse().url().replace("http://", "jdbc:clickhouse://") + "/" + database;
    }

    /** Waits until a condition holds; an exception from it fails the test only if it is the last that was thrown. */
    public void awaitUntil(Duration timeout, Callable<Boolean> condition) {
        await().atMost(timeout)
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptions()
                .until(condition);
    }
}
