package org.passflow.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.passflow.stack.FlinkCluster;
import org.passflow.stack.ManagedProcess;
import org.passflow.stack.Ports;
import org.passflow.stack.StackSettings;
import org.passflow.testing.TestStack;

/**
 * What the faults strike: a cluster as an operator has it (two TaskManagers, state in RocksDB, ZooKeeper that remembers the
 * job), and a proxy before ClickHouse and one before Kafka for jobs that are to go through them.
 */
final class FaultStack implements AutoCloseable {
    /** Kafka tells its clients where to go on: who came by the proxy must stay on it. */
    private static final String SECOND_LISTENER =
            """

            listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d,PROXIED://127.0.0.1:%3$d
            advertised.listeners=PLAINTEXT://127.0.0.1:%1$d,PROXIED://127.0.0.1:%4$d
            listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,PROXIED:PLAINTEXT
            """;

    private final TestStack test;
    private final TcpProxy clickHouseProxy;
    private final TcpProxy kafkaProxy;

    private FaultStack(TestStack test, TcpProxy clickHouseProxy, TcpProxy kafkaProxy) {
        this.test = test;
        this.clickHouseProxy = clickHouseProxy;
        this.kafkaProxy = kafkaProxy;
    }

    static FaultStack started() {
        TestStack test = TestStack.started(StackSettings.cluster(Path.of("target", "stack-faults"))
                .withTaskManagers(2, 4, ZoneId.of("Asia/Shanghai"))
                .withState(StackSettings.StateBackend.ROCKSDB, Duration.ofSeconds(2)));
        Ports ports = test.stack().settings().ports();
        int listener = Ports.free().kafka();
        TcpProxy kafkaProxy = new TcpProxy(listener);
        Path properties = test.stack().settings().data().resolve("kafka/server.properties");
        String more = SECOND_LISTENER.formatted(ports.kafka(), ports.kafkaController(), listener, kafkaProxy.port());
        try {
            Files.writeString(properties, more, StandardOpenOption.APPEND);
            test.stack().kafka().process().restart();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return new FaultStack(test, new TcpProxy(ports.clickHouseHttp()), kafkaProxy);
    }

    TestStack test() {
        return test;
    }

    FlinkCluster flink() {
        return test.stack().flink();
    }

    ManagedProcess clickHouse() {
        return test.stack().clickHouse().process();
    }

    ManagedProcess kafka() {
        return test.stack().kafka().process();
    }

    /** Between the job and ClickHouse. */
    TcpProxy clickHouseProxy() {
        return clickHouseProxy;
    }

    /** Between the job and Kafka. */
    TcpProxy kafkaProxy() {
        return kafkaProxy;
    }

    /** Starts again whatever a scenario left dead, frozen or in bad weather, so that the next finds all of it. */
    void mend() throws IOException, InterruptedException {
        clickHouseProxy.set(Weather.CLEAR);
        kafkaProxy.set(Weather.CLEAR);
        List<ManagedProcess> processes = test.stack().processes();
        for (ManagedProcess process : processes) {
            if (process.isAlive()) {
                goOn(process);
            }
        }
        List<ManagedProcess> dead = new ArrayList<>(processes.stream()
                .filter(Predicate.not(ManagedProcess::isAlive))
                .toList());
        // Those come first on which others depend.
        Collections.reverse(dead);
        for (ManagedProcess process : dead) {
            process.start();
            if (process.name().equals("ZooKeeper")) {
                process.awaitHealthy();
            }
        }
        for (ManagedProcess process : dead) {
            process.awaitHealthy();
        }
    }

    /** Stops it where it stands, as if its machine did not get any processor time (SIGSTOP). */
    static void freeze(ManagedProcess process) throws IOException, InterruptedException {
        signal("STOP", process);
    }

    /** Lets it go on where it stood. */
    static void goOn(ManagedProcess process) throws IOException, InterruptedException {
        signal("CONT", process);
    }

    private static void signal(String name, ManagedProcess process) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("kill -%s %s ended with %d".formatted(name, process.name(), exit));
        }
    }

    @Override
    public void close() {
        try {
            mend();
        } catch (IOException | InterruptedException | RuntimeException e) {
            System.out.println("[faults] not mended: " + e.getMessage());
        } finally {
            kafkaProxy.close();
            clickHouseProxy.close();
            test.close();
        }
    }
}
