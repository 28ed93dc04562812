package org.passflow.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.passflow.board.BoardQueries;
import org.passflow.board.KeptAnswers;
import org.passflow.stack.Folders;
import org.passflow.stack.Installation;
import org.passflow.stack.KafkaAddress;
import org.passflow.stack.ManagedProcess;
import org.passflow.stack.Migrations;
import org.passflow.stack.Ports;
import org.passflow.stack.Stack;
import org.passflow.stack.StackFile;
import org.passflow.stack.StackSettings;

/** A stack of a test run. Most tests share one: free ports, data in target/, started for the first that asks for it. */
public final class TestStack implements AutoCloseable {
    /** Not UTC and not the zone of the product: no result may depend on it. */
    private static final ZoneId TASK_MANAGER_ZONE = ZoneId.of("Asia/Shanghai");

    private static final int SLOTS = 12;
    private static final String MAIN_DATABASE = "passflow";

    private final Installation installation = new Installation(Path.of(".."));
    private final Stack stack;

    private TestStack(StackSettings settings) {
        this.stack = new Stack(installation, settings, line -> System.out.println("[stack] " + line));
    }

    /** A stack that another process has started and ends: nothing here may be killed or closed. */
    public static TestStack of(StackFile.Description running, Path data) {
        return new TestStack(StackSettings.in(data).withPorts(running.ports()));
    }

    static TestStack started() {
        return started(StackSettings.in(Path.of("target", "stack-it"))
                .withTaskManagers(1, SLOTS, TASK_MANAGER_ZONE)
                .withState(StackSettings.StateBackend.HASHMAP, Duration.ofSeconds(2)));
    }

    /** A stack of its own, on free ports, in a folder that is emptied before. */
    public static TestStack started(StackSettings settings) {
        Folders.delete(settings.data());
        TestStack test = new TestStack(settings.withPorts(Ports.free()));
        try {
            test.stack.start();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return test;
    }

    public Stack stack() {
        return stack;
    }

    /** Brings the database that analysts may read up to date; its topics have no prefix. */
    public void migrateMainDatabase() throws IOException, InterruptedException {
        KafkaAddress kafka = new KafkaAddress(stack.settings().ports().kafkaServers(), "");
        Migrations.ofThisBuild().apply(stack.clickHouse().as("migrator"), MAIN_DATABASE, kafka);
    }

    /** The same, with the answers that the board keeps: they cost processor time until {@link #dropMainDatabase}. */
    public void migrateForBoard() throws IOException, InterruptedException {
        migrateMainDatabase();
        new KeptAnswers(BoardQueries.ofThisBuild()).apply(stack.clickHouse().as("migrator"), MAIN_DATABASE);
    }

    /** So that nothing of it runs on beside other tests. */
    public void dropMainDatabase() throws IOException, InterruptedException {
        stack.clickHouse().as("migrator").execute("DROP DATABASE IF EXISTS " + MAIN_DATABASE + " SYNC");
    }

    public Installation installation() {
        return installation;
    }

    /** Ends the TaskManager as a power cut would, starts another and waits until the cluster has it. */
    public void killTaskManager() throws IOException, InterruptedException {
        killAndReplace(stack.flink().taskManagers().get(0));
    }

    /** Ends ClickHouse as a power cut would, starts it again and waits until it answers. */
    public void killClickHouse() throws IOException, InterruptedException {
        killAndReplace(stack.clickHouse().process());
    }

    /** Stops the broker in order; what it has stored stays. */
    public void stopKafka() {
        stack.kafka().process().stop();
    }

    /** Starts the broker that was stopped on its data, and waits until it answers. */
    public void startKafka() throws IOException, InterruptedException {
        stack.replace(stack.kafka().process());
    }

    /** Ends a process of this stack as a power cut would, starts it again and waits until it is healthy. */
    public void killAndReplace(ManagedProcess process) throws IOException, InterruptedException {
        process.kill9();
        stack.replace(process);
    }

    @Override
    public void close() {
        stack.close();
    }
}
