package org.passflow.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Flink logs all it does, as an operator in search of a fault has it do, until this is closed. */
public final class FlinkDebugLog implements AutoCloseable {
    private final Path logging;
    private final String usual;

    /** Returns as soon as it does. */
    public FlinkDebugLog(TestInstallation installation) throws IOException {
        Path data = installation.test().stack().settings().data();
        logging = data.resolve("flink/log4j2.properties");
        usual = Files.readString(logging);
        Files.writeString(
                logging,
                usual.replace("rootLogger.level = info", "rootLogger.level = debug")
                        + "logger.own.name = org.passflow\nlogger.own.level = trace\n"
                        + "logger.connectors.name = org.apache.flink.connector\nlogger.connectors.level = trace\n");
        Path log = data.resolve("logs/taskmanager-1.log");
        long before = Files.size(log);
        installation.awaitUntil(Duration.ofMinutes(1), () -> Files.readString(log)
                .substring((int) Math.min(before, Files.size(log)))
                .contains(" DEBUG "));
    }

    @Override
    public void close() throws IOException {
        Files.writeString(logging, usual);
    }
}
